"""Making a register and opening it; what is found out there is told in a sentence."""

import json
import os
import random
import shutil
import stat
import subprocess
import sys

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from hublog import resources
from hublog.domain.hubs import Hub
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.services.unavailable import StorageUnavailable
from hublog.store import door, incoming, schema
from hublog.store.folder import PAGE_BYTES
from hublog.store.sql_store import SqlStore
from hublog.store.tables import SCHEMA

# How SQLCipher 4 lays out a page: the salt opens the first, each ends with its IV and its HMAC.
_SALT_BYTES, _IV_BYTES, _MAC_BYTES = 16, 16, 64


def test_a_new_register_opens_with_either_of_its_secrets(tmp_path, home) -> None:
    made = door.create(tmp_path / "new", home.clock, home.ids, None, 0)
    assert len(made.passphrase.split()) == 4
    made.store.close()
    for secret in (made.passphrase, made.recovery_key.lower().replace("-", " ")):
        opened = door.open_with(tmp_path / "new", home.clock, home.ids, secret)
        assert isinstance(opened, SqlStore)
        opened.close()
    assert door.open_with(tmp_path / "new", home.clock, home.ids, "no") == Problem(
        "WRONG_PASSPHRASE"
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps each user's data folder apart by itself")
def test_a_new_home_belongs_to_its_owner_alone(tmp_path, home) -> None:
    made = door.create(tmp_path / "new", home.clock, home.ids, None, 0)
    made.store.close()
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


@pytest.mark.skipif(os.name == "nt", reason="as above")
@pytest.mark.parametrize(("beside", "mode"), [("window.ini", 0o700), ("my letters.txt", 0o755)])
def test_so_does_one_that_only_the_window_was_in_before_but_no_other_folder(
    tmp_path, home, beside, mode
) -> None:
    """Somebody looked at hublog and closed it: that made the folder, for all to look into."""
    folder = tmp_path / "new"
    folder.mkdir()
    folder.chmod(0o755)
    (folder / beside).write_text("")
    made = door.create(folder, home.clock, home.ids, None, 0)
    made.store.close()
    assert stat.S_IMODE(folder.stat().st_mode) == mode


def test_a_chosen_passphrase_is_kept(tmp_path, home) -> None:
    made = door.create(tmp_path / "new", home.clock, home.ids, "our own four words", 0)
    assert made.passphrase == "our own four words"  # noqa: S105 - made up for the test
    made.store.close()


def test_a_register_is_never_made_over_another(home) -> None:
    home.add_somebody()
    again = door.create(home.folder, home.clock, home.ids, None, 0)
    assert again == Problem("REGISTER_EXISTS", str(home.folder))
    with home.store.reading() as reader:
        assert reader.get(Person, "p1")


@pytest.mark.parametrize("step", range(4))
def test_making_that_was_interrupted_is_finished_or_never_happened(
    tmp_path, home, monkeypatch, step
) -> None:
    """P1: a kill between two renames leaves a whole register, or a first run."""
    place = tmp_path / "new"
    done = []

    def interrupted(source, target) -> None:
        if len(done) == step:
            raise KeyboardInterrupt
        done.append(target)
        source.replace(target)

    with monkeypatch.context() as patch:
        patch.setattr(incoming, "move", interrupted)
        if step < 2:
            with pytest.raises(KeyboardInterrupt):
                door.create(place, home.clock, home.ids, home.passphrase, 0)
        else:
            door.create(place, home.clock, home.ids, home.passphrase, 0).store.close()
    store = door.open_with(place, home.clock, home.ids, home.passphrase)
    assert isinstance(store, SqlStore)
    assert not (place / "incoming").exists()
    store.close()


def test_an_interrupted_first_run_can_be_run_again(tmp_path, home, monkeypatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(incoming, "put_in_place", _fail)
        with pytest.raises(StorageUnavailable):
            door.create(tmp_path / "new", home.clock, home.ids, None, 0)
    assert not door.exists(tmp_path / "new")
    made = door.create(tmp_path / "new", home.clock, home.ids, None, 0)
    made.store.close()


def test_a_newer_file_is_left_alone_and_the_release_it_needs_is_named(home) -> None:
    """P15: bytes unchanged, sentence shown."""
    with home.store._connection.begin():
        schema.set_revision(home.store._connection, SCHEMA + 113)
    home.store.close()
    before = (home.folder / "hub.db").read_bytes()
    names = sorted(p.name for p in home.folder.iterdir())
    refused = door.open_with(home.folder, home.clock, home.ids, home.passphrase)
    assert refused.code == "NEWER_FILE"
    assert "0.2.13" in resources.words().problem(refused)
    assert (home.folder / "hub.db").read_bytes() == before
    assert sorted(p.name for p in home.folder.iterdir()) == names


def test_keys_of_a_later_format_are_left_alone_and_the_release_they_need_is_named(home) -> None:
    """P15: bytes unchanged, sentence shown, and no restore is offered for them."""
    home.store.close()
    keys_file = home.folder / "hub.keys"
    later = {**json.loads(keys_file.read_bytes()), "format": 2, "needs": "0.3.0"}
    keys_file.write_text(json.dumps(later), encoding="utf-8")
    before = {each.name: each.read_bytes() for each in home.folder.iterdir()}
    refused = door.open_with(home.folder, home.clock, home.ids, home.passphrase)
    assert refused == Problem("NEWER_FILE", str(home.folder), {"needs": "0.3.0"})
    assert "0.3.0" in resources.words().problem(refused)
    assert {each.name: each.read_bytes() for each in home.folder.iterdir()} == before


def test_the_usual_way_in_would_change_a_newer_file(home, monkeypatch) -> None:
    """P15, the control: without asking for the revision first, opening writes into the file."""
    with home.store._connection.begin():
        schema.set_revision(home.store._connection, SCHEMA + 113)
    home.store.close()
    (home.folder / "hub.device").unlink()
    before = (home.folder / "hub.db").read_bytes()
    monkeypatch.setattr(door, "SCHEMA", SCHEMA + 113)
    door.open_with(home.folder, home.clock, home.ids, home.passphrase).close()
    assert (home.folder / "hub.db").read_bytes() != before


def test_a_file_of_another_program_is_damage(home) -> None:
    with home.store._connection.begin():
        home.store._driver.execute("PRAGMA application_id = 1")
    home.store.close()
    with pytest.raises(StorageUnavailable) as refusal:
        door.open_with_key(home.folder, home.clock, home.ids, home.key)
    assert refusal.value.problem.code == "STORE_DAMAGED_NO_BACKUP"


def test_a_slot_that_opens_and_a_file_that_does_not_is_damage(home) -> None:
    home.store.close()
    database = home.folder / "hub.db"
    content = bytearray(database.read_bytes())
    content[100] ^= 1
    database.write_bytes(content)
    with pytest.raises(StorageUnavailable) as refusal:
        door.open_with(home.folder, home.clock, home.ids, home.passphrase)
    assert refusal.value.problem.code == "STORE_DAMAGED_NO_BACKUP"


def test_every_flipped_bit_cut_and_zero_fill_is_reported(home) -> None:
    """P6: 200 bit flips, cuts, zero-fills: all reported."""
    home.add_somebody()
    home.store.close()
    chance = random.Random(6)  # noqa: S311 - the same damage every time
    whole = (home.folder / "hub.db").read_bytes()
    for _ in range(200):
        assert _is_noticed(home, _flip(whole, chance.randrange(len(whole) * 8)))
    for _ in range(20):
        start = chance.randrange(len(whole))
        assert _is_noticed(home, whole[:start])
        filled = whole[:start] + bytes(min(600, len(whole) - start)) + whole[start + 600 :]
        assert _is_noticed(home, filled)
    assert not _is_noticed(home, whole)


def test_a_copied_folder_is_another_device_and_a_reopened_one_is_not(home, tmp_path) -> None:
    device = home.store.device
    assert home.reopen().device == device
    home.store.close()
    shutil.copytree(home.folder, tmp_path / "copy")
    copy = door.open_with_key(tmp_path / "copy", home.clock, home.ids, home.key)
    assert copy.device != device
    again = copy.device
    copy.close()
    copy = door.open_with_key(tmp_path / "copy", home.clock, home.ids, home.key)
    assert copy.device == again
    copy.close()
    (home.folder / "hub.device").unlink()
    assert home.reopen().device != device


def test_no_name_stands_in_any_byte_of_the_folder(home) -> None:
    """P4: canary names after a day with failures: no hit in the folder, backups or journals."""
    canaries = [f"Canary{n:03}Name" for n in range(30)]
    home.store.close()
    home.reopen()
    for n, name in enumerate(canaries):
        with home.store.writing(name, "add_person") as work:
            work.put(Person(id=f"c{n}", known_as=name, note=name * 100))
            if n % 3:
                work.commit()
    home.store.back_up(home.folder / "backups", "evening")
    home.store._driver.execute("BEGIN IMMEDIATE")
    home.store._driver.execute("PRAGMA cache_size=5")
    rows = [(f"x{n}", canaries[0] * 50) for n in range(2000)]
    home.store._driver.executemany("INSERT INTO meta VALUES (?, ?)", rows)
    files = [p for p in home.folder.rglob("*") if p.is_file()]
    assert (home.folder / "hub.db-journal").stat().st_size > 0
    for file in files:
        content = file.read_bytes()
        assert not [name for name in canaries if name.encode() in content], file


@pytest.mark.parametrize("secure_delete", ["ON", "OFF"])
def test_a_blanked_name_is_in_no_decrypted_page(home, secure_delete) -> None:
    """P14: canary search in the decrypted pages after forgetting; the control, without secure_delete, fails."""
    home.store._driver.execute(f"PRAGMA secure_delete={secure_delete}")
    with home.store.writing("Ann", "test") as work:
        work.put(Hub(id="h", code="CUM-EWA", name="Ewanrigg"))
        work.put_all(
            Person(id=f"p{n}", known_as=f"CanaryWren{n}", note="likes tea") for n in range(50)
        )
        work.commit()
    with home.store.writing("Ann", "rename") as work:
        work.put_all(Person(id=f"p{n}", known_as=f"CanaryRobin{n}") for n in range(50))
        work.commit()
    with home.store.writing("Ann", "forget") as work:
        work.put_all(Person(id=f"p{n}", known_as="", status="forgotten") for n in range(50))
        work.redact({("person", f"p{n}"): ["known_as", "note"] for n in range(50)})
        work.commit()
    text = _plain_bytes(home)
    assert b"Ewanrigg" in text
    assert (b"Canary" in text or b"likes tea" in text) is (secure_delete == "OFF")
    assert home.store.check() == []


_IMPORTS = """
import sys
from hublog.store import door
heavy = {"alembic", "cryptography", "xkcdpass", "openpyxl", "PySide6"}
print(sorted(heavy & set(sys.modules)))
"""


def test_importing_the_door_brings_nothing_heavy_along() -> None:
    done = subprocess.run([sys.executable, "-c", _IMPORTS], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"


def _fail(*_: object) -> None:
    raise OSError(28, "no space left")


def _flip(content: bytes, bit: int) -> bytes:
    broken = bytearray(content)
    broken[bit // 8] ^= 1 << bit % 8
    return bytes(broken)


def _is_noticed(home, content: bytes) -> bool:
    (home.folder / "hub.db").write_bytes(content)
    try:
        store = door.open_with_key(home.folder, home.clock, home.ids, home.key)
    except StorageUnavailable as refusal:
        return refusal.problem.code.startswith("STORE_DAMAGED")
    try:
        return bool(store.check())
    except StorageUnavailable as refusal:
        return refusal.problem.code.startswith("STORE_DAMAGED")
    finally:
        store.close()


def _plain_bytes(home) -> bytes:
    """The register's pages decrypted one by one, free space and all."""
    home.reopen()
    content = (home.folder / "hub.db").read_bytes()
    pages = [content[n : n + PAGE_BYTES] for n in range(0, len(content), PAGE_BYTES)]
    return b"".join(_decrypted(page, _SALT_BYTES if n == 0 else 0) for n, page in enumerate(pages))


def _decrypted(page: bytes, start: int) -> bytes:
    end = PAGE_BYTES - _IV_BYTES - _MAC_BYTES
    cipher = Cipher(algorithms.AES(bytes(range(32))), modes.CBC(page[end : end + _IV_BYTES]))
    decryptor = cipher.decryptor()
    return decryptor.update(page[start:end]) + decryptor.finalize()
