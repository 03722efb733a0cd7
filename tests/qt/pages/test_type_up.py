"""Typing up last week's sheets: which session, and written and taken back as one."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from hublog.domain.activities import Slot
from hublog.domain.people import Person as Known
from hublog.domain.problems import Problem
from hublog.domain.sessions import Attendance, Count, Session
from hublog.qt.widgets.buttons import Button
from hublog.services.activities import ActivityDetails
from in_memory import done
from typing_up import ENTER, FRIDAY, KEEP, KEY, TAB, Person


@pytest.fixture
def person(at_type_up, hug_a_mug) -> Person:
    """At the sheet of last Friday."""
    return at_type_up(activity=hug_a_mug, day=FRIDAY)


@pytest.mark.parametrize(
    ("typed", "day", "said"),
    [
        ("fri", FRIDAY, "Friday 1 May 2026"),
        ("1/5", FRIDAY, "Friday 1 May 2026"),
        ("yesterday", dt.date(2026, 5, 4), "Monday 4 May 2026, not on the timetable"),
        ("1 Apr", dt.date(2026, 4, 1), "Wednesday 1 April 2026, not on the timetable"),
        ("", None, "Such as fri, 20/11 or yesterday"),
        ("soon", None, "“soon” is not a day that can be understood"),
        ("6/5/2026", None, "Wednesday 6 May 2026 has not come yet"),
    ],
)
def test_the_day_is_understood_and_said_in_words(at_type_up, hug_a_mug, typed, day, said) -> None:
    """DQ01: a session in the future cannot be recorded."""
    person = at_type_up()
    assert person.focus is person.page.heading.day_edit
    person.types(typed)
    assert person.page.draft.day == day
    assert said in person.page.heading._day_field._below.text()


def test_enter_in_the_day_goes_to_the_rows(at_type_up, hug_a_mug) -> None:
    person = at_type_up()
    person.types("fri", ENTER, "megan", ENTER)
    assert person.rows == [("megan",)]


def test_another_page_says_which_session(person, hug_a_mug) -> None:
    assert person.page.draft.activity_id == hug_a_mug
    assert person.page.draft.day == FRIDAY
    assert person.page.state.text() == "Hug a Mug \u2013 Friday 1 May"
    assert person.focus is person.grid


def test_of_several_sessions_that_day_one_is_chosen(at_type_up, hub, hug_a_mug) -> None:
    slots = tuple(
        Slot(weekday=4, start=dt.time(start), end=dt.time(start + 2)) for start in (9, 14)
    )
    details = ActivityDetails(name="Soup", type="FOOD", schedule=slots)
    (soup,) = done(hub.activities.add("Sam", details)).rows["activity"]
    person = at_type_up(activity=soup, day=FRIDAY, start=dt.time(14))
    heading = person.page.heading
    assert heading.start.isVisible()
    assert person.page.draft.start == dt.time(14)
    heading.start.setFocus()
    person.types(KEY.Key_Up)
    assert person.page.draft.start == dt.time(9)
    person.page.sheet.take_focus()
    person.types("megan", ENTER, KEEP)
    (held,) = hub.find(Session)
    assert (held.start, held.end) == (dt.time(9), dt.time(11))


def test_an_unplanned_session_may_say_its_times(at_type_up, hug_a_mug, desk, hub) -> None:
    """DQ04: a session without a length could not be sent."""
    person = at_type_up(activity=hug_a_mug, day=dt.date(2026, 5, 4))
    heading = person.page.heading
    assert heading.began_edit.isVisible()
    heading.began_edit.setFocus()
    person.types("2pm", TAB, "16.30", ENTER, "megan", ENTER, KEEP)
    (held,) = hub.find(Session)
    assert (held.start, held.end) == (dt.time(14), dt.time(16, 30))


def test_what_is_unclear_above_the_rows_is_mended_first(at_type_up, hug_a_mug, hub) -> None:
    person = at_type_up(activity=hug_a_mug, day=FRIDAY)
    person.types("megan", ENTER)
    person.page.heading.total_edit.setFocus()
    person.types("many", KEEP)
    assert person.focus is person.page.heading.total_edit
    assert "number" in person.page.heading._total_field._below.text()
    assert hub.find(Session) == []


def test_typed_so_far_stands_beside_the_total_of_the_paper(person) -> None:
    summary = person.page.heading.summary
    assert not summary.difference.isVisible()
    person.page.heading.total_edit.setFocus()
    person.types("4", ENTER, "megan", ENTER, "+2", ENTER, "robin ash")
    for expected in ("1 still missing", "too", "1 more"):
        person.types(ENTER)
        if expected == "too":
            assert summary.figure.text() == "4"
            assert summary.parts.text() == "2 named · 2 counted"
            person.types("+1")
        elif expected == "1 still missing":
            assert "4 too" in summary.difference.text()
            person.types("")
    assert "1 more here" in summary.difference.text()


def test_a_sheet_is_written_as_one_action_and_taken_back_as_one(person, hub, desk) -> None:
    person.types("megan", ENTER, "Ola Poplar", TAB, "34", TAB, "y", ENTER, "+2 65+", ENTER, KEEP)
    assert person.told == "Kept the sheet of Hug a Mug \u2013 Friday 1 May: 4 people"
    assert len(hub.find(Attendance)) == 2
    assert [count.n for count in hub.find(Count)] == [2]
    (held,) = hub.find(Session)
    assert (held.source, held.status) == ("paper", "closed")
    assert person.rows == []
    person.page.undo()
    person.waits()
    assert hub.find(Attendance) == []
    assert hub.find(Session) == []
    assert [known.known_as for known in hub.find(Known)].count("Ola Poplar") == 0


def test_what_was_taken_back_can_be_gone_on_with_at_once(person) -> None:
    person.types("megan", ENTER, "+1", ENTER, KEEP)
    person.page.undo()
    person.waits()
    assert person.rows == [("megan",), ("+1",)]
    person.types("robin ash", ENTER, KEEP)
    assert person.told.endswith("3 people")


def test_afterwards_the_activity_stays_and_the_next_day_is_said(at_type_up, hug_a_mug, hub) -> None:
    person = at_type_up(activity=hug_a_mug, day=dt.date(2026, 4, 17))
    person.types("megan", ENTER, KEEP)
    assert person.page.draft.activity_id == hug_a_mug
    assert person.page.draft.day == dt.date(2026, 4, 24)
    assert person.focus is person.page.heading.day_edit
    assert person.focus.selectedText() == "24/04/2026"
    person.types(ENTER, "robin ash", ENTER, KEEP)
    person.types(ENTER, "megan", ENTER, KEEP)
    assert sorted(held.date for held in hub.find(Session)) == [
        dt.date(2026, 4, 17),
        dt.date(2026, 4, 24),
        FRIDAY,
    ]
    assert person.page.draft.day == FRIDAY


def test_nothing_typed_while_a_sheet_is_being_written_can_be_lost_in_it(person, hub, desk) -> None:
    """Until it is in the register nobody can add to it; then the next sheet is there."""
    person.types("megan", ENTER)
    person.page.keep_sheet()
    grid, model = person.grid, person.page.sheet.model
    model.setData(model.index(1, 0), "lost")
    grid.remove_row()
    assert model.rows[0].text == "megan"
    assert len(model.rows) == 1
    person.page.keep_sheet()
    person.waits()
    assert len(hub.find(Attendance)) == 1
    person.types(ENTER, "robin ash", ENTER)
    assert person.rows == [("robin ash",)]


def test_another_total_is_asked_about_and_can_be_kept(person, hub) -> None:
    """DQ09: the paper's count is compared, and never stands in the way."""
    person.page.heading.total_edit.setFocus()
    person.types("31", ENTER, "megan", ENTER, KEEP)
    assert hub.find(Session) == []
    assert person.focus.text() == "Look again"
    person.types(KEY.Key_Space)
    assert person.focus is person.grid
    assert person.rows == [("megan",)]
    person.types(KEEP)
    person.presses("Keep as it is")
    person.waits()
    (held,) = hub.find(Session)
    assert held.paper_count == 31


