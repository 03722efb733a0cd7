import datetime as dt
from dataclasses import replace

import pytest

from hublog.domain.office.asked import Answer, question_fault, with_answers
from hublog.domain.queries import EXPLAINED, FIXED, LONGEST_MESSAGE
from made_filed import ASKED, QUERY


def answer(text: str, drawn_on: dt.date, version: int = 1, month: str = "2026-06") -> Answer:
    return Answer(query_id="q", text=text, month=month, version=version, drawn_on=drawn_on)


JULY, AUGUST = dt.date(2026, 7, 2), dt.date(2026, 8, 2)


def test_a_question_without_an_answer_is_open() -> None:
    (asked,) = with_answers([ASKED], [replace(answer("Yes", JULY), query_id="other")])
    assert asked == ASKED
    assert asked.open
    assert not replace(asked, query=replace(QUERY, alive=False)).open


@pytest.mark.parametrize(("text", "status"), [("A coach came", EXPLAINED), ("", FIXED)])
def test_an_answer_explains_and_a_blank_one_says_that_it_was_mended(text, status) -> None:
    (asked,) = with_answers([ASKED], [answer(text, JULY)])
    assert (asked.query.status, asked.query.answer) == (status, text)
    assert (asked.query.answered_on, asked.answered_in) == (JULY, "2026-06 v1")
    assert not asked.open


def test_of_several_answers_the_latest_return_counts_in_whatever_order_they_are_held() -> None:
    later = answer("Both coaches", AUGUST, month="2026-07")
    same_day = answer("As before", JULY, version=2)
    first = answer("A coach", JULY)
    for answers in ([first, same_day, later], [later, same_day, first]):
        assert with_answers([ASKED], answers)[0].query.answer == "Both coaches"
    for answers in ([first, same_day], [same_day, first]):
        assert with_answers([ASKED], answers)[0].answered_in == "2026-06 v2"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({}, None),
        ({"message": " "}, "OFFICE_QUESTION_EMPTY"),
        ({"message": "x" * (LONGEST_MESSAGE + 1)}, "OFFICE_QUESTION_LONG"),
        ({"message": "x" * LONGEST_MESSAGE}, None),
        ({"code": "WHY"}, "OFFICE_QUESTION_CODE"),
    ],
)
def test_a_question_says_something_of_a_kind_that_hubs_know(changed, code) -> None:
    found = question_fault(replace(QUERY, **changed), {"UNUSUAL"})
    assert (found.code if found else None) == code
