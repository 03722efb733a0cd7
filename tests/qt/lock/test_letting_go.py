"""The key is gone when it must be, and what was half typed comes back with it."""

import gc
import weakref

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from fake_shelf import STICK
from hublog.domain.problems import Problem
from hublog.qt.entrance import Opened
from hublog.qt.half_typed import gathered
from hublog.qt.pages.locked import Locked
from hublog.qt.pages.register_newcomer import NewcomerCard
from hublog.qt.pages.unlock import Unlock
from locked_window import (
    ENTER,
    PIN,
    pin,
    press,
    screen,
    spoken,
    write,
)
from reaching import key_of


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


def test_closing_the_window_puts_away_what_is_half_typed(opened, hub, qtbot) -> None:
    write(opened, "meg b")
    opened.close()
    qtbot.waitUntil(lambda: hub.store.closed)
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


@pytest.mark.parametrize(("leaves", "along"), [("sleeping", 0), ("chosen", 1)])
def test_a_laptop_that_goes_to_sleep_waits_for_no_stick(
    opened, hub, services, qtbot, leaves, along
) -> None:
    """Safety.md, keys: dropped on sleep, and the system waits five seconds at the most."""
    services.backup.choose_outside(STICK)
    hub.add_person("Wren Made-Up")
    locking = opened.inside.locking
    if leaves == "sleeping":
        locking.sleeping.going.emit()
    else:
        locking.let_go("lock.chosen")
    qtbot.waitUntil(lambda: hub.store.closed)
    assert "closing" in {each.copy.reason for each in hub.store.shelf.copies()}
    assert len(hub.store.shelf.copies(STICK)) == along


def test_locking_fully_needs_the_passphrase(opened, hub, qtbot) -> None:
    opened.inside.leave()
    screen(opened).drop.click()
    qtbot.waitUntil(lambda: isinstance(opened.centralWidget(), Unlock))
    assert hub.store.closed


def test_half_an_hour_without_a_touch_lets_go(opened, hub, qtbot) -> None:
    opened.inside.locking.watching.lets_go.emit()
    qtbot.waitUntil(lambda: hub.store.closed)


def test_a_secret_that_is_shown_is_neither_kept_nor_left_behind_the_lock(
    coordinated, settle, hub
) -> None:
    """Whoever rises may have asked to see what they type; the next one at the laptop is another."""
    coordinated.inside.go("people")
    settle()
    field = coordinated.frame.page.card.secret
    write(coordinated, "crane crane")
    field.eye.click()
    assert field.edit.text() == "crane crane"
    coordinated.inside.leave()
    assert field.edit.text() == ""
    assert field.edit.echoMode() is QLineEdit.EchoMode.Password
    press(coordinated, ENTER)
    pin(coordinated, PIN, settle)
    write(coordinated, "crane")
    field.eye.click()
    assert gathered(coordinated.frame) == ()


def test_undo_brings_no_secret_back_for_whoever_sits_down_next(coordinated, settle) -> None:
    """The coordinator was called away before Enter; a volunteer's PIN, the eye and Ctrl+Z come next."""
    coordinated.inside.go("people")
    settle()
    field = coordinated.frame.page.card.secret
    write(coordinated, "crane crane")
    coordinated.inside.leave()
    press(coordinated, ENTER)
    pin(coordinated, PIN, settle)
    field.eye.click()
    coordinated.inside.undo()
    field.edit.undo()
    assert field.edit.text() == ""


def test_nothing_of_the_pages_can_be_reached_once_the_key_is_gone(opened, settle, qtbot) -> None:
    """They know names: whoever reads the memory of the program later shall not find them there."""
    opened.inside.go("people")
    settle()
    known = [weakref.ref(each) for each in (opened.frame, *opened.frame.made_pages)]
    opened.inside.locking.let_go("lock.dropped")
    qtbot.waitUntil(lambda: isinstance(opened.centralWidget(), Unlock))
    settle()
    gc.collect()
    assert [each() is not None for each in known] == [False] * len(known)
