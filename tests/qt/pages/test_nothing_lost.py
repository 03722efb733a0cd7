"""What was typed or answered stands there again, and what is wrong is said where it can be seen."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from camp_scenes import a_child
from hublog.domain.consents import Consent
from hublog.domain.people import Person
from hublog.qt.widgets.labels import Label

ENTER = Qt.Key.Key_Return
SMALL = (1024, 600)


def grow(hub, who: str, born: int) -> None:
    with hub.store.writing("Sam", "test") as work:
        work.put(replace(work.get(Person, who), birth_year=born))
        work.commit()


def in_sight(widget) -> bool:
    return widget.visibleRegion().boundingRect() == widget.rect()


@pytest.fixture
def child(frame, hub, settled):  # noqa: ANN201
    """The page of a child, in a small window."""
    made = frame("person", person=a_child(hub, "Bo Reed"))
    made.resize(*SMALL)
    settled()
    return made


def test_back_to_who_answers_shows_whoever_was_named(child) -> None:
    child.page.consents.ask_now.click()
    card = child.page.card
    card.who.name.setText("Jo Example")
    card.who.relationship.choose("CARER")
    card.who.method.choose("paper")
    card.who.until.choose("year")
    card._go_on()
    card._back()
    assert card.who.said == card._said
    assert (card._said.given_by, card._said.relationship) == ("Jo Example", "CARER")


def test_who_turns_out_to_need_a_grown_up_is_not_asked_again_what_was_answered(
    megan, hub, lived, settled
) -> None:
    megan.page.consents.ask_now.click()
    card = megan.page.card
    card._go_on()
    card.no.click()
    settled()
    grow(hub, lived.people[0], 2016)
    card.yes.click()
    settled()
    assert card.who is not None
    assert "Megan B. may be too young" in megan.notices.notice.text
    card.who.name.setText("Jo Example")
    card._go_on()
    assert card._place == 1
    assert len(hub.find(Consent)) == 1


def test_names_are_short_on_the_card_that_asks_at_the_door(megan) -> None:
    megan.page.consents.ask_now.click()
    said = [each.text() for each in megan.page.card.findChildren(Label)]
    assert "Some questions for Megan B." in said


@pytest.mark.parametrize(
    ("name", "phone", "wrong"), [("", "01632 960001", "name"), ("Jo Example", "later", "phone")]
)
def test_what_is_wrong_with_a_grown_up_is_said_at_the_field(
    child, settled, name, phone, wrong
) -> None:
    child.page.care.change.click()
    grown = child.page.card.contacts[1]
    grown.name.setText(name)
    grown.phone.setText(phone)
    QTest.keyClick(child.page.card.texts["needs"][1], ENTER)
    settled()
    edit = getattr(grown, wrong)
    assert QApplication.focusWidget() is edit
    assert edit.property("wrong") is True
    assert in_sight(edit)


def test_what_is_wrong_with_notes_is_brought_into_sight(child, hub, settled) -> None:
    hub.consents.give("Sam", child.page.person_id, "medical", False)
    child.page.care.change.click()
    card = child.page.card
    card.texts["allergies"][1].setText("Nuts")
    (area,) = (each for each in child.page.findChildren(QScrollArea) if each.isAncestorOf(card))
    QTest.keyClick(card.contacts[0].name, ENTER)
    settled()
    QApplication.processEvents()
    assert "said no to notes about health" in card._wrong.text()
    top = card._wrong.mapTo(area.viewport(), QPoint(0, 0)).y()
    assert 0 <= top < area.viewport().height()
