"""What the encrypted store tells of all visits is what the store in memory tells."""

import pytest

from fakes import FakeStore
from hublog.domain.hubs import Hub
from hublog.domain.ledger import ledger
from hublog.domain.spans import SPANS
from hublog.services.insights import look
from made_presence import SESSIONS, TODAY, put_presence

CASES = (
    ({}, set(), set(), []),
    (
        {"a": "b", "c": "a"},
        {"d"},
        {(session, who) for session in SESSIONS for who in "abcdz"},
        [("1", "65+", 3), ("1", "65+", -1), ("2", "U18", -2), ("4", "U18", 2), ("5", "65+", 1)],
    ),
    ({"a": "b", "b": "a"}, set(), {("1", "a"), ("1", "b"), ("2", "b")}, [("3", "65+", 3)]),
)


@pytest.mark.parametrize("case", CASES)
def test_all_visits_are_told_alike(home, case) -> None:
    """In SQL and in the plain way, and in both as every fact has it."""
    told = []
    for store in (home.store, FakeStore()):
        with store.writing("Sam", "made_up") as work:
            work.put(Hub(id="h", code="CUM-EWA", name="E"))
            work.commit()
        put_presence(store, *case)
        with store.reading() as reader:
            told.append(
                (sorted(reader.presence()), sorted(reader.tallied()), reader.people_in_outline())
            )
            book = ledger(reader.facts())
            for span in SPANS:
                assert look(reader, None, span, TODAY) == look(reader, book, span, TODAY)
    assert told[0] == told[1]
