"""How people said they are, asked as the ONS words it: answers of one person on one day."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from hublog.domain.ages import youngest
from hublog.domain.people import Person

ONS4, LONELY, UCLA, SWEMWBS = "ONS4", "LONE1", "UCLA3", "SWEMWBS_TOTAL"
INSTRUMENTS = (ONS4, LONELY, UCLA, SWEMWBS)
START, REVIEW, END = "start", "review", "end"
STAGES = (START, REVIEW, END)
YOUNGEST = 16
"""From this age on the questions may be asked (domain.md, Measures of wellbeing)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The answers of one person to one instrument, once.

    ``answers`` stand in the order of the questions, ``None`` where one was skipped: ONS4 four of
    0 to 10, LONE1 one of 1 (often or always) to 5 (never), UCLA3 three of 1 to 3. ``total`` is the sum
    that the instrument has as a whole (UCLA3 3 to 9, all three or none; SWEMWBS_TOTAL typed by a hub
    that has the licence); ONS4 and LONE1 have none. ``activity_id`` is what it is asked about.
    """

    id: str
    person_id: str
    instrument: str
    stage: str
    date: dt.date
    activity_id: str | None = None
    answers: tuple[int | None, ...] = ()
    total: int | None = None
    alive: bool = True


class Scale(NamedTuple):
    """What may be answered to the questions of an instrument, and what its total may be.

    ``questions`` are their codes in the order in which they are asked; ``totals`` is empty where the
    answers are never made into one (domain.md, Measures of wellbeing).
    """

    questions: tuple[str, ...]
    answers: range
    totals: range = range(0)


SCALES: Mapping[str, Scale] = {
    ONS4: Scale(("satisfied", "worthwhile", "happy", "anxious"), range(11)),
    LONELY: Scale(("lonely",), range(1, 6)),
    UCLA: Scale(("companionship", "left_out", "isolated"), range(1, 4), range(3, 10)),
    SWEMWBS: Scale((), range(0), range(7, 36)),
}
"""The range of a SWEMWBS total is what people type; its questions are not ours to ask."""
TOTAL = "total"
"""What stands in the place of a question's code where the whole instrument has one score."""


class Measure(NamedTuple):
    """One thing that is measured: a question, or the total of an instrument, and its indicator."""

    id: str
    instrument: str
    question: str
    low_is_good: bool = False


MEASURES = (
    Measure("E01", ONS4, "satisfied"),
    Measure("E02", ONS4, "worthwhile"),
    Measure("E03", ONS4, "happy"),
    Measure("E04", ONS4, "anxious", low_is_good=True),
    Measure("E05", LONELY, "lonely"),
    Measure("E06", UCLA, TOTAL, low_is_good=True),
    Measure("E07", SWEMWBS, TOTAL),
)
"""Each on its own; there is no score over them all, and never will be (domain.md)."""
_BANDS = ((9, "very_high"), (7, "high"), (5, "medium"), (0, "low"))
_BANDS_OF_ANXIETY = ((6, "high"), (4, "medium"), (2, "low"), (0, "very_low"))


def may_be_asked(person: Person, day: dt.date) -> bool:
    """Whether somebody is old enough on that day, as far as anybody knows."""
    age = youngest(person, day)
    return age is None or age >= YOUNGEST


def total_of(instrument: str, answers: Sequence[int | None]) -> int | None:
    """The sum of all answers, for an instrument that has one; ``None`` where any was skipped."""
    scale = SCALES.get(instrument, Scale((), range(0)))
    known = [each for each in answers if each is not None]
    if not scale.totals or not scale.questions or len(known) < len(scale.questions):
        return None
    return sum(known)


def out_of_range(outcome: Outcome) -> bool:
    """Whether something in it can be no answer to its instrument (DQ23)."""
    scale = SCALES.get(outcome.instrument)
    if scale is None or len(outcome.answers) not in {0, len(scale.questions)}:
        return True
    if any(each is not None and each not in scale.answers for each in outcome.answers):
        return True
    total = outcome.total
    if not scale.questions:
        return total not in scale.totals
    return total is not None and total != total_of(outcome.instrument, outcome.answers)


def is_partial(outcome: Outcome) -> bool:
    """Whether only some questions of an instrument were answered that counts as a whole (DQ23)."""
    scale = SCALES.get(outcome.instrument)
    if scale is None or not scale.totals:
        return False
    answered = [each is not None for each in outcome.answers]
    return any(answered) and not all(answered)


def score(outcome: Outcome, measure: Measure) -> int | None:
    """What it says about a measure of its instrument; ``None`` where that was skipped or cannot be."""
    if out_of_range(outcome):
        return None
    if measure.question == TOTAL:
        return outcome.total
    place = SCALES[measure.instrument].questions.index(measure.question)
    return outcome.answers[place] if outcome.answers else None


def band(measure: Measure, answer: int) -> str:
    """The band that the ONS puts an answer of 0 to 10 into; low anxiety is good."""
    bands = _BANDS_OF_ANXIETY if measure.low_is_good else _BANDS
    return next(name for lowest, name in bands if answer >= lowest)
