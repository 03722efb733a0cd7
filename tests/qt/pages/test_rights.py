"""What somebody may ask for, in the window: kept here, written down, answered; and who is due to be forgotten."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.domain.rights import Request
from hublog.qt.frame import Frame
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label
from hublog.services.hub import the_hub

ENTER, ESC, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space


@pytest.fixture
def megan(frame, lived, settled) -> Frame:
    """The rights of Megan Birch, reached from her page."""
    made = frame("person", person=lived.people[0])
    made.page.rights.click()
    settled()
    assert made.page.name == "rights"
    return made


def said(shown: Frame) -> list[str]:
    return [each.text() for each in shown.page.findChildren(Label) if not each.isHidden()]


def button(shown: Frame, text: str) -> Button:
    (found,) = (
        each
        for each in shown.page.findChildren(Button)
        if each.text() == text and not each.isHidden()
    )
    return found


def test_nothing_about_them_alone_leaves_once_they_asked_for_it(megan, hub, lived, settled) -> None:
    megan.page.keep_here._buttons["yes"].click()
    settled()
    assert hub.get(Person, lived.people[0]).keep_here
    assert megan.notices.notice.text == "Nothing about Megan Birch alone leaves from now on"
    megan.page.undo()
    settled()
    assert megan.page.keep_here.value == "no"
    megan.page.back.click()
    settled()
    assert megan.page.name == "person"


def test_every_right_begins_at_the_top_of_its_card(megan) -> None:
    megan.resize(1280, 720)
    QApplication.processEvents()
    words = megan.desk.words
    titles = {words(f"rights.{key}.title") for key in ("copy", "keep_here", "requests", "forget")}
    tops = {}
    for card in megan.page.findChildren(Card):
        for each in card.findChildren(Label):
            if each.text() in titles:
                tops[each.text()] = each.mapTo(card, each.rect().topLeft()).y(), each.height()
    assert tops.keys() == titles
    assert len(set(tops.values())) == 1


def test_a_complaint_is_written_down_acknowledged_and_answered_by_keys(
    megan, hub, lived, settled
) -> None:
    """Data (Use and Access) Act 2025: 30 days to acknowledge it."""
    megan.page.write.setFocus()
    QTest.keyClick(megan.page.write, SPACE)
    settled()
    assert megan.page.name == "requests"
    megan.page.card.note.setFocus()
    QTest.keyClicks(megan.page.card.note, "About a photograph")
    QTest.keyClick(megan.page.card.note, ENTER)
    settled()
    (request,) = hub.find(Request)
    assert (request.kind, request.person_id) == ("complaint", lived.people[0])
    assert megan.page.state.text() == "1 waits for an answer"
    for does in ("We told them we have it", "Answered"):
        button(megan, does).setFocus()
        QTest.keyClick(button(megan, does), SPACE)
        settled()
        assert QApplication.focusWidget() is megan.page.add, "Undo would take an Enter too many"
    (request,) = hub.find(Request)
    assert request.answered_on == request.acknowledged_on == hub.clock.now().date()
    assert megan.page.buttons == []


def test_from_a_request_written_down_esc_goes_back_to_the_person(megan, lived, settled) -> None:
    megan.page.write.click()
    settled()
    assert megan.page.way_back.text() == "Back to Megan Birch"
    QTest.keyClick(megan.page, ESC)
    held = QKeyEvent(QEvent.Type.KeyPress, ESC, Qt.KeyboardModifier.NoModifier, "", True)
    QApplication.sendEvent(megan.page, held)
    settled()
    assert (megan.page.name, megan.page.card) == ("requests", None)
    QTest.keyClick(megan.page, ESC)
    settled()
    assert (megan.page.name, megan.page.person.id) == ("rights", lived.people[0])
    megan.desk.go("requests")
    settled()
    assert megan.page.way_back.text() == "Back to the list"
    QTest.keyClick(megan.page, ESC)
    assert megan.page.name == "people"


def test_a_day_nobody_understands_or_that_is_to_come_is_said_at_its_field(
    frame, hub, settled
) -> None:
    shown = frame("requests")
    shown.page.add.click()
    card = shown.page.card
    for typed, told in (("sometime", "sometime"), ("6/5/2026", "still to come")):
        card.day.setText(typed)
        card.keep.click()
        settled()
        assert any(told in each for each in said(shown))
    card.day.setText("yesterday")
    card.note.setText("x" * 300)
    card.keep.click()
    settled()
    assert hub.find(Request) == []
    card.note.clear()
    card.keep.click()
    settled()
    (request,) = hub.find(Request)
    assert request.received_on == hub.clock.now().date() - dt.timedelta(days=1)
    assert any("Somebody the register does not know" in each for each in said(shown))


def test_whom_to_complain_to_is_shown(frame, hub, settled) -> None:
    shown = frame("requests")
    (told,) = (each for each in said(shown) if "Nobody is named for complaints" in each)
    assert shown.desk.words("settings_people.title") in told
    with hub.store.writing("Sam", "changed_hub") as work:
        work.put(replace(the_hub(work), complaints_contact="Ann, 01946 555123"))
        work.commit()
    shown.desk.go("requests")
    settled()
    assert "Complaints go to: Ann, 01946 555123" in said(shown)


@pytest.fixture
def due(frame, hub, lived, settled, qtbot) -> Frame:
    """Today, three years and a month later, and from there those who are due."""
    hub.clock.advance(days=3 * 365 + 31)
    asked = hub.clock.now().date() - dt.timedelta(days=40)
    with hub.store.writing("Sam", "noted_request") as work:
        work.put(Request(id="r", kind="complaint", received_on=asked))
        work.commit()
    shown = frame("today")
    qtbot.waitUntil(lambda: "9 people are due to be forgotten" in said(shown))
    assert any("has to be answered by" in each for each in said(shown))
    button(shown, "Review").click()
    settled()
    assert shown.page.name == "due"
    return shown


def test_all_are_marked_and_some_are_kept_for_a_reason(due, settled) -> None:
    page = due.page
    assert len(page.marked) == 9
    page.table.clearSelection()
    assert not page.keep.isEnabled()
    page.table.selectRow(0)
    page.keep.click()
    page.card.keep.click()
    settled()
    assert "Say why, in a few words." in said(due)
    page.card.reason.own.setText("They are coming back")
    QTest.keyClick(page.card.reason.own, ENTER)
    settled()
    assert len(page.table.records.records) == 8
    assert page.marked == []
    page.undo()
    settled()
    assert len(page.table.records.records) == 9
    assert len(page.marked) == 1


def test_a_mark_that_was_taken_away_stays_away_whatever_happens_to_the_others(due, settled) -> None:
    """Whoever nobody is sure of is not forgotten with the next ones: nothing brings them back."""
    page = due.page
    page.table.selectRow(0)
    spared = {each.id for each in page.table.records.records} - set(page.marked)
    assert len(spared) == 1
    due.desk.go("person", person=next(iter(spared)))
    settled()
    due.desk.go("due")
    settled()
    assert len(page.marked) == 8
    assert not spared & set(page.marked)


def test_nobody_is_forgotten_before_somebody_ticked_that_they_know(
    due, hub, settled, monkeypatch
) -> None:
    page = due.page
    page.forget.click()
    assert QApplication.focusWidget() is page.card.leave
    page.card.forget.click()
    settled()
    assert {each.status for each in hub.find(Person)} == {"active"}
    refused = Problem("COPY_FIRST", "copies")
    with monkeypatch.context() as patched:
        patched.setattr("hublog.services.retention.copy_before", lambda *_: refused)
        page.card.known.setChecked(True)
        page.card.forget.click()
        settled()
    assert page.card.anyway.isVisible()
    page.card.anyway.click()
    settled()
    assert {each.status for each in hub.find(Person)} == {"forgotten"}
    assert page.state.text() == "Nobody is due."
    assert due.notices.notice.text == "9 people are forgotten"


def test_enter_opens_one_of_them(due, settled) -> None:
    due.page.table.setFocus()
    QTest.keyClick(due.page.table, ENTER)
    settled()
    assert due.page.name == "person"
