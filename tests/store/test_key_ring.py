"""What every ring of keys promises: the one in memory, and the keys file of a real home."""

import json
from dataclasses import dataclass

import pytest

from fake_keys import FakeKeyRing
from hublog.domain.problems import Problem
from hublog.domain.roles import COORDINATORS, SlotKind
from hublog.services.key_ports import KeyRing
from hublog.services.unavailable import StorageUnavailable
from hublog.store import durable, key_ring, keys, recovery_key
from store.conftest import KEY, PASSPHRASE

TYPED = tuple(kind for kind in SlotKind if kind is not SlotKind.SYSTEM)


@dataclass
class Opens:
    """A ring, and the two secrets that open it from the start."""

    ring: KeyRing
    passphrase: str
    recovery_key: str


@pytest.fixture(params=["in memory", "a file"])
def opens(request) -> Opens:
    if request.param == "in memory":
        return Opens(FakeKeyRing(PASSPHRASE, recovery="PAPER-KEY"), PASSPHRASE, "PAPER-KEY")
    home = request.getfixturevalue("home")
    return Opens(home.store.key_ring, home.passphrase, home.recovery_key)


class TestEveryRing:
    def test_begins_with_the_passphrase_and_the_paper_key(self, opens) -> None:
        assert opens.ring.kinds() == (SlotKind.PASSPHRASE, SlotKind.RECOVERY)
        assert opens.ring.opened_by(opens.passphrase, TYPED) is SlotKind.PASSPHRASE
        assert opens.ring.opened_by(opens.recovery_key, TYPED) is SlotKind.RECOVERY
        assert opens.ring.opened_by("no idea", TYPED) == Problem("WRONG_PASSPHRASE")

    def test_looks_at_the_kinds_asked_for_alone(self, opens) -> None:
        wrong = Problem("WRONG_PASSPHRASE")
        assert opens.ring.opened_by(opens.passphrase, COORDINATORS) == wrong
        assert opens.ring.opened_by(opens.recovery_key, COORDINATORS) is SlotKind.RECOVERY

    @pytest.mark.parametrize("kind", SlotKind)
    def test_draws_secrets_that_open_once_they_are_put_in(self, opens, kind) -> None:
        drawn, other = opens.ring.draw(kind), opens.ring.draw(kind)
        assert drawn != other
        opens.ring.replace(kind, drawn)
        assert opens.ring.opened_by(drawn, [kind]) is kind
        assert opens.ring.opened_by(other, [kind]) == Problem("WRONG_PASSPHRASE")
        assert kind in opens.ring.kinds()

    def test_a_secret_takes_the_place_of_the_one_of_its_kind_alone(self, opens) -> None:
        opens.ring.replace(SlotKind.COORDINATOR, "the boss alone knows")
        opens.ring.replace(SlotKind.PASSPHRASE, "quite other words")
        assert opens.ring.kinds() == TYPED
        assert opens.ring.opened_by(opens.passphrase, TYPED) == Problem("WRONG_PASSPHRASE")
        assert opens.ring.opened_by(" QUITE other  words", TYPED) is SlotKind.PASSPHRASE
        assert opens.ring.opened_by("the boss alone knows", TYPED) is SlotKind.COORDINATOR

    def test_a_slot_that_is_taken_away_opens_no_more(self, opens) -> None:
        opens.ring.replace(SlotKind.COORDINATOR, "the boss alone knows")
        for _ in range(2):
            opens.ring.remove(SlotKind.COORDINATOR)
            assert SlotKind.COORDINATOR not in opens.ring.kinds()
        assert opens.ring.opened_by("the boss alone knows", TYPED).code == "WRONG_PASSPHRASE"
        assert opens.ring.opened_by(opens.passphrase, TYPED) is SlotKind.PASSPHRASE


def test_the_coordinators_words_are_five_and_everybodys_four(home) -> None:
    ring = home.store.key_ring
    assert len(ring.draw(SlotKind.COORDINATOR).split()) == 5
    assert len(ring.draw(SlotKind.PASSPHRASE).split()) == 4
    assert recovery_key.looks_like_one(ring.draw(SlotKind.RECOVERY))


def test_keys_of_another_register_open_nothing_here(home) -> None:
    """Whoever lays a keys file of their own making beside the register rises to nothing."""
    other = keys.sealed(bytes(32), "words of my own", home.recovery_key, keys.FLOOR)
    forged = keys.with_slot(other, SlotKind.COORDINATOR, "I am the boss", bytes(32))
    (home.folder / "hub.keys").write_bytes(forged)
    ring = home.store.key_ring
    assert ring.opened_by("I am the boss", COORDINATORS) == Problem("WRONG_PASSPHRASE")


