"""Who may be here twice, looked through with three keys; who was joined lately is parted again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hublog.domain.people import Person
from hublog.qt.frame import Frame
from hublog.qt.widgets.labels import Label
from in_memory import done

ENTER, ONE, TWO, THREE = Qt.Key.Key_Return, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3


@pytest.fixture
def pairs(lived) -> list[str]:
    """Three people called Ada Madeup."""
    return [lived.hub.add_person("Ada Madeup") for _ in range(3)]


@pytest.fixture
def shown(frame, pairs, settled) -> Frame:
    """The page, reached from the list of people."""
    del pairs
    made = frame("people")
    made.page.doubles.click()
    settled()
    return made


def press(key: Qt.Key, settled) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)
    settled()


def test_three_keys_answer_and_each_answer_brings_the_next(shown, hub, pairs, settled) -> None:
    """Domain.md, scenario 7."""
    assert shown.page.state.text() == "3 pairs to look at"
    press(THREE, settled)
    assert shown.page.state.text() == "2 pairs to look at"
    press(TWO, settled)
    assert shown.page.state.text() == "1 pair to look at"
    press(ONE, settled)
    assert shown.page.state.text() == "Nobody to look at."
    assert sum(hub.get(Person, who).status == "merged" for who in pairs) == 1


def test_who_was_joined_lately_is_parted_again_by_enter(shown, hub, pairs, settled) -> None:
    press(ONE, settled)
    page = shown.page
    (line,) = page.lately.rows
    assert line.title == "Ada Madeup went into Ada Madeup"
    page.lately.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.lately, ENTER)
    settled()
    assert page.lately.rows == ()
    assert {hub.get(Person, who).status for who in pairs} == {"active"}


def test_escape_leaves_a_pair_as_it_is(shown, hub, pairs, settled) -> None:
    press(Qt.Key.Key_Escape, settled)
    assert shown.page.card is None
    assert {hub.get(Person, who).status for who in pairs} == {"active"}


def test_who_was_put_off_is_not_said_to_be_nobody(shown, settled) -> None:
    for _ in range(3):
        press(THREE, settled)
    said = [each.text() for each in shown.page.findChildren(Label)]
    assert "Nobody else seems to be here twice" in said
    assert "3 pairs are put off. You are asked again within 30 days." in said


def test_the_last_answer_leaves_the_focus_where_a_key_too_many_does_no_harm(
    shown, hub, pairs, settled
) -> None:
    """Undo stands in the notice, and took the next Enter."""
    for _ in range(3):
        press(TWO, settled)
    assert QApplication.focusWidget() is shown.page.way_back
    press(THREE, settled)
    assert {hub.get(Person, who).status for who in pairs} == {"active"}
    assert shown.page.state.text() == "Nobody to look at."


def test_the_keys_answer_wherever_on_the_page_the_focus_is(shown, hub, pairs, settled) -> None:
    press(ONE, settled)
    shown.page.lately.setFocus(Qt.FocusReason.TabFocusReason)
    press(TWO, settled)
    assert shown.page.state.text() == "Nobody to look at."
    assert sum(hub.get(Person, who).status == "merged" for who in pairs) == 1


def test_who_was_joined_meanwhile_is_not_joined_twice(shown, hub, pairs, settled) -> None:
    double = shown.page.card._double
    done(hub.people.merge("Jo", double.one, double.other))
    press(ONE, settled)
    assert "Ada Madeup" in shown.page.card._wrong.text()


def test_who_may_be_there_already_is_shown_while_a_new_name_is_typed(
    frame, hub, lived, settled
) -> None:
    """DQ13: one slip of the finger, and one key leads to them."""
    shown = frame("people")
    shown.page.add.click()
    card = shown.page.card
    QTest.keyClicks(card.name, "M")
    assert card.alike.rows == ()
    QTest.keyClicks(card.name, "egan Brich")
    (line,) = card.alike.rows
    assert (line.title, line.key) == ("Megan Birch", lived.people[0])
    assert line.detail.startswith("Card 1")
    QTest.keyClick(card.name, Qt.Key.Key_F9)
    settled()
    assert shown.page.name == "person"
    assert shown.page.person_id == lived.people[0]
    assert len(hub.find(Person)) == 9


def test_somebody_who_is_really_new_is_added_by_enter(frame, hub, lived, settled) -> None:
    hub.add_person("Ada Madeup")
    shown = frame("people")
    shown.page.add.click()
    card = shown.page.card
    QTest.keyClicks(card.name, "Ada Madeup")
    assert [line.detail for line in card.alike.rows] == ["Card 10"]
    QTest.keyClick(card.name, ENTER)
    settled()
    assert shown.page.name == "person"
    assert len(hub.find(Person, known_as="Ada Madeup")) == 2
