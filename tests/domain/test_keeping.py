"""How long people are kept, and who is kept for longer."""

import datetime as dt

import pytest

from hublog.domain.acceptances import Acceptance
from hublog.domain.keeping import KEEP, is_due, kept_longer, months_after

DAY = dt.date(2026, 5, 5)


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        (DAY, 36, dt.date(2029, 5, 5)),
        (DAY, 7, dt.date(2026, 12, 5)),
        (DAY, 8, dt.date(2027, 1, 5)),
        (dt.date(2028, 2, 29), 12, dt.date(2029, 2, 28)),
    ],
)
def test_months_later_is_the_same_day_or_the_last(day, months, after) -> None:
    assert months_after(day, months) == after
    assert not is_due(day, months, after - dt.timedelta(days=1))
    assert is_due(day, months, after)


def test_a_word_keeps_somebody_for_a_year() -> None:
    word = Acceptance(
        id="a",
        rule=KEEP,
        subject="ada",
        evidence="",
        reason="coming back",
        accepted_by="Sam",
        accepted_on=DAY,
    )
    assert kept_longer([word], dt.date(2027, 5, 4)) == {"ada"}
    assert kept_longer([word], dt.date(2027, 5, 5)) == frozenset()
