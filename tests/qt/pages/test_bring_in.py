"""A register kept elsewhere is brought in by somebody at the window, by keyboard."""

import datetime as dt
import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from bringing import FILE, VISITS, GridReader
from hublog import resources
from hublog.domain.activities import Activity
from hublog.domain.months import Month
from hublog.domain.registers.grid import Grid
from hublog.domain.sessions import Attendance
from hublog.qt.frame import Frame
from hublog.qt.pages.bring_in_found import FirstRowsCard, LeftOutCard
from hublog.qt.theme.theme import theme
from hublog.qt.theme.tokens import Look
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.picker import Picker
from hublog.services.bring_in import BringIn
from made_grids import grid

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ENTER = Qt.Key.Key_Return
FORM = """
| Timestamp       | Full Name  |
| 9/6/2025 0:06   | Ann Birch  |
| 9/6/2025 0:07   | Ann  Birsh |
"""
CROSS = """
| Name      | 2026-04-07 | 2026-04-14 | 2026-04-21 |
| Ann Birch | x          | x          | a          |
| Bob Holly | x          | -          | x          |
"""
TOTALS = """
| Year | Came |
| 2024 | 1200 |
| 2025 | 1300 |
"""


class Sheets(GridReader):
    """A reader that can be made to wait until it is stopped, and that knows sheets by name."""

    waits = False

    def __init__(self, *tables: str) -> None:
        super().__init__(*tables)
        self.names: tuple[str, ...] = ("Sheet1", "Sheet2")
        self.began = threading.Event()

    def read(self, path, sheet=None, poll=None) -> tuple[Grid, ...]:
        self.began.set()
        while self.waits:
            poll()
        grids = [grid(table, name) for name, table in zip(self.names, self.tables, strict=False)]
        return tuple(each for each in grids if sheet in {None, each.sheet})


@pytest.fixture
def settled(settled) -> Callable[[], None]:
    """Waits until everything was answered, and laid out."""

    def wait() -> None:
        settled()
        for _ in range(3):
            QApplication.processEvents()

    return wait


@pytest.fixture
def reader(hub, desk) -> Sheets:
    """What stands in every file."""
    made = Sheets(VISITS)
    use_case = BringIn(hub.store, hub.clock, hub.ids, made, resources.code_lists)
    desk.services.__dict__["bring_in"] = use_case
    return made


@pytest.fixture
def warm(hub) -> str:
    return hub.add_activity()


@pytest.fixture
def shown(frame, settled, reader, warm) -> Callable[..., Frame]:
    """The page as it looks at a file that was dropped."""
    kept = []

    def show(*tables: str, wait: bool = True) -> Frame:
        if tables:
            reader.tables = list(tables)
        made = frame("settings")
        kept.append(made)
        made.desk.go("bring_in", path=str(FILE))
        if wait:
            settled()
        return made

    return show


def texts(widget: QWidget) -> str:
    labels = widget.findChildren(QLabel)
    return " | ".join(each.text() for each in labels if each.text() and each.isVisible())


def named(widget: QWidget, key: str) -> QWidget:
    return next(each for each in widget.findChildren(QWidget, key) if each.isVisible())


def press(key=ENTER) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def choose(picker: Picker, wanted: str) -> None:
    """Open the list with an arrow key, go to the line by keyboard, and press Enter."""
    picker.setFocus()
    QTest.keyClick(picker, Qt.Key.Key_Down)
    view = picker.view()
    QTest.keyClick(view, Qt.Key.Key_Home)
    for _ in range(picker.findText(wanted)):
        QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, ENTER)
    picker.window().activateWindow()
    QApplication.processEvents()


def test_without_a_file_the_page_says_what_can_be_brought_in(frame, reader, warm) -> None:
    window = frame("bring_in")
    page = window.page
    assert QApplication.focusWidget() is page.start.area.choose
    assert "Drop a spreadsheet here" in texts(page)
    assert not page.confirm.isVisible()


def test_a_chosen_file_is_looked_at(frame, reader, warm, settled, monkeypatch) -> None:
    window = frame("bring_in")
    page = window.page
    monkeypatch.setattr(
        "hublog.qt.pages.bring_in.QFileDialog.getOpenFileName", lambda *_: (str(FILE), "")
    )
    press()
    settled()
    assert page.preview.plan.new_people == 2


def test_choosing_no_file_changes_nothing(frame, reader, warm, settled, monkeypatch) -> None:
    window = frame("bring_in")
    page = window.page
    monkeypatch.setattr("hublog.qt.pages.bring_in.QFileDialog.getOpenFileName", lambda *_: ("", ""))
    press()
    settled()
    assert page.start.isVisible()


def test_a_dropped_file_is_told_in_words_and_nothing_is_written(shown, hub) -> None:
    before = hub.digest()
    page = shown().page
    said = texts(page)
    assert all(part in said for part in ("2 | people", "2 | sessions", "3 | visits"))
    assert "All of these people are new to the register." in said
    assert "Sheet “Sheet1” looks like one row for each visit." in said
    assert page.confirm.isEnabled()
    assert hub.digest() == before


