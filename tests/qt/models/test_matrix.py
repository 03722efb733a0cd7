import datetime as dt

from PySide6.QtCore import Qt

from hublog.domain.months import Month
from hublog.domain.office.matrix import Matrix, matrix
from hublog.qt.models.matrix import CELL, MatrixModel
from made_programme import CODES, NAMES, listed

MONTHS = (Month(2026, 9), Month(2026, 10))


def made(hubs: int = 2, months=MONTHS) -> Matrix:
    listed_hubs = [listed(*each) for each in zip(CODES[:hubs], NAMES, strict=False)]
    return matrix(listed_hubs, months, (), (), (), dt.date(2026, 11, 9))


def model() -> MatrixModel:
    return MatrixModel(
        lambda cell: cell.state[:4],
        lambda hub, cell: f"{hub}: {cell.state}",
        lambda month: str(month.number),
        str,
    )


def test_hubs_stand_in_rows_and_months_in_columns(qtmodeltester) -> None:
    shown = model()
    shown.show(made())
    qtmodeltester.check(shown)
    index = shown.index(1, 0)
    assert index.data() == "miss"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == f"{NAMES[1]}: missing"
    assert index.data(CELL).month == "2026-09"
    assert shown.headerData(0, Qt.Orientation.Vertical) == NAMES[0]
    across, said = Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole
    assert (shown.headerData(1, across), shown.headerData(1, across, said)) == ("10", "2026-10")
    assert shown.headerData(0, Qt.Orientation.Vertical, said) == f"{NAMES[0]}, {CODES[0]}"


def test_the_same_hubs_and_months_are_shown_without_a_reset(qtbot) -> None:
    shown = model()
    shown.show(made())
    with qtbot.assertNotEmitted(shown.modelReset), qtbot.waitSignal(shown.dataChanged):
        shown.show(made())
    with qtbot.waitSignal(shown.modelReset):
        shown.show(made(3))
    with qtbot.waitSignal(shown.modelReset):
        shown.show(made(3, MONTHS[:1]))


def test_a_cell_is_found_by_hub_and_month_and_nothing_else_is(qtmodeltester) -> None:
    shown = model()
    qtmodeltester.check(shown)
    shown.show(made())
    assert (shown.place(CODES[1], "2026-10").row(), shown.place(CODES[1], "2026-10").column()) == (
        1,
        1,
    )
    assert not shown.place("XX-HUB", "2026-10").isValid()
    assert not shown.place(CODES[0], "2020-01").isValid()
    assert shown.headerData(9, Qt.Orientation.Horizontal) is None
    assert shown.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.UserRole) is None
    assert shown.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None