def test_a_sheet_with_something_to_mend_is_not_written(person, hub) -> None:
    person.types("megan", ENTER, "+1", TAB, "old", ENTER, KEEP)
    assert hub.find(Session) == []
    assert "1 row needs another look" in person.told
    assert person.cell == (1, 1)
    person.window.desk.go("people")
    person.waits()
    assert person.window.notices.notice is None, "F8 leads nowhere on another page"


def test_what_is_still_being_typed_into_a_cell_is_written_too(person, hub) -> None:
    person.types("megan", KEEP)
    assert len(hub.find(Attendance)) == 1


def test_nothing_typed_is_no_sheet_but_nobody_came_is(person, hub) -> None:
    """DQ07: zero is a fact, and has to be said."""
    person.types(KEEP)
    assert "Nothing is typed yet" in person.told
    person.page.heading.total_edit.setFocus()
    person.types("0", KEEP)
    (held,) = hub.find(Session)
    assert held.nobody_came


def test_the_day_and_the_activity_are_asked_for(at_type_up, hub, hug_a_mug) -> None:
    person = at_type_up()
    person.page.sheet.take_focus()
    person.types("megan", ENTER, KEEP)
    assert person.focus is person.page.heading.day_edit
    assert "which day" in person.told


def test_whoever_is_written_down_already_is_not_written_down_twice(person, hub, hug_a_mug) -> None:
    """DQ11: the same person twice in a session is prevented."""
    person.types("megan", ENTER, KEEP)
    assert "1 person is written down for it already" in person.page.state.text()
    person.types(ENTER, "robin ash", ENTER)
    assert "2 with those before" in person.page.heading.summary.parts.text()
    person.types("megan", ENTER)
    assert person.meanings[1] == "Megan Birch, known · written down already"
    assert person.page.heading.summary.parts.text() == "2 named · 0 counted"
    person.types(KEEP)
    assert len(hub.find(Attendance)) == 2


