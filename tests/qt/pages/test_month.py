import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hublog.domain.months import Month
from hublog.qt.frame import Frame
from hublog.qt.pages.month_rows import RowsCard

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


class Writer:
    """Notes what it shall write."""

    def __init__(self) -> None:
        self.paths: list[Path] = []

    def write(self, content, path) -> None:
        del content
        self.paths.append(path)


@pytest.fixture
def writer() -> Writer:
    return Writer()


@pytest.fixture
def services(services, writer):  # noqa: ANN201 - as the fixture it stands for
    return replace(services, return_writer=lambda: writer)


@pytest.fixture
def month(frame, lived, settled, tmp_path) -> Frame:
    """The month before, April 2026, and where it leads instead of going there."""
    del lived
    shown = frame("month")
    settled()
    shown.desk.returns = tmp_path
    shown.led = []
    shown.desk.went.disconnect(shown._go_where)
    shown.desk.went.connect(lambda page, where: shown.led.append((page, where)))
    return shown


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def test_a_figure_opens_its_rows_and_escape_closes_them(month, settled) -> None:
    figures = month.page.figures.list
    figures.setFocus()
    figures.mark(0)
    press(ENTER)
    settled()
    card = month.page._inline
    assert isinstance(card, RowsCard)
    assert len(card.table.records.records) > 0
    press(ESC)
    assert month.page._inline is None
    assert QApplication.focusWidget() is figures


def test_ctrl_e_makes_the_return_and_says_where_it_lies(month, writer, settled, tmp_path) -> None:
    press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    settled()
    (path,) = writer.paths
    assert path.parent == tmp_path
    assert path.name in month.notices.notice.text
    assert month.page.send.isEnabled()


def test_a_day_with_one_session_opens_it(month) -> None:
    month.page.calendar.setFocus()
    day = next(d for d in month.page.view.days if d.date == dt.date(2026, 4, 28))
    month.page.calendar.setCurrentIndex(month.page.calendar._calendar.place(day))
    press(ENTER)
    ((page, where),) = month.led
    assert page == "register"
    assert where["session"]


def test_keys_turn_the_months_and_none_to_come_is_shown(month, settled) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    press(Qt.Key.Key_Left, alt)
    settled()
    assert month.page.month == Month(2026, 3)
    for _ in range(2):
        press(Qt.Key.Key_Right, alt)
        settled()
    assert month.page.month == Month(2026, 5)
    assert not month.page.later.isEnabled()
