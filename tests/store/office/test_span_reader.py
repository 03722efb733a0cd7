"""What the database adds up and reads out is what the pure functions say, whatever returns there are."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from hublog.domain.office import lines
from hublog.domain.office.arrived import Arrived
from hublog.domain.office.lines import in_order
from hublog.domain.office.spans import Span
from hublog.domain.office.totals import Totals, totals
from hublog.store.office.store import SqlOfficeStore
from hublog.store.office.work import SqlOfficeWork
from made_office import MAY, NOON, arrived, hub, person, session, take
from office_stores import ENGINES
from returns_at_random import HUBS, returns, spans, those_that_stand

often = settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
"""One store serves every example: what an example files is rolled back."""


@pytest.fixture(params=ENGINES)
def store(request) -> SqlOfficeStore:
    return request.getfixturevalue(ENGINES[request.param])()


@contextmanager
def holding(store: SqlOfficeStore, held: list[Arrived]) -> Iterator[SqlOfficeWork]:
    """The store with these returns, as long as the block lasts."""
    with store.writing() as work:
        codes = sorted({each.hub_code for each in held} | set(HUBS))
        take(work, [hub(code) for code in codes], held)
        yield work


def plain(sums: Totals) -> Totals:
    """The same with plain dictionaries, and hours as near as sums of them are."""
    names = (
        *("footfalls", "days_late", "footfall_by_month", "footfall_by_type", "held_by_type"),
        *("days_to_take_up", "said", "said_last"),
    )
    return replace(
        sums,
        hours=round(sums.hours, 4),
        person_hours=round(sums.person_hours, 4),
        people=sums.people._replace(deciles=dict(sums.people.deciles)),
        **{name: dict(getattr(sums, name)) for name in names},
    )


@often
@given(returns(), spans)
def test_the_database_adds_up_what_the_specification_says(store, held, span) -> None:
    stands = in_order(those_that_stand(held), span)
    with holding(store, held) as reader:
        found = reader.totals(span)
    assert list(found) == sorted({each.hub_code for each in stands})
    for code in found:
        mine = [each for each in stands if each.hub_code == code]
        assert plain(found[code]) == plain(totals(mine, span))


@often
@given(returns(), spans)
def test_the_lines_of_the_sheets_are_those_of_the_returns_that_stand(store, held, span) -> None:
    stands = in_order(those_that_stand(held), span)
    with holding(store, held) as reader:
        assert list(reader.session_lines(span)) == list(lines.session_lines(stands))
        assert list(reader.person_lines(span)) == list(lines.person_lines(stands))
        assert list(reader.breakdown_lines(span)) == list(lines.breakdown_lines(stands))
        assert list(reader.learning_lines(span)) == list(lines.learning_lines(stands))
        assert reader.condition_lines(span) == lines.condition_lines(lines.together(stands))
        assert reader.line_counts(span) == lines.counts(stands)


def test_a_version_that_was_taken_back_counts_no_more(store) -> None:
    first = arrived("2026-05", [session("2026-05-05", 7)], people=[person("A", 2)])
    second = replace(first, version=2, sessions=(session("2026-05-05", 9),), people=())
    span = Span(MAY, MAY)
    with holding(store, [first]) as reader:
        later = take(reader, [], [second])
        assert reader.totals(span)["CUM-EWA"].footfall == 9
        assert reader.line_counts(span)["people"] == 0
        reader.undo_intake(later, NOON, "Made-up officer")
        assert reader.totals(span)["CUM-EWA"].footfall == 7
        assert [line.visits for line in reader.person_lines(span)] == [2]


def test_without_any_return_there_is_nothing(store) -> None:
    with holding(store, []) as reader:
        assert reader.totals(Span(MAY, MAY)) == {}
        assert reader.line_counts(Span(MAY, MAY)) == dict.fromkeys(
            ("sessions", "people", "breakdown", "learning"), 0
        )
        assert reader.condition_lines(Span(MAY, MAY)) == ()
