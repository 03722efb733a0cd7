"""A month as a calendar: numbers, shades, and what is missing."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from hublog.domain.activities import Activity, Slot
from hublog.domain.facts import Facts
from hublog.domain.ledger import ledger
from hublog.domain.month_days import Calendar, DayCell, _shades, calendar_of
from hublog.domain.months import Month
from made_facts import MadeRegister, worked_example

MAY = Month(2026, 5)
JUNE = dt.date(2026, 6, 1)
TUESDAYS = Slot(weekday=1, start=dt.time(10), end=dt.time(12))
DROP_IN = Activity(id="drop-in", name="Drop-in", type="DROPIN", schedule=(TUESDAYS,))


def calendar(register: MadeRegister, today: dt.date = JUNE, *activities: Activity) -> Calendar:
    facts = register.facts()
    known = {each.id: each for each in activities}
    return calendar_of(ledger(Facts(**{**_fields(facts), "activities": known})), MAY, today)


def _fields(facts: Facts) -> dict[str, object]:
    return {name: getattr(facts, name) for name in Facts.__slots__}


def day(found: Calendar, number: int) -> DayCell:
    return found.days[number - 1]


def test_every_day_of_the_month_is_there() -> None:
    found = calendar_of(ledger(worked_example()), MAY, JUNE)
    assert [each.date.day for each in found.days] == list(range(1, 32))
    held = [each for each in found.days if each.status == "held"]
    assert [(each.date.day, each.footfall) for each in held] == [(5, 7), (12, 5), (19, 5)]
    assert day(found, 26) == DayCell(dt.date(2026, 5, 26), None, ("2026-05-26-4",), "cancelled", 0)
    assert day(found, 1) == DayCell(dt.date(2026, 5, 1), None, (), "none", 0)


def test_what_matters_most_of_a_day_is_its_status() -> None:
    register = MadeRegister()
    register.session(dt.date(2026, 5, 5), "A")
    register.session(dt.date(2026, 5, 5), status="cancelled")
    register.session(dt.date(2026, 5, 6), "AB", status="open")
    register.session(dt.date(2026, 5, 7), status="open")
    found = calendar(register, dt.date(2026, 5, 13), DROP_IN)
    assert {n: day(found, n).status for n in (5, 6, 7, 12, 13, 19, 20)} == {
        5: "held",
        6: "open",
        7: "missing",
        12: "missing",
        13: "none",
        19: "planned",
        20: "none",
    }
    assert (day(found, 6).footfall, day(found, 5).sessions) == (
        None,
        ("2026-05-05-0", "2026-05-05-1"),
    )
    assert [(gap.day.day, gap.activity) for gap in found.gaps] == [(7, "Drop-in"), (12, "Drop-in")]


def test_a_planned_day_is_planned_until_it_is_over() -> None:
    register = MadeRegister()
    register.session(dt.date(2026, 5, 5), "A")
    assert day(calendar(register, dt.date(2026, 5, 12), DROP_IN), 12).status == "planned"
    assert day(calendar(register, dt.date(2026, 5, 13), DROP_IN), 12).status == "missing"


def test_a_session_planned_ahead_is_planned() -> None:
    register = MadeRegister()
    register.session(dt.date(2026, 5, 20), status="planned")
    assert day(calendar(register, dt.date(2026, 5, 20)), 20).status == "planned"


def test_shades_tell_busy_days_from_quiet_ones() -> None:
    register = MadeRegister()
    for number, counted in ((1, 9), (2, 12), (3, 18), (4, 31), (5, 91), (6, 0)):
        register.session(dt.date(2026, 5, number), counted=counted)
    heats = [each.heat for each in calendar(register).days[:7]]
    assert heats == [1, 2, 3, 4, 5, 0, 0]


def test_a_day_like_all_others_is_in_the_middle() -> None:
    assert _shades([7, 7, 7]) == {7: 3}
    assert _shades([]) == {}


@given(st.lists(st.integers(1, 300), min_size=1))
def test_more_people_never_look_quieter(numbers) -> None:
    shades = _shades(sorted(numbers))
    in_order = [shades[n] for n in sorted(shades)]
    assert in_order == sorted(in_order)
    assert set(in_order) <= {1, 2, 3, 4, 5}
