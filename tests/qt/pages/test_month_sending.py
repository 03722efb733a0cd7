"""Sending a month: signed off and made, sent once more, corrected, asked about; each as a coordinator does it."""

import dataclasses
import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from hublog.domain.learning import Learning
from hublog.domain.months import Month
from hublog.domain.problems import Problem
from hublog.domain.returns import FigureChange
from hublog.domain.sessions import Session
from hublog.domain.versions import ReturnVersion
from hublog.qt.frame import Frame
from hublog.qt.pages.month_again import AgainCard, CorrectCard
from hublog.qt.pages.month_changes import ChangesCard
from hublog.qt.pages.month_learning import LearningCard
from hublog.qt.pages.month_now import MonthNow
from hublog.qt.pages.month_said import said_state
from hublog.qt.pages.month_sending import SendCard
from hublog.qt.pages.month_sent import SentCard
from in_memory import done
from month_scenes import APRIL, PASSWORD, a_late_sheet, ask, asked, send, send_again

CTRL, ENTER, E = Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Return, Qt.Key.Key_E
NIL = Month(2026, 2)


@pytest.fixture
def april(frame, lived, settled) -> Frame:
    """April, which is ready to be sent."""
    del lived
    return frame("month")


@pytest.fixture
def chosen(monkeypatch, tmp_path) -> list[str]:
    """Answers the question for a folder, and says how often it was asked."""
    asked_for: list[str] = []

    def choose(parent, title, start) -> str:
        del parent, start
        asked_for.append(title)
        return str(tmp_path)

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", choose)
    return asked_for


def ctrl_e(shown: Frame) -> None:
    QTest.keyClick(shown.page.calendar, E, CTRL)


def april_of(lived) -> str:
    """A session of April."""
    sessions = lived.hub.find(Session, activity_id=lived.activity, status="closed")
    return min(each.id for each in sessions if each.date in APRIL.window)


def state(shown: Frame) -> str:
    return shown.page.state.text()


def test_a_month_is_sent_in_four_presses_and_the_folder_is_asked_for_once(
    april, settled, chosen, writer, tmp_path
) -> None:
    assert state(april) == "Ready to send · due Wednesday 6 May"
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
    assert state(april) == "Version 1 was sent on Tue 5 May · in time"
    assert april.desk.returns == tmp_path


def test_nothing_is_signed_off_that_nobody_looked_at(april, settled, chosen, writer) -> None:
    ctrl_e(april)
    april.page.card.go.click()
    settled()
    assert april.page.card._wrong.text()
    assert QApplication.focusWidget() is april.page.card.right
    assert (chosen, writer.files) == ([], {})
    assert april.page.steps.now.standing.latest is None


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
    assert state(april).startswith("Signed off by Sam on Tue 5 May, and not sent yet")
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
    assert state(shown).startswith("Nothing was held. That is worth sending too")
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
    assert "something changed since" in state(shown)
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
    session = april_of(lived)
    ask(lived.hub, session)
    shown = frame("month")
    assert state(shown).startswith("The office asks 1 question about version 1")
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
    ask(lived.hub, april_of(lived))
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
    assert state(shown) == "The office accepted version 1 on Mon 4 May · in time"


def test_a_row_that_is_gone_is_said_to_be(frame, lived, settled) -> None:
    ask(lived.hub, april_of(lived))
    shown = frame("month")
    (query,) = shown.page.steps.now.standing.open_queries
    shown.page.waiting.place.emit(dataclasses.replace(query, id="gone"))
    settled()
    assert "not in the register" in shown.notices.notice.text


def test_every_state_has_its_sentence(april, desk) -> None:
    now = april.page.steps.now
    for name, told in said_states(now).items():
        said = said_state(desk, told, dt.date(2026, 5, 5))
        assert said, name
    late = said_state(desk, now, dt.date(2026, 5, 8))
    assert late == "Ready to send · due Wed 6 May, 2 days late"


def said_states(now: MonthNow) -> dict[str, MonthNow]:
    """The month in each of its states."""
    version = dataclasses.replace(_version(), sent_at=dt.datetime(2026, 5, 4, 14, 10))  # noqa: DTZ001 - local wall time
    day = dt.date(2026, 5, 4)
    changes = {
        "running": {"over": False},
        "to_mend": {"blocking": 1, "asking": 1},
        "signed": {"versions": (_version(),)},
        "signed_changed": {"versions": (_version(),), "differs": True},
        "sent": {"versions": (version,)},
        "accepted": {"versions": (dataclasses.replace(version, accepted_on=day),)},
        "changed": {
            "versions": (version,),
            "differs": True,
            "changed": (FigureChange("A03", 412, 431),),
        },
        "reopened": {"versions": (dataclasses.replace(version, reopened_on=day),)},
    }
    made = {}
    for name, fields in changes.items():
        standing = dataclasses.replace(now.standing, **fields)
        assert standing.state == name.removesuffix("_changed"), name
        made[name] = MonthNow(standing, (), Learning(id="l", month="2026-04"), (), ())
    return made


def _version() -> ReturnVersion:
    return ReturnVersion(
        id="v",
        month="2026-04",
        version=1,
        signed_by="Sam",
        signed_on=dt.date(2026, 5, 4),
        device="D",
        digest="",
    )


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
