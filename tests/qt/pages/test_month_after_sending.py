"""After a month was sent: the same file once more, a corrected version, the questions of the office."""

import dataclasses

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from hublog.qt.pages.month_again import AgainCard, CorrectCard
from hublog.qt.pages.month_changes import ChangesCard
from hublog.qt.pages.month_sending import SendCard
from hublog.qt.pages.month_sent import SentCard
from in_memory import done
from month_scenes import (
    APRIL,
    a_late_sheet,
    april_of,
    ask,
    asked,
    ctrl_e,
    send,
    send_again,
    state_of,
)

CTRL, ENTER, E = Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Return, Qt.Key.Key_E


def test_what_was_sent_is_saved_again_to_the_byte(frame, lived, settled, chosen, writer) -> None:
    send(lived.hub)
    shown = frame("month")
    assert shown.page.send.text() == "Send again…"
    ctrl_e(shown)
    assert isinstance(shown.page.card, AgainCard)
    shown.page.card.go.click()
    settled()
    assert len(writer.files) == 1
    assert isinstance(shown.page.card, SentCard)


def test_a_late_sheet_leads_to_a_corrected_version_with_its_reason(
    frame, lived, settled, chosen, writer
) -> None:
    """Domain.md, scenario 6: May was sent and a late sheet turns up."""
    send(lived.hub)
    a_late_sheet(lived.hub)
    shown = frame("month")
    assert "something changed since" in state_of(shown)
    ctrl_e(shown)
    card = shown.page.card
    assert isinstance(card, CorrectCard)
    card.reason.own.setText("A late sheet turned up")
    card.reason.own.setFocus()
    QTest.keyClick(card.reason.own, ENTER)
    settled()
    settled()
    card = shown.page.card
    assert isinstance(card, SendCard)
    card.right.setChecked(True)
    card.go.click()
    settled()
    assert [path.name for path in writer.files] == ["CUM-EWA_2026-04_v2.xlsx"]
    assert "replaces version 1" in shown.page.card.body.toPlainText()


def test_a_correction_needs_a_reason(frame, lived, settled) -> None:
    send(lived.hub)
    a_late_sheet(lived.hub)
    shown = frame("month")
    ctrl_e(shown)
    shown.page.card.reason.given.emit()
    settled()
    assert isinstance(shown.page.card, CorrectCard)
    assert shown.page.steps.now.standing.locked


def test_a_version_says_everything_and_what_changed(frame, lived, settled) -> None:
    send_again(lived.hub)
    shown = frame("month")
    rows = shown.page.waiting.versions.list.rows
    assert [row.title for row in rows] == ["Version 2", "Version 1"]
    assert "replaced" in rows[1].spoken
    shown.page.waiting.versions.list.chosen.emit(rows[0])
    shown.page.card.changed.emit()
    settled()
    card = shown.page.card
    assert isinstance(card, ChangesCard)
    told = [card._about(each) for each in card.table.records.records]
    assert "Footfall" in told
    assert "Session: Garden, Fri 24 Apr" in told


def test_a_sign_off_that_was_not_sent_can_be_taken_back(frame, lived, settled, services) -> None:
    done(services.returns.sign_off("Sam", APRIL))
    shown = frame("month")
    shown.page.waiting.versions.list.chosen.emit(shown.page.waiting.versions.list.rows[0])
    shown.page.card.withdrawn.emit()
    settled()
    assert shown.page.steps.now.standing.latest is None
    assert shown.notices.notice.undoes is not None


def test_a_question_of_the_office_opens_the_exact_session(frame, lived, settled) -> None:
    """Domain.md, scenario 10: the office questions a row."""
    session = april_of(lived.hub, lived.activity)
    ask(lived.hub, session)
    shown = frame("month")
    assert state_of(shown).startswith("The office asks 1 question about version 1")
    led = []
    shown.desk.went.disconnect(shown._go_where)
    shown.desk.went.connect(lambda page, where: led.append((page, where)))
    (query,) = shown.page.steps.now.standing.open_queries
    shown.page.waiting.place.emit(query)
    settled()
    assert led == [("register", {"session": session})]
    ctrl_e(shown)
    assert "Answer it first" in shown.notices.notice.text


def test_a_question_is_explained_and_the_answer_travels(frame, lived, settled) -> None:
    """Domain.md, scenario 10: explained, so no new version."""
    ask(lived.hub, april_of(lived.hub, lived.activity))
    shown = frame("month")
    (query,) = shown.page.steps.now.standing.open_queries
    shown.page.waiting.explain.emit(query)
    shown.page.card.reason.own.setText("A group of walkers came in from the rain")
    shown.page.card.reason.given.emit()
    settled()
    (answered,) = shown.page.steps.now.standing.queries
    assert (answered.status, answered.answer) == (
        "explained",
        "A group of walkers came in from the rain",
    )
    shown.page.ways.row(("query", query.id))
    assert shown.page.card is not None


def test_a_reply_is_taken_in_from_the_page(
    frame, lived, settled, replies, monkeypatch, tmp_path
) -> None:
    send(lived.hub)
    shown = frame("month")
    replies.answer = asked("s", accepted=True)
    file = str(tmp_path / "CUM-EWA_reply_1.xlsx")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (file, ""))
    shown.page.waiting.versions.reply.emit()
    settled()
    assert shown.notices.notice.text == "April 2026 is accepted"
    assert shown.notices.notice.way.where == {"month": APRIL}
    assert state_of(shown) == "The office accepted version 1 on Mon 4 May · in time"


def test_a_row_that_is_gone_is_said_to_be(frame, lived, settled) -> None:
    ask(lived.hub, april_of(lived.hub, lived.activity))
    shown = frame("month")
    (query,) = shown.page.steps.now.standing.open_queries
    shown.page.waiting.place.emit(dataclasses.replace(query, id="gone"))
    settled()
    assert "not in the register" in shown.notices.notice.text
