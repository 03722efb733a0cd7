"""Whose secret opens a register, and what only the coordinator's puts in its place."""

import pytest

from hublog.domain.problems import Problem
from hublog.domain.roles import SlotKind
from hublog.store import door, recovering, whose
from hublog.store.sql_store import SqlStore

THEIRS = "the boss alone knows"


@pytest.fixture
def led(home):  # noqa: ANN201 - the home, with a coordinator
    home.add_somebody()
    home.store.key_ring.replace(SlotKind.COORDINATOR, THEIRS)
    return home


@pytest.mark.parametrize("kind", ["passphrase", "coordinator", "recovery"])
def test_a_register_says_what_opened_it(led, kind) -> None:
    secret = {
        "passphrase": led.passphrase,
        "coordinator": THEIRS,
        "recovery": led.recovery_key,
    }[kind]
    led.store.close()
    led.store = door.open_with(led.folder, led.clock, led.ids, secret)
    assert led.store.opened_by == kind


def test_a_secret_that_nobody_types_opens_only_when_it_is_asked_for(led) -> None:
    led.store.key_ring.replace(SlotKind.SYSTEM, "ab" * 32)
    led.store.close()
    told = (led.folder, led.clock, led.ids, "ab" * 32)
    assert door.open_with(*told) == Problem("WRONG_PASSPHRASE")
    led.store = door.open_with(*told, [SlotKind.SYSTEM])
    assert led.store.opened_by is SlotKind.SYSTEM


def test_only_the_coordinator_puts_a_backup_in_the_registers_place(led) -> None:
    file = led.store.back_up(led.folder / "backups", "monday")
    led.add_somebody("Jen")
    before = led.digest()
    assert led.restore(file, led.passphrase) == Problem("COORDINATOR_ONLY")
    slipped = led.recovery_key[:-2] + "XX"
    assert led.restore(file, slipped) == Problem("RECOVERY_GROUP", "6")
    led.reopen()
    assert led.digest() == before
    assert isinstance(led.restore(file, THEIRS), SqlStore)
    assert led.store.opened_by is SlotKind.COORDINATOR
    assert led.names() == ["Wren"]


def test_only_the_coordinator_writes_everything_down_in_an_emergency(led) -> None:
    led.store.close()
    assert recovering.salvaged(led.folder, led.passphrase) == Problem("COORDINATOR_ONLY")
    for secret in (THEIRS, led.recovery_key):
        assert not isinstance(recovering.salvaged(led.folder, secret), Problem)


def test_whoever_restores_on_a_new_laptop_is_who_they_are(led, tmp_path) -> None:
    file = led.store.back_up(tmp_path / "stick", "monday")
    for secret, kind in ((led.passphrase, SlotKind.PASSPHRASE), (THEIRS, SlotKind.COORDINATOR)):
        new = tmp_path / kind
        restored = door.restore(new, led.clock, led.ids, file, secret, lambda *_: None)
        assert restored.opened_by is kind
        restored.close()


def test_a_register_without_a_coordinator_is_restored_by_anybody(home) -> None:
    file = home.store.back_up(home.folder / "backups", "monday")
    assert isinstance(home.restore(file), SqlStore)
    assert home.store.opened_by is SlotKind.PASSPHRASE


def test_lost_keys_say_nothing_of_anybody(led) -> None:
    (led.folder / "hub.keys").unlink()
    assert not whose.opens_by(led.folder, SlotKind.COORDINATOR)
    assert whose.refused(led.folder, "anything") is None
    (led.folder / "hub.keys").write_text("{}", encoding="utf-8")
    assert whose.refused(led.folder, "anything") is None


def test_a_secret_that_opens_nothing_is_nobodys(led) -> None:
    assert whose.kind_of(led.folder, "no idea") is SlotKind.PASSPHRASE
