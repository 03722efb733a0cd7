"""What a check finds of a session is mended where its link leads: until it is found no more."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hublog.domain.sessions import Session
from hublog.qt.pages.today_cards import NotRunningCard
from in_memory import done
from mending import ENTER, F7, MAY, TUESDAY, TWELVE, held, put
from month_scenes import APRIL
from typing_up import Person

WEDNESDAY = dt.date(2026, 4, 29)
TEN = dt.time(10)
DASH = "\u2013"


def test_a_session_in_the_future_is_put_on_its_day(coordinator, hub, warm) -> None:
    """DQ01."""
    session = held(hub, warm, dt.date(2026, 5, 5))
    put(hub, replace(hub.get(Session, session), date=dt.date(2026, 5, 12)))
    coordinator.month = MAY
    coordinator.follow("DQ01")
    card = coordinator.when()
    coordinator.press(ENTER)
    assert "has not come yet" in card._day_field._below.text()
    QTest.keyClicks(card.day, "5 May")
    assert card._day_field._below.text() == "Tuesday 5 May 2026"
    coordinator.press(ENTER)
    assert coordinator.found("DQ01") == []
    assert coordinator.page.title.text() == f"Warm Tuesday {DASH} Tuesday 5 May"
    said = coordinator.shown[0].notices.notice
    assert said.text == f"Warm Tuesday is on Tuesday 5 May now, 10:00 {DASH} 12:00"
    coordinator.page.undo()
    coordinator.settled()
    assert len(coordinator.found("DQ01")) == 1


def test_a_session_on_an_unusual_day_is_put_on_its_day(coordinator, hub, warm) -> None:
    """DQ03."""
    held(hub, warm, WEDNESDAY, start=TEN, end=TWELVE)
    coordinator.follow("DQ03")
    coordinator.when()
    coordinator.press(*(Qt.Key(ord(sign)) for sign in "28/4"), ENTER)
    assert coordinator.found("DQ03") == []


@pytest.mark.parametrize("what", ["times", "none", "long"])
def test_a_session_gets_a_length(coordinator, hub, warm, what) -> None:
    """DQ04."""
    session = held(hub, warm)
    times = {"times": (None, None), "none": (TEN, TEN), "long": (TEN, dt.time(23))}[what]
    was = replace(hub.get(Session, session), start=times[0], end=times[1])
    put(hub, was)
    coordinator.follow(f"DQ04.{what}")
    card = coordinator.when()
    if what == "times":
        assert (card.start.at, card.end.at) == (TEN, TWELVE)
    else:
        card.end.setFocus()
        QTest.keyClicks(card.end, "1200")
    coordinator.press(ENTER)
    assert coordinator.found(f"DQ04.{what}") == []
    assert hub.get(Session, session) == replace(was, start=TEN, end=TWELVE)


def test_nobody_makes_hours_up_where_no_timetable_says_any(coordinator, hub, warm) -> None:
    """DQ04: a Wednesday is not in its timetable, and nobody wrote down when it was."""
    session = held(hub, warm, WEDNESDAY, start=TEN, end=TWELVE)
    was = replace(hub.get(Session, session), start=None, end=None)
    put(hub, was)
    coordinator.follow("DQ04.times")
    card = coordinator.when()
    assert (card.start.text(), card.end.text()) == ("", "")
    coordinator.press(ENTER)
    assert "not made up" in card._start_field._below.text()
    assert card.start.hasFocus()
    assert hub.get(Session, session) == was
    QTest.keyClicks(card.start, "1015")
    coordinator.press(ENTER)
    assert "not made up" in card._end_field._below.text()
    QTest.keyClicks(card.end, "noon?")
    coordinator.press(ENTER)
    assert "noon?" in card._end_field._below.text()
    assert hub.get(Session, session) == was
    QTest.keyClicks(card.end, "12.00")
    coordinator.press(ENTER)
    assert hub.get(Session, session) == replace(was, start=dt.time(10, 15), end=TWELVE)


def test_a_session_whose_times_nobody_knows_is_put_on_its_day(coordinator, hub, warm) -> None:
    """DQ03: only the day is wrong, and that is known."""
    session = held(hub, warm, WEDNESDAY, start=TEN, end=TWELVE)
    was = replace(hub.get(Session, session), start=None, end=None)
    put(hub, was)
    coordinator.follow("DQ03")
    card = coordinator.when()
    coordinator.write(card.day, "28/4")
    coordinator.press(ENTER)
    assert hub.get(Session, session) == replace(was, date=TUESDAY)
    said = coordinator.shown[0].notices.notice
    assert said.text == "Warm Tuesday is on Tuesday 28 April now. Nobody knows at what time."


def test_what_cannot_be_is_said_below_the_field_that_is_meant(coordinator, hub, warm) -> None:
    """DQ04 and DQ05: two sessions never start together, and none ends when it starts."""
    session = held(hub, warm)
    put(hub, replace(hub.get(Session, session), end=TEN))
    held(hub, warm, dt.date(2026, 4, 21))
    coordinator.follow("DQ04.none")
    card = coordinator.when()
    card.start.setFocus()
    QTest.keyClicks(card.start, "1100")
    card.end.setFocus()
    QTest.keyClicks(card.end, "1100")
    coordinator.press(ENTER)
    assert "11:00" in card._end_field._below.text()
    card.start.setFocus()
    QTest.keyClicks(card.start, "1000")
    coordinator.write(card.day, "21/4")
    coordinator.press(ENTER)
    assert "Tuesday 21 April" in card._day_field._below.text()
    assert card._end_field._below.text() == ""
    assert hub.get(Session, session).date == TUESDAY


def test_of_two_sessions_the_one_that_did_not_run_is_called_off(coordinator, hub, warm) -> None:
    """DQ05."""
    held(hub, warm)
    other = held(hub, warm, n=0, start=dt.time(11), end=TWELVE)
    coordinator.follow("DQ05")
    assert coordinator.page.session_id == other
    coordinator.click(coordinator.page.after.not_run)
    assert isinstance(coordinator.page.card, NotRunningCard)
    coordinator.page.card.reasons.chose.emit("OTHER")
    coordinator.settled()
    assert coordinator.found("DQ05") == []
    assert hub.get(Session, other).status == "cancelled"


def test_a_session_left_open_is_finished(coordinator, hub, warm) -> None:
    """DQ06."""
    session = hub.open(warm, TUESDAY)
    done(hub.sign_in.count("Sam", session, "NK", 3))
    coordinator.follow("DQ06")
    coordinator.click(coordinator.page.finish)
    coordinator.press(ENTER)
    assert coordinator.found("DQ06") == []
    assert hub.get(Session, session).status == "closed"


def test_of_an_empty_session_it_is_said_that_nobody_came(coordinator, hub, warm) -> None:
    """DQ07: one key, since it is what the page begins with."""
    session = held(hub, warm, n=0)
    coordinator.follow("DQ07")
    coordinator.press(ENTER)
    assert coordinator.found("DQ07") == []
    assert hub.get(Session, session).status == "closed"
    assert coordinator.page.after._title.text() == "Nobody came"
    coordinator.page.undo()
    coordinator.settled()
    assert len(coordinator.found("DQ07")) == 1


def test_in_an_empty_session_whoever_came_is_written_down(coordinator, hub, warm) -> None:
    """DQ07."""
    session = held(hub, warm, n=0)
    coordinator.follow("DQ07")
    coordinator.click(coordinator.page.finish)
    coordinator.press(F7)
    coordinator.click(coordinator.page.finish)
    coordinator.press(ENTER)
    assert coordinator.found("DQ07") == []
    assert hub.get(Session, session).status == "closed"


@pytest.fixture
def planned(hub, warm) -> str:
    """A session of April that came in as planned, and of which nothing was written down."""
    session = hub.sessions.of_day(warm, TUESDAY)
    put(hub, session)
    return session.id


def test_a_planned_session_that_did_not_run_is_called_off(coordinator, hub, planned) -> None:
    """DQ08."""
    coordinator.follow("DQ08.planned")
    coordinator.click(coordinator.page.after.not_run)
    coordinator.press(Qt.Key.Key_Space)
    assert coordinator.found("DQ08.planned") == []
    assert hub.get(Session, planned).status == "cancelled"
    assert coordinator.page.after._title.text().startswith("It did not run: ")


def test_a_planned_session_that_ran_is_written_down(coordinator, hub, planned) -> None:
    """DQ08: by its paper sheet, or one after the other."""
    coordinator.follow("DQ08.planned")
    coordinator.press(ENTER)
    typed = coordinator.page
    assert (typed.name, typed.draft.day) == ("type_up", TUESDAY)
    coordinator.shown[0].desk.go("month", month=APRIL)
    coordinator.follow("DQ08.planned")
    assert coordinator.page.finish.text() == "Sign people in"
    coordinator.click(coordinator.page.finish)
    coordinator.press(F7)
    coordinator.click(coordinator.page.finish)
    coordinator.press(ENTER)
    assert coordinator.found("DQ08.planned") == []
    assert hub.get(Session, planned).status == "closed"


def test_a_session_that_was_due_is_called_off_where_it_would_be_typed_up(
    coordinator, hub, warm
) -> None:
    """DQ08: the timetable planned it, and nobody wrote anything down."""
    held(hub, warm, dt.date(2026, 4, 21))
    held(hub, warm, dt.date(2026, 5, 5))
    coordinator.follow("DQ08.due")
    page = coordinator.page
    assert (page.name, page.draft.day) == ("type_up", TUESDAY)
    coordinator.click(page.sheet.foot.not_run)
    coordinator.press(Qt.Key.Key_Space)
    assert coordinator.found("DQ08.due") == []
    assert not page.sheet.foot.not_run.isVisible()
    page.undo()
    coordinator.settled()
    assert len(coordinator.found("DQ08.due")) == 1


def test_a_session_that_was_due_is_typed_up(coordinator, hub, warm, settled) -> None:
    """DQ08."""
    held(hub, warm, dt.date(2026, 4, 21))
    held(hub, warm, dt.date(2026, 5, 5))
    coordinator.follow("DQ08.due")
    Person(coordinator.shown[0], settled).types("+4", ENTER)
    assert not coordinator.page.sheet.foot.not_run.isVisible()
    coordinator.click(coordinator.page.keep)
    assert coordinator.found("DQ08.due") == []


@pytest.mark.parametrize("heads", ["5", ""])
def test_a_count_on_paper_is_put_right_or_taken_away(coordinator, hub, warm, heads) -> None:
    """DQ09."""
    session = held(hub, warm)
    done(hub.sessions.amend_ending("Sam", session, headcount=50))
    coordinator.follow("DQ09")
    card = coordinator.ending()
    assert (card.heads.text(), card.heads.hasFocus()) == ("50", True)
    coordinator.write(card.heads, heads)
    coordinator.press(ENTER)
    assert coordinator.found("DQ09") == []
    assert hub.get(Session, session).paper_count == (int(heads) if heads else None)
    assert (coordinator.page.name, hub.get(Session, session).status) == ("register", "closed")
