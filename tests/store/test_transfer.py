"""The file that travels between two laptops: whole, encrypted, opened by its words, and believed late."""

import errno
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from fakes import FakeClock, FakeIds
from hublog.domain.drafts import Draft
from hublog.domain.half_typed import HalfTypedPage
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.domain.roles import SlotKind
from hublog.services.laptop_ports import Carried
from hublog.services.unavailable import StorageUnavailable
from hublog.store import door, schema, second_laptop, tables, transfer, whose
from hublog.store.engine import engine_of
from hublog.store.sql_store import SqlStore

WORDS = "heron kettle lamp moss"


def untouched(_: object) -> None:
    """Nobody was forgotten."""


def look(home, file: Path, secret: str = WORDS) -> Carried | Problem:
    found: Carried | Problem = home.store.arrived(file, secret, frozenset(), untouched)
    return found


def code(result: object) -> str:
    assert isinstance(result, Problem), result
    return result.code


@pytest.fixture
def file(home, tmp_path) -> Path:
    home.add_somebody("Quillfeather")
    made: Path = home.store.transfer(tmp_path / "stick", "CUM-EWA_1", WORDS)
    return made


def rewritten(file: Path, change: Callable[[str, bytes], bytes], how: int = ZIP_STORED) -> Path:
    """The same file with other parts."""
    with ZipFile(file) as packed:
        parts = {part.filename: packed.read(part) for part in packed.infolist()}
    other = file.with_name("other.hublog-transfer")
    with ZipFile(other, "w", how) as packed:
        for name, content in parts.items():
            packed.writestr(name, change(name, content))
    return other


def test_holds_everything_and_tells_no_name_in_clear(home, file) -> None:
    """P4."""
    assert file.name == "CUM-EWA_1.hublog-transfer"
    assert b"Quillfeather" not in file.read_bytes()
    carried = look(home, file)
    assert isinstance(carried, Carried)
    assert (carried.device, carried.hub.code) == (home.store.device, "CUM-EWA")
    assert carried.public_key == home.store.public_key
    assert len(carried.actions) == 1
    assert {"Quillfeather"} == {c.after["known_as"] for c in carried.changes if c.table == "person"}


def test_nothing_is_left_lying_about(home, file) -> None:
    look(home, file)
    assert sorted(each.name for each in file.parent.iterdir()) == [file.name]
    assert not (home.folder / "arrived").exists()
    assert not (home.folder / "leaving").exists()
    (home.folder / "arrived").mkdir()
    (home.folder / "arrived" / "hub.db").write_bytes(b"left by a killed program")
    home.reopen()
    assert not (home.folder / "arrived").exists()


def test_opens_by_its_words_or_the_hubs_secrets_and_by_nothing_else(home, file) -> None:
    for secret in (WORDS, WORDS.upper(), home.passphrase, home.recovery_key):
        assert isinstance(look(home, file, secret), Carried)
    assert code(look(home, file, "heron kettle lamp")) == "TRANSFER_WORDS"


def test_what_is_known_is_not_carried_again(home, file) -> None:
    with home.store.reading() as reader:
        known = reader.stamps()
    carried = home.store.arrived(file, WORDS, known, untouched)
    assert (carried.actions, carried.changes, carried.stamps) == ((), (), known)


@pytest.mark.parametrize("kept", [0.02, 0.5, 0.98])
def test_a_file_that_was_cut_short_is_refused(home, file, kept) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * kept)])
    assert code(look(home, file)) == "TRANSFER_DAMAGED"


@pytest.mark.parametrize("at", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_file_with_a_flipped_bit_is_refused(home, file, at) -> None:
    whole = bytearray(file.read_bytes())
    whole[int(len(whole) * at)] ^= 1
    file.write_bytes(bytes(whole))
    assert code(look(home, file)) in {"TRANSFER_DAMAGED", "TRANSFER_NOT_ONE"}


def test_pages_that_are_not_authentic_are_refused_though_the_zip_is_whole(home, file) -> None:
    def spoil(name: str, content: bytes) -> bytes:
        return content[:9000] + b"\1" + content[9001:] if name == "hub.db" else content

    assert code(look(home, rewritten(file, spoil))) == "TRANSFER_DAMAGED"


@pytest.mark.parametrize("part", ["hub.keys", "words.keys"])
def test_keys_that_are_damaged_are_refused(home, file, part) -> None:
    spoiled = rewritten(file, lambda name, content: b"{}" if name == part else content)
    assert code(look(home, spoiled, "none of them")) == "TRANSFER_DAMAGED"


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        (b"{", "TRANSFER_DAMAGED"),
        (b"[]", "TRANSFER_NOT_ONE"),
        (b'{"kind": "another"}', "TRANSFER_NOT_ONE"),
        (b'{"kind": "hublog transfer", "format": 2}', "TRANSFER_NEWER_KIND"),
    ],
)
def test_another_kind_of_file_is_refused(home, file, about, expected) -> None:
    other = rewritten(file, lambda name, content: about if name == "about.json" else content)
    assert code(look(home, other)) == expected


