"""Older stores of an office get today's tables on either engine, in one go or not at all."""

from typing import Any

import pytest
from alembic import op
from sqlalchemy import Column, Text

from arriving import HUB, came, expect, taking_in
from hublog import resources
from hublog.domain.problems import Problem
from hublog.services.unavailable import StorageUnavailable
from hublog.store import backup, checking
from hublog.store.engine import engine_of
from hublog.store.migrations import runner
from hublog.store.office import door, schema, server
from hublog.store.office.migrations import revisions
from hublog.store.office.store import SqlOfficeStore
from hublog.store.office.tables import OFFICE_SCHEMA

KEY = bytes(range(32))
_COLUMNS = """SELECT table_name, column_name, ordinal_position, data_type, is_nullable, column_default
    FROM information_schema.columns WHERE table_schema = 'public'"""
_CONSTRAINTS = "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace"
_INDEXES = "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"


def test_a_new_file_has_the_tables_a_migrated_one_has(sqlite_offices, tmp_path) -> None:
    engine = engine_of(tmp_path / "old.db", KEY)
    with engine.begin() as connection:
        runner.upgrade(connection, revisions.REVISIONS)
        migrated = checking.outline(connection)
    engine.dispose()
    with sqlite_offices().reading() as reader:
        assert checking.outline(reader.connection) == migrated
    assert max(revisions.REVISIONS) == OFFICE_SCHEMA


def test_a_new_database_has_the_tables_a_migrated_one_has(
    database_server, office_database, monkeypatch
) -> None:
    name = database_server.create()
    engine = server.engine_of(database_server.url(name))
    assert not isinstance(engine, Problem)
    # An empty database has no line yet that says its revision.
    monkeypatch.setattr(schema, "revision", lambda _: 0)
    try:
        with engine.begin() as connection:
            revisions.upgrade(connection)
    finally:
        engine.dispose()
    for question in (_COLUMNS, _CONSTRAINTS, _INDEXES):
        new, migrated = (
            sorted(map(str, database_server.run(question, database=each)))
            for each in (office_database, name)
        )
        assert new
        assert new == migrated


def test_an_older_file_is_brought_along_with_everything_in_it(sqlite_offices, monkeypatch) -> None:
    home, key = _filled(sqlite_offices())
    _newer(monkeypatch, _add_a_table)
    store = door.open_with_key(home, key)
    assert isinstance(store, SqlOfficeStore)
    _holds_everything(store)
    with store.reading() as reader:
        assert schema.revision(reader.connection) == OFFICE_SCHEMA + 1
    store.close()
    (kept,) = (home / "backups").glob("before-update-0.1.0.db")
    assert backup.faults(kept, key) == []


def test_an_older_database_is_brought_along_once_with_everything_in_it(
    postgresql_offices, monkeypatch
) -> None:
    url = _filled_on(postgresql_offices())
    _newer(monkeypatch, _add_a_table)
    for _ in range(2):
        store = door.open_server(url)
        assert isinstance(store, SqlOfficeStore)
        _holds_everything(store)
        with store.reading() as reader:
            assert schema.revision(reader.connection) == OFFICE_SCHEMA + 1
        store.close()


def test_a_failing_revision_leaves_the_file_as_it_was(sqlite_offices, monkeypatch) -> None:
    home, key = _filled(sqlite_offices())
    before = (home / "hub.db").read_bytes()
    _newer(monkeypatch, _fail_half_way)
    with pytest.raises(StorageUnavailable) as refusal:
        door.open_with_key(home, key)
    assert refusal.value.problem.code == "MIGRATION_FAILED"
    assert (home / "hub.db").read_bytes() == before


def test_a_failing_revision_leaves_the_database_as_it_was(postgresql_offices, monkeypatch) -> None:
    url = _filled_on(postgresql_offices())
    with monkeypatch.context() as newer:
        _newer(newer, _fail_half_way)
        with pytest.raises(StorageUnavailable) as refusal:
            door.open_server(url)
    assert refusal.value.problem.code == "OFFICE_SERVER_UPDATE"
    assert resources.words().problem(refusal.value.problem)
    store = door.open_server(url)
    assert isinstance(store, SqlOfficeStore)
    with store.reading() as reader:
        assert schema.revision(reader.connection) == OFFICE_SCHEMA
        assert len(reader.filed()) == 1
    store.close()


def test_a_newer_file_is_left_alone(sqlite_offices, monkeypatch) -> None:
    """P15."""
    home, key = _filled(sqlite_offices())
    before = (home / "hub.db").read_bytes()
    monkeypatch.setattr(door, "OFFICE_SCHEMA", OFFICE_SCHEMA - 1)
    problem = door.open_with_key(home, key)
    assert isinstance(problem, Problem)
    assert problem.code == "NEWER_FILE"
    assert (home / "hub.db").read_bytes() == before


def _filled(store: Any) -> tuple[Any, bytes]:  # noqa: ANN401 - a store
    """The home and the key of a store that holds a return, closed."""
    expect(store)
    taking_in(store, [came()]).take("Ann", ())
    home, key = store._home, store._key
    store.close()
    return home, key


def _filled_on(store: Any) -> str:  # noqa: ANN401 - a store
    """The address of a store that holds a return."""
    expect(store)
    taking_in(store, [came()]).take("Ann", ())
    return str(store._engine.url.render_as_string(hide_password=False))


def _holds_everything(store: SqlOfficeStore) -> None:
    with store.reading() as reader:
        assert [each.hub_code for each in reader.filed()] == [HUB]
        assert reader.tallies()["attendance_row"] == 3
        likes = reader.connection.exec_driver_sql("SELECT likes FROM hub_likes")
        assert likes.scalar_one() == "tea"


def _newer(monkeypatch: pytest.MonkeyPatch, revision: Any) -> None:  # noqa: ANN401 - a function
    """Today's program as the next release, which brings this revision."""
    number = OFFICE_SCHEMA + 1
    known = {**revisions.REVISIONS, number: revision}
    for module in (door, server):
        monkeypatch.setattr(module, "OFFICE_SCHEMA", number)
    monkeypatch.setattr(revisions, "REVISIONS", known)
    monkeypatch.setattr(revisions.upgrade, "__defaults__", (known,))


def _add_a_table() -> None:
    op.create_table("hub_likes", Column("likes", Text))
    op.execute("INSERT INTO hub_likes VALUES ('tea')")


def _fail_half_way() -> None:
    _add_a_table()
    op.execute("DELETE FROM no_such_table")
