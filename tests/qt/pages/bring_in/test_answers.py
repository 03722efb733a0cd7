"""What was understood of a file is corrected by keyboard before anything is written."""

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from bringing import VISITS
from bringing_at_the_desk import CROSS, FORM, TOTALS, button, choose, named, press, texts
from hublog.domain.activities import Activity

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


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
    button(page, "Choose for 3 more columns…").click()
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
