"""Roles, keys and the names at the desk on the command line, over a real home."""

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from cli.conftest import PASSPHRASE, Terminal
from hublog.bootstrap import HomeDoor
from hublog.cli.context import Context
from hublog.domain.problems import Problem
from hublog.domain.seats import seat_id
from hublog.services.unavailable import StorageUnavailable
from hublog.store.key_ring import KeyFile
from in_memory import done
from keyrings import InMemoryKeyring

THEIRS = "the boss alone knows these"


@pytest.fixture
def led(terminal, tmp_path, monkeypatch) -> Terminal:
    """A hub with a coordinator; commands are given the hub's own passphrase."""
    words = tmp_path / "words.txt"
    words.write_text(f"{THEIRS}\n", encoding="utf-8")
    assert terminal("keys", "coordinator", "--from-file", str(words)).exit_code == 0
    return terminal


@pytest.fixture
def as_coordinator(led, monkeypatch) -> Terminal:
    monkeypatch.setenv("HUBLOG_PASSPHRASE", THEIRS)
    return led


def test_a_hub_without_a_coordinator_hinders_nobody(terminal) -> None:
    assert terminal.json("keys") == {"slots": ["passphrase", "recovery"], "role": "coordinator"}
    assert terminal("hub", "--name", "Another Hub").exit_code == 0


def test_a_coordinators_passphrase_is_drawn_shown_once_and_rises(terminal, monkeypatch) -> None:
    drawn = terminal.json("keys", "coordinator")["coordinator"]
    assert len(drawn.split()) == 5
    assert terminal.json("keys")["role"] == "volunteer"
    monkeypatch.setenv("HUBLOG_PASSPHRASE", drawn)
    told = terminal.json("keys")
    assert told == {"slots": ["passphrase", "coordinator", "recovery"], "role": "coordinator"}


def test_what_is_shown_of_a_new_secret_reads_like_this(terminal) -> None:
    told = terminal("keys", "passphrase")
    assert "new passphrase: " in told.stdout.splitlines()[0]
    assert "Backups made before now still open" in told.stdout
    assert "another laptop" in told.stdout


@pytest.mark.parametrize(
    "words",
    [
        ("hub", "--name", "Another Hub"),
        ("keys", "recovery"),
        ("keys", "coordinator", "--remove"),
        ("keys", "system", "on"),
        ("volunteer", "remove", "Ann"),
        ("volunteer", "pin", "Ann", "--clear"),
        ("activity", "add", "New", "--type", "DROPIN"),
        ("show", "2026-05"),
        ("backup", "copies"),
        ("forget", "Ann Example", "--yes"),
    ],
)
def test_a_volunteer_is_told_to_ask_the_coordinator(led, monkeypatch, words) -> None:
    """One plain sentence, exit code 1, and nothing written."""
    led("people", "add", "Ann Example")
    before = led.json("status")
    told = led(*words)
    assert told.exit_code == 1
    assert told.stderr.startswith("COORDINATOR_ONLY: This needs the coordinator.")
    assert led.json("status") == before


def test_a_volunteer_does_the_work_of_the_day(led) -> None:
    assert led("people", "add", "Ann Example").exit_code == 0
    assert led("people", "find", "Ann").exit_code == 0
    assert "Ann Example" in led.desk("Ann Example", "+65+")[0]
    assert led("undo").exit_code == 0
    assert led("redo").exit_code == 0
    for words in (("status",), ("activity", "list"), ("hub",), ("volunteer", "add", "Iris")):
        assert led(*words).exit_code == 0, words


def test_a_volunteer_takes_nothing_of_the_coordinators_back(led, monkeypatch) -> None:
    monkeypatch.setenv("HUBLOG_PASSPHRASE", THEIRS)
    assert led("hub", "--name", "Another Hub").exit_code == 0
    monkeypatch.setenv("HUBLOG_PASSPHRASE", PASSPHRASE)
    assert led("undo").stderr.startswith("COORDINATOR_ONLY")
    assert led.json("status")["name"] == "Another Hub"


def test_the_coordinator_does_everything(as_coordinator) -> None:
    assert as_coordinator("hub", "--name", "Another Hub").exit_code == 0
    assert as_coordinator.json("keys", "coordinator", "--remove") == {"coordinator": False}
    assert "coordinator" not in as_coordinator_slots(as_coordinator)


def as_coordinator_slots(terminal: Terminal) -> list[str]:
    """What is left to open it with is the hub's own passphrase."""
    slots: list[str] = terminal.json("keys", "--passphrase-file", str(_hubs_own(terminal)))["slots"]
    return slots


def _hubs_own(terminal: Terminal) -> str:
    file = terminal.home.parent / "own.txt"
    file.write_text(PASSPHRASE, encoding="utf-8")
    return str(file)


