from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import drawing
from entering import texts
from hublog.domain.hubs import Hub
from hublog.domain.problems import Problem
from hublog.domain.sessions import Attendance
from hublog.qt.entrance import Opened
from hublog.qt.main_window import MainWindow
from hublog.qt.pages.closing import Closing
from hublog.qt.pages.locked import Locked
from hublog.qt.pages.unlock import Unlock
from hublog.qt.places import PLACES
from hublog.qt.theme.theme import theme
from in_memory import done

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def settle(window) -> Callable[[], None]:
    """Waits until everything asked was answered, and that was shown."""
    return lambda: drawing.settle(window.inside.operations)


@pytest.fixture
def press(window) -> Callable[..., None]:
    """Presses a key where the focus is in the window."""

    def one(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        window.activateWindow()
        QApplication.processEvents()
        QTest.keyClick(window.windowHandle(), key, modifier)

    return one


@pytest.fixture
def opened(window, services, settle) -> Callable[[], MainWindow]:
    """Opens the register as somebody at the desk."""

    def sit_down() -> MainWindow:
        window.inside.open_register(Opened(services, "Sam"))
        settle()
        return window

    return sit_down


def current(window) -> str:
    return window.frame.page.name


def test_the_passphrase_opens_the_door_a_wrong_one_does_not(window, settle, press) -> None:
    assert isinstance(window.centralWidget(), Unlock)
    QTest.keyClicks(window.focusWidget(), "robin")
    press(Qt.Key.Key_Return)
    settle()
    assert window.frame is None
    window.focusWidget().clear()
    QTest.keyClicks(window.focusWidget(), "heron")
    press(Qt.Key.Key_Return)
    settle()
    assert current(window) == "today"


def test_the_window_opens_at_the_session_that_runs(opened, lived) -> None:
    window = opened()
    assert current(window) == "register"
    assert window.frame.page.session_id == lived.session


def test_alt_and_a_number_go_to_each_page(opened, settle, press) -> None:
    window = opened()
    for number, place in enumerate(PLACES[:-2], start=1):
        press(Qt.Key(Qt.Key.Key_0 + number), ALT)
        settle()
        assert current(window) == place.page


def test_f1_opens_the_guide_for_whoever_works_on_that_page(opened, settle, press) -> None:
    window = opened()
    for page, guide in (("today", "volunteer"), ("month", "coordinator")):
        window.inside.go(page)
        settle()
        for _ in range(2):
            press(Qt.Key.Key_F1)
            settle()
            assert window.frame.page.choices.value == guide


def test_ctrl_k_finds_anybody_from_anywhere(opened, settle, press) -> None:
    window = opened()
    press(Qt.Key.Key_K, CTRL)
    settle()
    assert current(window) == "people"
    assert window.focusWidget() is window.frame.page.field


def test_undo_takes_back_typing_first_then_the_latest_action(
    opened, hub, lived, settle, press
) -> None:
    window = opened()
    before = len(hub.find(Attendance, session_id=lived.session))
    done(hub.sign_in.person("Sam", lived.session, lived.people[6]))
    field = window.focusWidget()
    QTest.keyClicks(field, "zz")
    press(Qt.Key.Key_Z, CTRL)
    settle()
    assert field.text() == ""
    assert len(hub.find(Attendance, session_id=lived.session)) == before + 1
    press(Qt.Key.Key_Z, CTRL)
    settle()
    assert len(hub.find(Attendance, session_id=lived.session)) == before


def test_with_nothing_to_take_back_that_is_said(opened, hub, settle, press) -> None:
    window = opened()
    for _ in range(2):
        press(Qt.Key.Key_Z, CTRL)
        settle()
    assert window.frame.notices.notice.kind == "warn"
    assert len(hub.find(Hub)) == 1


def test_text_grows_and_shrinks_by_keys_and_is_remembered(opened, tmp_path, press) -> None:
    window = opened()
    press(Qt.Key.Key_Plus, CTRL)
    assert theme().scale == 1.15
    press(Qt.Key.Key_Minus, CTRL)
    press(Qt.Key.Key_Minus, CTRL)
    assert theme().scale == 1.0
    press(Qt.Key.Key_Equal, CTRL)
    assert "scale=1.15" in (tmp_path / "window.ini").read_text(encoding="utf-8") or (
        window._preferences._file.value("scale") == "1.15"
    )
    press(Qt.Key.Key_0, CTRL)
    assert theme().scale == 1.0


def test_locking_hides_the_register(opened, hub, settle, press) -> None:
    window = opened()
    press(Qt.Key.Key_L, CTRL)
    settle()
    assert isinstance(window.centralWidget(), Locked)
    assert not window.frame.isVisible()
    assert not hub.store.closed


def test_closing_makes_a_copy_and_lets_go_of_the_register(opened, hub, qtbot) -> None:
    window = opened()
    hub.add_person("Ali Fern")
    before = len(hub.store.shelf.copies())
    assert not window.close()
    assert isinstance(window.centralWidget(), Closing)
    qtbot.waitUntil(lambda: not window.isVisible())
    assert hub.store.closed
    assert len(hub.store.shelf.copies()) == before + 1


def test_where_nothing_was_written_since_the_last_copy_the_window_closes_at_once(
    opened, hub, qtbot, services
) -> None:
    window = opened()
    services.backup.now()
    before = hub.store.shelf.copies()
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert hub.store.shelf.copies() == before


def test_a_copy_that_fails_at_closing_is_said_once_and_holds_nobody_up(
    opened, hub, qtbot, press
) -> None:
    window = opened()
    hub.add_person("Ali Fern")
    hub.store.shelf.unavailable = Problem("DISK_FULL", "backups")
    window.close()
    qtbot.waitUntil(lambda: "did not come out" in texts(window))
    assert hub.store.closed
    assert "The disk is full" in texts(window)
    assert window.isVisible()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.isVisible())


