"""The page of a month: its days, its figures with their rows, and turning from month to month."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hublog.domain.months import Month
from hublog.qt.frame import Frame
from hublog.qt.pages.month_figures import said_apart
from hublog.qt.pages.month_learning import LearningCard
from hublog.qt.pages.month_rows import RowsCard
from hublog.qt.pages.month_sending import SendCard
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Line
from month_scenes import APRIL, crowd_of, find_things

ENTER, ESC, E = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_E
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def month(frame, lived, settled, tmp_path) -> Frame:
    """The month before, April 2026, and where it leads instead of going there."""
    del lived
    return led(frame("month"), tmp_path)


def led(shown: Frame, folder) -> Frame:
    shown.desk.returns = folder
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
    card = month.page.card
    assert isinstance(card, RowsCard)
    assert len(card.table.records.records) > 0
    press(ESC)
    assert month.page.card is None
    assert QApplication.focusWidget() is month.page.calendar


def test_a_day_with_one_session_opens_it(month) -> None:
    month.page.calendar.setFocus()
    day = next(d for d in month.page.view.days if d.date == dt.date(2026, 4, 28))
    month.page.calendar.setCurrentIndex(month.page.calendar._calendar.place(day))
    press(ENTER)
    ((page, where),) = month.led
    assert page == "register"
    assert where["session"]


def test_keys_turn_the_months_and_none_to_come_is_shown(month, settled) -> None:
    press(Qt.Key.Key_Left, ALT)
    settled()
    assert month.page.month == Month(2026, 3)
    for _ in range(3):
        press(Qt.Key.Key_Right, ALT)
        settled()
    assert month.page.month == Month(2026, 5)
    assert not month.page.later.isEnabled()


@pytest.mark.parametrize(
    ("key", "held", "then"),
    [
        (Qt.Key.Key_Left, ALT, lambda page: page.month == Month(2026, 3)),
        (E, CTRL, lambda page: isinstance(page.card, SendCard)),
    ],
)
def test_keys_of_the_page_work_while_the_focus_is_beside_it(
    month, settled, key, held, then
) -> None:
    beside = next(each for each in month.navigation.findChildren(Button) if each.isVisible())
    beside.setFocus()
    press(key, held)
    settled()
    assert then(month.page)


def test_keys_of_a_page_that_is_hidden_do_nothing(month, settled) -> None:
    month._go_where("today", {})
    settled()
    press(E, CTRL)
    settled()
    month._go_where("month", {})
    settled()
    assert month.page.card is None


def test_escape_closes_the_card_wherever_on_the_page_the_focus_is(month, settled) -> None:
    press(E, CTRL)
    settled()
    month.page.calendar.setFocus()
    press(ESC)
    assert month.page.card is None


def test_tab_reads_the_days_then_what_waits_then_the_return(found, settled) -> None:
    """Also once the lines were made anew."""
    page = found.page
    page.heard(found.desk.services.learning.write("Sam", APRIL, went_well="Soup"))
    settled()
    QApplication.processEvents()  # the new lines take their place
    page.calendar.setFocus()
    been = []
    for _ in page.waiting.stops():
        press(Qt.Key.Key_Tab)
        been.append(QApplication.focusWidget())
    assert been[:-1] == [
        each for each in page.waiting.stops() if each is not page.waiting.versions.list
    ]
    assert been[-1] is page.figures.list


def test_tab_stands_on_the_first_row_of_a_list_and_enter_opens_it(month, settled) -> None:
    figures = month.page.figures.list
    month.page.waiting.versions.answer.setFocus()
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is figures
    assert figures.selectionModel().isSelected(figures.model().index(0, 0))
    press(ENTER)
    settled()
    assert isinstance(month.page.card, RowsCard)


def test_shares_differ_in_points_and_numbers_in_numbers(desk) -> None:
    def apart(indicator: str, now: float | None, before: float | None) -> str:
        return said_apart(desk.words, indicator, now, before)

    assert apart("B06", 0.31, 0.6) == "\u221229 pts"
    assert apart("B06", 0.31, 0.3) == "+1 pt"
    assert apart("B06", 0.31, 0.31) == "0 pts"
    assert apart("A03", 12, 8) == "+4"
    assert apart("A03", None, 8) == apart("A03", 8, None) == ""


def test_what_is_shown_stays_until_its_own_answer_is_there(month, settled) -> None:
    before = [row.value for row in month.page.figures.list.rows]
    press(Qt.Key.Key_Left, ALT)
    assert [row.value for row in month.page.figures.list.rows] == before
    assert month.page.steps.now is None
    settled()
    assert [row.value for row in month.page.figures.list.rows] != before
    assert month.page.steps.now.month == Month(2026, 3)


def test_half_a_text_is_kept_when_the_month_is_turned(month, settled) -> None:
    """Domain.md, principle 7: nothing is lost."""
    month.page.waiting.learn.emit()
    settled()
    assert isinstance(month.page.card, LearningCard)
    QTest.keyClicks(QApplication.focusWidget(), "Soup draws")
    month.page.card.conditions.choose({"PEER"})
    month.page.card.consent.choose("yes")
    month.page.earlier.click()
    settled()
    assert month.page.card is None
    kept = month.desk.services.learning.of(APRIL)
    assert (kept.went_well, kept.conditions, kept.story_consent) == ("Soup draws", ("PEER",), True)
    assert "written down" in month.notices.notice.text


def test_what_was_learned_is_shown_again_and_only_a_change_is_kept(month, settled) -> None:
    services = month.desk.services
    services.learning.write("Sam", APRIL, would_tell="Start small", conditions=("QUIET",))
    month.page.opened({})
    settled()
    before = services.store.digest() if hasattr(services.store, "digest") else None
    month.page.waiting.learn.emit()
    settled()
    card = month.page.card
    assert card.texts["would_tell"].toPlainText() == "Start small"
    assert card.conditions.values == ("QUIET",)
    press(ESC)
    settled()
    assert month.notices.notice is None
    assert before is None or before == services.store.digest()


def test_too_long_a_text_cannot_be_typed_and_that_is_said(month, settled) -> None:
    month.page.waiting.learn.emit()
    settled()
    edit = month.page.card.texts["went_well"]
    edit.setPlainText("x" * 1001)
    assert len(edit.toPlainText()) == 1000
    assert "1000" in month.page.card.fields["went_well"]._below.text()


@pytest.fixture
def found(frame, lived, tmp_path) -> Frame:
    """April with a crowd and a session left open."""
    find_things(lived.hub, lived.activity)
    return led(frame("month"), tmp_path)


def links(shown: Frame, does: str):  # noqa: ANN201 - buttons
    return [each for each in shown.page.waiting.findChildren(Button) if each.text() == does]


def test_each_thing_found_opens_the_place_where_it_is_mended(found) -> None:
    for each in found.page.steps.now.unsettled:
        found.page.waiting.mend.emit(each)
    assert {page for page, _ in found.led} == {"register"}
    assert len(found.led) == len(found.page.steps.now.unsettled) >= 2


def test_ctrl_e_says_what_is_in_the_way_and_goes_there(found) -> None:
    press(E, CTRL)
    assert "mended" in found.notices.notice.text
    assert "April 2026" in found.notices.notice.text
    assert found.page.card is None
    assert found.page.waiting.isAncestorOf(QApplication.focusWidget())


def test_a_busy_day_is_right_for_a_reason_with_the_run_beside_it_and_undo(found, settled) -> None:
    """DQ10: the run of the last sessions is drawn; the reason travels."""
    found_before = len(found.page.steps.now.unsettled)
    found.page.waiting.accept.emit(crowd_of(found.page))
    card = found.page.card
    assert card.run is not None
    assert card.run.bars.said.endswith("44")
    card.run.turn.click()
    assert not card.run.table.isHidden()
    assert len(card.run.table.records.records) == len(card.run.bars._numbers)
    card.reason.begin()
    QTest.mouseClick(QApplication.focusWidget(), Qt.MouseButton.LeftButton)
    press(ENTER)
    settled()
    assert found.page.card is None
    assert len(found.page.steps.now.unsettled) == found_before - 1
    (right,) = found.page.steps.now.accepted
    assert right.accepted.reason == "I checked it, and it is right"
    assert found.page.waiting.isAncestorOf(QApplication.focusWidget())
    found.notices.undo.emit(found.notices.notice.undoes)
    settled()
    assert len(found.page.steps.now.unsettled) == found_before


def test_without_a_reason_nothing_is_right(found, settled) -> None:
    links(found, "It is right…")[0].click()
    found.page.card.reason.own.setFocus()
    press(ENTER)
    settled()
    assert found.page.card is not None
    assert found.page.card.reason.field._below.text()
    assert found.page.steps.now.accepted == ()


def test_many_things_are_eight_to_begin_with_and_all_on_request(frame, lived, tmp_path) -> None:
    for name in range(11):
        activity = lived.hub.add_activity(f"Number {name}")
        lived.hub.open(activity, dt.date(2026, 4, 7))
    shown = led(frame("month"), tmp_path)
    waiting = shown.page.steps.now.unsettled
    assert len(shown.page.waiting.findChildren(Line)) < len(waiting)
    (more,) = [
        each for each in shown.page.waiting.findChildren(Button) if each.text().startswith("and ")
    ]
    assert more.text() == f"and {len(waiting) - 8} more"
    more.click()
    assert len(shown.page.waiting.findChildren(Line)) > len(waiting)
