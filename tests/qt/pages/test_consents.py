"""What somebody says yes to: asked in a quiet moment, seen on their page, taken back there."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hublog.domain.consents import Consent, Held
from hublog.domain.outcomes import Outcome
from hublog.domain.people import Person
from hublog.qt.frame import Frame
from hublog.qt.pages.consent_asking import ConsentCard
from hublog.qt.pages.consent_back import TakeBackCard
from hublog.services.consents import Said
from hublog.services.hub import the_hub
from in_memory import done

ESC, SPACE, ENTER, TAB = Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Tab


@pytest.fixture
def held(hub, lived) -> Callable[[str], Held]:
    """How a purpose stands with Megan."""
    return lambda purpose: done(hub.consents.of(lived.people[0])).of(purpose).held


def press(*keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)


def back(steps: int) -> None:
    QApplication.processEvents()  # what was just put there is shown
    for _ in range(steps):
        QTest.keyClick(QApplication.focusWidget(), TAB, Qt.KeyboardModifier.ShiftModifier)


def lines(shown: Frame) -> dict[str, str]:
    return {row.title: row.detail for row in shown.page.consents.list.rows}


def test_every_purpose_is_listed_with_how_it_stands(megan) -> None:
    assert len(lines(megan)) == 8
    assert {*lines(megan).values()} == {"Not asked yet"}
    assert all(row.icon and row.spoken for row in megan.page.consents.list.rows)


def test_asking_says_who_answers_first_and_keeps_each_answer_as_it_is_given(
    megan, held, settled
) -> None:
    """By keyboard: nothing is answered by pressing Enter again and again."""
    megan.page.consents.ask_now.setFocus()
    press(SPACE)
    card = megan.page.card
    assert isinstance(card, ConsentCard)
    card._go_on()
    settled()
    assert QApplication.focusWidget() is card.later
    back(2)
    press(SPACE)
    settled()
    assert held("register") is Held.YES
    press(SPACE)
    settled()
    assert held("photo") is Held.UNASKED
    back(1)
    press(SPACE)
    settled()
    assert held("referral") is Held.NO
    megan.page.undo()
    settled()
    assert held("referral") is Held.UNASKED
    assert held("register") is Held.YES
    press(SPACE)
    settled()
    assert megan.page.card is None
    assert lines(megan)["Our register"] == "Yes, 5 May 2026"


def test_the_hubs_own_notice_stands_beside_the_questions(megan, hub, settled) -> None:
    megan.page.consents.ask_now.click()
    assert "You need not give your name" in megan.page.card.notice.toPlainText()
    megan.page.close_card()
    with hub.store.writing("Sam", "test") as work:
        work.put(replace(the_hub(work), notice="Ours", complaints_contact="Jo, 01"))
        work.commit()
    megan.page._ask()
    settled()
    megan.page.consents.ask_now.click()
    shown = megan.page.card.notice.toPlainText()
    assert shown.startswith("Ours\n\nIf you are not happy\nTell Jo, 01.")


def test_a_grown_up_answers_for_a_child_and_is_named(megan, hub, lived, settled) -> None:
    """domain.md, scenario 8: a spoken yes that holds until tonight."""
    with hub.store.writing("Sam", "test") as work:
        work.put(replace(work.get(Person, lived.people[0]), birth_year=2016))
        work.commit()
    megan.page._ask()
    settled()
    megan.page.consents.ask_now.click()
    card = megan.page.card
    card._go_on()
    assert card.who.field.widget.property("wrong") is True
    card.who.name.setText("Jo Example")
    card.who.until.choose("tonight")
    QTest.keyClick(card.who.name, ENTER)
    assert card.who is None
    card.yes.click()
    settled()
    (answer,) = hub.find(Consent)
    assert (answer.given_by, answer.relationship, answer.method) == (
        "Jo Example",
        "PARENT",
        "spoken",
    )
    assert answer.expires_on == dt.date(2026, 5, 5)
    assert lines(megan)["Our register"] == "Yes, 5 May 2026, until tonight, Jo Example (parent)"


def test_a_child_who_says_yes_alone_is_asked_who_else_answers(megan, hub, lived, settled) -> None:
    megan.page.consents.ask_now.click()
    card = megan.page.card
    card._go_on()
    with hub.store.writing("Sam", "test") as work:
        work.put(replace(work.get(Person, lived.people[0]), birth_year=2016))
        work.commit()
    card.yes.click()
    settled()
    assert "grown-up" in megan.notices.notice.text
    assert card.who is not None
    card._go_on()
    card._back()
    assert card.who is not None
    press(ESC)
    assert megan.page.card is None
    assert hub.find(Consent) == []


def test_taking_back_says_what_goes_and_where_it_stays_for_a_while(
    megan, hub, lived, held, settled
) -> None:
    who, today = lived.people[0], dt.date(2026, 5, 5)
    done(hub.consents.give("Sam", who, "wellbeing", True))
    with hub.store.writing("Sam", "test") as work:
        work.put(
            Outcome(
                id="o", person_id=who, instrument="ONS4", stage="start", date=today, answers=(7,)
            )
        )
        work.commit()
    hub.clock.advance(minutes=1)
    megan.page._ask()
    settled()
    megan.page.consents._open("wellbeing")
    card = megan.page.card
    assert isinstance(card, TakeBackCard)
    said = " ".join(each.text() for each in card.findChildren(type(megan.page.title)))
    assert "from 1 time go at once" in said
    assert "1 Aug 2026" in said
    card.who.who.choose("another")
    card.take.click()
    assert held("wellbeing") is Held.YES
    card.who.who.choose("SELF")
    card.take.click()
    settled()
    assert megan.page.card is None
    assert held("wellbeing") is Held.WITHDRAWN
    assert hub.find(Outcome) == []


def test_a_yes_can_be_asked_again(megan, hub, lived, held, settled) -> None:
    done(hub.consents.give("Sam", lived.people[0], "photo", True, Said(method="paper")))
    hub.clock.advance(minutes=1)
    megan.page._ask()
    settled()
    megan.page.consents._open("photo")
    megan.page.card.ask.click()
    card = megan.page.card
    assert isinstance(card, ConsentCard)
    card._go_on()
    card.no.click()
    settled()
    assert held("photo") is Held.NO
    megan.page.consents._open("photo")
    assert isinstance(megan.page.card, ConsentCard)


def test_those_here_are_asked_from_the_register_and_the_door_waits_for_nobody(
    frame, lived, hub, settled, qtbot
) -> None:
    shown = frame("register", session=lived.session)
    settled()
    asking = shown.page.here.asking
    asking.quiet.setInterval(0)
    assert asking.text() == "5 people to ask"
    assert shown.page.finding.isVisible()
    asking.click()
    rows = shown.page.card.list.rows
    assert [row.title for row in rows] == ["Ali F.", "Jo H.", "Megan B.", "Robin A.", "Sam W."]
    shown.page.card.list.chosen.emit(rows[2])
    settled()
    card = shown.page.card
    assert isinstance(card, ConsentCard)
    assert not shown.page.here.isVisible()
    card._go_on()
    for _ in range(4):
        card.no.click()
        settled()
    assert shown.page.card is None
    assert QApplication.focusWidget() is shown.page.finding.field
    assert len(hub.find(Consent, person_id=lived.people[0])) == 4
    qtbot.waitUntil(lambda: asking.text() == "4 people to ask")


def test_the_first_who_waits_has_the_ring_at_once_and_enter_asks_them(
    frame, lived, settled
) -> None:
    shown = frame("register", session=lived.session)
    settled()
    shown.page.here.asking.click()
    waiting = shown.page.card.list
    assert QApplication.focusWidget() is waiting
    assert waiting.marked_row().title == "Ali F."
    press(ENTER)
    settled()
    assert isinstance(shown.page.card, ConsentCard)


def test_where_nobody_is_left_nothing_is_said(door, settled) -> None:
    settled()
    assert not door.page.here.asking.isVisible()
