import datetime as dt
from dataclasses import replace

import pytest

from hublog.domain.care import Care
from hublog.domain.checks.finding import BLOCKS
from hublog.domain.consents import MEDICAL, NEWS, NO, REGISTER, WELLBEING, WITHDRAWN, YES
from hublog.domain.facts import Beside
from hublog.domain.outcomes import Outcome
from look import JUNE_2, TUESDAY, MonthRegister, found, messages, said
from made_facts import sharing

ANSWERS = Outcome(id="o", person_id="A", instrument="ONS4", stage="end", date=TUESDAY, answers=(7,))
HEALTH = Care(id="c", person_id="A", allergies="Nuts")
YESTERDAY = JUNE_2.date() - dt.timedelta(days=1)


def register(purpose: str, decision: str = WITHDRAWN, **more: object) -> MonthRegister:
    """Ada answered this; what only a yes to it allows is kept."""
    made = MonthRegister()
    made.person("A", full_name="Ada Made-Up")
    made.consents.append(replace(sharing("A", decision), purpose=purpose, **more))
    made.beside = Beside(outcomes=[ANSWERS]) if purpose == WELLBEING else Beside(care=[HEALTH])
    return made


@pytest.mark.parametrize("purpose", [REGISTER, MEDICAL, WELLBEING])
def test_what_is_kept_after_a_yes_was_taken_back_or_is_over_blocks(purpose) -> None:
    """DQ19."""
    (one,) = found(register(purpose), "DQ19")
    assert (one.message, one.severity, one.rows) == (f"DQ19.{purpose}", BLOCKS, (("person", "A"),))
    assert "Ada Made-Up" in said(one)
    assert messages(register(purpose, NO), "DQ19") == [f"DQ19.{purpose}"]
    over = register(purpose, YES, expires_on=YESTERDAY)
    assert messages(over, "DQ19") == [f"DQ19.{purpose}"]


@pytest.mark.parametrize("purpose", [REGISTER, MEDICAL, WELLBEING])
def test_a_yes_that_holds_is_right(purpose) -> None:
    """DQ19."""
    assert found(register(purpose, YES, expires_on=JUNE_2.date()), "DQ19") == []
    asked_again = register(purpose)
    later = replace(asked_again.consents[0], id="z", decision=YES)
    asked_again.consents.append(replace(later, at=later.at + dt.timedelta(days=1)))
    assert found(asked_again, "DQ19") == []


def test_where_nothing_is_kept_nothing_is_wrong() -> None:
    """DQ19."""
    for purpose in (MEDICAL, WELLBEING):
        empty = register(purpose)
        empty.beside = Beside(care=[Care(id="c", person_id="A", collect_by="Gran")])
        assert found(empty, "DQ19") == []
    assert found(register(NEWS), "DQ19") == []


def test_of_whoever_was_never_asked_only_answers_about_how_they_are_are_meant() -> None:
    """DQ19: words about health may have had to be written down; answers need a yes that stands."""
    never = register(MEDICAL)
    never.consents.clear()
    assert found(never, "DQ19") == []
    never.beside = Beside(outcomes=[ANSWERS])
    never.consents.append(replace(sharing("A"), purpose=WELLBEING, alive=False))
    assert messages(never, "DQ19") == ["DQ19.wellbeing"]
