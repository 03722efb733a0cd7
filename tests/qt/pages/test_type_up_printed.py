"""A printed sheet typed up again: its numbers mean its lines, whatever was typed, kept or corrected before."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from entering import texts
from hublog.domain.drafts import Row
from hublog.domain.sessions import Attendance, Session
from in_memory import done
from typing_up import ENTER, FRIDAY, KEEP, by_name

MONDAY = FRIDAY + dt.timedelta(days=3)


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
    person.presses("Go on")
    assert (person.page.draft.id, person.rows) == (first, [("1",), ("2",)])


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


def test_what_is_left_of_a_sheet_that_was_kept_is_typed_by_the_same_numbers(
    at_type_up, fridays, services, hub
) -> None:
    sheet = done(services.printing.register(fridays, FRIDAY))
    services.printing.printed(sheet)
    person = at_type_up(activity=fridays, day=FRIDAY)
    person.types("1", ENTER, KEEP)
    another_day(person, "1/5")
    assert f"sheet {sheet.code}" in person.page.state.text()
    assert "1 to 4 mean the lines" in person.page.state.text()
    person.page.sheet.take_focus()
    person.types("3", ENTER)
    assert person.meanings == ["Sam Rowan, known"]
    person.types(KEEP)
    (held,) = (each for each in hub.find(Session) if each.date == FRIDAY)
    there = {each.person_id for each in hub.find(Attendance, session_id=held.id)}
    assert there == by_name(hub, "Megan Birch", "Sam Rowan")


def test_a_sheet_half_typed_or_thrown_away_can_be_typed_anew_by_its_numbers(
    at_type_up, fridays, services
) -> None:
    first = printed(services, fridays, FRIDAY)
    person = at_type_up(activity=fridays, day=FRIDAY)
    person.types("1", ENTER)
    person = at_type_up()
    person.types(Qt.Key.Key_Escape)
    another_day(person, "1/5")
    assert (person.rows, person.page.draft.id == first) == ([], False)
    person.page.sheet.take_focus()
    person.types("3", ENTER)
    assert person.meanings == ["Sam Rowan, known"]
    person.presses("Throw this sheet away")
    person.page.sheet.take_focus()
    person.types("4", ENTER)
    assert person.meanings == ["Sam Willow, known"]


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


def test_a_day_put_right_after_going_on_with_another_sheet_opens_its_rows(
    at_type_up, fridays, services
) -> None:
    first, second = printed(services, fridays, FRIDAY), printed(services, fridays, MONDAY)
    monday = next(each for each in services.type_up.drafts() if each.id == second)
    services.type_up.keep(replace(monday, rows=(Row("2"),)))
    person = at_type_up()
    person.page.heading.day_edit.setFocus()
    another_day(person, "1/5")
    person.page.sheet.take_focus()
    person.types("1", ENTER, "3", ENTER, "4", ENTER)
    person.presses("Go on")
    assert person.rows == [("2",)]
    another_day(person, "1/5")
    assert person.rows == [("1",), ("3",), ("4",)]
    assert len(person.page.draft.lines) == 4
    person.types(ENTER, "2", ENTER)
    assert kept(services) == {
        first: (FRIDAY, ["1", "3", "4", "2"], None, ""),
        second: (MONDAY, ["2"], None, ""),
    }


@pytest.mark.parametrize("there", ["4/5", "3"])
def test_a_day_mistyped_and_put_right_leaves_the_numbers_what_they_were(
    at_type_up, fridays, services, there
) -> None:
    first = printed(services, fridays, FRIDAY)
    person = at_type_up(activity=fridays, day=FRIDAY)
    person.types("1", ENTER, "3", ENTER)
    another_day(person, there)
    assert person.meanings == ["No name is printed on line 1", "No name is printed on line 3"]
    another_day(person, "1/5")
    assert person.page.draft.id == first
    assert person.meanings == ["Megan Birch, known", "Sam Rowan, known"]
    assert kept(services) == {first: (FRIDAY, ["line 1", "line 3"], None, "")}


def test_numbers_of_another_sheet_stay_nobodys_on_a_day_with_one_of_its_own(
    at_type_up, fridays, services
) -> None:
    first, second = printed(services, fridays, FRIDAY), printed(services, fridays, MONDAY)
    person = at_type_up(activity=fridays, day=FRIDAY)
    person.types("1", ENTER)
    another_day(person, "2/5")
    another_day(person, "4/5")
    assert person.meanings == ["No name is printed on line 1"]
    assert {first, second} < kept(services).keys()
