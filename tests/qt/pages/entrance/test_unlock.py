import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from entering import ENTER, ESC, page, press, settle, texts, write
from hublog import resources
from hublog.domain.problems import Problem
from hublog.qt.pages.unlock import Unlock
from hublog.qt.pages.who import Who
from in_memory import done
from seated import names_at


def test_a_register_that_is_there_asks_for_its_passphrase(start, made) -> None:
    window = start()
    assert isinstance(page(window), Unlock)
    assert window.focusWidget() is page(window).secret


def test_the_passphrase_opens_it_and_a_name_sits_down(start, made) -> None:
    window = start()
    write(window, made.passphrase)
    settle(window)
    assert isinstance(page(window), Who)
    assert window.focusWidget().text() == "Robin"
    QTest.keyClick(window.focusWidget(), ENTER)
    settle(window)
    assert window.frame.desk.actor == "Robin"
    assert window.frame.page.name == "today"


def test_the_recovery_key_opens_it_too(start, made) -> None:
    """P5."""
    window = start()
    write(window, made.recovery_key.lower().replace("-", " "))
    settle(window)
    assert isinstance(page(window), Who)


def test_a_wrong_passphrase_is_said_beside_the_field_and_can_be_typed_again(start, made) -> None:
    window = start()
    write(window, "not the right words")
    settle(window)
    assert isinstance(page(window), Unlock)
    secret = page(window).secret
    assert secret.property("wrong") is True
    assert secret.accessibleDescription() == resources.words().problem(Problem("WRONG_PASSPHRASE"))
    assert window.focusWidget() is secret
    write(window, made.passphrase)
    settle(window)
    assert isinstance(page(window), Who)


def test_a_slip_in_the_recovery_key_names_the_group(start, made) -> None:
    """P5."""
    groups = made.recovery_key.split("-")
    groups[2] = ("2" if groups[2][0] != "2" else "3") + groups[2][1:]
    window = start()
    write(window, "-".join(groups))
    settle(window)
    assert "group 3" in page(window).secret.accessibleDescription()


def test_nothing_typed_opens_nothing(start, made) -> None:
    window = start()
    QTest.keyClick(window.focusWidget(), ENTER)
    settle(window)
    assert isinstance(page(window), Unlock)
    assert not page(window).secret.isReadOnly()


def test_what_is_typed_is_hidden_until_it_is_asked_for(start, made) -> None:
    unlock = page(start())
    assert unlock.secret.echoMode() is QLineEdit.EchoMode.Password
    press(unlock, "Show what I type")
    assert unlock.secret.echoMode() is QLineEdit.EchoMode.Normal
    press(unlock, "Hide what I type")
    assert unlock.secret.echoMode() is QLineEdit.EchoMode.Password


def test_a_register_in_use_elsewhere_is_said_in_words_not_in_a_dialog(start, made, door) -> None:
    held = done(door.open(made.passphrase))
    window = start()
    write(window, made.passphrase)
    settle(window)
    assert isinstance(page(window), Unlock)
    assert page(window).secret.accessibleDescription()
    held.store.close()
    write(window, made.passphrase)
    settle(window)
    assert isinstance(page(window), Who)


def test_a_bug_of_ours_does_not_leave_the_page_waiting(start, made, door, monkeypatch) -> None:
    window = start()

    def bug(_) -> None:
        raise ValueError

    monkeypatch.setattr(door, "open", bug)
    write(window, made.passphrase)
    settle(window)
    assert not page(window).secret.isReadOnly()


def test_somebody_else_is_typed_and_remembered(start, made, door) -> None:
    window = start()
    write(window, made.passphrase)
    settle(window)
    page(window).other.setFocus()
    write(window, "Jo")
    settle(window)
    assert window.frame.desk.actor == "Jo"
    assert names_at(window.frame.desk.services) == ("Jo", "Robin", "Sam")


def test_a_name_known_already_is_the_same_person(start, made) -> None:
    window = start()
    write(window, made.passphrase)
    settle(window)
    page(window).other.setFocus()
    write(window, "robin")
    settle(window)
    assert window.frame.desk.actor == "Robin"


@pytest.mark.parametrize("typed", ["", "   ", "123", "x" * 60])
def test_what_is_no_name_sits_nobody_down(start, made, typed) -> None:
    window = start()
    write(window, made.passphrase)
    settle(window)
    page(window).other.setFocus()
    write(window, typed)
    settle(window)
    assert isinstance(page(window), Who)
    assert window.frame is None


def test_escape_locks_again_before_anybody_sits_down(start, made, door, qtbot) -> None:
    window = start()
    write(window, made.passphrase)
    settle(window)
    QTest.keyClick(window.focusWidget(), ESC)
    settle(window)
    qtbot.waitUntil(lambda: isinstance(page(window), Unlock))
    done(door.open(made.passphrase)).store.close()


def test_a_laptop_that_may_opens_by_itself_when_it_is_started(
    start, made, door, qtbot, monkeypatch
) -> None:
    monkeypatch.setattr(door, "opens_by_system", lambda: True)
    monkeypatch.setattr(door, "open_by_system", lambda: door.open(made.passphrase))
    window = start()
    qtbot.waitUntil(lambda: isinstance(page(window), Who), timeout=20_000)


def test_after_a_lock_it_does_not_open_by_itself(start, made, door, qtbot, monkeypatch) -> None:
    """Safety.md, keys: where the key was dropped, the passphrase is needed."""
    window = start()
    write(window, made.passphrase)
    settle(window)
    monkeypatch.setattr(door, "opens_by_system", lambda: True)
    monkeypatch.setattr(door, "open_by_system", lambda: door.open(made.passphrase))
    QTest.keyClick(window.focusWidget(), ENTER)
    settle(window)
    window.inside.locking.let_go("lock.dropped")
    qtbot.waitUntil(lambda: isinstance(page(window), Unlock))
    settle(window)
    assert isinstance(page(window), Unlock)


def test_where_the_laptop_lost_its_key_that_is_said_above_the_field(
    start, made, door, qtbot, monkeypatch
) -> None:
    monkeypatch.setattr(door, "opens_by_system", lambda: True)
    monkeypatch.setattr(door, "open_by_system", lambda: Problem("NO_SYSTEM_KEY"))
    window = start()
    qtbot.waitUntil(lambda: "does not hold the key" in texts(page(window)))
    write(window, made.passphrase)
    settle(window)
    assert isinstance(page(window), Who)


def test_nobody_sits_down_for_half_an_hour_and_the_key_is_gone(start, made, door, qtbot) -> None:
    window = start()
    write(window, made.passphrase)
    settle(window)
    assert isinstance(page(window), Who)
    window.inside.locking.watching.lets_go.emit()
    qtbot.waitUntil(lambda: isinstance(page(window), Unlock))
    done(door.open(made.passphrase)).store.close()
