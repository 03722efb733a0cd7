"""A look at the office's store finds what the database itself would let pass."""

from pathlib import Path

import pytest
from sqlalchemy import delete, update

from arriving import MONTHS, PEOPLE, came, expect, taking_in
from hublog import resources
from hublog.domain.problems import Problem
from hublog.store.office import tables
from hublog.store.office.store import SqlOfficeStore

LOST = [Problem("REFERENCE_BROKEN", "attendance_row")]


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


def test_attendances_of_nobody_and_of_no_version_are_found(filled) -> None:
    for lost in (tables.ATTENDANCE.c.person, tables.ATTENDANCE.c.filed):
        with filled.writing() as work:
            work.connection.execute(update(tables.ATTENDANCE).values({lost: lost + 1000}))
            work.commit()
        (problem,) = filled.check()
        assert [problem] == LOST
        assert resources.words().problem(problem)
        with filled.writing() as work:
            work.connection.execute(update(tables.ATTENDANCE).values({lost: lost - 1000}))
            work.commit()
        assert filled.check() == []


def test_rows_that_the_database_looks_after_cannot_be_lost(filled) -> None:
    with pytest.raises(Exception, match=r"(?i)foreign key"), filled.writing() as work:
        work.connection.execute(delete(tables.PERSON))
