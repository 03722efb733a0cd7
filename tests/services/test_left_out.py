"""What of a register is not brought in is told once, with everything that follows it."""

from bringing import Bringing
from hublog.domain.registers.reading import LeftOut
from hublog.services.left_out import left_out, told_once


def test_rows_that_follow_each_other_for_one_reason_are_told_once() -> None:
    left = [
        LeftOut("A", "no_name", 3, 3),
        LeftOut("A", "no_name", 4, 5),
        LeftOut("A", "no_name", 7, 7),
        LeftOut("A", "totals", 8, 8),
        LeftOut("B", "totals", 9, 9),
        LeftOut("B", "totals", 10, 10, detail="of the week"),
    ]
    assert list(told_once(left)) == [LeftOut("A", "no_name", 3, 5), *left[2:]]


def test_columns_are_each_told() -> None:
    left = [LeftOut("A", "computed", column="C"), LeftOut("A", "computed", column="D")]
    assert list(told_once(left)) == left


def test_nothing_left_out_is_nothing_told() -> None:
    assert list(told_once([])) == []


def test_what_the_register_refuses_stands_after_what_could_not_be_read(hub) -> None:
    hub.add_activity()
    table = """
    | Date       | Name      |
    | 2026-06-02 | Ann Birch |
    | 2026-04-07 |           |
    | 2026-04-07 | Bob Holly |
    """
    unreadable, refused = left_out(Bringing(hub, table, activity="Warm Tuesday").preview())
    assert unreadable == LeftOut("Sheet1", "no_name", 3, 3)
    assert refused == LeftOut("", "in_future", 2, 2, detail="2026-06-02")