def test_enter_brings_it_in_and_one_undo_takes_all_of_it_back(shown, hub, settled) -> None:
    window = shown()
    press()
    settled()
    assert len(hub.find(Attendance)) == 3
    assert "Brought in: 2 people, 2 sessions, 3 visits" in texts(window.page)
    window.desk.undo(window.notices.notice.undoes)
    settled()
    assert hub.find(Attendance) == []
    assert window.page.view.isVisible()
    assert window.page.confirm.isEnabled()


def test_what_was_brought_in_can_be_seen_at_once(shown, settled) -> None:
    window = shown()
    led = []
    press()
    settled()
    window.desk.went.disconnect(window._go_where)
    window.desk.went.connect(lambda page, where: led.append((page, where)))
    press()
    QTest.keyClick(_button(window.page, "See April 2026"), ENTER)
    assert led == [("people", {}), ("month", {"month": Month(2026, 4)})]


def _button(page: QWidget, words: str) -> Button:
    return next(b for b in page.findChildren(Button) if b.text() == words and b.isVisible())


def test_the_same_file_again_changes_nothing_and_says_so(shown, settled, hub) -> None:
    window = shown()
    press()
    settled()
    before = hub.digest()
    window.desk.go("bring_in", path=str(FILE))
    settled()
    assert "nothing changes" in window.page.state.text()
    assert "All of this is in the register already." in texts(window.page)
    assert not window.page.confirm.isEnabled()
    assert "nothing changes" in window.page.confirm.accessibleDescription()
    assert hub.digest() == before


def test_an_open_question_comes_first_and_nothing_can_be_written_before(shown, settled) -> None:
    page = shown(FORM).page
    assert "1 question is open" in page.confirm.accessibleDescription()
    assert not page.confirm.isEnabled()
    assert QApplication.focusWidget().text() == "Day first: 31/12"
    press(Qt.Key.Key_Right)
    press()
    settled()
    assert {line.day for line in page.preview.reading.lines} == {dt.date(2025, 9, 6)}
    assert QApplication.focusWidget() is page.confirm


def test_after_an_answer_the_focus_is_at_the_next_question(shown, settled, hub) -> None:
    hub.add_activity("Lunch Club", weekday=2)
    page = shown(FORM).page
    assert len(page.preview.open_questions) == 2
    press()
    settled()
    focused = QApplication.focusWidget()
    assert (focused.objectName(), focused.value) == ("activity", "")
    choose(focused, "Lunch Club")
    settled()
    assert {line.activity for line in page.preview.reading.lines} == {"Lunch Club"}
    assert page.confirm.isEnabled()


def test_another_activity_is_made_by_its_name(shown, settled, hub) -> None:
    page = shown().page
    choose(named(page, "activity"), "Another one…")
    line = named(page, "activity_name")
    assert line.hasFocus()
    QTest.keyClicks(line, "Winter Club")
    press()
    settled()
    assert "“Winter Club” is a new activity." in texts(page)
    choose(named(page, "activity_type"), "Gardening")
    settled()
    page.confirm.click()
    settled()
    made = next(each for each in hub.find(Activity) if each.name == "Winter Club")
    assert page.desk.label("activity_type", made.type) == "Gardening"


def test_a_column_can_be_left_out_before_anything_is_written(shown, settled) -> None:
    page = shown().page
    assert page.preview.reading.people[0].email == "a@example.org"
    choose(named(page, "column.C"), "left out")
    settled()
    assert [each.email for each in page.preview.reading.people] == ["", ""]
    QApplication.processEvents()
    assert QApplication.focusWidget().objectName() == "column.C"


def test_a_choice_that_does_not_fit_is_told_and_stays_as_it_was(shown, settled) -> None:
    window = shown()
    page = window.page
    choose(named(page, "column.A"), "surname")
    settled()
    assert "cannot hold what you chose" in window.notices.notice.text
    assert named(page, "column.A").value == "date"
    assert page.confirm.isEnabled()


def test_marks_and_dates_can_be_corrected(shown, settled) -> None:
    page = shown(CROSS).page
    assert page.preview.reading.attendances == 4
    choose(named(page, "mark.a"), "came")
    settled()
    assert page.preview.reading.attendances == 5
    assert not page.findChildren(QWidget, "column.B")
    _button(page, "Choose for 3 more columns…").click()
    QApplication.processEvents()
    choose(named(page, "column.B"), "left out")
    settled()
    assert page.preview.reading.attendances == 3


def test_the_row_of_the_headings_can_be_told(shown, settled) -> None:
    page = shown("| A | B |\n" + VISITS.strip()).page
    choose(named(page, "header_row"), "2")
    settled()
    assert page.preview.reading.parts[0].header_row == 2
    assert named(page, "header_row").value == "2"


def test_one_sheet_of_several_can_be_chosen(shown, settled, reader) -> None:
    page = shown(VISITS, CROSS, TOTALS).page
    assert len(page.preview.reading.parts) == 2
    choose(named(page, "sheet"), "Sheet2")
    settled()
    assert [part.sheet for part in page.preview.reading.parts] == ["Sheet2"]
    choose(named(page, "sheet"), "Every sheet that is a register")
    settled()
    assert len(page.preview.reading.parts) == 2


