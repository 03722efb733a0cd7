"""The register page as somebody at the door uses it: by keyboard, one thing after the other."""

from datetime import time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hublog.domain.sessions import Attendance, Count, Session
from hublog.qt.widgets.buttons import Button
from in_memory import done

KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def said(door) -> str:
    """What the notice at the foot of the window says."""
    return door.notices.notice.text if door.notices.notice else ""


def listed(page) -> list[str]:
    """The lines of who is here."""
    return [row.title for row in page.here.entries.rows]


def test_a_letter_or_three_and_enter_sign_somebody_in(door, typing, hub) -> None:
    """Two actions for a returning visitor (screens.md, Measure at the desk)."""
    assert QApplication.focusWidget() is door.page.finding.field
    typing("dal", KEY.Key_Return)
    assert listed(door.page) == ["Dale M."]
    assert said(door) == "Dale M. signed in, 1 here"
    assert door.page.here.number.text() == "1"
    assert len(hub.find(Attendance)) == 1


def test_the_field_is_empty_and_has_the_focus_after_every_action(door, typing) -> None:
    field = door.page.finding.field
    for keys in (("dal", KEY.Key_Return), (KEY.Key_F2,), ((KEY.Key_F2, SHIFT),)):
        typing(*keys)
        assert field.text() == ""
        assert QApplication.focusWidget() is field, keys


def test_two_people_signed_in_at_speed_are_both_counted_in_what_is_said(door, typing) -> None:
    typing("dal", KEY.Key_Return, "rob", KEY.Key_Return)
    assert said(door) == "Robin A. signed in, 2 here"


def test_somebody_already_here_is_said_so_and_stays_once(door, typing, hub) -> None:
    """DQ11: the same person twice at a session is prevented."""
    typing("dal", KEY.Key_Return)
    typing("dal", KEY.Key_Return)
    assert said(door) == "Dale M. is already here since 10:00"
    assert len(hub.find(Attendance)) == 1


def test_a_count_is_one_key_and_shift_takes_it_off(door, typing, hub) -> None:
    typing(KEY.Key_F6, KEY.Key_F6, KEY.Key_F2)
    assert door.page.counting.buttons["65+"].badge == 2
    assert "2 so far" in door.page.counting.buttons["65+"].accessibleName()
    typing((KEY.Key_F6, SHIFT))
    assert door.page.counting.buttons["65+"].badge == 1
    assert sum(count.n for count in hub.find(Count)) == 2
    assert door.page.here.number.text() == "2"


def test_nobody_can_be_taken_off_a_group_that_is_empty(door, typing, hub) -> None:
    typing((KEY.Key_F3, SHIFT))
    assert door.notices.notice.kind == "warn"
    assert hub.find(Count) == []


def test_undo_takes_back_what_was_done_last_and_typing_first(door, typing, hub) -> None:
    """Ctrl+Z in the search field undoes the last action when the field is empty."""
    typing("dal", KEY.Key_Return)
    door.page.undo()
    typing()
    assert listed(door.page) == []
    assert hub.find(Attendance) == []


def test_a_line_is_removed_by_delete_and_comes_back_by_undo(door, typing, qtbot, settled) -> None:
    typing("dal", KEY.Key_Return, KEY.Key_F6)
    entries = door.page.here.entries
    names = [row.title for row in entries.rows]
    entries.mark(names.index("Dale M."))
    qtbot.keyClick(entries, KEY.Key_Delete)
    settled()
    assert listed(door.page) == ["Counted: 65 and over"]
    assert QApplication.focusWidget() is door.page.finding.field
    door.page.desk.undo(door.notices.notice.undoes)
    settled()
    assert len(listed(door.page)) == 2


def test_first_visits_are_marked_and_counted(door, typing) -> None:
    typing("dal", KEY.Key_Return)
    (row,) = door.page.here.entries.rows
    assert row.pill == "first visit"
    assert "first visit" in row.spoken


