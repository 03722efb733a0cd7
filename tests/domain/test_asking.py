"""Which questions are asked in which order, and who is due to be asked again."""

import datetime as dt

import pytest

from hublog.domain.asking import (
    Due,
    answer_to,
    due,
    next_stage,
    questions,
    with_answer,
)
from hublog.domain.outcomes import LONELY, ONS4, UCLA, Outcome

MARCH, TODAY = dt.date(2026, 3, 3), dt.date(2026, 6, 2)


def said(day: dt.date, stage: str = "start", **more: object) -> Outcome:
    usual = {"person_id": "A", "instrument": ONS4, "activity_id": "warm"}
    return Outcome(id=f"{day}-{stage}-{len(more)}", stage=stage, date=day, **{**usual, **more})


def test_questions_come_in_the_order_of_the_ons_whatever_is_asked_first() -> None:
    """domain.md: four 0-10 questions asked in order; the three of UCLA before the direct one."""
    asked = questions([LONELY, ONS4, UCLA])
    assert [each.code for each in asked] == [
        *("satisfied", "worthwhile", "happy", "anxious"),
        *("companionship", "left_out", "isolated"),
        "lonely",
    ]
    assert questions([]) == questions(["SWEMWBS_TOTAL"]) == ()


def test_an_answer_is_put_in_its_place_and_can_be_taken_out_again() -> None:
    worthwhile, isolated = questions([ONS4])[1], questions([UCLA])[2]
    answers = with_answer({}, worthwhile, 7)
    assert answers == {ONS4: (None, 7, None, None)}
    answers = with_answer(answers, isolated, 2)
    assert (answer_to(answers, worthwhile), answer_to(answers, isolated)) == (7, 2)
    assert answer_to({}, isolated) is None
    assert with_answer(answers, worthwhile, None)[ONS4] == (None,) * 4


def test_whoever_started_and_was_not_asked_for_twelve_weeks_is_due() -> None:
    (one,) = due([said(MARCH), said(MARCH, instrument=LONELY)], TODAY)
    assert one == Due("A", "warm", MARCH, MARCH, (ONS4, LONELY))
    assert one.until == dt.date(2027, 3, 2)


@pytest.mark.parametrize(
    "outcomes",
    [
        [],
        [said(MARCH, "review")],
        [said(TODAY - dt.timedelta(weeks=12, days=-1))],
        [said(MARCH), said(dt.date(2026, 5, 5), "review")],
        [said(MARCH), said(MARCH, "end")],
        [said(TODAY - dt.timedelta(weeks=52, days=1))],
        [said(TODAY + dt.timedelta(1))],
    ],
)
def test_others_are_not_due(outcomes) -> None:
    """Nobody who was asked lately, who ended, whom it is too late for, or who never started."""
    assert due(outcomes, TODAY) == ()


def test_activities_are_apart_and_the_longest_waiting_is_first() -> None:
    later = MARCH + dt.timedelta(1)
    outcomes = [
        said(later, person_id="B"),
        said(MARCH),
        said(MARCH, activity_id=None),
        said(MARCH - dt.timedelta(7), "end", activity_id="garden"),
        said(MARCH, activity_id="garden"),
    ]
    found = [(each.person_id, each.activity_id) for each in due(outcomes, TODAY)]
    assert found == [("A", None), ("A", "garden"), ("A", "warm"), ("B", "warm")]


def test_what_asking_now_would_be() -> None:
    assert next_stage([], "warm", TODAY) == "start"
    assert next_stage([said(MARCH)], "warm", TODAY) == "review"
    assert next_stage([said(MARCH)], None, TODAY) == "start"
    assert next_stage([said(TODAY - dt.timedelta(weeks=3))], "warm", TODAY) == "start"
