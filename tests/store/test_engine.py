"""The settings that make saved mean saved, and what the world's failures are called."""

import errno
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from hublog import resources
from hublog.domain.people import Person
from hublog.services.unavailable import StorageUnavailable
from hublog.store import engine


def test_every_setting_reads_back(home) -> None:
    wanted = {
        "journal_mode": "truncate",
        "synchronous": 3,  # EXTRA
        "locking_mode": "exclusive",
        "foreign_keys": 1,
        "secure_delete": 1,
        "fullfsync": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "temp_store": 2,  # MEMORY
    }
    driver = home.store._driver
    read = {name: driver.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}
    assert read == wanted
    assert driver.execute("PRAGMA cipher_version").fetchone()[0].startswith("4.")


def test_the_file_does_not_say_that_it_is_a_database(home) -> None:
    """P4: without the key the file is noise from its first byte."""
    home.add_somebody()
    assert not (home.folder / "hub.db").read_bytes().startswith(b"SQLite format 3")


def test_ordinary_sqlite_is_noticed_before_a_name_is_written(tmp_path, monkeypatch) -> None:
    """P4: ordinary SQLite ignores the key in silence."""
    monkeypatch.setattr(engine, "dbapi2", sqlite3)
    with pytest.raises(RuntimeError, match="not SQLCipher"):
        engine.keyed(tmp_path / "x.db", bytes(32))


def test_changes_of_the_schema_roll_back_too(home) -> None:
    with home.store._connection.begin() as transaction:
        home.store._driver.execute("CREATE TABLE extra (n INTEGER)")
        transaction.rollback()
    assert home.store.check() == []


_SECOND = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from fakes import FakeClock, FakeIds
from hublog.services.unavailable import StorageUnavailable
from hublog.store import door
try:
    door.open_with_key(Path(sys.argv[1]), FakeClock(), FakeIds(), bytes(range(32)))
except StorageUnavailable as refusal:
    print(refusal.problem.code)
"""


def test_a_second_process_is_refused_with_a_sentence(home) -> None:
    fakes = str(Path(__file__).resolve().parents[1])
    second = subprocess.run(
        [sys.executable, "-c", _SECOND, str(home.folder), fakes],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert second.stdout.split() == ["STORE_IN_USE"]
    home.add_somebody()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("SQLITE_FULL", "DISK_FULL"),
        ("SQLITE_READONLY_DBMOVED", "DISK_READ_ONLY"),
        ("SQLITE_BUSY", "STORE_IN_USE"),
        ("SQLITE_CORRUPT", "STORE_DAMAGED_NO_BACKUP"),
        ("SQLITE_NOTADB", "STORE_DAMAGED_NO_BACKUP"),
        ("SQLITE_IOERR_FSYNC", "DISK_FAILED"),
        ("SQLITE_CANTOPEN", "DISK_FAILED"),
    ],
)
def test_a_failing_database_is_a_problem_with_a_sentence(tmp_path, name, code) -> None:
    """P3: a sentence, no traceback."""
    error = dbapi2.OperationalError("failed")
    error.sqlite_errorname = name
    with pytest.raises(StorageUnavailable) as refusal, engine.translated(tmp_path):
        raise error
    assert refusal.value.problem.code == code
    assert str(tmp_path) in resources.words().problem_line(refusal.value.problem)


def test_our_own_bugs_pass_through(home) -> None:
    with pytest.raises(dbapi2.OperationalError), home.store.reading() as reader:
        reader._all("SELECT nonsense")


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "DISK_FULL"),
        (errno.EROFS, "DISK_READ_ONLY"),
        (errno.EACCES, "DISK_READ_ONLY"),
        (errno.EIO, "DISK_FAILED"),
    ],
)
def test_a_failing_disk_is_a_problem_with_a_sentence(tmp_path, number, code) -> None:
    with pytest.raises(StorageUnavailable) as refusal, engine.disk_translated(tmp_path):
        raise OSError(number, os.strerror(number))
    assert refusal.value.problem.code == code
    assert resources.words().problem(refusal.value.problem)


_FULL_DISK = """
import resource, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from fakes import FakeClock, FakeIds
from hublog.domain.people import Person
from hublog.services.unavailable import StorageUnavailable
from hublog.store import door
home = Path(sys.argv[1])
store = door.open_with_key(home, FakeClock(), FakeIds(series=7), bytes(range(32)))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
limit = (home / "hub.db").stat().st_size + 40_000
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
for n in range(10_000):
    try:
        with store.writing("Ann", "add_person") as work:
            work.put(Person(id=f"full{n:05}", known_as="x" * 500))
            work.commit()
    except StorageUnavailable as refusal:
        print(refusal.problem.code)
        with store.reading() as reader:
            assert reader.get(Person, f"full{n:05}") is None
        break
    print(f"full{n:05}", flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="the size of a file is limited on Unix only")
def test_a_full_disk_damages_nothing_and_is_a_sentence(home) -> None:
    """P3: the file opens, nothing acknowledged is lost."""
    home.add_somebody()
    home.store.close()
    fakes = str(Path(__file__).resolve().parents[1])
    done = subprocess.run(
        [sys.executable, "-c", _FULL_DISK, str(home.folder), fakes],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    *saved, code = done.stdout.split()
    assert code in {"DISK_FULL", "DISK_FAILED"}
    assert saved
    store = home.reopen()
    with store.reading() as reader:
        assert set(reader.get_many(Person, saved)) == set(saved)
        assert len(reader.find(Person)) == len(saved) + 1
    assert store.check() == []


def test_an_engine_that_was_let_go_of_has_no_key_any_more(home) -> None:
    """The clock goes on knowing a store that is closed: nothing behind it opens the file again."""
    let_go = home.store._engine
    home.store.close()
    with pytest.raises(LookupError):
        let_go.connect()
