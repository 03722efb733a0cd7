"""What was learned in a month: its texts, and its rows in the return."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hublog.domain.learning import PROMPTS, Learning, clean_lines, learning_id
from hublog.domain.ledger import ledger
from hublog.domain.months import Month
from hublog.domain.return_rows import ReturnRows
from hublog.domain.sheet_rows import LearningRow
from made_facts import MadeRegister

MAY = Month(2026, 5)


def rows(*learned: Learning) -> tuple[LearningRow, ...]:
    register = MadeRegister(learning=list(learned))
    return ReturnRows(ledger(register.facts()), MAY, MAY.last).learning()


def learning(**told: object) -> Learning:
    return Learning(id=learning_id("2026-05"), month="2026-05", **told)


def test_each_prompt_with_an_answer_is_a_row() -> None:
    got = rows(
        learning(went_well="The soup", would_tell="Start\nearly", conditions=("PEER", "FOOD"))
    )
    assert [(row.prompt, row.text) for row in got] == [
        ("went_well", "The soup"),
        ("would_tell", "Start\nearly"),
    ]
    assert {row.conditions for row in got} == {"PEER;FOOD"}


@pytest.mark.parametrize(("consent", "said"), [(True, "yes"), (False, "no"), (None, "")])
def test_whether_a_story_may_be_retold_is_said_or_left_open(consent, said) -> None:
    (row,) = rows(learning(went_well="The soup", story_consent=consent))
    assert row.story_consent == said


def test_a_month_without_learning_has_no_rows() -> None:
    assert rows() == ()
    assert rows(learning()) == ()
    assert rows(Learning(id="x", month="2026-04", went_well="The soup")) == ()


def test_every_prompt_is_a_field_of_the_record() -> None:
    assert set(PROMPTS) < set(Learning.__dataclass_fields__)


def test_line_ends_are_kept_as_lf_and_each_line_is_cleaned() -> None:
    assert clean_lines("\r\n One  two\r\n\r\nthree\u200b\r") == "One two\n\nthree"
    assert clean_lines(" \n ") == ""


@given(st.text())
def test_a_cleaned_text_stays_as_it_is(text) -> None:
    assert clean_lines(clean_lines(text)) == clean_lines(text)