def test_a_new_recovery_key_ends_the_old_one(as_coordinator, monkeypatch) -> None:
    drawn = as_coordinator.json("keys", "recovery")["recovery"]
    monkeypatch.setenv("HUBLOG_PASSPHRASE", drawn)
    assert as_coordinator.json("keys")["role"] == "coordinator"
    again = as_coordinator.json("keys", "recovery")["recovery"]
    assert again != drawn
    assert as_coordinator("status").stderr.startswith("WRONG_PASSPHRASE")


@pytest.mark.parametrize("kind", ["recovery", "passphrase", "coordinator"])
def test_at_a_keyboard_a_secret_holds_once_it_is_written_down(terminal, monkeypatch, kind) -> None:
    """It is shown first: a crash, or no, leaves what was in force."""
    monkeypatch.setattr(Context, "at_a_keyboard", lambda self: True)
    keys = terminal.home / "hub.keys"
    before = keys.read_bytes()
    left = terminal("keys", kind, typed="n\n")
    assert left.exit_code == 1
    assert "shown only now" in left.stdout
    assert keys.read_bytes() == before
    kept = terminal("keys", kind, typed="y\n")
    assert kept.exit_code == 0
    secret = kept.stdout.splitlines()[0].partition(": ")[2]
    monkeypatch.setenv("HUBLOG_PASSPHRASE", secret)
    assert terminal("status").exit_code == 0


def test_a_secret_is_shown_before_it_holds(terminal, monkeypatch) -> None:
    """The control of the test before: what fails while it is put in force was seen by somebody."""

    def broken(*_: object) -> None:
        raise StorageUnavailable(Problem("DISK_FULL", "home"))

    monkeypatch.setattr(KeyFile, "replace", broken)
    told = terminal("keys", "recovery")
    assert told.exit_code == 3
    assert told.stdout.startswith("The new recovery key: ")
    assert "opens it no more" not in told.stdout


def test_a_given_passphrase_is_not_said_again(led, as_coordinator, tmp_path, monkeypatch) -> None:
    words = tmp_path / "new.txt"
    words.write_text("our own new words\n", encoding="utf-8")
    told = as_coordinator("keys", "passphrase", "--from-file", str(words))
    assert "our own new words" not in told.output
    monkeypatch.setenv("HUBLOG_PASSPHRASE", "our own new words")
    assert as_coordinator.json("keys")["role"] == "volunteer"
    missing = as_coordinator("keys", "passphrase", "--from-file", str(tmp_path / "none"))
    assert missing.stderr.startswith("NO_PASSPHRASE_FILE ")


def test_a_passphrase_for_both_or_a_short_one_is_refused(terminal, tmp_path) -> None:
    words = tmp_path / "words.txt"
    for given, code in ((PASSPHRASE, "SAME_PASSPHRASE"), ("heron", "PASSPHRASE_SHORT")):
        words.write_text(given, encoding="utf-8")
        told = terminal("keys", "coordinator", "--from-file", str(words))
        assert told.stderr.startswith(code)
    both = terminal("keys", "coordinator", "--remove", "--from-file", str(words))
    assert both.exit_code == 2


@pytest.fixture
def laptop(monkeypatch) -> InMemoryKeyring:
    backend = InMemoryKeyring()
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
    return backend


def test_the_laptop_opens_it_without_a_passphrase_for_a_volunteer(
    as_coordinator, laptop, monkeypatch
) -> None:
    assert as_coordinator.json("keys", "system", "on") == {"system": True}
    monkeypatch.delenv("HUBLOG_PASSPHRASE")
    told = as_coordinator.json("keys")
    assert told["slots"] == ["passphrase", "coordinator", "recovery", "system"]
    assert told["role"] == "volunteer"
    assert as_coordinator("hub", "--name", "New").stderr.startswith("COORDINATOR_ONLY")
    laptop.held = dict.fromkeys(laptop.held, "f" * 64)
    assert as_coordinator("status").stderr.startswith("PASSPHRASE_NEEDED")
    laptop.held.clear()
    assert as_coordinator("status").stderr.startswith("PASSPHRASE_NEEDED")
    monkeypatch.setenv("HUBLOG_PASSPHRASE", THEIRS)
    assert as_coordinator.json("keys", "system", "off") == {"system": False}
    monkeypatch.delenv("HUBLOG_PASSPHRASE")
    assert as_coordinator("status").stderr.startswith("PASSPHRASE_NEEDED")


def test_five_wrong_pins_need_the_passphrase_also_of_a_laptop_that_opens_by_itself(
    terminal, laptop, monkeypatch
) -> None:
    """Whoever guesses starts hublog again, and gets no new tries."""
    terminal("keys", "system", "on")
    terminal("volunteer", "add", "Ann")
    door = HomeDoor(terminal.home, 0)
    for tries in (3, 2):
        services = done(door.open_by_system())
        done(services.seats.set_pin("Sam", seat_id("Ann"), "2468"))
        for _ in range(tries):
            services.seats.check_pin(seat_id("Ann"), "0000")
        services.store.close()
    assert door.open_by_system() == Problem("PIN_SPENT")
    monkeypatch.delenv("HUBLOG_PASSPHRASE")
    assert terminal("status").stderr.startswith("PASSPHRASE_NEEDED")
    monkeypatch.setenv("HUBLOG_PASSPHRASE", PASSPHRASE)
    assert terminal("status").exit_code == 0
    monkeypatch.delenv("HUBLOG_PASSPHRASE")
    assert terminal("status").exit_code == 0


