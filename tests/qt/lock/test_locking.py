"""The lock lies over everything, and what stood there is there again."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hublog.domain.roles import Role
from hublog.domain.sessions import Attendance
from hublog.qt.entrance import Opened
from hublog.qt.pages.locked import Locked
from in_memory import done
from locked_window import (
    COORDINATOR,
    CTRL,
    ENTER,
    ESC,
    PIN,
    pin,
    press,
    screen,
    spoken,
    write,
)


def test_a_running_count_and_half_typed_text_survive_the_lock(opened, hub, lived, settle) -> None:
    window, page = opened, opened.frame.page
    here = len(hub.find(Attendance, session_id=lived.session))
    done(hub.sign_in.person("Sam", lived.session, lived.people[6]))
    field = window.focusWidget()
    write(window, "meg b")
    field.setCursorPosition(3)
    frame = window.frame
    window.inside.leave()
    settle()
    assert screen(window).tiles.buttons[0] is window.focusWidget()
    press(window, ENTER)
    pin(window, PIN, settle)
    assert window.frame is frame
    assert window.frame.page is page
    assert window.focusWidget() is field
    assert (field.text(), field.cursorPosition()) == ("meg b", 3)
    assert window.frame.desk.actor == "Robin"
    assert len(hub.find(Attendance, session_id=lived.session)) == here + 1


def test_nothing_of_the_register_can_be_read_behind_the_lock(opened, settle) -> None:
    before = " ".join(spoken(opened))
    assert "Megan" in before or "Warm Tuesday" in before
    opened.inside.leave()
    settle()
    behind = " ".join(spoken(opened))
    assert "Locked" in behind
    assert "Robin" in behind
    for word in ("Megan", "Warm Tuesday", "Find a person", "People"):
        assert word not in behind
    assert opened.frame.parentWidget() is None
    assert not opened.frame.isVisible()


def test_keys_of_the_register_do_nothing_behind_the_lock(opened, settle, hub, lived) -> None:
    before = hub.digest()
    opened.inside.leave()
    settle()
    for key, modifier in (
        (Qt.Key.Key_Z, CTRL),
        (Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_K, CTRL),
        (Qt.Key.Key_L, CTRL),
    ):
        opened.activateWindow()
        QApplication.processEvents()
        QTest.keyClick(opened.windowHandle(), key, modifier)
        settle()
    assert isinstance(opened.centralWidget(), Locked)
    assert opened.frame.page.name == "register"
    assert hub.digest() == before


def test_who_has_no_pin_sits_down_by_their_name_alone(opened, settle) -> None:
    opened.inside.leave()
    press(opened, Qt.Key.Key_S)
    assert opened.focusWidget().text() == "Sam"
    press(opened, ENTER)
    settle()
    assert opened.centralWidget() is opened.frame
    assert opened.frame.desk.actor == "Sam"


def test_arrow_keys_go_from_tile_to_tile_and_escape_back_to_them(opened, settle) -> None:
    opened.inside.leave()
    names = []
    for _ in range(3):
        names.append(opened.focusWidget().text())
        press(opened, Qt.Key.Key_Right)
    assert names == ["Robin", "Sam", "With the passphrase"]
    press(opened, ENTER)
    write(opened, "12")
    assert "Type" not in opened.focusWidget().text()
    press(opened, ESC)
    assert opened.focusWidget().text() == "Robin"


def test_a_wrong_pin_is_said_with_the_tries_left(opened, settle) -> None:
    opened.inside.leave()
    press(opened, ENTER)
    write(opened, "ab12")
    assert opened.focusWidget().text() == "12"
    opened.focusWidget().clear()
    pin(opened, "1111", settle)
    field = opened.focusWidget()
    assert field.text() == ""
    assert "4 more tries" in field.accessibleDescription()
    pin(opened, PIN, settle)
    assert opened.centralWidget() is opened.frame


def test_a_passphrase_opens_the_lock(opened, settle, services) -> None:
    opened.inside.leave()
    screen(opened).choose("secret")
    write(opened, "not that one")
    press(opened, ENTER)
    settle()
    assert opened.focusWidget().accessibleDescription() != ""
    assert isinstance(opened.centralWidget(), Locked)
    opened.focusWidget().clear()
    write(opened, "heron heron heron")
    press(opened, ENTER)
    settle()
    assert opened.centralWidget() is opened.frame


def test_a_coordinator_comes_by_their_passphrase_and_a_volunteer_after_them_sees_less(
    coordinated, settle, services
) -> None:
    window = coordinated
    window.inside.leave()
    assert screen(window).tiles.buttons[-1].text() == "Coordinator"
    screen(window).choose("secret")
    write(window, COORDINATOR)
    press(window, ENTER)
    settle()
    assert services.access.role is Role.COORDINATOR
    assert window.frame.desk.actor == "Coordinator"
    window.inside.go("people")
    settle()
    assert window.frame.page.name == "people"
    write(window, "meg")
    window.inside.leave()
    press(window, ENTER)
    pin(window, PIN, settle)
    assert services.access.role is Role.VOLUNTEER
    assert window.frame.page.name == "today"


def test_the_hubs_passphrase_opens_the_lock_as_a_volunteer(coordinated, settle, services) -> None:
    coordinated.inside.leave()
    screen(coordinated).choose("secret")
    write(coordinated, "heron heron heron")
    press(coordinated, ENTER)
    settle()
    assert coordinated.centralWidget() is coordinated.frame
    assert services.access.role is Role.VOLUNTEER


def test_where_nobody_has_a_name_the_passphrase_is_asked_at_once(
    window, services, lived, settle
) -> None:
    window.inside.open_register(Opened(services, "Sam"))
    settle()
    window.inside.leave()
    assert window.focusWidget() is screen(window).secret.edit


def test_five_minutes_without_a_touch_lock(opened) -> None:
    opened.inside.locking.watching.locks.emit()
    assert isinstance(opened.centralWidget(), Locked)


def test_other_minutes_are_kept_for_this_laptop(opened) -> None:
    opened.frame.desk.locks_after.emit(9)
    assert opened.inside.locking.watching.minutes == 9
    assert opened._preferences.lock_minutes == 9
