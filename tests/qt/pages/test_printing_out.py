"""Printing from the window: which sheet, how it looks, and its numbers typed up again."""

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from entering import press, texts
from hublog.domain.roles import SlotKind
from hublog.domain.sessions import Attendance
from in_memory import done
from typing_up import ENTER, FRIDAY, KEEP, Person, by_name

CTRL = Qt.KeyboardModifier.ControlModifier
NEXT_FRIDAY = FRIDAY + dt.timedelta(weeks=1)


def said(shown) -> str:
    return shown.page.side.accessibleDescription()


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