def test_a_register_that_was_closed_opens_to_nothing(home) -> None:
    home.store.close()
    assert home.store.key_ring.opened_by(PASSPHRASE, TYPED) == Problem("WRONG_PASSPHRASE")


def test_a_slip_in_the_paper_key_is_located_while_the_register_is_open(home) -> None:
    """P5: a slip in any group is located."""
    slipped = home.recovery_key[:-2] + "XX"
    assert home.store.key_ring.opened_by(slipped, COORDINATORS) == Problem("RECOVERY_GROUP", "6")


def test_keys_that_are_damaged_are_said_to_be_and_stay_as_they_are(home) -> None:
    file = home.folder / "hub.keys"
    file.write_bytes(file.read_bytes()[:-9])
    broken = file.read_bytes()
    for change in (
        lambda ring: ring.kinds(),
        lambda ring: ring.replace(SlotKind.COORDINATOR, "the boss alone knows"),
        lambda ring: ring.remove(SlotKind.COORDINATOR),
    ):
        with pytest.raises(StorageUnavailable) as failed:
            change(home.store.key_ring)
        assert failed.value.problem.code == "KEYS_DAMAGED_NO_BACKUP"
    assert file.read_bytes() == broken


def test_keys_that_are_gone_are_a_sentence(home) -> None:
    (home.folder / "hub.keys").unlink()
    with pytest.raises(StorageUnavailable):
        home.store.key_ring.kinds()


@pytest.mark.parametrize("step", range(3))
def test_a_power_cut_while_changing_leaves_the_old_secrets_or_the_new(
    home, monkeypatch, step
) -> None:
    """P2 for the keys: cut before the new file is synced, before it is renamed, before that is synced."""
    steps = [(durable.os, "fsync"), (durable, "move"), (durable, "sync_folder")]
    with monkeypatch.context() as patch:
        patch.setattr(*steps[step], _power_fails)
        with pytest.raises(KeyboardInterrupt):
            home.store.key_ring.replace(SlotKind.PASSPHRASE, "quite other words")
    opened = [
        kind
        for secret in (PASSPHRASE, "quite other words")
        if not isinstance(kind := home.store.key_ring.opened_by(secret, TYPED), Problem)
    ]
    assert opened == [SlotKind.PASSPHRASE]
    assert home.store.key_ring.opened_by(home.recovery_key, TYPED) is SlotKind.RECOVERY


def _power_fails(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_disk_that_is_full_keeps_the_old_secrets(home, monkeypatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "no space left")

    before = (home.folder / "hub.keys").read_bytes()
    monkeypatch.setattr(key_ring, "write_whole", full)
    with pytest.raises(StorageUnavailable) as failed:
        home.store.key_ring.replace(SlotKind.PASSPHRASE, "quite other words")
    assert failed.value.problem.code == "DISK_FULL"
    assert (home.folder / "hub.keys").read_bytes() == before


def test_newer_backups_take_the_new_keys_and_older_ones_keep_theirs(home) -> None:
    older = home.store.back_up(home.folder / "backups", "older")
    home.store.key_ring.replace(SlotKind.PASSPHRASE, "quite other words")
    newer = home.store.back_up(home.folder / "backups", "newer")
    for file, opens, closed in (
        (older, PASSPHRASE, "quite other words"),
        (newer, "quite other words", PASSPHRASE),
    ):
        beside = file.with_suffix(".keys").read_bytes()
        assert keys.unlock(beside, opens) == KEY
        assert keys.unlock(beside, closed) == Problem("WRONG_PASSPHRASE")


def test_no_secret_stands_in_the_file(home) -> None:
    home.store.key_ring.replace(SlotKind.COORDINATOR, "the boss alone knows")
    text = (home.folder / "hub.keys").read_text(encoding="utf-8")
    assert "boss" not in text
    assert KEY.hex() not in text
    assert len({slot["salt"] for slot in json.loads(text)["slots"]}) == 3


@pytest.mark.parametrize("kind", SlotKind)
def test_a_register_that_was_let_go_of_changes_no_secret(home, kind) -> None:
    """The key is gone by then: a slot that wraps nothing would lock everybody out."""
    home.store.close()
    before = (home.folder / "hub.keys").read_bytes()
    for change in (
        lambda: home.store.key_ring.replace(kind, "too late, too late"),
        lambda: home.store.key_ring.remove(kind),
    ):
        with pytest.raises(RuntimeError):
            change()
    assert (home.folder / "hub.keys").read_bytes() == before


def test_a_copy_is_no_longer_up_to_date_once_a_secret_is_another(home) -> None:
    """Else the keys beside it would be those of a paper that somebody tore up."""
    before = home.store.mark()
    home.store.key_ring.replace(SlotKind.RECOVERY, home.store.key_ring.draw(SlotKind.RECOVERY))
    assert home.store.mark() != before
