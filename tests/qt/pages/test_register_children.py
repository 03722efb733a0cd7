"""The register of a session for children: what is missing, what to do now, and what not to forget."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from camp_scenes import JO, KIM, a_camp, a_child
from hublog.domain.care import Care
from hublog.domain.consents import Consent
from hublog.domain.sessions import Attendance, Session
from hublog.qt.theme.theme import theme
from hublog.qt.theme.tokens import Look
from hublog.qt.widgets.buttons import Button
from in_memory import done
from looking import texts

KEY = Qt.Key
NOW = (
    "Now: ask the grown-up who came along, or call one. Until then {} stays with somebody on shift."
)


@pytest.fixture
def camp(hub) -> str:
    return a_camp(hub)


@pytest.fixture
def door(frame, hub, camp):  # noqa: ANN201
    """The register page of a camp to which two children may come."""
    a_child(hub, "Ash Fern")
    a_child(hub, "Bo Reed", allergies="Nuts", medical="Asthma", contacts=(JO, KIM))
    return frame("register", session=camp)


def told(door) -> list[str]:
    """What the cards beside the register say."""
    QApplication.processEvents()
    card = door.page.children_here
    seen = card.findChildren(QLabel)
    return [each.text() for each in seen if each.isVisibleTo(door) and each.text()]


def test_a_child_without_a_yes_is_told_in_words_and_the_next_signs_in_all_the_same(
    door, typing
) -> None:
    """Scenario 8: a red card with words and icon, what to do now, never in the way."""
    typing("ash", KEY.Key_Return)
    assert told(door) == [
        "Ash F. is not ready to join in yet",
        "No grown-up has said yes.",
        "2 more people to call are needed.",
        NOW.format("Ash F."),
    ]
    assert QApplication.focusWidget() is door.page.finding.field
    typing("bo", KEY.Key_Return)
    assert told(door) == [
        "Bo R. is not ready to join in yet",
        "No grown-up has said yes.",
        NOW.format("Bo R."),
        "Look out for Bo R.",
        "Allergies: Nuts",
        "Illness and medicine: Asthma",
        "1 more child waits for a grown-up.",
    ]
    assert door.page.here.number.text() == "2"


def test_a_grown_up_says_yes_by_keys_alone(door, typing, hub) -> None:
    typing("ash", KEY.Key_Return)
    typing(KEY.Key_F8)
    card = door.page.card
    typing(KEY.Key_Return)
    assert QApplication.focusWidget() is card.name
    typing("Jo Example", KEY.Key_Return)
    assert QApplication.focusWidget() is card.phone
    typing("01632 960001", KEY.Key_Return)
    assert door.page.card is None
    assert door.notices.notice.text == "A grown-up said yes for Ash F.; it holds until tonight"
    assert len(hub.find(Consent)) == 1
    assert "1 more person to call is needed." in told(door)
    typing(KEY.Key_F8)
    typing("Kim Example", KEY.Key_Tab, KEY.Key_Tab, "01632 960002", KEY.Key_Return)
    assert told(door) == []
    assert door.page.children_here.days.isVisible()
    door.page.undo()
    typing()
    assert "1 more person to call is needed." in told(door)


def test_what_is_private_goes_with_the_next_one_and_comes_back_when_asked_for(
    door, typing, hub, camp
) -> None:
    typing("bo", KEY.Key_Return)
    assert "Allergies: Nuts" in told(door)
    typing("ash", KEY.Key_Return)
    assert "Allergies: Nuts" not in told(door)
    door.page.children_here.next.click()
    assert "Allergies: Nuts" in told(door)
    typing(KEY.Key_F2)
    assert "Allergies: Nuts" in told(door)


def test_a_number_that_cannot_be_called_is_said_at_its_field_and_what_else_in_the_window(
    door, typing, hub, camp
) -> None:
    typing("ash", KEY.Key_Return)
    typing(KEY.Key_F8)
    card = door.page.card
    typing("Jo Example", KEY.Key_Tab, KEY.Key_Tab, "later", KEY.Key_Return)
    assert QApplication.focusWidget() is card.phone
    done(hub.sessions.finish("Sam", camp))
    card.phone.setText("01632 960001")
    typing(KEY.Key_Return)
    assert door.notices.notice.kind == "warn"
    assert hub.find(Consent) == []


def test_nothing_is_said_at_a_session_for_everybody_but_what_not_to_forget(
    frame, hub, session, typing
) -> None:
    a_child(hub, "Bo Reed", allergies="Nuts")
    door = frame("register", session=session)
    assert not door.page.children_here.isVisible()
    typing("bo", KEY.Key_Return)
    assert told(door) == ["Look out for Bo R.", "Allergies: Nuts"]
    typing((KEY.Key_D, Qt.KeyboardModifier.ControlModifier))
    typing(KEY.Key_F8)
    assert door.page.card is None
    assert len(hub.find(Care)) == 1


def test_meals_are_asked_at_the_end_of_a_camp_and_of_nothing_else(
    frame, door, typing, hub, camp
) -> None:
    typing("ash", KEY.Key_Return)
    door.page.finish.click()
    card = door.page.card
    assert card.meals.isVisible()
    card.meals.setText("31")
    typing(KEY.Key_Return)
    assert hub.get(Session, camp).meals == 31
    other = hub.open(hub.add_activity())
    shown = frame("register", session=other)
    shown.page.finish.click()
    assert not shown.page.card.meals.isVisible()


def test_whoever_finishes_is_told_who_was_not_signed_out_and_may_finish_all_the_same(
    door, typing, hub, camp, settled
) -> None:
    typing("ash", KEY.Key_Return)
    typing("bo", KEY.Key_Return)
    door.page.finish.click()
    settled()
    card = door.page.card
    assert card.left.isVisible()
    assert card.left.text.text() == "2 children have not been signed out."
    assert QApplication.focusWidget() is card.heads
    typing((KEY.Key_D, Qt.KeyboardModifier.ControlModifier))
    assert door.page.name == "camp"
    assert QApplication.focusWidget() is door.page.table
    typing(KEY.Key_Return)
    typing("Jo", KEY.Key_Return)
    typing(KEY.Key_Escape)
    assert door.page.card is card
    assert card.left.text.text() == "1 child has not been signed out."
    typing(KEY.Key_Return)
    assert hub.get(Session, camp).status == "closed"
    assert door.notices.notice.text.endswith(". 1 child has not been signed out.")
    assert door.notices.notice.way.page == "camp"


def test_nothing_is_said_at_the_end_where_every_child_left_or_it_is_for_everybody(
    door, frame, typing, hub, camp
) -> None:
    typing("ash", KEY.Key_Return)
    (ash,) = (each.person_id for each in hub.find(Attendance))
    done(hub.camp.sign_out("Sam", camp, ash, "Jo"))
    door.page.finish.click()
    typing()
    assert not door.page.card.left.isVisible()
    other = frame("register", session=hub.open(hub.add_activity()))
    typing("bo", KEY.Key_Return)
    other.page.finish.click()
    typing()
    assert not other.page.card.left.isVisible()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_red_card_pushes_nothing_off_the_screen(door, typing, hub, scale) -> None:
    """At the size that most laptops have, whatever counts stays where it was; in large letters all scrolls."""
    hub.turn(asks_wellbeing=True)
    door.resize(1280, 720)
    theme().choose(Look.LIGHT, scale)
    theme().refresh(door)
    try:
        for name in ("ash", "bo"):
            typing(name, KEY.Key_Return)
            assert door.page.aside.verticalScrollBar().value() == 0
            door.page.aside.verticalScrollBar().setValue(40)
        for _ in range(6):
            QApplication.processEvents()
        page = door.page
        assert page.children_here.shows is not None
        if scale == 1.0:
            assert page._area.verticalScrollBar().maximum() == 0
            bottom = page.counting.mapTo(page._area.viewport(), page.counting.rect().bottomLeft())
            assert bottom.y() < page._area.viewport().height()
        else:
            assert page.aside.verticalScrollBar().maximum() == 0
        assert page._area.horizontalScrollBar().maximum() == 0
        assert page.aside.widget().width() <= page.aside.viewport().width()
    finally:
        theme().choose(Look.LIGHT, 1.0)


def test_nothing_stands_beside_a_card_that_takes_the_whole_page(door, typing) -> None:
    typing("ash", KEY.Key_Return)
    typing((KEY.Key_G, Qt.KeyboardModifier.ControlModifier))
    assert door.page.card.wide
    assert not door.page.children_here.isVisible()
    QApplication.processEvents()
    assert door.page.card.width() == door.page._door.width()
    typing(KEY.Key_Escape)
    assert door.page.children_here.isVisible()


def test_whole_names_are_shown_of_whoever_waits_too(door, typing) -> None:
    typing("ash", KEY.Key_Return)
    door.page.eye.click()
    assert told(door)[0] == "Ash Fern is not ready to join in yet"
    door.page.eye.click()
    assert told(door)[0] == "Ash F. is not ready to join in yet"


def test_a_number_that_is_none_is_not_said_to_be_left_out(door, typing) -> None:
    typing("ash", KEY.Key_Return)
    typing(KEY.Key_F8)
    typing("Jo Example", KEY.Key_Tab, KEY.Key_Tab, "later", KEY.Key_Return)
    said = "later is not a phone number. Write it in numbers, like 01632 960123."
    assert said in texts(door.page.card)


def test_another_session_that_runs_is_called_by_its_name(door, hub, settled) -> None:
    activity = hub.add_activity("Garden Club")
    hub.open(activity)
    door.desk.go("register", session=door.page.session_id)
    settled()
    assert _others(door) == ["Also open: Garden Club"]
    noon, three = dt.time(12), dt.time(15)
    done(hub.sessions.open("Sam", activity, hub.clock.now().date(), noon, three))
    hub.open(activity, dt.date(2026, 5, 1))
    door.desk.go("register", session=door.page.session_id)
    settled()
    assert set(_others(door)) == {
        "Also open: Garden Club 10:00",
        "Also open: Garden Club 12:00",
        "Also open: Garden Club, Fri 1 May",
    }


def _others(door) -> list[str]:
    return [each.text() for each in door.page.others.findChildren(Button) if not each.isHidden()]


def test_opened_again_the_next_one_can_sign_in_at_once(door, typing, hub, camp) -> None:
    done(hub.sessions.finish("Sam", camp))
    door.desk.go("register", session=camp)
    typing()
    door.page.finish.setFocus()
    typing(KEY.Key_Space)
    assert hub.get(Session, camp).status == "open"
    assert QApplication.focusWidget() is door.page.finding.field
