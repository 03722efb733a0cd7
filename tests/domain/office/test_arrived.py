import datetime as dt
from dataclasses import replace

import pytest

from arriving import came
from hublog.domain.office.arrived import Arrived, odd_row

SENT = came().arrived
assert SENT is not None


def test_a_month_in_which_nothing_was_held_is_nil() -> None:
    assert not SENT.nil
    cancelled = tuple(row._replace(status="cancelled") for row in SENT.sessions)
    assert replace(SENT, sessions=cancelled).nil
    assert replace(SENT, sessions=()).nil


def doubled(sent: Arrived) -> Arrived:
    return replace(sent, sessions=sent.sessions * 2)


def of_another_month(sent: Arrived) -> Arrived:
    return replace(
        sent, sessions=tuple(row._replace(date=dt.date(2026, 6, 1)) for row in sent.sessions)
    )


def with_somebody_twice(sent: Arrived) -> Arrived:
    return replace(sent, people=(*sent.people, sent.people[0]))


def to_nowhere(sent: Arrived) -> Arrived:
    gone = sent.attendance[1]._replace(session_id="gone")
    return replace(sent, attendance=(sent.attendance[0], gone))


@pytest.mark.parametrize(
    ("change", "row"),
    [
        (lambda sent: sent, ""),
        (doubled, "Sessions"),
        (of_another_month, "Sessions 2026-05-session"),
        (with_somebody_twice, "People"),
        (to_nowhere, "Attendance 2026-05-ref-2"),
    ],
)
def test_a_return_that_cannot_be_true_of_its_month_names_the_row(change, row) -> None:
    assert odd_row(change(SENT)) == row
