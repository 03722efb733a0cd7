"""What the check finds besides broken pages; it must find each kind of wrong."""

import pytest

from hublog import resources
from hublog.domain.people import Person


def tampered(home, statement: str) -> list[tuple[str, str]]:
    home.add_somebody()
    driver = home.store._driver
    driver.execute("PRAGMA foreign_keys=OFF")
    driver.execute(statement)
    problems = home.store.check()
    assert all(resources.words().problem(problem) for problem in problems)
    return [(problem.code, problem.where) for problem in problems]


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("DROP INDEX session_by_date", ("SCHEMA_DIFFERS", "session_by_date")),
        ("CREATE TABLE extra (n INTEGER)", ("SCHEMA_DIFFERS", "extra")),
        (
            "INSERT INTO source_key VALUES ('k', 'nobody', 1)",
            ("REFERENCE_BROKEN", "source_key"),
        ),
        ("UPDATE person SET known_as = 'X'", ("JOURNAL_DIFFERS", "person")),
        ("DELETE FROM person", ("JOURNAL_DIFFERS", "person")),
        ("DELETE FROM change WHERE tbl = 'person'", ("JOURNAL_DIFFERS", "person")),
        ("INSERT INTO place VALUES ('l', 'Hall', '', NULL, 1)", ("JOURNAL_DIFFERS", "place")),
        ("SELECT 1", None),
    ],
)
def test_what_was_done_behind_the_journal_is_found(home, statement, found) -> None:
    assert tampered(home, statement) == ([found] if found else [])


def test_rows_that_differ_are_counted(home) -> None:
    with home.store.writing("Ann", "test") as work:
        work.put(*(Person(id=f"q{n}", known_as="Q") for n in range(3)))
        work.commit()
    home.store._driver.execute("UPDATE person SET sex = 'F' WHERE id <> 'q1'")
    (problem,) = home.store.check()
    assert problem.values == {"n": 2}
    assert "2 rows" in resources.words().problem(problem)
