import datetime as dt
from dataclasses import replace

from hublog.domain.checks.finding import ASKS, BLOCKS
from hublog.domain.facts import Beside
from look import TUESDAY, MonthRegister, found, messages

APRIL = dt.date(2026, 4, 28)


def answered(register: MonthRegister) -> MonthRegister:
    register.beside = Beside(outcomes=register.outcomes)
    return register


def test_an_answer_that_cannot_be_blocks_and_names_nobody_but_here() -> None:
    """DQ23."""
    register = MonthRegister()
    made = register.answered("A", TUESDAY, 11, 1, 1, 1)
    (one,) = found(answered(register), "DQ23")
    assert (one.message, one.severity, one.rows) == ("DQ23.range", BLOCKS, (("person", "A"),))
    assert (one.subject, one.people, one.day) == (f"{made.id}|range", ("A",), TUESDAY)


def test_some_of_three_questions_ask_for_a_reason() -> None:
    """DQ23: the reason lapses once other answers are there."""
    register = MonthRegister()
    made = register.answered("A", TUESDAY, 1, None, 3, instrument="UCLA3")
    (one,) = found(answered(register), "DQ23")
    assert (one.message, one.severity) == ("DQ23.partial", ASKS)
    register.outcomes[0] = replace(made, answers=(1, 2, None))
    (other,) = found(answered(register), "DQ23")
    assert one.evidence != other.evidence


def test_a_start_after_what_follows_it_asks() -> None:
    """DQ23."""
    register = MonthRegister()
    register.answered("A", APRIL, 1, 1, 1, 1, stage="end")
    start = register.answered("A", TUESDAY, 1, 1, 1, 1)
    (one,) = found(answered(register), "DQ23")
    assert (one.message, one.severity, one.subject) == ("DQ23.order", ASKS, f"{start.id}|order")
    assert one.values == {"day": TUESDAY.isoformat(), "end_day": APRIL.isoformat()}


def test_what_is_in_order_or_of_another_month_is_not_asked_about() -> None:
    """DQ23: whoever starts anew after an end has started before it too."""
    register = MonthRegister()
    register.answered("A", APRIL, 1, 1, 1, 1)
    register.answered("A", TUESDAY - dt.timedelta(2), 1, 1, 1, 1, stage="end")
    register.answered("A", TUESDAY, 1, 1, 1, 1)
    register.answered("B", TUESDAY, 1, 1, 1, 1)
    register.answered("C", TUESDAY, 1, 1, 1, 1, stage="review")
    register.answered("D", APRIL, 99, 1, 1, 1)
    register.answered("D", APRIL, 1, None, 1, instrument="UCLA3")
    register.answered("E", APRIL - dt.timedelta(1), 1, 1, 1, 1, stage="end")
    register.answered("E", APRIL, 1, 1, 1, 1)
    register.answered("F", APRIL, 1, 1, 1, 1, activity=None, stage="end")
    register.answered("F", TUESDAY, 1, 1, 1, 1)
    assert messages(answered(register), "DQ23") == []


def test_answers_of_somebody_found_to_be_too_young_for_them_ask_whichever_month_it_is() -> None:
    """DQ23: they count in no figure, and are kept all the same; once for each person."""
    register = MonthRegister()
    register.person("A", birth_year=2012)
    register.person("B", birth_year=2010, birth_month=4, birth_day=1)
    register.answered("A", APRIL, 1, 1, 1, 1)
    first = register.answered("A", APRIL, 1, instrument="LONE1")
    register.answered("B", APRIL, 1, 1, 1, 1)
    register.answered("C", APRIL, 1, 1, 1, 1)
    (one,) = found(answered(register), "DQ23")
    assert (one.message, one.severity, one.subject) == ("DQ23.young", ASKS, "A|young")
    assert (one.people, one.reference, one.day) == (("A",), "", None)
    assert one.values == {"day": first.date.isoformat()}
    register.answered("A", TUESDAY, 1, 1, 1, 1, stage="end")
    (other,) = found(answered(register), "DQ23")
    assert (one.subject, one.evidence) != (other.subject, other.evidence)
    register.person("A", birth_year=1962)
    assert found(answered(register), "DQ23") == []
