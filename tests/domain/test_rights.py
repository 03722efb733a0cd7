"""Until when what people ask for must be answered."""

import datetime as dt

import pytest

from hublog.domain.rights import COMPLAINT, COPY, Request, a_month_after

DAY = dt.date(2026, 5, 5)


def asked(kind: str = COPY, **more: dt.date) -> Request:
    return Request(id="r", kind=kind, received_on=DAY, **more)


@pytest.mark.parametrize(
    ("day", "after"),
    [
        (DAY, dt.date(2026, 6, 5)),
        (dt.date(2026, 1, 31), dt.date(2026, 2, 28)),
        (dt.date(2028, 1, 31), dt.date(2028, 2, 29)),
        (dt.date(2026, 12, 31), dt.date(2027, 1, 31)),
    ],
)
def test_a_month_ends_on_the_same_day_or_the_last_one(day, after) -> None:
    assert a_month_after(day) == after


def test_a_copy_is_given_within_a_month() -> None:
    """UK GDPR, article 12(3)."""
    assert asked().due_on == dt.date(2026, 6, 5)
    assert not asked().to_acknowledge
    assert asked(answered_on=DAY).due_on is None


def test_a_complaint_is_acknowledged_within_thirty_days_and_then_answered() -> None:
    """Data (Use and Access) Act 2025, section 103."""
    fresh = asked(COMPLAINT)
    assert fresh.to_acknowledge
    assert fresh.due_on == DAY + dt.timedelta(days=30)
    known = asked(COMPLAINT, acknowledged_on=dt.date(2026, 5, 20))
    assert not known.to_acknowledge
    assert known.due_on == dt.date(2026, 6, 20)
    assert not asked(COMPLAINT, answered_on=DAY).to_acknowledge


def test_it_is_spoken_of_a_week_before_and_ever_after() -> None:
    assert not asked().waits(dt.date(2026, 5, 28))
    assert asked().waits(dt.date(2026, 5, 29))
    assert asked().waits(dt.date(2027, 1, 1))
    assert not asked(answered_on=DAY).waits(dt.date(2027, 1, 1))
