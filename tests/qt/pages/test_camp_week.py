"""A week of a camp on the page: names stay whole, today is in sight, long reasons are read to their end."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from camp_scenes import WHY, a_week_at_camp
from hublog.qt.theme.theme import theme
from hublog.qt.theme.tokens import TARGET, Look

KEY = Qt.Key


@pytest.fixture
def week(frame, hub):  # noqa: ANN201
    """The page on a Friday, in the smallest window; the week began on Tuesday."""
    made = frame("camp", session=a_week_at_camp(hub))
    made.resize(1024, 600)
    _settle()
    yield made
    theme().choose(Look.LIGHT, 1.0)


def _settle() -> None:
    for _ in range(6):  # widths decide heights, which decide widths of what scrolls
        QApplication.processEvents()


def enlarge(made, scale: float) -> None:
    theme().choose(Look.LIGHT, scale)
    theme().refresh(made)
    _settle()


def cell(table, row: int, column: int) -> str:
    return table.model().index(row, column).data()


def test_today_stands_beside_the_name_and_the_days_before_it_follow(week) -> None:
    table = week.page.table
    heads = [table.model().headerData(n, Qt.Orientation.Horizontal) for n in range(5)]
    assert heads == ["Name", "Fri 8 May", "Tue 5 May", "Wed 6 May", "Thu 7 May"]
    right = table.columnViewportPosition(1) + table.columnWidth(1)
    assert right <= table.viewport().width()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_long_reason_is_read_to_its_end_and_no_name_is_cut(week, scale) -> None:
    enlarge(week, scale)
    table = week.page.table
    assert WHY in cell(table, 0, 1)
    assert table.columnWidth(0) >= table.sizeHintForColumn(0)
    assert table.rowHeight(0) >= table.sizeHintForRow(0) > theme().px(TARGET)
    assert table.rowHeight(1) == theme().px(TARGET)
    assert table.columnWidth(1) <= table.viewport().width() * 0.8


def test_the_ring_of_the_table_is_seen_all_around(week) -> None:
    """The headings stand inside it, with the focus and without."""
    table = week.page.table
    assert table.hasFocus()
    for _ in range(2):
        heads = table.horizontalHeader().geometry()
        assert (heads.left(), heads.top()) == (3, 3)
        assert heads.right() == table.width() - 4
        week.page.print.setFocus()


def test_a_day_that_is_over_says_who_was_not_signed_out(week) -> None:
    assert [cell(week.page.table, 1, n) for n in range(5)] == [
        "Nia S.",
        "10:00, here",
        *("10:00, not signed out",) * 3,
    ]


def test_a_day_that_is_over_says_so_of_all(frame, hub, settled) -> None:
    camp = a_week_at_camp(hub)
    hub.clock.advance(days=1)
    made = frame("camp", session=camp)
    page = made.page
    assert page.state.text() == "2 not signed out · 1 left · 0 not here"
    assert page.late.text() == "That day is over. 2 children have not been signed out."
    assert page.late.isVisible()
    page.print.click()
    settled()
    assert "Not signed out: 2" in made.page.side.accessibleDescription()


def test_in_large_letters_the_page_follows_the_child_that_is_marked(week, typing) -> None:
    enlarge(week, 2.0)
    table, area = week.page.table, week.page._area
    area.verticalScrollBar().setValue(0)
    for row in (1, 2):
        typing(KEY.Key_Down)
        _settle()
        rect = table.visualRect(table.currentIndex())
        top = table.viewport().mapTo(area.viewport(), rect.topLeft()).y()
        assert table.currentIndex().row() == row
        assert 0 <= top <= area.viewport().height() - rect.height()
    assert area.horizontalScrollBar().maximum() == 0