def test_letters_typed_anywhere_go_to_the_search_field(door, qtbot) -> None:
    door.page.counting.buttons["65+"].setFocus()
    qtbot.keyClicks(door.page.counting.buttons["65+"], "me")
    assert door.page.finding.field.text() == "me"
    door.page.finding.clear()
    door.page.here.entries.setFocus()
    qtbot.keyClicks(door.page.here.entries, "d")
    assert door.page.finding.field.text() == "d"


def test_an_answer_about_another_session_is_not_shown(door, hub, settled, session) -> None:
    other = hub.open(hub.add_activity(name="Garden", weekday=1, start="14:00", end="16:00"))
    door.page.opened({"session": other})
    door.page.opened({"session": session})
    settled()
    assert door.page.view.session.id == session
    assert "Warm Tuesday" in door.page.title.text()


def test_another_session_that_runs_is_one_button_away(frame, hub, session, qtbot, settled) -> None:
    other = hub.open(hub.add_activity(name="Garden", start="14:00", end="16:00"))
    shown = frame("register", session=session)
    page = shown.page
    (button,) = (b for b in page.findChildren(Button) if b.text().startswith("Also open"))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settled()
    assert page.view.session.id == other


def test_the_page_shows_the_session_that_runs_where_none_is_asked_for(frame, session) -> None:
    shown = frame("register")
    assert shown.page.view.session.id == session


def test_a_session_finished_long_ago_gives_way_to_the_one_that_runs(
    door, hub, session, settled
) -> None:
    done(hub.sessions.finish("Sam", session))
    other = hub.open(hub.add_activity(name="Garden", start="14:00", end="16:00"))
    door.go("register")
    settled()
    assert door.page.view.session.id == other


def test_without_a_session_the_page_leads_to_today(frame) -> None:
    shown = frame("register")
    page = shown.page
    assert page._nothing.isVisible()
    assert not page._door.isVisible()
    assert not page.finish.isVisible()


def test_after_a_crash_it_is_said_who_was_last(frame, hub, session) -> None:
    """Scenario 1: on restart the app opens at that session and says who was last and when."""
    done(hub.sign_in.person("Sam", session, hub.add_person("Dale Maple")))
    shown = frame("register", session=session, resumed=True)
    assert said(shown) == "Back where you were. The last was Dale M. at 10:00."


def test_an_opening_that_was_undone_leaves_nothing_to_sign_in_to(door, hub, settled) -> None:
    door.page.undo()  # the four people, latest first
    for _ in range(4):
        door.page.undo()
    settled()
    assert hub.find(Session) == []
    assert not door.page.finding.isVisible()


def test_names_are_short_until_the_eye_is_pressed(door, typing, qtbot) -> None:
    typing("dal", KEY.Key_Return)
    qtbot.mouseClick(door.page.eye, Qt.MouseButton.LeftButton)
    assert listed(door.page) == ["Dale Maple"]
    qtbot.mouseClick(door.page.eye, Qt.MouseButton.LeftButton)
    assert listed(door.page) == ["Dale M."]


def test_the_head_says_which_session_since_when_and_who_helps(door, hub, settled, session) -> None:
    assert door.page.title.text() == "Warm Tuesday \u2013 Tuesday 5 May"
    assert door.page.state.text() == "Started 10:00 · 0 volunteers helping"
    assert hub.get(Session, session).start == time(10)


def test_a_finished_session_can_be_opened_again(door, hub, settled, session, qtbot) -> None:
    done(hub.sessions.finish("Sam", session))
    door.page.opened({"session": session})
    settled()
    assert not door.page.finding.isVisible()
    assert door.page.finish.text() == "Open again"
    qtbot.mouseClick(door.page.finish, Qt.MouseButton.LeftButton)
    settled()
    assert hub.get(Session, session).status == "open"
    assert door.page.finding.isVisible()