def test_without_a_coordinator_the_laptop_opens_it_for_anything(
    terminal, laptop, monkeypatch
) -> None:
    terminal("keys", "system", "on")
    monkeypatch.delenv("HUBLOG_PASSPHRASE")
    assert terminal.json("keys")["role"] == "coordinator"


def test_a_laptop_that_keeps_no_secret_says_so(terminal, monkeypatch) -> None:
    monkeypatch.setattr(keyring, "get_keyring", NoKeyring)
    assert terminal("keys", "system", "on").stderr.startswith("NO_KEY_STORE")
    assert "system" not in terminal.json("keys")["slots"]


def test_names_at_the_desk_come_and_go(terminal) -> None:
    assert terminal("volunteer", "list").stdout == "Nobody is on the list of the desk yet.\n"
    for name in ("Iris", "  Ann "):
        assert terminal("volunteer", "add", name).exit_code == 0
    assert terminal("volunteer", "add", "IRIS").stderr.startswith("DESK_NAME_TAKEN")
    assert terminal("volunteer", "list").stdout.splitlines() == ["Ann", "Iris"]
    assert terminal("volunteer", "remove", "iris").exit_code == 0
    assert terminal("volunteer", "remove", "iris").stderr.startswith("NO_SUCH_SEAT")
    assert terminal.json("volunteer", "list") == {"volunteers": [{"name": "Ann", "pin": False}]}


def test_a_pin_is_read_from_a_file_or_the_keyboard(terminal, tmp_path, monkeypatch) -> None:
    terminal("volunteer", "add", "Ann")
    file = tmp_path / "pin.txt"
    file.write_text("2468\n", encoding="utf-8")
    assert terminal("volunteer", "pin", "Ann").stderr.startswith("PIN_NEEDED")
    missing = terminal("volunteer", "pin", "Ann", "--from-file", str(tmp_path / "none"))
    assert missing.stderr.startswith("NO_PIN_FILE")
    assert terminal("volunteer", "pin", "Ann", "--from-file", str(file)).exit_code == 0
    assert terminal("volunteer", "list").stdout == "Ann, with a PIN\n"
    assert terminal.json("volunteer", "pin", "Ann", "--clear") == {"name": "Ann", "pin": False}
    monkeypatch.setattr(Context, "at_a_keyboard", lambda self: True)
    typed = terminal("volunteer", "pin", "Ann", typed="13579\n13579\n")
    assert typed.exit_code == 0
    assert "13579" not in typed.stdout
    short = terminal("volunteer", "pin", "Ann", typed="1\n1\n")
    assert "PIN_DIGITS" in short.stderr


def test_forgetting_somebody_leaves_the_names_at_the_desk(terminal) -> None:
    """As it always did: who works here is no part of what is known about people."""
    terminal("people", "add", "Iris Example")
    terminal("volunteer", "add", "Iris")
    assert terminal("forget", "Iris Example", "--yes").exit_code == 0
    assert terminal("volunteer", "list").stdout == "Iris\n"


def test_keys_that_are_lost_come_back_as_they_were_last(terminal, tmp_path, monkeypatch) -> None:
    """The old paper is torn up by then, and nobody knows the old words any more."""
    terminal("people", "add", "Wren")
    words = tmp_path / "words.txt"
    words.write_text("quite other words", encoding="utf-8")
    terminal("keys", "passphrase", "--from-file", str(words))
    monkeypatch.setenv("HUBLOG_PASSPHRASE", "quite other words")
    paper = terminal.json("keys", "recovery")["recovery"]
    (tmp_path / "home" / "hub.keys").unlink()
    monkeypatch.setenv("HUBLOG_PASSPHRASE", paper)
    assert terminal("recover").exit_code == 0
    assert terminal.json("keys")["slots"] == ["passphrase", "recovery"]


def test_a_passphrase_from_notepad_is_what_is_seen_in_it(terminal, tmp_path, monkeypatch) -> None:
    """Windows puts a mark before the text that nobody sees, and nobody could type."""
    words = tmp_path / "words.txt"
    words.write_text("quite other words", encoding="utf-8-sig")
    terminal("keys", "passphrase", "--from-file", str(words))
    monkeypatch.setenv("HUBLOG_PASSPHRASE", "quite other words")
    assert terminal("keys").exit_code == 0
    assert terminal("--passphrase-file", str(words), "keys").exit_code == 0
