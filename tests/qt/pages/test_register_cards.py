"""The small jobs of the register page: finding, someone new, a family, helpers, finishing."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hublog.domain.people import Person
from hublog.domain.sessions import Attendance, Count, Session
from hublog.domain.volunteering import VolunteerTime
from hublog.qt.pages.register_counting import GROUPS
from hublog.qt.widgets.buttons import Button
from in_memory import done

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


def shown_rows(view) -> list[str]:
    return [row.title for row in view.rows]


def said(door) -> str:
    return door.notices.notice.text if door.notices.notice else ""


def card(door) -> Any:  # noqa: ANN401 - whichever it is
    """The card that took the place of finding."""
    return door.page.card


def people(hub, name) -> list[Person]:
    return [person for person in hub.find(Person) if person.known_as == name]


def test_suggestions_follow_what_is_typed_and_end_with_someone_new(door, typing) -> None:
    typing("meg")
    rows = door.page.finding.suggestions.rows
    assert {row.title for row in rows[:-1]} == {"Megan A.", "Megan B."}
    assert rows[-1].title == "Add “meg” as someone new"
    assert rows[0].hint == "Enter"
    assert door.page.finding.suggestions.marked == 0
    typing(KEY.Key_Escape)
    assert door.page.finding.field.text() == ""
    assert not door.page.finding.suggestions.isVisible()


def test_arrow_keys_move_and_enter_takes_the_marked_one(door, typing) -> None:
    typing("meg")
    second = door.page.finding.suggestions.rows[1].title
    typing(KEY.Key_Down, KEY.Key_Return)
    assert said(door) == f"{second} signed in, 1 here"


def test_a_slip_of_the_finger_needs_an_arrow_key_first(door, typing, hub) -> None:
    typing("mefan")
    assert door.page.finding.suggestions.marked == -1
    assert "did you mean" in door.page.finding.suggestions.rows[0].detail
    typing(KEY.Key_Return)
    assert hub.find(Attendance) == []
    typing(KEY.Key_Down, KEY.Key_Return)
    assert len(hub.find(Attendance)) == 1


def test_two_people_who_look_the_same_are_told_apart_by_their_cards(door, typing, hub) -> None:
    hub.add_person("Dale Mallow")
    door.page._ask_doorway()
    typing("dale")
    titles = shown_rows(door.page.finding.suggestions)[:2]
    assert len(set(titles)) == 2
    assert all("card" in title for title in titles)


def test_somebody_here_already_is_marked_as_such(door, typing) -> None:
    typing("dal", KEY.Key_Return)
    typing("dal")
    assert door.page.finding.suggestions.rows[0].detail == "here since 10:00"


def test_regulars_are_tiles_that_vanish_when_signed_in(frame, hub, session, qtbot, settled) -> None:
    regular = hub.add_person("Kim Cherry")
    activity = hub.get(Session, session).activity_id
    for day in (date(2026, 4, 21), date(2026, 4, 28)):
        earlier = hub.open(activity, day)
        done(hub.sign_in.person("Sam", earlier, regular))
        done(hub.sessions.finish("Sam", earlier))
    door = frame("register", session=session)
    (tile,) = door.page.finding._tiles_box.findChildren(Button)
    assert tile.accessibleName() == "Sign in Kim C."
    qtbot.mouseClick(tile, LEFT)
    settled()
    assert not door.page.finding._tiles_box.isVisible()
    assert QApplication.focusWidget() is door.page.finding.field
    assert said(door) == "Kim C. signed in, 1 here"


def test_someone_new_is_added_and_signed_in_by_two_enters(door, typing, hub) -> None:
    """A newcomer needs no more than a name (screens.md, Register)."""
    typing("Pat Elder", KEY.Key_Return)
    assert card(door).name.text() == "Pat Elder"
    typing(KEY.Key_Return)
    assert said(door) == "Pat E. signed in, 1 here"
    (pat,) = people(hub, "Pat Elder")
    assert (pat.age_band, pat.first_seen_on) == ("NK", None)
    assert card(door) is None
    assert QApplication.focusWidget() is door.page.finding.field


def test_someone_new_is_found_at_once_and_kept_out_after_undo(door, typing) -> None:
    typing("Pat Elder", KEY.Key_Return)
    typing(KEY.Key_Return)
    typing("pat")
    assert shown_rows(door.page.finding.suggestions)[0] == "Pat E."
    door.page.finding.clear()
    door.page.undo()
    typing()
    typing("pat")
    assert shown_rows(door.page.finding.suggestions) == ["Add “pat” as someone new"]


def test_age_and_first_time_are_kept_with_the_name(door, typing, hub, settled) -> None:
    typing("Pat Elder", (KEY.Key_N, CONTROL))
    card(door).ages.choose("65+")
    card(door).first.choose("yes")
    typing(KEY.Key_Return)
    (pat,) = people(hub, "Pat Elder")
    assert (pat.age_band, pat.first_seen_on) == ("65+", date(2026, 5, 5))


def test_who_may_be_known_already_signs_in_with_one_key(door, typing, hub) -> None:
    typing("Dale Mapel", (KEY.Key_N, CONTROL))
    assert shown_rows(card(door).alike) == ["Dale M."]
    typing(KEY.Key_F9)
    assert said(door) == "Dale M. signed in, 1 here"
    assert people(hub, "Dale Mapel") == []


def test_a_newcomer_without_a_letter_is_refused_below_the_field(door, typing, hub) -> None:
    typing((KEY.Key_N, CONTROL))
    card(door).name.setText("123")
    typing(KEY.Key_Return)
    assert card(door) is not None
    assert card(door).name.property("wrong")
    typing(KEY.Key_Escape)
    assert card(door) is None
    assert hub.find(Attendance) == []


def test_a_family_is_counted_in_one_action(door, typing, hub, settled) -> None:
    typing((KEY.Key_M, CONTROL))
    for band in ("U18", "U18", "25-44"):
        door.page._count_by_key(band, 1)
    card(door)._add.click()
    settled()
    assert said(door) == "Counted 3 people who came together, 3 here"
    assert shown_rows(door.page.here.entries) == [
        "Together: 1 \u00d7 25\u201344, 2 \u00d7 Under 18"
    ]
    door.page.undo()
    settled()
    assert hub.find(Count) == []


def test_nobody_is_no_family(door, typing) -> None:
    typing((KEY.Key_M, CONTROL))
    assert not card(door)._add.isEnabled()
    card(door).add(GROUPS[0], -1)
    assert not card(door)._add.isEnabled()


def test_a_helper_is_noted_with_time_later_and_undo_takes_that_back(door, typing, hub) -> None:
    typing((KEY.Key_H, CONTROL))
    typing("robin", KEY.Key_Return)
    (given,) = hub.find(VolunteerTime)
    assert given.minutes is None
    assert "1 volunteer helping" in door.page.state.text()
    door.page.undo()
    typing()
    assert hub.find(VolunteerTime) == []
    assert card(door) is not None


def test_finishing_keeps_heads_note_and_time_in_one_action(door, typing, hub, session) -> None:
    """DQ09: the heads counted are kept beside what is recorded and never bar finishing."""
    robin = next(p.id for p in hub.find(Person) if p.known_as == "Robin Ash")
    done(hub.helping.volunteer("Sam", session, robin, None))
    typing("dal", KEY.Key_Return)
    door.page.opened({"session": session})
    typing((KEY.Key_Return, CONTROL))
    ending = card(door)
    ending.heads.setText("3")
    assert ending._heads_field._below.text() == "1 person is recorded. You counted 2 more."
    ending.note.setText("Cold day")
    door.page.desk.went.disconnect()  # Today is not what this is about
    ending._finish.click()
    typing()
    kept = hub.get(Session, session)
    assert (kept.status, kept.paper_count, kept.note) == ("closed", 3, "Cold day")
    assert hub.find(VolunteerTime)[0].minutes == 120
    assert not door.page.finding.isVisible()
    door.page.undo()
    typing()
    assert hub.get(Session, session).status == "open"
    assert hub.find(VolunteerTime)[0].minutes is None


def test_an_empty_session_may_be_said_to_be_one(door, typing, hub, session) -> None:
    """DQ07: closed with nobody is a fact once somebody said that nobody came."""
    typing((KEY.Key_Return, CONTROL))
    assert card(door).nobody.isVisible()
    card(door).nobody.setChecked(True)
    door.page.desk.went.disconnect()
    card(door)._finish.click()
    typing()
    assert hub.get(Session, session).nobody_came


@pytest.mark.parametrize("wrong", ["soon", "2:75", "25:00"])
def test_a_time_nobody_can_mean_is_pointed_out(door, typing, hub, session, wrong) -> None:
    done(hub.helping.volunteer("Sam", session, hub.add_person("Lee Rowan"), None))
    door.page.opened({"session": session})
    typing()
    typing((KEY.Key_Return, CONTROL))
    ((_, _, edit),) = card(door)._times
    edit.setText(wrong)
    card(door)._finish.click()
    typing()
    assert edit.property("wrong") or door.notices.notice.kind == "warn"
    assert hub.get(Session, session).status == "open"


def test_leaving_a_card_while_it_is_kept_still_shows_what_was_kept(door, typing, qtbot) -> None:
    typing("Pat Elder", KEY.Key_Return)
    field = card(door).name
    qtbot.keyClick(field, KEY.Key_Return)
    qtbot.keyClick(field, KEY.Key_Escape)
    typing()
    assert shown_rows(door.page.here.entries) == ["Pat E."]
