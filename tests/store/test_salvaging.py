"""What can still be read is read: around damaged pages, and from the history what the table has lost."""

from contextlib import closing
from typing import Any

import pytest

from damage import root_of, spoil_page
from hublog.domain.drafts import Draft
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.domain.records import KINDS
from hublog.services.salvage import Salvaged
from hublog.store import recovering
from hublog.store.engine import keyed
from hublog.store.folder import PAGE_BYTES

PEOPLE = 400


@pytest.fixture
def large(home) -> Any:  # noqa: ANN401 - the fixture as it came
    """A register whose tables have many pages; it is closed."""
    home.add_somebody()
    for first in range(0, PEOPLE, 20):
        with home.store.writing("Ann", "test") as work:
            work.put_all(
                Person(id=f"q{n:04}", known_as=f"Somebody {n}", note="likes tea " * 20)
                for n in range(first, first + 20)
            )
            work.commit()
    home.store.keep_draft(Draft(id="d", saved_at=home.clock.at))
    home.store.close()
    return home


def salvaged(home, secret=None) -> Salvaged:
    found = recovering.salvaged(home.folder, secret or home.passphrase)
    assert isinstance(found, Salvaged), found
    return found


def test_a_whole_register_is_read_whole(large) -> None:
    found = salvaged(large)
    assert len(found.tables["person"].rows) == PEOPLE + 1
    assert found.tables["person"].rows["q0007"]["known_as"] == "Somebody 7"
    assert not found.broken
    assert not any(each.broken or each.lost or each.from_history for each in found.tables.values())
    assert len(found.drafts) == 1
    assert len(found.actions) == 1 + PEOPLE // 20
    assert found.tables.keys() == KINDS.keys()


def test_an_open_register_is_read_too(home) -> None:
    home.add_somebody()
    assert list(home.store.salvaged().tables["person"].rows) == ["p1"]
    assert home.names() == ["Wren"]


def test_what_a_table_has_lost_is_read_from_the_history(large) -> None:
    database = large.folder / "hub.db"
    spoil_page(database, root_of(database, large.key, "person"))
    people = salvaged(large).tables["person"]
    assert people.broken
    assert len(people.rows) == len(people.from_history) == PEOPLE + 1
    assert people.rows["q0399"]["known_as"] == "Somebody 399"
    assert people.rows["p1"]["note"] == "likes tea"


def test_no_page_that_is_lost_takes_more_than_itself(large) -> None:
    """Whichever single page is damaged, every person is still read, from one place or the other."""
    database = large.folder / "hub.db"
    whole = database.read_bytes()
    known = {f"q{n:04}" for n in range(PEOPLE)} | {"p1"}
    looked_at = 0
    for page in range(2, len(whole) // PAGE_BYTES + 1, 7):
        spoil_page(database, page)
        found = recovering.salvaged(large.folder, large.passphrase)
        # The list of tables may reach beyond the first page; without it nothing can be read.
        if isinstance(found, Salvaged):
            assert found.tables["person"].rows.keys() == known, page
            looked_at += 1
        database.write_bytes(whole)
    assert looked_at > 10


def test_where_table_and_history_are_damaged_what_is_left_is_read(large) -> None:
    database = large.folder / "hub.db"
    pages = len(database.read_bytes()) // PAGE_BYTES
    spoil_page(database, root_of(database, large.key, "person"))
    for page in range(pages // 2, pages // 2 + 4):
        spoil_page(database, page)
    found = salvaged(large)
    assert found.broken
    assert found.tables["person"].broken
    assert PEOPLE // 2 < len(found.tables["person"].rows) < PEOPLE
    assert found.tables["hub"].rows.keys() == {"h"}


def test_who_is_named_and_nowhere_known_is_counted_as_lost(home) -> None:
    home.add_somebody()
    home.store.close()
    with closing(keyed(home.folder / "hub.db", home.key)) as connection:
        connection.execute("DELETE FROM activity")
        connection.execute("DELETE FROM change WHERE tbl = 'activity'")
        connection.execute("UPDATE person SET merged_into = 'gone'")
    found = salvaged(home)
    assert found.tables["person"].lost == {"gone"}
    assert found.tables["activity"].lost == frozenset()


def test_without_the_first_page_nothing_can_be_read(large) -> None:
    spoil_page(large.folder / "hub.db", 1)
    nothing = Problem("DUMP_NOTHING", str(large.folder))
    assert recovering.salvaged(large.folder, large.passphrase) == nothing


def test_with_the_keys_of_a_copy_a_register_without_keys_is_read(home) -> None:
    home.add_somebody()
    home.store.shelf.make("CUM-EWA_2026-05-05_100000_daily")
    home.store.close()
    (home.folder / "hub.keys").unlink()
    assert salvaged(home).tables["person"].rows.keys() == {"p1"}
    assert recovering.salvaged(home.folder, "no") == Problem("WRONG_PASSPHRASE")


def test_without_any_keys_nothing_can_be_read(home) -> None:
    home.add_somebody()
    home.store.close()
    (home.folder / "hub.keys").unlink()
    nothing = Problem("DUMP_NOTHING", str(home.folder))
    assert recovering.salvaged(home.folder, home.passphrase) == nothing
