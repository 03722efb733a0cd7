"""The lock lies over everything; what stood there is there again, and the key is gone when it must be."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from hublog.domain.problems import Problem
from hublog.domain.roles import Role
from hublog.domain.seats import seat_id
from hublog.domain.sessions import Attendance
from hublog.qt.entrance import Opened
from hublog.qt.main_window import MainWindow
from hublog.qt.pages.locked import Locked
from hublog.qt.pages.register_newcomer import NewcomerCard
from hublog.qt.pages.unlock import Unlock
from in_memory import done
from walking import key_of

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
CTRL = Qt.KeyboardModifier.ControlModifier
COORDINATOR = "crane crane crane crane"
PIN = "2468"


@pytest.fixture
def settle(qtbot, window) -> Callable[[], None]:
    """Waits until everything asked was answered, and that was shown."""

    def wait() -> None:
        for _ in range(3):
            qtbot.waitUntil(lambda: window.inside.operations.idle, timeout=10_000)
            QApplication.processEvents()

    return wait


@pytest.fixture
def opened(window, services, hub, lived, settle) -> MainWindow:
    """The register is open at a session that runs, Robin with a PIN and Sam without one at the desk."""
    for name in ("Robin", "Sam"):
        done(services.seats.add("Sam", name))
    done(services.seats.set_pin("Sam", seat_id("Robin"), PIN))
    window.inside.open_register(Opened(services, "Sam"))
    settle()
    return window


@pytest.fixture
def coordinated(services, opened, settle) -> MainWindow:
    """The same where there is a coordinator, and a volunteer sits at the desk."""
    done(services.keys.new_coordinator_passphrase(COORDINATOR))
    services.access.step_down()
    opened.frame.desk.secrets_changed.emit()
    opened.frame.desk.show_role()
    settle()
    return opened


def screen(window: MainWindow) -> Locked:
    found = window.centralWidget()
    assert isinstance(found, Locked)
    return found


def press(window: MainWindow, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(window.focusWidget(), key)


def write(window: MainWindow, text: str) -> None:
    QTest.keyClicks(window.focusWidget(), text)


def pin(window: MainWindow, digits: str, settle: Callable[[], None]) -> None:
    """Type a PIN where one is asked for."""
    write(window, digits)
    press(window, ENTER)
    settle()


def spoken(widget: QWidget) -> list[str]:
    """Everything a screen reader can come to from the window."""
    found = QAccessible.queryAccessibleInterface(widget)
    return list(_said(found)) if found is not None else []


def _said(interface) -> Iterator[str]:
    for kind in (QAccessible.Text.Name, QAccessible.Text.Value):
        if text := interface.text(kind):
            yield text
    for at in range(interface.childCount()):
        child = interface.child(at)
        if child is not None and not child.state().invisible:
            yield from _said(child)


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


def test_five_wrong_pins_drop_the_key_and_the_text_comes_back(
    opened, settle, hub, services, qtbot
) -> None:
    """Safety.md, keys: five wrong ones drop the key."""
    write(opened, "meg b")
    opened.inside.leave()
    press(opened, ENTER)
    for _ in range(5):
        pin(opened, "1111", settle)
    qtbot.waitUntil(lambda: isinstance(opened.centralWidget(), Unlock))
    assert hub.store.closed
    assert opened.frame is None
    assert any("wrong five times" in said for said in spoken(opened))
    hub.store.closed = False
    opened.inside.open_register(Opened(services, "Sam"))
    settle()
    qtbot.waitUntil(lambda: opened.focusWidget().property("text") == "meg b")
    assert opened.frame.page.name == "register"
    with hub.store.reading() as reader:
        assert reader.half_typed("everybody") == ()


def test_a_card_that_was_half_filled_stands_there_again(
    opened, settle, hub, services, qtbot
) -> None:
    write(opened, "Ali Jun")
    key_of(opened.frame.page, "someone_new").trigger()
    settle()
    write(opened, "iper")
    opened.inside.locking.let_go("lock.dropped")
    qtbot.waitUntil(lambda: isinstance(opened.centralWidget(), Unlock))
    assert any("Nobody was here" in said for said in spoken(opened))
    hub.store.closed = False
    opened.inside.open_register(Opened(services, "Sam"))
    settle()
    qtbot.waitUntil(lambda: isinstance(opened.frame.page.card, NewcomerCard))
    qtbot.waitUntil(lambda: opened.frame.page.card.name.text() == "Ali Juniper")


def test_the_key_stays_while_a_long_job_runs(opened, settle, hub, qtbot) -> None:
    """A return that is being made is made to its end; the lock may stand before it meanwhile."""
    desk = opened.frame.desk
    go_on: list[bool] = []
    told: list[int] = []

    def job(_, progress) -> int:
        while not go_on:
            progress(1, 2)
        return 7

    desk.do_long(job, told.append, desk, lambda *_: None)
    opened.inside.locking.let_go("lock.dropped")
    for _ in range(20):
        QApplication.processEvents()
    assert isinstance(opened.centralWidget(), Locked)
    assert not hub.store.closed
    go_on.append(True)
    qtbot.waitUntil(lambda: hub.store.closed)
    assert told == [7]


def test_the_end_of_the_session_waits_for_nothing(opened, hub) -> None:
    write(opened, "meg b")
    opened.inside.locking.sleeping.leaving.emit()
    assert hub.store.closed
    with hub.store.reading() as reader:
        (page,) = reader.half_typed("everybody")
    assert [field.text for field in page.fields] == ["meg b"]


def test_closing_the_window_puts_away_what_is_half_typed(opened, hub) -> None:
    write(opened, "meg b")
    opened.close()
    assert hub.store.closed
    with hub.store.reading() as reader:
        assert reader.half_typed("everybody")


def test_a_dialog_does_not_keep_the_key(opened, settle, hub, qtbot) -> None:
    dialog = QDialog(opened)
    dialog.open()
    qtbot.waitUntil(dialog.isVisible)
    opened.inside.locking.let_go("lock.slept")
    qtbot.waitUntil(lambda: hub.store.closed)
    assert not dialog.isVisible()


def test_a_full_disk_does_not_keep_the_key(opened, hub, qtbot) -> None:
    write(opened, "meg b")
    hub.store.unavailable = Problem("DISK_FULL")
    opened.inside.locking.let_go("lock.slept")
    qtbot.waitUntil(lambda: hub.store.closed)


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


def test_locking_fully_needs_the_passphrase(opened, hub, qtbot) -> None:
    opened.inside.leave()
    screen(opened).drop.click()
    qtbot.waitUntil(lambda: isinstance(opened.centralWidget(), Unlock))
    assert hub.store.closed


def test_half_an_hour_without_a_touch_lets_go(opened, hub, qtbot) -> None:
    opened.inside.locking.watching.lets_go.emit()
    qtbot.waitUntil(lambda: hub.store.closed)


def test_five_minutes_without_a_touch_lock(opened) -> None:
    opened.inside.locking.watching.locks.emit()
    assert isinstance(opened.centralWidget(), Locked)


def test_other_minutes_are_kept_for_this_laptop(opened) -> None:
    opened.frame.desk.locks_after.emit(9)
    assert opened.inside.locking.watching.minutes == 9
    assert opened._preferences.lock_minutes == 9