def test_files_that_are_no_transfer_at_all_are_refused(home, file) -> None:
    assert code(look(home, file.with_name("none"))) == "TRANSFER_MISSING"
    assert code(look(home, rewritten(file, lambda _, c: c, ZIP_DEFLATED))) == "TRANSFER_NOT_ONE"
    for content in (b"", b"a list of people", b"PK\3\4 cut"):
        file.write_bytes(content)
        assert code(look(home, file)) == "TRANSFER_NOT_ONE"
    with ZipFile(file, "w") as packed:
        packed.writestr("../hub.db", b"")
    assert code(look(home, file)) == "TRANSFER_NOT_ONE"


def test_a_file_larger_than_any_register_is_refused_while_it_streams(
    home, file, monkeypatch
) -> None:
    monkeypatch.setitem(transfer._LARGEST, "hub.db", 4096)
    assert code(look(home, file)) == "TRANSFER_TOO_LARGE"
    monkeypatch.setattr(transfer, "_strange", lambda *_: None)
    assert code(look(home, file)) == "TRANSFER_TOO_LARGE"


def test_one_of_a_newer_hublog_is_left_alone(home, file, tmp_path, monkeypatch) -> None:
    """P15."""
    before = file.read_bytes()
    for module in (tables, schema, door):
        monkeypatch.setattr(module, "SCHEMA", 99, raising=False)
    refused = look(home, file)
    assert isinstance(refused, Problem)
    assert (refused.code, refused.values) == ("TRANSFER_NEWER", {"needs": "0.1.0"})
    assert code(begin(tmp_path / "second", file)) == "TRANSFER_NEWER"
    assert file.read_bytes() == before


def begin(home: Path, file: Path, secret: str = WORDS) -> SqlStore | Problem:
    return second_laptop.begin(home, FakeClock(), FakeIds(7), file, secret)


class TestASecondLaptop:
    def test_has_the_same_register_and_keys_and_another_device(self, home, file, tmp_path) -> None:
        born = begin(tmp_path / "second", file)
        assert isinstance(born, SqlStore)
        with born.reading() as reader, home.store.reading() as first:
            assert reader.digest() == first.digest()
            assert reader.source_key("Wren") == first.source_key("Wren")
        assert born.public_key == home.store.public_key
        assert born.device != home.store.device
        assert born.check() == []
        born.close()
        again = door.open_with(tmp_path / "second", FakeClock(), FakeIds(8), home.passphrase)
        assert isinstance(again, SqlStore)
        again.close()
        refused = door.open_with(tmp_path / "second", FakeClock(), FakeIds(8), WORDS)
        assert code(refused) == "WRONG_PASSPHRASE"
        left = {each.name for each in (tmp_path / "second").iterdir()}
        assert left.isdisjoint({"about.json", "words.keys", "incoming"})

    def test_leaves_half_typed_sheets_with_the_first(self, home, tmp_path) -> None:
        home.add_somebody()
        home.store.keep_draft(Draft(id="d", saved_at=datetime(2026, 5, 5), note="half"))  # noqa: DTZ001 - local
        file = home.store.transfer(tmp_path, "x", WORDS)
        born = begin(tmp_path / "second", file)
        assert isinstance(born, SqlStore)
        with born.reading() as reader, home.store.reading() as first:
            assert (reader.drafts(), len(first.drafts())) == ((), 1)
        born.close()

    def test_is_not_told_what_only_the_first_was_told(self, home, tmp_path) -> None:
        """Where copies go, what the clock was set to, and what nobody finished typing."""
        home.add_somebody()
        home.store.note("copies_outside", "/media/stick")
        home.store.keep_half_typed({"everybody": (HalfTypedPage(page="people"),)})
        born = begin(tmp_path / "second", home.store.transfer(tmp_path, "x", WORDS))
        assert isinstance(born, SqlStore)
        assert born.noted("copies_outside") == ""
        with born.reading() as reader:
            assert reader.half_typed("everybody") == ()
        assert home.store.noted("copies_outside") == "/media/stick"
        born.close()

    def test_is_not_made_with_keys_that_nothing_opens(self, home, file, tmp_path) -> None:
        spoiled = rewritten(file, lambda name, content: b"{}" if name == "hub.keys" else content)
        assert code(begin(tmp_path / "second", spoiled)) == "TRANSFER_DAMAGED"
        assert list((tmp_path / "second").iterdir()) == []

    def test_is_never_made_over_a_register(self, home, file) -> None:
        before = home.digest()
        assert code(begin(home.folder, file)) == "REGISTER_EXISTS"
        assert home.digest() == before

    def test_is_not_made_in_a_synced_folder_or_of_a_wrong_file(self, file, tmp_path) -> None:
        assert code(begin(tmp_path / "OneDrive", file)) == "CLOUD_FOLDER"
        assert code(begin(tmp_path / "second", file, "wrong")) == "TRANSFER_WORDS"
        assert list((tmp_path / "second").iterdir()) == []


