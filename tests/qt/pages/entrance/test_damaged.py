"""A register that cannot be opened: a page says what is left, and every way on from there."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from entering import ENTER, page, press, settle, texts, write
from hublog.domain.problems import Problem
from hublog.qt.main_window import MainWindow
from hublog.qt.pages.damaged import Damaged, kind_of
from hublog.qt.pages.putting_back import PuttingBack
from hublog.qt.pages.restore import Restore
from hublog.qt.pages.unlock import Unlock
from hublog.qt.pages.who import Who
from in_memory import done


@pytest.fixture
def copied(door, made) -> str:
    """A copy lies beside the register, of before Jo worked here; the passphrase of both."""
    services = done(door.open(made.passphrase))
    assert services.backup.now().problem is None
    done(services.seats.add("Sam", "Jo"))
    services.store.close()
    return str(made.passphrase)


def spoil(file: Path) -> None:
    """As a disk does that fails: nothing but zeros."""
    file.write_bytes(bytes(file.stat().st_size))


def knock(start, qtbot, passphrase) -> MainWindow:
    """Somebody types the passphrase of what lies there."""
    window = start()
    write(window, passphrase)
    qtbot.waitUntil(lambda: not isinstance(page(window), Unlock), timeout=20_000)
    settle(window)
    settle(window)
    return window


def test_a_damaged_register_says_what_is_left_and_opens_its_last_copy(
    start, door, copied, qtbot
) -> None:
    """P6: found at start; nothing is deleted, and the last good copy is one key away."""
    spoil(door.home / "hub.db")
    window = knock(start, qtbot, copied)
    assert isinstance(page(window), Damaged)
    said = texts(page(window))
    assert "is damaged" in said
    assert "Nothing was deleted" in said
    assert "The last good copy is of today" in said
    assert "Open the copy of today" in window.focusWidget().text()
    QTest.keyClick(window.focusWidget(), ENTER)
    qtbot.waitUntil(lambda: isinstance(page(window), Who), timeout=20_000)
    press(page(window), "Robin")
    qtbot.waitUntil(lambda: window.frame is not None)
    settle(window)
    services = window.frame.desk.services
    assert [tile.name for tile in services.seats.everybody()] == ["Robin", "Sam"]
    assert "is in place" in window.frame.notices.notice.text
    kept = [each.name for each in (door.home / "backups").iterdir()]
    assert [name for name in kept if name.startswith("damaged-") and name.endswith(".db")]


@pytest.mark.parametrize("how", ["missing", "damaged"])
def test_lost_keys_are_put_back_from_beside_the_copy_and_nothing_is_missing(
    start, door, copied, qtbot, how
) -> None:
    keys = door.home / "hub.keys"
    if how == "missing":
        keys.unlink()
    else:
        keys.write_text("{}", encoding="utf-8")
    window = knock(start, qtbot, copied)
    assert "The keys lie beside the copies as well" in texts(page(window))
    assert window.focusWidget().text() == "Try the keys of the last copy"
    QTest.keyClick(window.focusWidget(), ENTER)
    qtbot.waitUntil(lambda: isinstance(page(window), Who), timeout=20_000)
    press(page(window), "Jo")
    qtbot.waitUntil(lambda: window.frame is not None)
    settle(window)
    assert "open again with the keys" in window.frame.notices.notice.text


def test_without_any_copy_the_page_is_honest_and_leads_to_a_stick(
    start, door, made, qtbot, monkeypatch
) -> None:
    (door.home / "hub.db").unlink()
    window = knock(start, qtbot, made.passphrase)
    said = texts(page(window))
    assert "not in its folder any more" in said
    assert "There is no copy on this laptop." in said
    assert window.focusWidget().text() == "Choose another copy…"
    press(page(window), "Choose another copy…")
    settle(window)
    assert isinstance(page(window), Restore)
    assert "There are no copies on this laptop." in texts(page(window))
    press(page(window), "Back")
    settle(window)
    assert isinstance(page(window), Unlock)


def test_what_opens_none_of_the_copies_may_be_typed_again(start, door, copied, qtbot) -> None:
    (door.home / "hub.keys").unlink()
    window = knock(start, qtbot, "not the right words")
    assert isinstance(page(window), Damaged)
    assert window.focusWidget().property("wrong") is True
    write(window, copied)
    settle(window)
    settle(window)
    assert "Try the keys of the last copy" in window.focusWidget().text()


def test_what_to_say_on_the_phone_names_no_secret_and_nobody(start, door, copied, qtbot) -> None:
    spoil(door.home / "hub.db")
    window = knock(start, qtbot, copied)
    assert "What to say on the phone" not in texts(page(window))
    press(page(window), "Call for help: what to say")
    said = texts(page(window))
    assert "The code is STORE_DAMAGED" in said
    assert str(door.home) in said
    assert "Never tell anybody the passphrase" in said
    assert copied not in said
    press(page(window), "Hide what to say")
    assert "What to say on the phone" not in texts(page(window))


def test_all_that_can_be_read_goes_into_a_spreadsheet(
    start, door, copied, qtbot, monkeypatch, tmp_path
) -> None:
    file = tmp_path / "all.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    whole = (door.home / "hub.db").read_bytes()
    (door.home / "hub.db").write_bytes(whole[:-4096] + bytes(4096 - 1))
    window = knock(start, qtbot, copied)
    press(page(window), "Everything into a spreadsheet…")
    press(page(window), "Leave it")
    settle(window)
    press(page(window), "Everything into a spreadsheet…")
    page(window).form.known.setChecked(True)
    press(page(window), "Write the file…")
    settle(window)
    qtbot.waitUntil(lambda: page(window).written is not None, timeout=20_000)
    assert file.exists()
    assert "The password of the file" in texts(page(window))
    press(page(window), "I have written it down")
    settle(window)
    assert "The register cannot be opened" in texts(page(window))


def test_a_spreadsheet_that_cannot_be_written_says_why(
    start, door, copied, qtbot, monkeypatch, tmp_path
) -> None:
    wrong = str(tmp_path / "all.txt")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (wrong, ""))
    spoil(door.home / "hub.db")
    window = knock(start, qtbot, copied)
    press(page(window), "Everything into a spreadsheet…")
    page(window).form.protect.choose("without")
    page(window).form.known.setChecked(True)
    press(page(window), "Write the file…")
    settle(window)
    assert page(window).form.write.isEnabled()
    assert page(window).written is None


def test_where_nothing_is_damaged_after_all_it_is_opened_again(
    start, door, copied, qtbot, monkeypatch
) -> None:
    spoiled = door.home / "hub.db"
    whole = spoiled.read_bytes()
    spoil(spoiled)
    window = knock(start, qtbot, copied)
    spoiled.write_bytes(whole)
    press(page(window), "Try to open it again")
    settle(window)
    write(window, copied)
    qtbot.waitUntil(lambda: isinstance(page(window), Who), timeout=20_000)


def test_a_copy_that_cannot_take_its_place_says_so_and_leads_back(
    start, door, copied, qtbot, monkeypatch
) -> None:
    spoil(door.home / "hub.db")
    window = knock(start, qtbot, copied)
    monkeypatch.setattr(door, "recover", lambda _: Problem("RECOVER_NO_WAY", str(door.home)))
    QTest.keyClick(window.focusWidget(), ENTER)
    qtbot.waitUntil(lambda: isinstance(page(window), PuttingBack))
    settle(window)
    assert "The copy is not in place" in texts(page(window))
    assert "Nothing was changed" in texts(page(window))
    press(page(window), "Back")
    settle(window)
    assert isinstance(page(window), Unlock)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("STORE_DAMAGED", "STORE_DAMAGED"),
        ("KEYS_MISSING_NO_BACKUP", "KEYS_MISSING"),
        ("STORE_IN_USE", ""),
        ("DISK_FULL", ""),
    ],
)
def test_only_damage_has_this_page(code, kind) -> None:
    assert kind_of(Problem(code)) == kind
