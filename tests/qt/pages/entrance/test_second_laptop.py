"""A second laptop begins from a transfer file: chosen or dropped, its words, a name, and the register opens."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from entering import ENTER, ESC, HUB, page, press, settle, texts, write
from hublog.bootstrap import HomeDoor
from hublog.qt.main_window import MainWindow
from hublog.qt.pages.first_run import FirstRun
from hublog.qt.pages.second_laptop import SecondLaptop
from hublog.qt.pages.who import Who
from hublog.services.laptops import Transfer
from in_memory import done

PASSPHRASE = "made up for laptops"  # noqa: S105 - it locks nothing real


@pytest.fixture
def transfer(tmp_path) -> Transfer:
    """What the first laptop of the hub made; nobody is named at its desk."""
    first = done(HomeDoor(tmp_path / "first", 0).set_up("Sam", HUB, PASSPHRASE)).services
    done(first.laptops.name("Sam", "Front desk"))
    done(first.people.add("Sam", "Megan Birch"))
    (tmp_path / "stick").mkdir()
    made = first.laptops.make_transfer("Sam", tmp_path / "stick")
    first.store.close()
    return made


@pytest.fixture
def window(start, transfer, monkeypatch) -> MainWindow:
    """The first page of a laptop that knows nothing; the dialog chooses the file."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(transfer.path), ""))
    return start()


def at_its_words(window) -> SecondLaptop:
    press(page(window), "This is our second laptop")
    settle(window)
    press(page(window), "Choose the transfer file…")
    made = page(window)
    assert isinstance(made, SecondLaptop)
    return made


def test_the_file_its_words_and_a_name_open_the_register(qtbot, window, transfer) -> None:
    shown = at_its_words(window)
    assert transfer.path.name in texts(shown)
    write(window, transfer.words)
    write(window, "Camp laptop")
    settle(window)
    qtbot.waitUntil(lambda: window.frame is not None)
    services = window.frame.desk.services
    assert [(each.name, each.here) for each in services.laptops.known()] == [
        ("Camp laptop", True),
        ("Front desk", False),
    ]


def test_the_hubs_own_passphrase_opens_it_from_then_on(qtbot, window, transfer, door) -> None:
    at_its_words(window)
    write(window, transfer.words)
    write(window, "Camp laptop")
    settle(window)
    qtbot.waitUntil(lambda: window.frame is not None)
    window.close()
    services = done(door.open(PASSPHRASE))
    assert services.laptops.this().name == "Camp laptop"
    services.store.close()


def test_wrong_words_can_be_typed_again(qtbot, window, transfer) -> None:
    shown = at_its_words(window)
    write(window, "maple rowan hazel willow")
    write(window, "Camp laptop")
    settle(window)
    assert shown.secret.property("wrong") is True
    assert shown.secret.hasFocus()
    write(window, transfer.words)
    QTest.keyClick(shown.name, ENTER)
    settle(window)
    qtbot.waitUntil(lambda: window.frame is not None)


def test_a_laptop_needs_a_name_and_the_file_its_words(window, transfer, door) -> None:
    shown = at_its_words(window)
    QTest.keyClick(shown.name, ENTER)
    assert shown.secret.property("wrong") is True
    assert shown.secret.hasFocus()
    write(window, transfer.words)
    for name in ("", "..."):
        write(window, name)
        settle(window)
        assert shown.name.property("wrong") is True
        assert shown.name.hasFocus()
    assert not door.exists()


def test_a_file_that_is_none_is_refused_and_nothing_is_made(
    window, door, tmp_path, monkeypatch
) -> None:
    other = tmp_path / "notes.hublog-transfer"
    other.write_text("not a register", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    shown = at_its_words(window)
    write(window, "maple rowan hazel willow")
    write(window, "Camp laptop")
    settle(window)
    assert "notes.hublog-transfer" in texts(shown)
    assert shown.choose.accessibleDescription() != ""
    assert shown.choose.hasFocus()
    assert not door.exists()


def test_back_leads_to_the_first_page(window) -> None:
    at_its_words(window)
    QTest.keyClick(window.focusWidget(), ESC)
    settle(window)
    assert isinstance(page(window), FirstRun)


def test_nothing_chosen_changes_nothing(window, monkeypatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    shown = at_its_words(window)
    assert not shown.secret.isVisible()


def drop(widget, *files: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    event = QDropEvent(
        QPointF(20, 20),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    widget.dragEnterEvent(event)
    taken = event.isAccepted()
    event.ignore()
    widget.dropEvent(event)
    assert event.isAccepted() is taken
    return taken


def test_a_file_dropped_on_the_first_page_begins_a_second_laptop(window, transfer) -> None:
    assert drop(page(window), transfer.path)
    shown = page(window)
    assert isinstance(shown, SecondLaptop)
    assert shown.secret.hasFocus()
    assert transfer.path.name in texts(shown)
    assert drop(shown, Path("other.hublog-transfer"))
    assert "other.hublog-transfer" in texts(shown)


def test_other_files_are_not_taken_here(window, tmp_path) -> None:
    assert not drop(page(window), tmp_path / "register.csv")
    press(page(window), "This is our second laptop")
    assert not drop(page(window), tmp_path / "register.csv")


def test_who_works_at_the_desk_is_asked_first(qtbot, tmp_path, start, monkeypatch) -> None:
    first = done(HomeDoor(tmp_path / "first", 0).set_up("Sam", HUB, PASSPHRASE)).services
    done(first.seats.add("Sam", "Robin"))
    (tmp_path / "stick").mkdir()
    made = first.laptops.make_transfer("Sam", tmp_path / "stick")
    first.store.close()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(made.path), ""))
    window = start()
    at_its_words(window)
    write(window, made.words)
    write(window, "Camp laptop")
    settle(window)
    qtbot.waitUntil(lambda: isinstance(page(window), Who))
    press(page(window), "Robin")
    settle(window)
    assert window.frame.desk.actor == "Robin"
