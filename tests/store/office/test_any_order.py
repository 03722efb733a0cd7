"""However returns arrive, offices that got them all hold the same."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arriving import KEY, PEOPLE, came
from at_the_office import HUB, AtTheOffice
from hublog.domain.office.arrived import CheckSaid
from hublog.domain.office.asked import Asked
from hublog.domain.queries import Query
from hublog.services.office.ports import Came

HUBS = ("ABC-DEF", "CUM-EWA", "XYZ-ABC")
MONTHS = ("2026-05", "2026-06", "2026-07")
FORGOTTEN = {
    ("ABC-DEF", "2026-06", 2): ("ref-1",),
    ("ABC-DEF", "2026-07", 1): ("ref-1", "ref-2"),
    ("CUM-EWA", "2026-05", 2): ("ref-3", "somebody never told of"),
}
"""Which versions tell that somebody was forgotten."""
ANSWERS = {("CUM-EWA", "2026-06", 1): "A coach came", ("CUM-EWA", "2026-07", 2): "Two coaches"}
QUESTION = Query(
    id="question",
    month="2026-05",
    version=1,
    sheet="",
    row_id="",
    code="UNUSUAL",
    message="So many?",
    asked_on=dt.date(2026, 6, 8),
)


def _sent(hub: str, month: str, version: int) -> Came:
    key = (hub, month, version)
    made = came(month, version, hub=hub, forgotten=FORGOTTEN.get(key, ()))
    assert made.arrived is not None
    row = CheckSaid("query", "W", "", "", "asked", ANSWERS.get(key, ""), "question")
    # The later version was drawn a week after the first.
    drawn_on = made.arrived.drawn_on + dt.timedelta(days=7 * version)
    checks = (row,) if key in ANSWERS else ()
    return made._replace(arrived=replace(made.arrived, drawn_on=drawn_on, checks=checks))


SENT = tuple(_sent(hub, month, version) for hub in HUBS for month in MONTHS for version in (1, 2))


def an_office(office_stores) -> AtTheOffice:
    office = AtTheOffice(office_stores())
    office.expect(*(replace(HUB, code=code, public_key=KEY) for code in HUBS))
    with office.store.writing() as work:
        work.ask(Asked(hub_code="CUM-EWA", query=QUESTION, asked_by="Kit"))
        work.commit()
    return office


@st.composite
def deliveries(draw: st.DrawFn) -> list[Sequence[Came]]:
    """Imports: some files get lost, some come twice; then all are sent again in another order."""
    first = draw(st.lists(st.sampled_from(SENT), max_size=24))
    again = draw(st.permutations(SENT))
    cuts = sorted(draw(st.lists(st.integers(0, len(again)), max_size=2)))
    parts = [again[a:b] for a, b in zip([0, *cuts], [*cuts, len(again)], strict=True)]
    half = len(first) // 2
    return [part for part in (first[:half], first[half:], *parts) if part]


@settings(
    max_examples=12,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(imports=deliveries(), taken_back=st.booleans())
def test_offices_that_got_the_same_returns_hold_the_same(
    office_stores, imports: list[Sequence[Came]], taken_back: bool
) -> None:
    """P8 and P14, at the office: in any order, twice, lost and sent again, taken back between."""
    straight, other = an_office(office_stores), an_office(office_stores)
    straight.take(*SENT)
    for number, files in enumerate(imports, 1):
        other.take(*files)
        if taken_back and number == 1:
            other.services.taking_in.undo("Kit", number)
    if taken_back:
        other.take(*reversed(SENT))
    assert other.digest() == straight.digest()
    for hub in HUBS:
        gone = {ref for key, refs in FORGOTTEN.items() if key[0] == hub for ref in refs}
        assert other.held(hub) == [
            (month, version, version == 2) for month in MONTHS for version in (1, 2)
        ]
        for month, version, _ in other.held(hub):
            held = other.content(month, version, hub)
            assert {row.person_ref for row in held.people} == set(PEOPLE) - gone
            assert {row.person_ref for row in held.attendance} == set(PEOPLE) - gone
    with other.store.reading() as reader:
        (asked,) = reader.asked()
    assert (asked.query.answer, asked.answered_in) == ("Two coaches", "2026-07 v2")


def test_offices_that_did_not_get_the_same_hold_something_else(office_stores) -> None:
    """The control: what tells stores alike would tell them apart."""
    whole, short = an_office(office_stores), an_office(office_stores)
    whole.take(*SENT)
    short.take(*SENT[:-1])
    assert short.digest() != whole.digest()
    short.take(replace_text(SENT[-1]))
    assert short.digest() != whole.digest()


def replace_text(sent: Came) -> Came:
    assert sent.arrived is not None
    (session,) = sent.arrived.sessions
    return sent._replace(
        arrived=replace(sent.arrived, sessions=(session._replace(note="otherwise"),))
    )