def test_people_added_elsewhere_are_known_here(person, desk, settled) -> None:
    person.types("ola", ENTER)
    assert person.meanings == ["Somebody new"]
    desk.do(lambda s: s.people.add("Sam", "Ola Poplar"), lambda _: None, desk)
    person.waits()
    assert person.meanings == ["Ola Poplar, known"]


def test_a_full_disk_does_not_end_the_page(person, hub, desk, settled) -> None:
    told: list[Problem] = []
    desk.operations.unavailable.connect(told.append)
    hub.store.unavailable = Problem("DISK_FULL")
    person.types("megan", ENTER, KEEP)
    assert told
    hub.store.unavailable = None
    person.types(KEEP)
    assert len(hub.find(Attendance)) == 1


def test_everything_that_takes_the_focus_has_a_name_of_its_own(person) -> None:
    person.types("sam", ENTER)
    person.grid.go_to(0)
    names = [
        each.accessibleName()
        for each in person.page.findChildren(QWidget)
        if each.isVisible()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each is not person.grid.viewport()
    ]
    assert all(names), names
    assert len(set(names)) == len(names), names
    low = [b.text() for b in person.page.findChildren(Button) if b.isVisible() and b.height() < 44]
    assert low == []


def test_the_way_by_tab_goes_from_the_top_to_the_bottom(person) -> None:
    heading, foot = person.page.heading, person.page.sheet.foot
    heading.activity.setFocus()
    visited = []
    for _ in range(7):
        visited.append(QApplication.focusWidget())
        person.types(TAB)
    assert visited == [
        heading.activity,
        heading.day_edit,
        heading.total_edit,
        person.grid,
        foot.not_run,
        foot.note,
        foot.throw,
    ]
    assert person.focus is person.page.keep, person.focus.text()
