import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hublog.domain.sessions import Session
from hublog.qt.pages.today_day import OtherDayCard
from hublog.qt.theme.theme import theme
from hublog.qt.widgets.bars import Bars
from hublog.qt.widgets.buttons import Button
from hublog.services.today import Need, Week
from in_memory import done
from looking import ENTER, button, cards, press, texts

TUESDAY = dt.date(2026, 5, 5)


def test_another_day_is_understood_as_people_write_it(here, hub, warm, settled) -> None:
    shown = here()
    shown.page.other_day.click()
    card = shown.page.card
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
    card = page.card
    QTest.keyClicks(card.day, typed)
    QTest.keyClick(card.day, ENTER)
    settled()
    assert page.card is card
    assert card.day.property("wrong") is True
    assert page.day == TUESDAY


def test_a_near_day_is_one_click_and_the_way_back_too(here, hub, warm, settled) -> None:
    page = here().page
    page.other_day.click()
    button(page.card, "Tue 28 Apr").click()
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
    page.card._keep("HOLIDAY")
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
    shown.page.card._keep("WEATHER")
    settled()
    assert "Warm Tuesday" not in texts(shown.page.needs)


@pytest.mark.parametrize(
    ("need", "leads"),
    [
        (Need(kind="still_open", session_id="s"), ("register", {"session": "s"})),
        (Need(kind="unfinished_people", n=3), ("people", {"unfinished": True})),
        (Need(kind="month_to_send"), ("month", {"month": None})),
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


def test_the_bars_are_walked_by_arrow_keys_and_each_is_said(here) -> None:
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
