"""Typing up last week's sheets: which session, kept as they grow, written and taken back as one."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from hublog.domain.activities import Slot
from hublog.domain.drafts import Draft
from hublog.domain.people import Person as Known
from hublog.domain.problems import Problem
from hublog.domain.sessions import Attendance, Count, Session
from hublog.qt.widgets.buttons import Button
from hublog.services.activities import ActivityDetails
from in_memory import done
from typing_up import CONTROL, ENTER, ESCAPE, KEY, TAB, Person

FRIDAY = dt.date(2026, 5, 1)
KEEP = (KEY.Key_Return, CONTROL)


@pytest.fixture
def activity(hub) -> str:
    for name in ("Megan Birch", "Robin Ash", "Sam Willow", "Sam Rowan"):
        hub.add_person(name)
    return hub.add_activity("Hug a Mug", weekday=4, start="10:00", end="12:00")


@pytest.fixture
def at_page(frame, settled) -> Callable[..., Person]:
    """Shows the page as another page asks for it."""

    def show(**where: object) -> Person:
        made = Person(frame("type_up", **where), settled)
        made.waits()
        return made

    return show


@pytest.fixture
def person(at_page, activity) -> Person:
    """At the sheet of last Friday."""
    return at_page(activity=activity, day=FRIDAY)


def drafts(desk) -> tuple[Draft, ...]:
    return desk.services.type_up.drafts()


def press(page: QWidget, text: str) -> None:
    """Press the one visible button that says this."""
    (button,) = [b for b in page.findChildren(Button) if b.text() == text and b.isVisible()]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


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
def test_the_day_is_understood_and_said_in_words(at_page, activity, typed, day, said) -> None:
    """DQ01: a session in the future cannot be recorded."""
    person = at_page()
    assert person.focus is person.page.heading.day_edit
    person.types(typed)
    assert person.page.draft.day == day
    assert said in person.page.heading._day_field._below.text()


def test_enter_in_the_day_goes_to_the_rows(at_page, activity) -> None:
    person = at_page()
    person.types("fri", ENTER, "megan", ENTER)
    assert person.rows == [("megan",)]


def test_another_page_says_which_session(person, activity) -> None:
    assert person.page.draft.activity_id == activity
    assert person.page.draft.day == FRIDAY
    assert person.page.state.text() == "Hug a Mug \u2013 Friday 1 May"
    assert person.focus is person.grid


def test_of_several_sessions_that_day_one_is_chosen(at_page, hub, activity) -> None:
    slots = tuple(
        Slot(weekday=4, start=dt.time(start), end=dt.time(start + 2)) for start in (9, 14)
    )
    details = ActivityDetails(name="Soup", type="FOOD", schedule=slots)
    (soup,) = done(hub.activities.add("Sam", details)).rows["activity"]
    person = at_page(activity=soup, day=FRIDAY, start=dt.time(14))
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


def test_an_unplanned_session_may_say_its_times(at_page, activity, desk, hub) -> None:
    """DQ04: a session without a length could not be sent."""
    person = at_page(activity=activity, day=dt.date(2026, 5, 4))
    heading = person.page.heading
    assert heading.began_edit.isVisible()
    heading.began_edit.setFocus()
    person.types("2pm", TAB, "16.30", ENTER, "megan", ENTER, KEEP)
    (held,) = hub.find(Session)
    assert (held.start, held.end) == (dt.time(14), dt.time(16, 30))


def test_what_is_unclear_above_the_rows_is_mended_first(at_page, activity, hub) -> None:
    person = at_page(activity=activity, day=FRIDAY)
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


def test_afterwards_the_activity_stays_and_the_next_day_is_said(at_page, activity, hub) -> None:
    person = at_page(activity=activity, day=dt.date(2026, 4, 17))
    person.types("megan", ENTER, KEEP)
    assert person.page.draft.activity_id == activity
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
    press(person.page, "Keep as it is")
    person.waits()
    (held,) = hub.find(Session)
    assert held.paper_count == 31


def test_a_sheet_with_something_to_mend_is_not_written(person, hub) -> None:
    person.types("megan", ENTER, "+1", TAB, "old", ENTER, KEEP)
    assert hub.find(Session) == []
    assert "1 row needs another look" in person.told
    assert person.cell == (1, 1)


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


def test_the_day_and_the_activity_are_asked_for(at_page, hub, activity) -> None:
    person = at_page()
    person.page.sheet.take_focus()
    person.types("megan", ENTER, KEEP)
    assert person.focus is person.page.heading.day_edit
    assert "which day" in person.told


def test_whoever_is_written_down_already_is_not_written_down_twice(person, hub, activity) -> None:
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


def test_every_cell_is_kept_as_a_draft(person, desk) -> None:
    person.types("megan", ENTER, "robin")
    (kept,) = drafts(desk)
    assert [row.text for row in kept.rows] == ["megan"]
    person.types(TAB)
    (kept,) = drafts(desk)
    assert [row.text for row in kept.rows] == ["megan", "robin"]
    assert kept.day == FRIDAY


def test_what_is_being_typed_is_kept_when_another_page_is_shown(person, desk) -> None:
    person.types("megan", ENTER, "rob")
    desk.go("keys")
    person.waits()
    (kept,) = drafts(desk)
    assert [row.text for row in kept.rows] == ["megan", "rob"]


def test_what_is_being_typed_is_kept_when_the_window_closes(person, desk) -> None:
    person.types("megan", ENTER, "rob")
    person.window.close()
    person.waits()
    (kept,) = drafts(desk)
    assert [row.text for row in kept.rows] == ["megan", "rob"]


def test_the_note_and_the_total_belong_to_the_draft(person, desk, hub) -> None:
    person.page.heading.total_edit.setFocus()
    person.types("1")
    person.page.sheet.foot.note.setFocus()
    person.types("It rained")
    (kept,) = drafts(desk)
    assert (kept.total, kept.note) == (1, "It rained")
    person.page.sheet.take_focus()
    person.types("megan", ENTER, KEEP)
    (held,) = hub.find(Session)
    assert held.note == "It rained"


def test_a_sheet_begun_before_is_offered_and_enter_goes_on(at_page, person, desk) -> None:
    """Scenario 1: the power failed in between."""
    person.types("megan", ENTER, "+2", ENTER)
    again = at_page()
    assert again.focus.text() == "Go on"
    assert again.focus.accessibleName() == "Go on with Hug a Mug \u2013 Friday 1 May"
    again.types(KEY.Key_Space)
    assert again.rows == [("megan",), ("+2",)]
    assert again.page.draft.day == FRIDAY
    assert again.cell == (2, 0)
    assert again.focus is again.grid


def test_going_on_is_not_the_only_way(at_page, person, desk) -> None:
    person.types("megan", ENTER)
    again = at_page()
    again.types(ESCAPE)
    assert again.focus is again.grid
    again.types("robin ash", ENTER)
    assert len(drafts(desk)) == 2


def test_a_sheet_thrown_away_can_be_brought_back(at_page, person, desk) -> None:
    person.types("megan", ENTER)
    again = at_page()
    press(again.page, "Throw away")
    again.waits()
    assert drafts(desk) == ()
    press(again.page, "Bring it back")
    again.waits()
    assert again.rows == [("megan",)]
    assert len(drafts(desk)) == 1


def test_the_open_sheet_can_be_thrown_away_and_ctrl_z_brings_it_back(person, desk) -> None:
    person.types("megan", ENTER)
    press(person.page, "Throw this sheet away")
    person.waits()
    assert person.rows == []
    assert drafts(desk) == ()
    assert person.page.draft.day == FRIDAY
    person.page.undo()
    person.waits()
    assert person.rows == [("megan",)]
    assert len(drafts(desk)) == 1


def test_whoever_types_on_has_let_go_of_what_was_thrown_away(person, desk) -> None:
    person.types("megan", ENTER)
    press(person.page, "Throw this sheet away")
    person.page.sheet.take_focus()
    person.types("robin", ENTER)
    assert person.page.asides.card is None
    person.page.undo()
    assert person.rows == []


def test_an_empty_sheet_cannot_be_thrown_away(person) -> None:
    press(person.page, "Throw this sheet away")
    assert person.page.asides.card is None


def test_another_session_asked_for_leaves_the_open_sheet_kept(person, activity, desk) -> None:
    person.types("megan", ENTER)
    desk.go("type_up", activity=activity, day=dt.date(2026, 4, 24))
    person.waits()
    assert person.rows == []
    assert person.page.draft.day == dt.date(2026, 4, 24)
    desk.go("type_up", activity=activity, day=FRIDAY)
    person.waits()
    assert person.rows == [("megan",)]
    desk.go("type_up", activity=activity, day=FRIDAY)
    person.waits()
    assert person.rows == [("megan",)]


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
    for _ in range(6):
        visited.append(QApplication.focusWidget())
        person.types(TAB)
    assert visited == [
        heading.activity,
        heading.day_edit,
        heading.total_edit,
        person.grid,
        foot.note,
        foot.throw,
    ]
    assert person.focus is person.page.keep, person.focus.text()
