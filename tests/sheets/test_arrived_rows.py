"""The typed rows of a return that arrived are those its hub drew up; what cannot be is told, not taken."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from hublog.domain.months import Month
from hublog.domain.office.arrived import Arrived
from hublog.domain.returns import ReturnContent
from hublog.domain.sheet_rows import ErasureRow, OutcomeRow, ReferralRow
from hublog.sheets import layout
from hublog.sheets.arrived_rows import OddCellError, arrived
from hublog.sheets.comparing import compare
from hublog.sheets.verifying import verification_of
from hublog.sheets.writer import workbook
from made_return import content, example, outspoken, words
from sealed_return import HUB_KEY, by, grids, sealed_content

NO_DAY: Any = None


def read(drawn: ReturnContent, left_out: tuple[tuple[str, int], ...] = ()) -> Arrived:
    """The return as an office reads it out of the workbook of this content."""
    compared = compare(grids(workbook(drawn, words(), by(HUB_KEY))), layout.SHEETS, layout.COVER)
    found = verification_of(compared, "made-up.xlsx")
    assert not hasattr(found, "code"), found
    return arrived(compared, found, left_out)  # type: ignore[arg-type]


def signed(drawn: ReturnContent) -> ReturnContent:
    return replace(drawn, cover=replace(drawn.cover, draft=False))


@pytest.mark.parametrize("text", ["Soup", "?time to talk", "?date night", "?int 5", "=1+1", "?"])
def test_every_row_comes_out_as_it_was_drawn_up(text) -> None:
    """Also where somebody wrote what looks like a cell of another type."""
    drawn = signed(outspoken(text))
    back = read(drawn)
    assert back.sessions == drawn.sessions
    assert back.people == drawn.people
    assert back.attendance == drawn.attendance
    assert back.referrals == drawn.referrals
    assert back.learning == drawn.learning
    assert back.changes == drawn.changes
    assert back.erasures == drawn.erasures
    assert [str(row.people_display) for row in drawn.breakdown] == [
        row.people for row in back.breakdown
    ]
    assert [(row.rule, row.reason, row.query_id) for row in back.checks] == [
        (row.rule, row.reason, row.query_id) for row in drawn.checks
    ]
    summary = {row.indicator.id: row.indicator.value for row in drawn.summary}
    assert {row.indicator for row in back.figures} == set(summary)


def test_what_stands_around_the_rows_is_told_too() -> None:
    drawn = sealed_content()
    back = read(drawn)
    assert (back.hub_code, back.month, back.version) == ("CUM-EWA", "2026-05", 1)
    assert (back.drawn_on, back.complete, back.rows_shared) == (dt.date(2026, 6, 2), True, True)
    assert back.public_key == by(HUB_KEY)(b"").public_key
    assert back.volunteering == drawn.volunteering
    assert not back.nil


def test_rows_that_are_left_out_are_not_among_them() -> None:
    drawn = sealed_content()
    back = read(drawn, (("Sessions", 3), ("People", 4)))
    assert back.sessions == drawn.sessions[1:]
    assert len(back.people) == len(drawn.people) - 1


def _sessions(**changed: object) -> Callable[[ReturnContent], ReturnContent]:
    def change(drawn: ReturnContent) -> ReturnContent:
        first, *rest = drawn.sessions
        return replace(drawn, sessions=(first._replace(**changed), *rest))  # type: ignore[arg-type]

    return change


def _people(**changed: object) -> Callable[[ReturnContent], ReturnContent]:
    def change(drawn: ReturnContent) -> ReturnContent:
        first, *rest = drawn.people
        return replace(drawn, people=(first._replace(**changed), *rest))  # type: ignore[arg-type]

    return change


def _referral(**changed: object) -> Callable[[ReturnContent], ReturnContent]:
    row = ReferralRow("r", "WARM", "out", dt.date(2026, 5, 5), "GP", "food", "sent", 3)
    return lambda drawn: replace(drawn, referrals=(row._replace(**changed),))  # type: ignore[arg-type]


def _outcome(**changed: object) -> Callable[[ReturnContent], ReturnContent]:
    row = OutcomeRow("WARM", "ONS4", "anxious", 9, 6.25, 4.5, -1.75, 6, 2, 1)
    return lambda drawn: replace(drawn, outcomes=(row._replace(**changed),))  # type: ignore[arg-type]


def test_what_changed_for_people_comes_out_as_it_was_drawn_up() -> None:
    """return-format.md, Outcomes: also of so few that nothing but their number is said."""
    whole, bare = _outcome()(sealed_content()), OutcomeRow("", "UCLA3", "total", 3, *[None] * 6)
    drawn = replace(whole, outcomes=(*whole.outcomes, bare))
    assert read(drawn).outcomes == drawn.outcomes


@pytest.mark.parametrize(
    "change",
    [
        _outcome(pairs=None),
        _outcome(improved=None),
        _outcome(worse=-1),
        _outcome(mean_change=10.0**30),
        _sessions(footfall=None),
        _sessions(footfall=-5),
        _sessions(footfall=10**30),
        _sessions(named_present=-1),
        _sessions(date=NO_DAY),
        _sessions(days_late=10**12),
        _sessions(hours=float(10**30)),
        _people(visits_month=None),
        _people(visits_12m=-3),
        _people(imd_decile=10**20),
        _referral(date=NO_DAY),
        _referral(days_to_outcome=10**12),
        lambda drawn: replace(drawn, erasures=(ErasureRow("ref", NO_DAY),)),
    ],
)
def test_a_cell_that_says_what_its_column_cannot_hold_is_odd_whoever_sealed_it(change) -> None:
    """P11: such a return would not fit into any table, or spoil every sum."""
    with pytest.raises(OddCellError):
        read(change(sealed_content()))


def test_what_may_be_blank_may_stay_blank() -> None:
    change = _people(imd_decile=None)
    drawn = _referral(days_to_outcome=None)(
        change(_sessions(hours=None, days_late=None)(sealed_content()))
    )
    back = read(drawn)
    assert back.sessions[0].hours is None
    assert back.people[0].imd_decile is None
    assert back.referrals[0].days_to_outcome is None


def test_a_return_of_a_month_with_nothing_in_it() -> None:
    back = read(signed(content(example(), Month(2026, 8), drawn_on=dt.date(2026, 9, 1))))
    assert (back.nil, back.sessions) == (True, ())