def test_closed_once_more_the_window_waits_for_nobody(opened, hub) -> None:
    window = opened()
    hub.add_person("Ali Fern")
    hub.store.shelf.unavailable = Problem("DISK_FULL", "backups")
    window.close()
    assert window.close()
    assert hub.store.closed


def test_while_the_laptop_is_switched_off_the_window_asks_for_no_time(
    opened, hub, qapp, monkeypatch
) -> None:
    window = opened()
    monkeypatch.setattr(type(qapp), "isSavingSession", lambda _: True)
    assert window.close()
    assert hub.store.closed


def test_a_register_that_is_made_up_leaves_no_copy(window, services, hub, settle) -> None:
    removed: list[bool] = []
    window.inside.open_register(Opened(services, "Sam", lambda: removed.append(True)))
    settle()
    assert window.close()
    assert hub.store.shelf.copies() == ()
    assert removed == [True]


def test_a_file_that_is_dropped_is_looked_at_by_bring_in(opened, settle, tmp_path) -> None:
    window = opened()
    led: list[tuple[str, dict[str, object]]] = []
    window.frame.desk.went.disconnect(window.frame._go_where)
    window.frame.desk.went.connect(lambda page, where: led.append((page, where)))
    file = tmp_path / "register.csv"
    drop(window, file)
    settle()
    assert [page for page, _ in led] == ["bring_in"]
    assert Path(str(led[0][1]["path"])) == file


def test_before_the_register_is_open_nothing_can_be_dropped(window, tmp_path) -> None:
    assert not drop(window, tmp_path / "register.csv")


def drop(window: MainWindow, file: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPoint(200, 200),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    window.dropEvent(event)
    return event.isAccepted()


def test_keys_before_the_register_is_open_do_nothing(window, press) -> None:
    for key, modifier in ((Qt.Key.Key_Z, CTRL), (Qt.Key.Key_Y, CTRL), (Qt.Key.Key_1, ALT)):
        press(key, modifier)
    press(Qt.Key.Key_L, CTRL)
    press(Qt.Key.Key_F1)
    assert isinstance(window.centralWidget(), Unlock)