def test_a_file_that_is_no_register_is_told_and_another_can_be_chosen(
    shown, settled, reader
) -> None:
    window = shown(TOTALS)
    assert "This file cannot be brought in" in texts(window.page)
    assert QApplication.focusWidget() is window.page.start.area.choose
    reader.tables = [VISITS]
    window.desk.go("bring_in", path=str(FILE))
    settled()
    assert window.page.confirm.isEnabled()


def test_reading_can_be_cancelled(shown, settled, reader, qtbot) -> None:
    reader.waits = True
    window = shown(wait=False)
    qtbot.waitUntil(reader.began.is_set)
    assert QApplication.focusWidget() is window.page.busy.cancel
    press()
    settled()
    assert window.page.start.isVisible()
    assert window.notices.notice.text == "Stopped. Nothing was changed."


def test_writing_can_be_cancelled_and_the_preview_still_stands(shown, settled, hub) -> None:
    window = shown()
    before, gate = hub.digest(), threading.Event()
    window.desk.operations.run(gate.wait, lambda _: None, window)
    press()
    assert QApplication.focusWidget() is window.page.busy.cancel
    press()
    gate.set()
    settled()
    assert hub.digest() == before
    assert window.page.confirm.isEnabled()
    assert window.page.view.isVisible()


def test_another_file_can_be_chosen_while_one_is_read(shown, settled, reader, qtbot) -> None:
    reader.waits = True
    window = shown(wait=False)
    qtbot.waitUntil(reader.began.is_set)
    window.desk.go("bring_in", path="second.xlsx")
    reader.waits = False
    settled()
    assert window.page.path.name == "second.xlsx"
    assert window.page.confirm.isEnabled()


def test_how_far_it_is_can_be_seen(shown) -> None:
    busy = shown().page.busy
    busy.begin("Reading…")
    assert (busy.bar.maximum(), busy.part.text()) == (0, "")
    busy.told(30, 120)
    assert (busy.bar.value(), busy.bar.maximum(), busy.part.text()) == (30, 120, "25 %")


def test_what_is_half_typed_outlives_a_reading(shown, settled) -> None:
    page = shown().page
    choose(named(page, "activity"), "Another one…")
    line = named(page, "activity_name")
    QTest.keyClicks(line, "Win")
    page._read()
    settled()
    assert named(page, "activity_name").text() == "Win"
    assert named(page, "activity_name").hasFocus()
    assert named(page, "activity").currentText() == "Another one…"


def test_everything_left_out_can_be_seen(shown) -> None:
    rows = "\n".join(f"| 2026-04-07 | {'' if n % 2 else f'Ann No{n}'} |" for n in range(40))
    page = shown("| Date | Name |\n" + rows).page
    card = page.findChild(LeftOutCard)
    count = len([each for each in texts(card).split(" | ") if "row" in each.lower()])
    assert 0 < count <= 9
    card.all.click()
    assert QApplication.focusWidget().records.rowCount() > count


def test_who_may_be_one_person_is_told(shown, settled) -> None:
    page = shown(FORM).page
    page._answer("date_order", "dmy")
    settled()
    assert "Maybe the same person" in texts(page)


def test_the_first_rows_are_shown_as_they_would_be_kept(shown, qtmodeltester) -> None:
    model = shown().page.findChild(FirstRowsCard).table.model()
    assert [model.index(0, c).data() for c in range(model.columnCount())] == [
        "Ann Smith",
        "7 Apr",
        "came",
    ]
    qtmodeltester.check(model)


def test_a_wheel_or_an_arrow_key_chooses_nothing_in_passing(shown) -> None:
    picker = named(shown().page, "column.A")
    turned = QWheelEvent(
        QPointF(5, 5),
        QPointF(picker.mapToGlobal(QPoint(5, 5))),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(picker, turned)
    picker.setFocus()
    press(Qt.Key.Key_Down)
    assert picker.view().isVisible()
    picker.hidePopup()
    assert picker.value == "date"


def test_everything_has_a_name_of_its_own(shown) -> None:
    page = shown(CROSS).page
    names = [
        each.accessibleName()
        for each in page.findChildren(QWidget)
        if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert all(names), names
    assert len(names) == len(set(names)), names


@pytest.mark.parametrize("table", [CROSS, FORM, VISITS], ids=["cross", "form", "visits"])
def test_nothing_is_wider_than_the_window_at_200_percent(shown, table, settled) -> None:
    theme().choose(Look.LIGHT, 2.0)
    window = shown(table)
    window.resize(1024, 600)
    for _ in range(5):
        QApplication.processEvents()
    assert window.page._area.horizontalScrollBar().maximum() == 0


def test_coming_back_looks_again_and_after_a_bring_in_it_begins_anew(shown, settled) -> None:
    window = shown()
    window.go("settings")
    window.go("bring_in")
    settled()
    assert window.page.view.isVisible()
    window.page.confirm.click()
    settled()
    window.go("settings")
    window.go("bring_in")
    settled()
    assert window.page.start.isVisible()
