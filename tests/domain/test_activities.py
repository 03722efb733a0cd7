from datetime import date, time

from hublog.domain.activities import Activity, DatedCondition, Slot

TUESDAY = date(2026, 5, 5)
LATE = Slot(weekday=1, start=time(14), end=time(16))
EARLY = Slot(weekday=1, start=time(10), end=time(12), valid_from=TUESDAY, valid_to=TUESDAY)


def test_the_timetable_says_what_runs_on_a_day_earliest_first() -> None:
    activity = Activity(id="a1", name="Soup", type="FOOD", schedule=(LATE, EARLY))
    assert activity.slots_on(TUESDAY) == (EARLY, LATE)
    assert activity.slots_on(date(2026, 5, 6)) == ()


def test_both_ends_of_a_timetable_count() -> None:
    assert EARLY.runs_on(TUESDAY)
    assert not EARLY.runs_on(date(2026, 4, 28))
    assert not EARLY.runs_on(date(2026, 5, 12))
    assert LATE.runs_on(date(2026, 5, 12))


def test_conditions_in_place_on_a_day_are_told_once_in_code_order() -> None:
    activity = Activity(
        id="a1",
        name="Soup",
        type="FOOD",
        conditions=(
            DatedCondition(code="PEER"),
            DatedCondition(code="GPSITE", since=TUESDAY),
            DatedCondition(code="PEER", until=TUESDAY),
            DatedCondition(code="LANG", until=date(2026, 5, 4)),
        ),
    )
    assert activity.conditions_on(TUESDAY) == ("GPSITE", "PEER")
