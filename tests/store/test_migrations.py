"""Older files get today's tables: backed up first, in one transaction, or not at all."""

import pytest
from alembic import op
from sqlalchemy import Column, Text
from sqlcipher3 import dbapi2

from hublog import resources
from hublog.domain.people import Person
from hublog.domain.sessions import Attendance, Session
from hublog.services.unavailable import StorageUnavailable
from hublog.store import backup, checking, door, schema
from hublog.store.engine import engine_of
from hublog.store.migrations import runner
from hublog.store.sql_store import SqlStore
from hublog.store.tables import SCHEMA


def test_a_new_file_has_the_tables_a_migrated_one_has(home, tmp_path) -> None:
    engine = engine_of(tmp_path / "old.db", home.key)
    with engine.begin() as connection:
        runner.upgrade(connection, runner.REVISIONS)
        migrated = checking.outline(connection)
        assert schema.revision(connection) == SCHEMA
    engine.dispose()
    with home.store._connection.begin():
        assert checking.outline(home.store._connection) == migrated
    assert max(runner.REVISIONS) == SCHEMA


def test_an_older_file_is_brought_along_with_everything_in_it(home, monkeypatch) -> None:
    _fill(home)
    _make_older(home, monkeypatch, _add_a_column)
    store = door.open_with_key(home.folder, home.clock, home.ids, home.key)
    assert isinstance(store, SqlStore)
    home.store = store
    with store.reading() as reader:
        assert reader.get(Person, "p1").known_as == "Wren"
        assert len(reader.find(Attendance)) == 1
        assert reader._one("SELECT likes FROM place_likes") == "tea"
    assert [problem.where for problem in store.check()] == ["place_likes"]
    (kept,) = (home.folder / "backups").glob("before-update-*.db")
    assert backup.faults(kept, home.key) == []
    assert store._driver.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_rebuilding_a_table_takes_no_other_rows_along(home, monkeypatch) -> None:
    """safety.md, store: foreign keys off before BEGIN."""
    _fill(home)
    _make_older(home, monkeypatch, _rebuild_people)
    home.store = door.open_with_key(home.folder, home.clock, home.ids, home.key)
    with home.store.reading() as reader:
        assert len(reader.find(Attendance)) == 1


@pytest.mark.parametrize("revision", ["_fail_half_way", "_orphan_rows"])
def test_a_failing_revision_leaves_the_file_as_it_was(home, monkeypatch, revision) -> None:
    _fill(home)
    _make_older(home, monkeypatch, globals()[revision])
    before = (home.folder / "hub.db").read_bytes()
    with pytest.raises(StorageUnavailable) as refusal:
        door.open_with_key(home.folder, home.clock, home.ids, home.key)
    assert refusal.value.problem.code == "MIGRATION_FAILED"
    assert "before-update" in resources.words().problem(refusal.value.problem)
    assert (home.folder / "hub.db").read_bytes() == before


def test_without_room_for_a_backup_nothing_is_migrated(home, monkeypatch) -> None:
    _make_older(home, monkeypatch, _add_a_column)
    (home.folder / "backups").write_text("in the way")
    with pytest.raises(StorageUnavailable) as refusal:
        door.open_with_key(home.folder, home.clock, home.ids, home.key)
    assert refusal.value.problem.code == "DISK_FAILED"
    with pytest.raises(StorageUnavailable):
        door.open_with_key(home.folder, home.clock, home.ids, home.key)


def _fill(home) -> None:
    home.add_somebody()
    with home.store.writing("Ann", "sign_in") as work:
        day = home.clock.now().date()
        work.put(Session(id="s", activity_id="a", date=day))
        work.put(Attendance(id="t", session_id="s", person_id="p1"))
        work.commit()


def _make_older(home, monkeypatch, revision) -> None:
    """Today's file as one release back, and a revision that the next one brings."""
    home.store.close()
    newer = SCHEMA + 1
    monkeypatch.setattr(door, "SCHEMA", newer)
    monkeypatch.setattr(runner.migrate, "__defaults__", ({**runner.REVISIONS, newer: revision},))


def _add_a_column() -> None:
    op.create_table("place_likes", Column("likes", Text))
    op.execute("INSERT INTO place_likes VALUES ('tea')")


def _rebuild_people() -> None:
    with op.batch_alter_table("person", recreate="always") as batch:
        batch.add_column(Column("likes", Text))


def _fail_half_way() -> None:
    _add_a_column()
    raise dbapi2.OperationalError("no such thing")


def _orphan_rows() -> None:
    op.execute("DELETE FROM person")
