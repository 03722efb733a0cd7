"""The rows about how people are: nobody's change can be worked out from them and the Summary together."""

import datetime as dt
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hublog.domain.activities import Activity
from hublog.domain.ledger import Ledger, ledger
from hublog.domain.matched_pairs import FEWEST, by_person
from hublog.domain.months import Month
from hublog.domain.outcome_rows import outcome_rows
from hublog.domain.outcomes import LONELY, MEASURES
from made_facts import MadeRegister

MAY = Month(2026, 5)
START, LATER = dt.date(2026, 3, 3), dt.date(2026, 5, 12)
(LONELINESS,) = (each for each in MEASURES if each.instrument == LONELY)


def book_of(went: dict[str, list[str]]) -> Ledger:
    """Who went where: everybody answers at the start and again, at each activity a day later."""
    register = MadeRegister()
    for who, activities in went.items():
        for place, activity in enumerate(activities):
            late = LATER + dt.timedelta(place)
            register.answered(who, START, 2, instrument=LONELY, activity=activity)
            register.answered(who, late, 4, instrument=LONELY, activity=activity, stage="end")
    activities = {name: Activity(id=name, name=name, type="DROPIN") for name in "DGH"}
    return ledger(replace(register.facts(), activities=activities))


def told_of(book: Ledger) -> dict[str, int]:
    """Of how many people each row is that is told, by activity."""
    return {row.activity_code: row.pairs for row in outcome_rows(book, MAY)}


def only(**sizes: int) -> dict[str, list[str]]:
    """So many people for each activity, nobody at two."""
    return {f"{name}{n}": [name] for name, size in sizes.items() for n in range(size)}


@pytest.mark.parametrize(
    ("sizes", "told"),
    [
        ({"D": 8}, {"D": 8}),
        ({"D": 7}, {}),
        ({"D": 8, "G": 1}, {}),
        ({"D": 8, "G": 9}, {"D": 8, "G": 9}),
        ({"D": 8, "G": 9, "H": 1}, {"G": 9}),
        ({"D": 9, "G": 4, "H": 4}, {"D": 9}),
    ],
)
def test_rows_are_left_out_until_what_is_hidden_is_of_eight_people_or_more(sizes, told) -> None:
    """E01-E07: the smallest first, and how many they are is not said either."""
    assert told_of(book_of(only(**sizes))) == told


def test_somebody_who_went_to_two_activities_is_not_worked_out_either() -> None:
    """The Summary counts their latest pair: all it has more than G is what one changed at D."""
    went = {f"p{n}": ["D", "G"] for n in range(8)} | {"one": ["D"]}
    assert told_of(book_of(went)) == {"D": 9}
    assert told_of(book_of({who: at for who, at in went.items() if who != "one"})) == {
        "D": 8,
        "G": 8,
    }


@pytest.mark.parametrize(
    ("march", "may", "told"),
    [
        (range(9), range(8), False),
        (range(8), range(9), False),
        (range(9), range(1, 10), False),
        (range(9), range(9), True),
        (range(7), range(8), True),
        (range(8), range(8, 16), True),
        (range(8), range(16), True),
    ],
)
def test_nobodys_start_follows_from_two_months_that_tell_nearly_the_same_people(
    march, may, told
) -> None:
    """Nine times the one mean less eight times the other would be what somebody said at the start."""
    register = MadeRegister()
    for n in {*march, *may}:
        register.answered(f"p{n}", dt.date(2026, 1, 6), n % 5 + 1, instrument=LONELY, activity="D")
    for people, day in ((march, dt.date(2026, 3, 3)), (may, LATER)):
        for n in people:
            register.answered(f"p{n}", day, 4, instrument=LONELY, activity="D", stage="review")
    activities = {"D": Activity(id="D", name="D", type="DROPIN")}
    book = ledger(replace(register.facts(), activities=activities))
    (row,) = outcome_rows(book, MAY)
    assert (row.pairs, row.mean_change is not None) == (len(may), True)
    assert (row.mean_start is not None, row.mean_latest is not None) == (told, told)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from("DGH"), min_size=1, max_size=2, unique=True),
        min_size=9,
        max_size=36,
    )
)
def test_nobody_s_single_change_follows_from_rows_and_summary(everybody) -> None:
    """E01-E07: whatever rows are taken off the Summary, eight pairs or more stay unknown, or none."""
    book = book_of({f"p{n}": at for n, at in enumerate(everybody)})
    pairs = book.answers.pairs(MAY.window)
    summary = frozenset(by_person(pairs, LONELINESS))
    told = told_of(book)
    rows = {code: frozenset(p for p in pairs if p.activity_id == code) for code in told}
    for size in range(len(rows) + 1):
        for some in combinations(rows.values(), size):
            left = summary.symmetric_difference(frozenset().union(*some))
            assert len(summary) < FEWEST or not left or len(left) >= FEWEST
    assert all(FEWEST <= n == len(rows[code]) for code, n in told.items())