def test_a_copy_of_something_else_is_refused(home, file) -> None:
    engine = engine_of(home.folder / "strange.db", home.key)
    with engine.begin() as connection:
        schema.make(connection)
        connection.exec_driver_sql(f"PRAGMA application_id = {tables.OFFICE_APPLICATION_ID}")
    engine.dispose()
    strange = (home.folder / "strange.db").read_bytes()
    other = rewritten(file, lambda name, content: strange if name == "hub.db" else content)
    assert code(look(home, other)) == "TRANSFER_NOT_ONE"


def test_a_stick_that_cannot_be_written_is_a_sentence(home, tmp_path) -> None:
    home.add_somebody()
    (tmp_path / "stick").write_text("a file, no folder")
    with pytest.raises(StorageUnavailable):
        home.store.transfer(tmp_path / "stick", "x", WORDS)
    assert not (home.folder / "leaving").exists()


def test_a_stick_that_fills_up_is_left_without_half_a_file(home, tmp_path, monkeypatch) -> None:
    home.add_somebody()

    def full(_: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(transfer, "sync_file", full)
    with pytest.raises(StorageUnavailable) as failure:
        home.store.transfer(tmp_path / "stick", "x", WORDS)
    assert failure.value.problem.code == "DISK_FULL"
    assert list((tmp_path / "stick").iterdir()) == []


def test_the_manifest_tells_nothing_about_anybody(file) -> None:
    with ZipFile(file) as packed:
        assert json.loads(packed.read("about.json")) == {"kind": "hublog transfer", "format": 1}
        assert packed.namelist() == ["about.json", "hub.keys", "words.keys", "hub.db"]


def test_a_laptop_that_forgot_somebody_sees_nothing_of_them_in_an_older_file(home, file) -> None:
    """P14: what is forgotten in the copy is no news from that laptop."""

    def forget(copy: object) -> None:
        assert isinstance(copy, SqlStore)
        with copy.writing("hublog", "forgot") as work:
            work.put(Person(id="p1", known_as="", status="forgotten"))
            work.redact({("person", "p1"): ["known_as", "note"]})
            work.commit()

    carried = home.store.arrived(file, WORDS, frozenset(), forget)
    assert "Quillfeather" not in repr(carried)
    assert len(carried.stamps) == len(carried.actions) == 1


def test_the_first_laptops_own_key_store_opens_no_other_laptop(home, tmp_path) -> None:
    """It would be tried there at every start, in vain."""
    home.store.key_ring.replace(SlotKind.SYSTEM, "kept by the first laptop")
    born = begin(tmp_path / "second", home.store.transfer(tmp_path, "x", WORDS))
    assert isinstance(born, SqlStore)
    born.close()
    assert not whose.opens_by(tmp_path / "second", SlotKind.SYSTEM)
    assert whose.opens_by(tmp_path / "second", SlotKind.RECOVERY)
    assert whose.opens_by(home.folder, SlotKind.SYSTEM)
