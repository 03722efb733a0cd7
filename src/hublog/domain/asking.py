"""Asking how people are: which questions in which order, and who is due to be asked again."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from hublog.domain.matched_pairs import LONGEST, SHORTEST
from hublog.domain.outcomes import END, LONELY, ONS4, SCALES, START, UCLA, Outcome

WE_ASK = (ONS4, UCLA, LONELY)
"""What can be asked here, in this order; loneliness as the harmonised standard orders it."""
DUE_AFTER = dt.timedelta(weeks=12)
"""So long after they last answered somebody is asked again, while it can still make a pair."""

Answers = Mapping[str, tuple[int | None, ...]]
"""By instrument, as ``Outcome.answers``."""


class Question(NamedTuple):
    """One question: its instrument, its code there, and its place among the answers."""

    instrument: str
    code: str
    place: int


class Due(NamedTuple):
    """Somebody who started and is to be asked again; after ``until`` it makes no pair any more."""

    person_id: str
    activity_id: str | None
    started: dt.date
    latest: dt.date
    instruments: tuple[str, ...]

    @property
    def until(self) -> dt.date:
        """The last day on which an answer goes with the start."""
        return self.started + LONGEST


def questions(instruments: Iterable[str]) -> tuple[Question, ...]:
    """Everything that is asked of these instruments, in its order."""
    wanted = frozenset(instruments)
    return tuple(
        Question(instrument, code, place)
        for instrument in WE_ASK
        if instrument in wanted
        for place, code in enumerate(SCALES[instrument].questions)
    )


def with_answer(answers: Answers, question: Question, answer: int | None) -> Answers:
    """The answers with one more, or with one less where it is ``None``."""
    before = answers.get(question.instrument, (None,) * len(SCALES[question.instrument].questions))
    after = (*before[: question.place], answer, *before[question.place + 1 :])
    return {**answers, question.instrument: after}


def answer_to(answers: Answers, question: Question) -> int | None:
    """What was answered to it; ``None`` where it was skipped or not asked yet."""
    said = answers.get(question.instrument, ())
    return said[question.place] if said else None


def due(outcomes: Iterable[Outcome], today: dt.date) -> tuple[Due, ...]:
    """Who started, was not asked for 12 weeks and has not come to an end, by when it is too late.

    ``outcomes`` are those of whoever each person stands for.
    """
    asked: dict[tuple[str, str | None], list[Outcome]] = defaultdict(list)
    for each in outcomes:
        if each.date <= today:
            asked[each.person_id, each.activity_id].append(each)
    found = (_due(who, answers, today) for who, answers in asked.items())
    waiting = [each for each in found if each is not None]
    return tuple(sorted(waiting, key=lambda each: (each.started, each[0], each[1] or "")))


def next_stage(outcomes: Iterable[Outcome], activity_id: str | None, today: dt.date) -> str:
    """What asking now would be: the start, or once there is one 4 weeks ago or more, the review."""
    starts = [
        each.date for each in outcomes if each.activity_id == activity_id and each.stage == START
    ]
    again = any(SHORTEST <= today - day <= LONGEST for day in starts)
    return "review" if again else START


def _due(who: tuple[str, str | None], answers: list[Outcome], today: dt.date) -> Due | None:
    starts = [each for each in answers if each.stage == START]
    if not starts:
        return None
    started = max(each.date for each in starts)
    latest = max(each.date for each in answers)
    ended = any(each.stage == END and each.date >= started for each in answers)
    if ended or today - latest < DUE_AFTER or today - started > LONGEST:
        return None
    instruments = {each.instrument for each in starts if each.date == started}
    return Due(*who, started, latest, tuple(each for each in SCALES if each in instruments))
