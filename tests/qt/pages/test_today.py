import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from hublog.domain.sessions import Session
from hublog.qt.frame import Frame
from hublog.qt.pages.today_cards import NotRunningCard, SessionCard, UnplannedCard
from hublog.qt.pages.today_day import OtherDayCard
from hublog.qt.theme.theme import theme
from hublog.qt.widgets.bars import Bars
from hublog.qt.widgets.buttons import Button
from hublog.services.today import Need, Week
from in_memory import done

ENTER = Qt.Key.Key_Return
TUESDAY = dt.date(2026, 5, 5)


@pytest.fixture
def warm(hub) -> str:
    return hub.add_activity()


@pytest.fixture
def here(frame, desk, settled) -> Callable[..., Frame]:
    """Shows Today, and notes where it leads instead of going there."""

    def show(**where: object) -> Frame:
        shown = frame("today", **where)
        settled()
        shown.led = []
        desk.went.disconnect(shown._go_where)
        desk.went.connect(lambda page, where: shown.led.append((page, where)))
        return shown

    return show


def texts(widget) -> str:
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.text())


def cards(page) -> list[SessionCard]:
    return page._session_cards()


def press(page) -> None:
    QTest.keyClick(page.focusWidget(), ENTER)


def button(widget, words) -> Button:
    return next(b for b in widget.findChildren(Button) if b.text() == words)


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
    assert isinstance(shown.page._inline, NotRunningCard)
    QTest.keyClick(shown.page.focusWidget(), Qt.Key.Key_Right)
    QTest.keyClick(shown.page.focusWidget(), Qt.Key.Key_Space)
    settled()
    (session,) = hub.find(Session)
    assert (session.status, session.cancel_reason) == ("cancelled", "VENUE")
    assert "The place could not be used" in texts(cards(shown.page)[0])
    assert shown.page._inline is None
    button(cards(shown.page)[0], "It runs after all").click()
    settled()
    assert hub.get(Session, session.id).status == "open"


def test_escape_leaves_the_question_and_nothing_is_kept(here, hub, warm, settled) -> None:
    page = here().page
    button(cards(page)[0], "Not running today").click()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    settled()
    assert page._inline is None
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
    card = shown.page._inline
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
    card = page._inline
    assert not button(card, "Start").isEnabled()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    assert button(card, "Start").isEnabled()


def test_another_day_is_understood_as_people_write_it(here, hub, warm, settled) -> None:
    shown = here()
    shown.page.other_day.click()
    card = shown.page._inline
    assert isinstance(card, OtherDayCard)
    QTest.keyClicks(card.day, "28/4")
    assert card.day.accessibleDescription() == "Tuesday 28 April 2026"
    QTest.keyClick(card.day, ENTER)
    settled()
    assert shown.page.title.text() == "Tuesday 28 April"
    press(shown.page)
    where = {"activity": warm, "day": dt.date(2026, 4, 28), "start": dt.time(10, 0)}
    assert shown.led == [("type_up", where)]


@pytest.mark.parametrize("typed", ["", "soon", "6/5/2026"])
def test_a_day_that_cannot_be_shown_is_said_beside_the_field(
    here, hub, warm, settled, typed
) -> None:
    page = here().page
    page.other_day.click()
    card = page._inline
    QTest.keyClicks(card.day, typed)
    QTest.keyClick(card.day, ENTER)
    settled()
    assert page._inline is card
    assert card.day.property("wrong") is True
    assert page.day == TUESDAY


def test_a_near_day_is_one_click_and_the_way_back_too(here, hub, warm, settled) -> None:
    page = here().page
    page.other_day.click()
    button(page._inline, "Tue 28 Apr").click()
    settled()
    assert page.day == dt.date(2026, 4, 28)
    page.back.click()
    settled()
    assert page.day == TUESDAY
    assert page.back.isHidden()


def test_what_is_over_may_be_signed_in_late(here, hub, warm, settled) -> None:
    shown = here(day=dt.date(2026, 4, 28))
    button(cards(shown.page)[0], "Sign people in").click()
    settled()
    (session,) = hub.find(Session)
    assert (session.source, session.date) == ("paper", dt.date(2026, 4, 28))


def test_a_day_to_come_can_only_be_called_off(here, hub, warm, settled) -> None:
    """DQ01."""
    page = here(day=dt.date(2026, 5, 12)).page
    (card,) = cards(page)
    assert [b.text() for b in card.findChildren(Button)] == ["It will not run"]
    assert page.unplanned.isHidden()
    card.main.click()
    page._inline._keep("HOLIDAY")
    settled()
    (session,) = hub.find(Session)
    assert (session.status, session.cancel_reason) == ("cancelled", "HOLIDAY")
    assert cards(page)[0].main is None


