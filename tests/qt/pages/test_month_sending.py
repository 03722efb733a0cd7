"""Sending a month as a coordinator does it: looked at, ticked, signed off and saved."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from hublog.domain.months import Month
from hublog.domain.problems import Problem
from hublog.qt.frame import Frame
from hublog.qt.pages.month_learning import LearningCard
from hublog.qt.pages.month_sending import SendCard
from hublog.qt.pages.month_sent import SentCard
from in_memory import done
from month_scenes import NIL, PASSWORD, ctrl_e, state_of

CTRL, ENTER, E = Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Return, Qt.Key.Key_E


@pytest.fixture
def april(frame, lived, settled) -> Frame:
    """April, which is ready to be sent."""
    del lived
    return frame("month")


def test_a_month_is_sent_in_four_presses_and_the_folder_is_asked_for_once(
    april, settled, chosen, writer, tmp_path
) -> None:
    assert state_of(april) == "Ready to send · due Wednesday 6 May"
    ctrl_e(april)
    card = april.page.card
    assert isinstance(card, SendCard)
    card.right.setChecked(True)
    card.go.click()
    settled()
    (path,) = writer.files
    assert path == tmp_path / "CUM-EWA_2026-04_v1.xlsx"
    assert writer.passwords[path] == ""
    assert len(chosen) == 1
    sent = april.page.card
    assert isinstance(sent, SentCard)
    assert "CUM-EWA_2026-04_v1.xlsx" in sent.body.toPlainText()
    assert sent.subject.text() == "Ewanrigg Hub: return for April 2026, version 1"
    assert state_of(april) == "Version 1 was sent on Tue 5 May · in time"
    assert april.desk.returns == tmp_path


def test_nothing_is_signed_off_that_nobody_looked_at(april, settled, chosen, writer) -> None:
    ctrl_e(april)
    april.page.card.go.click()
    settled()
    assert april.page.card._wrong.text()
    assert QApplication.focusWidget() is april.page.card.right
    assert (chosen, writer.files) == ([], {})
    assert april.page.steps.now.standing.latest is None


def test_whoever_signs_off_is_named_and_at_the_desk_from_then_on(
    frame, lived, desk, settled, chosen, writer
) -> None:
    """No return is signed by somebody."""
    done(lived.hub.seats.add("Sam", "Jo"))
    desk.actor = desk.words("window.somebody")
    shown = frame("month")
    ctrl_e(shown)
    card = shown.page.card
    assert (card.name.text(), card.names.value) == ("", "")
    card.right.setChecked(True)
    for nobody in ("", " ", "7"):
        card.name.setText(nobody)
        card.go.click()
        settled()
        assert "who signs it off" in card._name_field._below.text()
        assert QApplication.focusWidget() is card.name, nobody
    assert shown.page.steps.now.standing.latest is None
    card.names.chose.emit("Jo")
    assert card.name.text() == "Jo"
    QTest.keyClick(card.name, ENTER)
    settled()
    assert isinstance(shown.page.card, SentCard)
    assert shown.page.steps.now.standing.sent.signed_by == "Jo"
    assert (desk.actor, desk.who) == ("Jo", "Jo")
    assert "Jo" in shown.notices.right.text()


def test_a_password_is_shown_once_and_never_stands_in_the_email(
    april, settled, chosen, writer
) -> None:
    ctrl_e(april)
    april.page.card.saving.protect.setChecked(True)
    april.page.card.right.setChecked(True)
    april.page.card.go.click()
    settled()
    assert set(writer.passwords.values()) == {PASSWORD}
    texts = [label.text() for label in april.page.card.findChildren(type(april.page.title))]
    assert PASSWORD in texts
    assert PASSWORD not in april.page.card.body.toPlainText()
    assert "phone" in april.page.card.body.toPlainText()
    april.page.card.copy_body.click()
    assert QApplication.clipboard().text() == april.page.card.body.toPlainText()


def test_what_could_not_be_written_stays_signed_off_and_can_be_tried_again(
    april, settled, chosen, writer
) -> None:
    writer.problem = Problem("RETURN_FOLDER", "file", {"folder": "there"})
    ctrl_e(april)
    april.page.card.right.setChecked(True)
    april.page.card.go.click()
    settled()
    assert "there" in april.page.card._wrong.text()
    assert state_of(april).startswith("Signed off by Sam on Tue 5 May, and not sent yet")
    writer.problem = None
    april.page.card.go.click()
    settled()
    assert isinstance(april.page.card, SentCard)


def test_a_folder_that_nobody_wants_to_choose_sends_nothing(april, settled, monkeypatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    ctrl_e(april)
    april.page.card.right.setChecked(True)
    april.page.card.go.click()
    settled()
    assert isinstance(april.page.card, SendCard)
    assert april.page.steps.now.standing.latest is None


def test_learning_is_written_on_the_way_and_leads_back(april, settled) -> None:
    ctrl_e(april)
    april.page.card.learn.emit()
    assert isinstance(april.page.card, LearningCard)
    april.page.card.texts["went_well"].setPlainText("Soup")
    april.page.card.done.emit()
    settled()
    assert isinstance(april.page.card, SendCard)


def test_a_month_with_nothing_in_it_is_said_so_and_sent(
    frame, lived, settled, chosen, writer
) -> None:
    """Domain.md, scenarios: a nil return is a return."""
    shown = frame("month", month=NIL)
    assert state_of(shown).startswith("Nothing was held. That is worth sending too")
    ctrl_e(shown)
    assert "Nothing was held" in shown.page.card.right.text()
    shown.page.card.right.setChecked(True)
    shown.page.card.go.click()
    settled()
    assert [path.name for path in writer.files] == ["CUM-EWA_2026-02_v1.xlsx"]
    assert "Nothing was held" in shown.page.card.body.toPlainText()


def test_a_running_month_says_when_it_can_be_sent(frame, lived) -> None:
    shown = frame("month", month=Month(2026, 5))
    ctrl_e(shown)
    assert "not over yet" in shown.notices.notice.text


def test_the_file_is_shown_and_a_draft_is_opened_where_nothing_stays_of_it(
    april, settled, writer, monkeypatch
) -> None:
    opened = []
    monkeypatch.setattr("hublog.qt.pages.month_steps.open_file", opened.append)
    april.page.figures.look.emit()
    settled()
    (path,) = writer.files
    assert opened == [path]
    assert path.name == "CUM-EWA_2026-04_v1_draft.xlsx"
    assert path.parent != Path("returns")
    assert april.page.steps.now.standing.latest is None
