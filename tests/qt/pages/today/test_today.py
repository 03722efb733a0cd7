import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hublog.domain.months import Month
from hublog.domain.sessions import Session
from hublog.qt.pages.today_cards import NotRunningCard, UnplannedCard
from in_memory import done
from looking import button, cards, press, texts
from questions import question

TUESDAY = dt.date(2026, 5, 5)


def test_enter_starts_the_first_planned_session_and_goes_to_its_register(
    here, hub, warm, settled
) -> None:
    shown = here()
    assert shown.page.focusWidget().text() == "Start"
    press(shown.page)
    settled()
    (session,) = hub.find(Session)
    assert (session.status, session.start) == ("open", dt.time(10, 0))
    assert shown.led == [("register", {"session": session.id})]
    assert shown.notices.notice.undoes is not None


def test_starting_can_be_taken_back(here, hub, warm, settled) -> None:
    shown = here()
    press(shown.page)
    settled()
    shown.page.undo()
    settled()
    assert hub.find(Session) == []
    assert shown.page.focusWidget().text() == "Start"


def test_the_day_and_a_greeting_stand_on_top(here, hub, warm) -> None:
    page = here().page
    assert page.title.text() == "Tuesday 5 May"
    assert page.state.text() == "Good morning. 1 session today."


@pytest.mark.parametrize(("hour", "greeting"), [(14, "Good afternoon"), (20, "Good evening")])
def test_the_greeting_knows_the_hour(here, hub, warm, hour, greeting) -> None:
    hub.clock.at = hub.clock.at.replace(hour=hour)
    assert here().page.state.text().startswith(greeting)


def test_a_card_says_how_many_came_last_time(here, hub, warm) -> None:
    last = hub.open(warm, dt.date(2026, 4, 28))
    done(hub.sign_in.count("Sam", last, "65+", 31))
    done(hub.sessions.finish("Sam", last))
    assert "31 | last Tue 28 Apr" in texts(cards(here().page)[0])


def test_a_running_session_says_how_many_are_here_and_goes_on(here, hub, warm, settled) -> None:
    session = hub.open(warm)
    done(hub.sign_in.count("Sam", session, "65+", 4))
    shown = here()
    assert "4 | here now" in texts(cards(shown.page)[0])
    assert shown.page.focusWidget().text() == "Continue"
    press(shown.page)
    settled()
    assert shown.led == [("register", {"session": session})]
    assert shown.notices.notice is None


def test_the_running_session_comes_first_even_where_it_is_the_later_one(here, hub, warm) -> None:
    later = hub.add_activity("Later Lunch", start="13:00", end="14:00")
    hub.open(later)
    shown = here()
    assert [card.is_first for card in cards(shown.page)] == [False, True]
    assert shown.page.focusWidget() is cards(shown.page)[1].main


def test_a_count_made_meanwhile_shows_at_once(here, hub, desk, warm, settled) -> None:
    session = hub.open(warm)
    page = here().page
    desk.do(lambda s: s.sign_in.count("Sam", session, "65+", 1), lambda _: None, page)
    settled()
    settled()
    assert "1 | here now" in texts(cards(page)[0])


def test_a_finished_session_shows_its_number_and_can_be_opened_again(
    here, hub, warm, settled
) -> None:
    session = hub.open(warm)
    done(hub.sign_in.count("Sam", session, "65+", 7))
    done(hub.sessions.finish("Sam", session))
    shown = here()
    card = cards(shown.page)[0]
    assert "7 | came" in texts(card)
    button(card, "Look at it").click()
    button(card, "Open again").click()
    settled()
    assert hub.get(Session, session).status == "open"
    assert [page for page, _ in shown.led] == ["register", "register"]


def test_not_running_asks_why_and_keeps_the_answer_at_once(here, hub, warm, settled) -> None:
    """A02."""
    shown = here()
    button(cards(shown.page)[0], "Not running today").click()
    assert isinstance(shown.page.card, NotRunningCard)
    QTest.keyClick(shown.page.focusWidget(), Qt.Key.Key_Right)
    QTest.keyClick(shown.page.focusWidget(), Qt.Key.Key_Space)
    settled()
    (session,) = hub.find(Session)
    assert (session.status, session.cancel_reason) == ("cancelled", "VENUE")
    assert "The place could not be used" in texts(cards(shown.page)[0])
    assert shown.page.card is None
    button(cards(shown.page)[0], "It runs after all").click()
    settled()
    assert hub.get(Session, session.id).status == "open"


def test_escape_leaves_the_question_and_nothing_is_kept(here, hub, warm, settled) -> None:
    page = here().page
    button(cards(page)[0], "Not running today").click()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    settled()
    assert page.card is None
    assert hub.find(Session) == []
    assert page.focusWidget().text() == "Start"


def test_a_session_with_people_cannot_be_called_off(here, hub, desk, warm, settled) -> None:
    page = here().page
    session = hub.open(warm)
    done(hub.sign_in.count("Sam", session, "65+", 1))
    card = NotRunningCard(desk, hub.activities.everything()[0], TUESDAY, dt.time(10, 0))
    page._open_inline(card)
    card._keep("NOVOL")
    settled()
    assert hub.get(Session, session).status == "open"
    assert page.window().notices.notice.kind == "warn"


def test_a_session_that_is_not_on_the_list_takes_its_own_times(here, hub, warm, settled) -> None:
    shown = here()
    shown.page.unplanned.click()
    settled()
    card = shown.page.card
    assert isinstance(card, UnplannedCard)
    assert card.which.value == warm
    card.start.setFocus()
    QTest.keyClicks(card.start, "1530")
    assert card.start.time().toString("HH:mm") == "15:30"
    card.end.setTime(card.end.time().fromString("17:00", "HH:mm"))
    button(card, "Start").click()
    settled()
    (session,) = hub.find(Session)
    assert (session.start, session.end) == (dt.time(15, 30), dt.time(17, 0))
    assert shown.led[0][0] == "register"


def test_where_there_are_several_activities_one_is_chosen_first(here, hub, warm, settled) -> None:
    hub.add_activity("Garden", weekday=4)
    page = here().page
    page.unplanned.click()
    settled()
    card = page.card
    assert not button(card, "Start").isEnabled()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    assert button(card, "Start").isEnabled()


def test_a_question_of_the_office_leads_to_its_month(here, hub, desk, warm, settled) -> None:
    with hub.store.writing("Sam", "took_reply") as work:
        work.put(question(month="2026-04", message="", asked_on=hub.clock.now().date()))
        changed = work.commit()
    shown = here()
    shown.page.heard(changed)
    settled()
    answer = button(shown.page, "Answer")
    assert "1 question about April 2026" in answer.accessibleName()
    answer.click()
    assert shown.led == [("month", {"month": Month(2026, 4)})]
