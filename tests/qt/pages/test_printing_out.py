"""Printing from the window: which sheet, how it looks, and its numbers typed up again."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from entering import press, texts
from hublog.domain.people import Person as Known
from hublog.domain.roles import SlotKind
from hublog.domain.sessions import Attendance
from in_memory import done
from typing_up import ENTER, FRIDAY, KEEP, Person

CTRL = Qt.KeyboardModifier.ControlModifier
NEXT_FRIDAY = FRIDAY + dt.timedelta(weeks=1)
MONDAY = FRIDAY + dt.timedelta(days=3)


@pytest.fixture
def fridays(hub, hug_a_mug) -> str:
    """Everybody known was there the Friday before last."""
    session = hub.open(hug_a_mug, FRIDAY - dt.timedelta(weeks=1))
    for each in hub.find(Known):
        done(hub.sign_in.person("Sam", session, each.id))
    done(hub.sessions.finish("Sam", session))
    return hug_a_mug


def said(shown) -> str:
    return shown.page.side.accessibleDescription()


def by_name(hub, *names: str) -> set[str]:
    return {each.id for each in hub.find(Known) if each.known_as in names}


def test_a_sheet_printed_from_today_comes_back_by_its_numbers(
    frame, fridays, hub, settled, tmp_path
) -> None:
    shown = frame("today")
    press(shown.page, "Print a sheet…")
    settled()
    assert shown.window().focusWidget().text() == "Hug a Mug, Fri 8 May, 10:00"
    press(shown.page, "With names")
    settled()
    assert shown.page.title.text() == "Sheet: Hug a Mug, 8 May 2026"
    assert "1. Megan B., card 1\n2. Robin A., card 2\n3. Sam R., card 4\n4. Sam W., card 3" in said(
        shown
    )
    assert hub.type_up.drafts() == ()
    shown.page.save_as(tmp_path / "sheet.pdf")
    settled()
    (printed,) = hub.type_up.drafts()

    hub.clock.advance(days=4)
    shown.desk.go("type_up", activity=fridays, day=NEXT_FRIDAY)
    settled()
    person = Person(shown, settled)
    person.waits()
    assert person.page.draft.id == printed.id
    assert "1 to 4 mean the lines" in person.page.state.text()
    person.types("1", ENTER, "line 3", ENTER, "Newt Ling", ENTER, "5", ENTER)
    assert person.meanings[:2] == ["Megan Birch, known", "Sam Rowan, known"]
    assert person.meanings[3] == "No name is printed on line 5"
    person.types(Qt.Key.Key_Up, "4", ENTER, KEEP)
    session = next(
        each.session_id
        for each in hub.find(Attendance)
        if each.person_id in by_name(hub, "Newt Ling")
    )
    there = {each.person_id for each in hub.find(Attendance, session_id=session)}
    assert there == by_name(hub, "Megan Birch", "Sam Rowan", "Newt Ling", "Sam Willow")


def test_the_day_typed_by_hand_finds_its_sheet_and_another_day_lets_go_of_it(
    at_type_up, fridays, services
) -> None:
    sheet = done(services.printing.register(fridays, FRIDAY))
    services.printing.printed(sheet)
    person = at_type_up()
    person.types("fri")
    assert sheet.code in person.page.state.text()
    assert person.page.draft.id == sheet.draft.id
    person.page.heading.day_edit.selectAll()
    person.types("24/4")
    assert person.page.draft.lines == ()
    person.page.heading.day_edit.selectAll()
    person.types("fri", ENTER, "2")
    (suggested,) = person.page.sheet._suggest("2")
    assert suggested.title == "Robin Ash"
    person.types(ENTER)
    assert person.meanings == ["Robin Ash, known"]


def printed(services, activity, day) -> str:
    """The id of the sheet that was printed for that day."""
    sheet = done(services.printing.register(activity, day))
    services.printing.printed(sheet)
    return sheet.draft.id


def another_day(person, text) -> None:
    person.page.heading.day_edit.setFocus()
    person.page.heading.day_edit.selectAll()
    person.types(text, Qt.Key.Key_Return)


def kept(services) -> dict[str, tuple[object, ...]]:
    """Day, rows, total and note of every sheet that is kept."""
    return {
        each.id: (each.day, [row.text for row in each.rows if row.text], each.total, each.note)
        for each in services.type_up.drafts()
    }


def test_with_only_a_total_and_a_note_another_day_finds_its_own_printed_sheet(
    at_type_up, fridays, services
) -> None:
    first = printed(services, fridays, FRIDAY)
    second = printed(services, fridays, MONDAY)
    person = at_type_up(activity=fridays, day=FRIDAY)
    person.page.heading.total_edit.setFocus()
    person.types("3")
    person.page.sheet.foot.note.setFocus()
    person.types("Rain")
    another_day(person, "4/5")
    assert person.page.draft.id == second
    assert kept(services) == {first: (FRIDAY, [], None, ""), second: (MONDAY, [], 3, "Rain")}


def test_rows_stay_on_the_sheet_they_were_typed_on_and_the_other_one_is_opened(
    at_type_up, fridays, services
) -> None:
    first = printed(services, fridays, FRIDAY)
    second = printed(services, fridays, MONDAY)
    person = at_type_up(activity=fridays, day=FRIDAY)
    person.types("1", ENTER, "2", ENTER)
    another_day(person, "4/5")
    assert (person.page.draft.id, person.rows) == (second, [])
    assert kept(services)[first] == (FRIDAY, ["1", "2"], None, "")


def test_numbers_of_a_printed_sheet_are_nobodys_on_a_day_that_none_was_printed_for(
    at_type_up, fridays, services, hub
) -> None:
    first = printed(services, fridays, FRIDAY)
    person = at_type_up(activity=fridays, day=FRIDAY)
    person.types("1", ENTER, "Sam Willow", ENTER)
    person.page.heading.day_edit.setFocus()
    person.page.heading.day_edit.selectAll()
    before = len(hub.find(Attendance))
    person.types("4/5", KEEP)
    person.types(KEEP)
    assert len(hub.find(Attendance)) == before
    assert person.page.draft.lines == ()
    assert person.meanings == ["No name is printed on line 1", "Sam Willow, known"]
    assert kept(services)[first] == (FRIDAY, [], None, "")


def test_two_sheets_for_one_session_are_told_apart_by_their_codes(
    at_type_up, fridays, hub, services
) -> None:
    first = done(services.printing.register(fridays, FRIDAY))
    services.printing.printed(first)
    hub.clock.advance(hours=1)
    session = hub.open(fridays, FRIDAY - dt.timedelta(weeks=2))
    done(hub.sign_in.new_person("Sam", session, "Ali Fern"))
    done(hub.sessions.finish("Sam", session))
    second = done(services.printing.register(fridays, FRIDAY))
    services.printing.printed(second)
    person = at_type_up(activity=fridays, day=FRIDAY)
    assert second.code in person.page.state.text()
    person = at_type_up()
    person.types("fri")
    person.window.desk.go("type_up")
    person.waits()
    assert f"There is another printed sheet: Hug a Mug (sheet {first.code})" in texts(person.page)
    person.presses("Go on")
    assert first.code in person.page.state.text()


def test_without_an_activity_in_sight_there_is_nothing_to_print(frame, hub, settled) -> None:
    shown = frame("today")
    assert not shown.page.print.isVisible()
    QTest.keyClick(shown.page, Qt.Key.Key_P, CTRL)
    settled()
    assert "Add an activity first" in texts(shown.page)
    shown.page.card._choose(named=True)


def test_an_activity_without_a_timetable_has_a_sheet_of_empty_lines_too(
    frame, hub, settled
) -> None:
    hub.add_activity("Trips", 1)
    (trips,) = hub.activities.everything()
    with hub.store.writing("Sam", "x") as work:
        work.put(replace(trips, schedule=()))
        work.commit()
    shown = frame("activities")
    QTest.keyClick(shown.page, Qt.Key.Key_P, CTRL)
    press(shown.page, "Empty lines")
    settled()
    assert "Lines 1 to 25 are empty" in said(shown)
    QTest.keyClick(shown.page.side, Qt.Key.Key_Escape)
    assert shown.page.name == "activities"


def test_at_the_register_ctrl_p_is_the_sheet_before_and_the_day_afterwards(
    frame, fridays, hub, settled
) -> None:
    session = hub.open(fridays, FRIDAY)
    (megan,) = by_name(hub, "Megan Birch")
    done(hub.sign_in.person("Sam", session, megan))
    shown = frame("register", session=session)
    QTest.keyClick(shown.page.finding.field, Qt.Key.Key_P, CTRL)
    settled()
    assert "1. Megan B., card 1" in said(shown)
    done(hub.sessions.finish("Sam", session))
    shown.desk.go("register", session=session)
    settled()
    press(shown.page, "Print the day")
    settled()
    assert "People who came, helpers left out" in said(shown)
    assert "Megan" not in said(shown)
    shown.desk.go("register", session=session)
    settled()
    press(shown.page, "Print it with names")
    settled()
    assert "Megan Birch" in said(shown)


def test_a_volunteer_prints_the_day_without_names(frame, fridays, hub, settled) -> None:
    hub.ring.secrets[SlotKind.COORDINATOR] = "the boss alone knows"
    session = hub.open(fridays, FRIDAY)
    done(hub.sign_in.person("Sam", session, next(iter(by_name(hub, "Megan Birch")))))
    done(hub.sessions.finish("Sam", session))
    hub.access.step_down()
    shown = frame("register", session=session)
    assert shown.page.after.print.isVisible()
    assert not shown.page.after.print_names.isVisible()


def test_the_notice_is_printed_from_settings(frame, settled) -> None:
    shown = frame("settings")
    press(shown.page, "To take away")
    settled()
    assert "You need not give your name" in said(shown)
    assert shown.page.document.size.name == "A5"
    QTest.keyClick(shown.page.side, Qt.Key.Key_Escape)
    press(shown.page, "To hang up")
    settled()
    assert shown.page.document.size.name == "A4"
