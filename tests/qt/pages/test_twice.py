"""What is pressed twice is done once: a stutter of the keyboard, a key held down, a double click."""

import datetime as dt

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from camp_scenes import at_camp
from hublog.domain.consents import Consent
from hublog.domain.outcomes import Outcome
from hublog.domain.people import Person
from hublog.domain.rights import Request
from hublog.qt.frame import Frame
from hublog.qt.pages.turned import Turned
from hublog.qt.widgets.buttons import Button
from hublog.services.wellbeing import Ask
from in_memory import done

ENTER = Qt.Key.Key_Return
LEFT = Qt.MouseButton.LeftButton
TODAY = dt.date(2026, 5, 5)
TYPED = {"age_band": "1984", "postcode": "CA15 6QA", "first_language": "English"}


def twice(widget, key: Qt.Key = ENTER, text: str = "") -> None:
    """A key struck twice, with no time between for an answer."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease) * 2:
        QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


def mouse(widget, kind: QEvent.Type) -> None:
    middle = QPointF(widget.rect().center())
    there = QPointF(widget.mapToGlobal(middle.toPoint()))
    held = LEFT if kind is not QEvent.Type.MouseButtonRelease else Qt.MouseButton.NoButton
    event = QMouseEvent(kind, middle, there, LEFT, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)


def at_cross(rows, kind: QEvent.Type) -> None:
    """On the cross of the first row."""
    rect = rows.visualRect(rows.model().index(0))
    place = QPointF(rect.right() - 10, rect.center().y())
    held = LEFT if kind is not QEvent.Type.MouseButtonRelease else Qt.MouseButton.NoButton
    there = QPointF(rows.viewport().mapToGlobal(place.toPoint()))
    event = QMouseEvent(kind, place, there, LEFT, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(rows.viewport(), event)


def press(button) -> None:
    mouse(button, QEvent.Type.MouseButtonPress)
    mouse(button, QEvent.Type.MouseButtonRelease)


def second_half(button) -> None:
    """Of a double click: what stands there now gets it, whatever was pressed."""
    mouse(button, QEvent.Type.MouseButtonDblClick)
    mouse(button, QEvent.Type.MouseButtonRelease)


@pytest.fixture
def pairs(frame, lived, settled) -> Frame:
    """The page of doubles; three people are called Ada Madeup."""
    for _ in range(3):
        lived.hub.add_person("Ada Madeup")
    made = frame("doubles")
    settled()
    return made


def joined(hub) -> int:
    return sum(each.status == "merged" for each in hub.find(Person))


def test_a_double_click_joins_one_pair_and_not_the_next_that_came_in_its_place(
    pairs, hub, settled
) -> None:
    press(pairs.page.card.one)
    settled()
    second_half(pairs.page.card.one)
    settled()
    assert joined(hub) == 1
    assert pairs.page.state.text() == "1 pair to look at"


def test_a_click_that_counts_again_and_again_counts_each_time(qtbot) -> None:
    """Counting at the door is clicking fast."""
    button = Button("+1")
    qtbot.addWidget(button)
    button.show()
    counted: list[int] = []
    button.clicked.connect(lambda: counted.append(1))
    press(button)
    second_half(button)
    assert len(counted) == 2


def test_a_number_held_down_answers_one_pair(pairs, hub, settled) -> None:
    none = Qt.KeyboardModifier.NoModifier
    for again in (False, True, True):
        focused = QApplication.focusWidget()
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_1, none, "1", again)
        QApplication.sendEvent(focused, event)
        settled()
    assert joined(hub) == 1


def test_a_number_struck_twice_joins_once_and_says_so(pairs, hub, settled) -> None:
    twice(pairs.page.card.not_sure, Qt.Key.Key_1, "1")
    settled()
    assert joined(hub) == 1
    assert pairs.notices.notice.undoes is not None


def test_a_request_written_down_with_two_enters_is_one(frame, hub, lived, settled) -> None:
    made = frame("requests")
    made.page.add.click()
    note = made.page.card.note
    note.setText("About a photograph")
    twice(note)
    settled()
    assert len(hub.find(Request)) == 1


def test_a_complaint_acknowledged_by_a_double_click_is_not_answered_by_it(
    frame, hub, lived, services, settled
) -> None:
    """What stands in the place of the button then stops the hub's 30 days."""
    done(services.requests.add("Sam", "complaint", note="About a photograph"))
    made = frame("requests")
    settled()
    press(made.page.buttons[0])
    settled()
    second_half(made.page.buttons[0])
    settled()
    (request,) = hub.find(Request)
    assert (request.acknowledged_on is not None, request.answered_on) == (True, None)