def test_without_activities_there_is_one_thing_to_do(here, settled) -> None:
    shown = here()
    assert "What does your hub offer?" in texts(shown.page)
    press(shown.page)
    assert shown.led == [("activities", {})]
    assert shown.page.unplanned.isHidden()


def test_once_there_is_an_activity_a_session_off_the_list_can_be_started(
    here, hub, settled
) -> None:
    page = here().page
    hub.add_activity()
    page.opened({})
    settled()
    assert not page.unplanned.isHidden()


def test_where_nothing_is_planned_that_is_said(here, hub) -> None:
    hub.add_activity("Garden", weekday=4)
    assert "Nothing is planned for this day" in texts(here().page)


def test_what_was_not_recorded_leads_to_typing_up_or_to_not_running(
    here, hub, warm, settled
) -> None:
    """DQ08."""
    done(hub.sessions.finish("Sam", hub.open(warm, dt.date(2026, 4, 21)), nobody_came=True))
    shown = here()
    assert "Warm Tuesday on Tue 28 Apr has no numbers yet" in texts(shown.page.needs)
    button(shown.page.needs, "Type up").click()
    where = {"activity": warm, "day": dt.date(2026, 4, 28), "start": dt.time(10, 0)}
    assert shown.led == [("type_up", where)]
    button(shown.page.needs, "It did not run").click()
    shown.page._inline._keep("WEATHER")
    settled()
    assert "Warm Tuesday" not in texts(shown.page.needs)


@pytest.mark.parametrize(
    ("need", "leads"),
    [
        (Need(kind="still_open", session_id="s"), ("register", {"session": "s"})),
        (Need(kind="unfinished_people", n=3), ("people", {"unfinished": True})),
        (Need(kind="month_ready"), ("month", {"month": None})),
    ],
)
def test_each_need_leads_to_where_it_is_seen_to(here, settled, need, leads) -> None:
    """DQ06."""
    shown = here()
    shown.page.needs.show_needs([need])
    shown.page.needs.findChildren(Button)[-1].click()
    assert shown.led == [leads]


def test_many_needs_are_cut_short_and_counted(here) -> None:
    page = here().page
    page.needs.show_needs([Need(kind="unfinished_people", n=1)] * 9)
    assert "and 3 more" in texts(page.needs)


def test_that_nothing_waits_is_good_news(here) -> None:
    assert "Nothing is waiting." in texts(here().page.needs)


def test_the_bars_are_walked_by_arrow_keys_and_each_is_said(here, qtbot) -> None:
    page = here().page
    page.week.show_week(Week(84, 4, 7, tuple(range(1, 14))))
    bars = page.week.bars
    assert bars.accessibleDescription().startswith("12 weeks ago: 1; 11 weeks ago: 2")
    bars.setFocus()
    QTest.keyClick(bars, Qt.Key.Key_Left)
    assert bars.accessibleDescription() == "this week: 13"
    QTest.keyClick(bars, Qt.Key.Key_Left)
    assert bars.accessibleDescription() == "1 week ago: 12"
    QTest.keyClick(bars, Qt.Key.Key_Right)
    QTest.keyClick(bars, Qt.Key.Key_Right)
    assert bars.accessibleDescription() == "this week: 13"
    assert "84 | visits" in texts(page.week)


def test_bars_without_numbers_have_nothing_to_walk(qtbot) -> None:
    bars = Bars("Visits")
    qtbot.addWidget(bars)
    QTest.keyClick(bars, Qt.Key.Key_Left)
    assert bars.said == ""


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_button_is_cut_and_each_is_a_target(here, hub, warm, settled, scale) -> None:
    theme().choose(scale=scale)
    shown = here()
    shown.resize(1024, 600)
    settled()
    for each in shown.page.findChildren(Button):
        if each.isVisible():
            assert each.height() >= theme().px(44), each.text()
            assert each.width() >= each.sizeHint().width(), each.text()


def test_every_thing_that_takes_the_focus_has_a_name_of_its_own(here, hub, warm) -> None:
    hub.add_activity("Later Lunch", start="13:00", end="14:00")
    page = here().page
    named = [
        w.accessibleName()
        for w in page.findChildren(Button)
        if w.isVisible() and w.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    assert all(named)
    assert sorted(set(named)) == sorted(named)
