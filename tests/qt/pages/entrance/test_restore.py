"""A copy is chosen, looked into and put in place before any register is open."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from entering import ESC, HUB, page, press, settle, texts, write
from hublog.bootstrap import HomeDoor
from hublog.qt.pages.first_run import FirstRun
from hublog.qt.pages.restore import Restore
from hublog.qt.pages.unlock import Unlock
from hublog.qt.pages.who import Who
from in_memory import done

SECRET = "made up for windows"  # noqa: S105 - it locks nothing real


@pytest.fixture
def stick(tmp_path, monkeypatch) -> Path:
    """The copy of another laptop, chosen wherever a file is asked for."""
    other = HomeDoor(tmp_path / "other", 0)
    made = done(other.set_up("Sam", HUB, SECRET))
    file = made.services.backup.back_up(tmp_path / "stick")
    made.services.store.close()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    return file


@pytest.fixture
def copied(door, made) -> str:
    """The hub has a copy, and one name more at its desk since then; its passphrase."""
    services = done(door.open(made.passphrase))
    assert services.backup.now().problem is None
    done(services.seats.add("Sam", "Jo"))
    services.store.close()
    return str(made.passphrase)


def names(door, secret) -> tuple[str, ...]:
    services = done(door.open(secret))
    try:
        return tuple(tile.name for tile in services.seats.everybody())
    finally:
        services.store.close()


def test_a_new_laptop_begins_with_the_copy_from_a_stick(start, stick, qtbot) -> None:
    """P7: nothing is in place before it was looked at."""
    window = start()
    press(page(window), "Move from another laptop")
    settle(window)
    assert "There are no copies on this laptop" in texts(page(window))
    press(page(window), "Choose a file, such as one on a stick…")
    write(window, "not the right words")
    settle(window)
    assert window.focusWidget().property("wrong") is True
    write(window, SECRET)
    settle(window)
    assert "Ewanrigg Hub, CUM-EWA" in texts(page(window))
    assert "There is no register on this laptop yet" in texts(page(window))
    assert window.focusWidget().text() == "Leave things as they are"
    press(page(window), "Put this copy in place")
    qtbot.waitUntil(lambda: window.frame is not None)
    settle(window)
    assert window.frame.desk.services.hub.this().name == "Ewanrigg Hub"
    assert "is on this laptop now" in window.frame.notices.notice.text


def test_choosing_no_file_stays_where_it_was(start, door, monkeypatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    window = start()
    press(page(window), "Move from another laptop")
    settle(window)
    press(page(window), "Choose a file, such as one on a stick…")
    assert isinstance(page(window), Restore)
    press(page(window), "Back")
    settle(window)
    assert isinstance(page(window), FirstRun)


def test_the_copies_on_the_laptop_are_a_list_and_show_what_would_be_missing(
    start, door, copied
) -> None:
    window = start()
    press(page(window), "Open a copy instead…")
    settle(window)
    rows = page(window).list.rows
    assert [row.detail for row in rows] == ["asked for"]
    page(window).list.chosen.emit(rows[0])
    write(window, copied)
    settle(window)
    assert "1 thing that was done after the copy" in texts(page(window))
    press(page(window), "Leave things as they are")
    settle(window)
    assert isinstance(page(window), Unlock)
    assert names(door, copied) == ("Jo", "Robin", "Sam")


def test_a_copy_put_in_place_says_how_to_go_back(start, door, copied, qtbot) -> None:
    window = start()
    press(page(window), "Open a copy instead…")
    settle(window)
    page(window).list.chosen.emit(page(window).list.rows[0])
    write(window, copied)
    settle(window)
    press(page(window), "Put this copy in place")
    qtbot.waitUntil(lambda: isinstance(page(window), Who))
    press(page(window), "Robin")
    qtbot.waitUntil(lambda: window.frame is not None)
    settle(window)
    tiles = window.frame.desk.services.seats.everybody()
    assert [tile.name for tile in tiles] == ["Robin", "Sam"]
    notice = window.frame.notices.notice
    assert "What was there before is kept" in notice.text
    window.frame.notices.went.emit(notice.way)
    settle(window)
    assert window.frame.page.name == "copies"
    assert window.focusWidget() is window.frame.page.undo_it


def test_nothing_typed_looks_into_nothing(start, stick, made) -> None:
    window = start()
    press(page(window), "Open a copy instead…")
    settle(window)
    press(page(window), "Choose a file, such as one on a stick…")
    press(page(window), "Look into it")
    settle(window)
    assert page(window).preview is None


def test_a_file_that_is_no_copy_is_said_beside_the_field(start, made, monkeypatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/no/such.db", ""))
    window = start()
    press(page(window), "Open a copy instead…")
    settle(window)
    press(page(window), "Choose a file, such as one on a stick…")
    write(window, "some words")
    settle(window)
    assert "/no/such.db" in window.focusWidget().accessibleDescription()
    window.focusWidget()
    press(page(window), "Back")
    settle(window)
    assert isinstance(page(window), Unlock)


def test_escape_leaves_the_copy(start, stick, made, qtbot) -> None:
    window = start()
    press(page(window), "Open a copy instead…")
    settle(window)
    press(page(window), "Choose a file, such as one on a stick…")
    qtbot.keyClick(window.focusWidget(), ESC)
    settle(window)
    assert isinstance(page(window), Unlock)