def test_somebody_added_with_two_enters_is_there_once(frame, hub, lived, settled) -> None:
    made = frame("people")
    made.page.add.click()
    name = made.page.card.name
    name.setText("Bo Twice")
    twice(name)
    settled()
    assert [each.known_as for each in hub.find(Person)].count("Bo Twice") == 1


def test_a_newcomer_signed_in_with_two_enters_is_there_once(door, hub, settled) -> None:
    door.page.finding.newcomer.emit("Bo Twice")
    twice(door.page.card.name)
    settled()
    assert [each.known_as for each in hub.find(Person)].count("Bo Twice") == 1
    assert door.page.here.number.text() == "1"


def test_answers_from_paper_kept_with_two_enters_are_kept_once(
    frame, hub, asked, lived, settled
) -> None:
    made = frame("wellbeing", person=asked)
    settled()
    made.page.paper.click()
    first, *_ = made.page.card.answers.values()
    first.edit.setText("7")
    twice(first.edit)
    settled()
    assert made.page.card is None
    assert [each.date for each in hub.find(Outcome, stage="review")] == [TODAY]


def test_two_enters_on_a_typed_answer_pass_over_no_question(megan, settled) -> None:
    megan.page.answers.missing.click()
    card = megan.page.card
    while card._typed is None:
        card._next()
    place, (_, edit) = card._place, card._typed
    edit.setText(TYPED[card._asked[place].field])
    twice(edit)
    settled()
    assert card._place == place + 1


def test_two_strokes_on_a_yes_pass_over_no_question_about_consent(megan, hub, settled) -> None:
    megan.page.consents.ask_now.click()
    card = megan.page.card
    card._go_on()
    twice(card.yes)
    card.later.click()
    settled()
    assert len(hub.find(Consent)) == 1
    assert card._place == 1


def test_a_child_signed_out_with_two_enters_left_and_that_is_what_is_said(
    frame, hub, settled
) -> None:
    made = frame("camp", session=at_camp(hub))
    made.page._leave(made.page.camp.week.children[1])
    settled()
    twice(made.page.card.who[0])
    settled()
    assert made.notices.notice.text == "Bo R. left with Jo Example, 1 still here"


def test_a_double_click_on_a_cross_takes_off_one_of_those_here(door, hub, session, settled) -> None:
    """Whoever moved up into the place of the first would go too, unseen."""
    for name in ("Ada Madeup", "Bo Madeup", "Cy Madeup"):
        done(hub.sign_in.new_person("Sam", session, name))
    door.page._ask_view()
    settled()
    lines = door.page.here.entries
    for kind in (
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.MouseButtonRelease,
    ):
        at_cross(lines, kind)
        settled()
    assert door.page.here.number.text() == "2"
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        at_cross(lines, kind)
        settled()
    assert door.page.here.number.text() == "1"


def test_a_double_click_answers_one_question_of_whoever_sits_alone(
    desk, asked, qtbot, settled
) -> None:
    """Many people click everything twice; nobody saw the question that the second half answered."""
    ask = Ask(person_id=asked, stage="review", instruments=("UCLA3",))
    turned = Turned(desk, ask, agreed=True)
    qtbot.addWidget(turned)
    turned.show()
    settled()
    turned._next()
    press(turned.buttons.buttons[2])
    second_half(turned.buttons.buttons[2])
    settled()
    assert turned._answers["UCLA3"] == (2, None, None)
