"""A look at the office's store finds what the database itself would let pass."""

from pathlib import Path

import pytest
from sqlalchemy import delete, update

from arriving import MONTHS, PEOPLE, came, expect, taking_in
from hublog import resources
from hublog.domain.problems import Problem
from hublog.store.office import tables
from hublog.store.office.store import SqlOfficeStore


@pytest.fixture
def filled(office_store) -> SqlOfficeStore:
    """A store that holds returns, one of which forgot somebody."""
    expect(office_store)
    files = [came(month) for month in MONTHS]
    files.append(came("2026-08", 2, people=PEOPLE[1:], forgotten=PEOPLE[:1]))
    taking_in(office_store, files).take("Ann", [Path("returns")])
    return office_store


def test_a_store_is_sound_whatever_was_taken_in_forgotten_and_taken_back(filled) -> None:
    assert filled.check() == []
    assert taking_in(filled, []).undo("Ann", 1) == len(MONTHS) + 1
    assert filled.check() == []


@pytest.mark.parametrize("table", [tables.PERSON_ROW, tables.ATTENDANCE], ids=str)
@pytest.mark.parametrize("column", ["person", "filed"])
def test_rows_of_nobody_and_of_no_version_are_found(filled, table, column) -> None:
    for lost in (1000, -1000):
        with filled.writing() as work:
            work.connection.execute(update(table).values({column: table.c[column] + lost}))
            work.commit()
        found = filled.check()
        assert found == ([Problem("REFERENCE_BROKEN", table.name)] if lost > 0 else [])
        assert all(map(resources.words().problem, found))


def test_rows_that_the_database_looks_after_cannot_be_lost(filled) -> None:
    with pytest.raises(Exception, match=r"(?i)foreign key"), filled.writing() as work:
        work.connection.execute(delete(tables.FILED))
