"""What may be answered to how people are, what makes a total, and the bands that answers fall into."""

import datetime as dt

import pytest

from hublog.domain.outcomes import (
    INSTRUMENTS,
    LONELY,
    MEASURES,
    ONS4,
    SCALES,
    SWEMWBS,
    UCLA,
    Outcome,
    band,
    is_partial,
    may_be_asked,
    out_of_range,
    score,
    total_of,
)
from hublog.domain.people import Person

DAY = dt.date(2026, 5, 12)
BY_ID = {measure.id: measure for measure in MEASURES}


def said(instrument: str, *answers: int | None, total: int | None = None) -> Outcome:
    return Outcome(
        id="o",
        person_id="A",
        instrument=instrument,
        stage="start",
        date=DAY,
        answers=answers,
        total=total,
    )


@pytest.mark.parametrize(
    "outcome",
    [
        said(ONS4, 0, 10, None, 5),
        said(ONS4, *[None] * 4),
        said(ONS4),
        said(LONELY, 1),
        said(LONELY, 5),
        said(UCLA, 1, 2, 3, total=6),
        said(UCLA, 1, None, 3),
        said(UCLA, 1, 2, 3),
        said(SWEMWBS, total=7),
        said(SWEMWBS, total=35),
    ],
)
def test_an_answer_in_its_range_can_be(outcome) -> None:
    """DQ23."""
    assert not out_of_range(outcome)


@pytest.mark.parametrize(
    "outcome",
    [
        said(ONS4, 0, 11, None, 5),
        said(ONS4, -1, 1, 1, 1),
        said(ONS4, 1, 2, 3),
        said(ONS4, 1, 2, 3, 4, total=10),
        said(LONELY, 0),
        said(LONELY, 6),
        said(UCLA, 1, 2, 4, total=7),
        said(UCLA, 1, 2, 3, total=9),
        said(UCLA, 1, None, 3, total=4),
        said(SWEMWBS),
        said(SWEMWBS, total=6),
        said(SWEMWBS, total=36),
        said(SWEMWBS, 1, total=20),
        said("SWEMWBS_ITEMS", 3),
    ],
)
def test_an_answer_out_of_its_range_counts_for_nothing(outcome) -> None:
    """DQ23: no total of ONS4 either, whose questions are never made into one score."""
    assert out_of_range(outcome)
    for measure in MEASURES:
        if measure.instrument == outcome.instrument:
            assert score(outcome, measure) is None


def test_each_question_has_its_own_score_and_a_whole_one_its_total() -> None:
    four = said(ONS4, 7, None, 6, 2)
    assert [score(four, m) for m in MEASURES if m.instrument == ONS4] == [7, None, 6, 2]
    assert score(said(ONS4), BY_ID["E01"]) is None
    assert score(said(LONELY, 4), BY_ID["E05"]) == 4
    assert score(said(UCLA, 1, 2, 3, total=6), BY_ID["E06"]) == 6
    assert score(said(UCLA, 1, None, 3), BY_ID["E06"]) is None
    assert score(said(SWEMWBS, total=22), BY_ID["E07"]) == 22
    assert {measure.instrument for measure in MEASURES} == set(INSTRUMENTS) == set(SCALES)


def test_a_total_is_made_of_all_three_questions_or_not_at_all() -> None:
    """domain.md: UCLA-3, sum 3-9, all three or no score; ONS4 never averaged into one."""
    assert total_of(UCLA, (1, 1, 1)) == 3
    assert total_of(UCLA, (3, 3, 3)) == 9
    assert total_of(UCLA, (3, None, 3)) is None
    assert total_of(UCLA, ()) is None
    assert total_of(ONS4, (1, 2, 3, 4)) is None
    assert total_of(LONELY, (1,)) is None
    assert total_of(SWEMWBS, ()) is None


def test_only_what_counts_as_a_whole_can_be_partial() -> None:
    """DQ23."""
    assert is_partial(said(UCLA, 1, None, 3))
    assert not is_partial(said(UCLA, 1, 2, 3, total=6))
    assert not is_partial(said(UCLA, None, None, None))
    assert not is_partial(said(ONS4, 1, None, 3, 4))
    assert not is_partial(said(SWEMWBS, total=20))
    assert not is_partial(said("SWEMWBS_ITEMS", 3, None))


@pytest.mark.parametrize(
    ("about", "asked"),
    [
        ({}, True),
        ({"birth_year": 2010, "birth_month": 5, "birth_day": 12}, True),
        ({"birth_year": 2010, "birth_month": 5, "birth_day": 13}, False),
        ({"birth_year": 2010, "age_band": "11-15"}, False),
        ({"birth_year": 1950, "age_band": "11-15"}, True),
        ({"age_band": "11-15"}, False),
        ({"age_band": "0-4"}, False),
        ({"age_band": "16-17"}, True),
        ({"age_band": "NS"}, True),
    ],
)
def test_the_questions_are_for_people_of_sixteen_and_over_on_that_day(about, asked) -> None:
    """domain.md, Measures of wellbeing."""
    assert may_be_asked(Person(id="A", known_as="A", **about), DAY) is asked


def test_the_bands_are_those_of_the_ons() -> None:
    """domain.md: 0-4/5-6/7-8/9-10, anxiety 0-1/2-3/4-5/6-10 with low good."""
    happy, anxious = BY_ID["E03"], BY_ID["E04"]
    low, medium, high, most = "low", "medium", "high", "very_high"
    assert [band(happy, n) for n in range(11)] == [
        *([low] * 5),
        *([medium] * 2),
        *([high] * 2),
        *([most] * 2),
    ]
    assert [band(anxious, n) for n in range(11)] == [
        *(["very_low"] * 2),
        *([low] * 2),
        *([medium] * 2),
        *([high] * 5),
    ]
