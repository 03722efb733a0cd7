import datetime as dt
from uuid import uuid5

from hypothesis import given
from hypothesis import strategies as st

from hublog.domain.derived_ids import NAMESPACE
from hublog.domain.sessions import attendance_id, brought_in_id, session_id


@given(st.text(), st.text())
def test_derived_ids_are_the_uuids_that_two_laptops_agree_on(one: str, other: str) -> None:
    """Scenario 2 of domain.md: the same fact made twice is one row."""
    expected = uuid5(NAMESPACE, f"attendance|{one}|{other}")
    assert attendance_id(one, other) == str(expected)


def test_sessions_differ_by_activity_day_and_start() -> None:
    day, ten = dt.date(2026, 5, 5), dt.time(10)
    ids = {
        session_id("a", day, ten),
        session_id("b", day, ten),
        session_id("a", day, None),
        session_id("a", dt.date(2026, 5, 6), ten),
    }
    assert len(ids) == 4
    assert session_id("a", day, ten) in ids


def test_facts_of_a_file_have_ids_of_their_own() -> None:
    assert brought_in_id("count", "s", "NK", "1") != brought_in_id("count", "s", "NK", "2")
