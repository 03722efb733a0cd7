import datetime as dt

from hublog.domain.registers.reading import Line

FULL = Line(
    *(4, dt.date(2026, 5, 6), 1, "Tea", dt.time(10), dt.time(12), "cancelled", "WEATHER"),
    *(dt.datetime.combine(dt.date(2026, 5, 6), dt.time(10, 5)), 3, "U18", 2, True, 90),
)


def test_a_line_in_another_row_tells_the_same_of_somebody_else() -> None:
    assert FULL.in_row(9, 7) == FULL._replace(row=9, who=7)


def test_a_line_of_another_activity_tells_the_same() -> None:
    assert FULL.of_activity("Lunch") == FULL._replace(activity="Lunch")
