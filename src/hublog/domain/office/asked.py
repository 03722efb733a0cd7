"""What the office asks about rows of a return, what it decides, and what the hub answered."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from hublog.domain.names import clean
from hublog.domain.problems import Problem
from hublog.domain.queries import EXPLAINED, FIXED, LONGEST_MESSAGE, OPEN, Query, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question to one hub, and who asked it; ``query`` is what travels in the reply.

    The query's status and answer are what the hub's returns said of it; ``answered_in`` names the
    version that did, such as ``2026-06 v1``. ``sent_on`` is the day of the latest reply that carried it.
    """

    hub_code: str
    query: Query
    asked_by: str
    answered_in: str = ""
    sent_on: dt.date | None = None

    @property
    def open(self) -> bool:
        """Whether no answer came yet."""
        return self.query.status == OPEN and self.query.alive


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """The office's word on one version, ``number`` in the order in which it was said."""

    hub_code: str
    verdict: Verdict
    decided_by: str
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one version of a return says to a question; empty where the hub mended the row."""

    query_id: str
    text: str
    month: str
    version: int
    drawn_on: dt.date


def with_answers(asked: Iterable[Asked], answers: Iterable[Answer]) -> tuple[Asked, ...]:
    """The questions with what the returns that are held say to them; the latest return counts."""
    said = {
        each.query_id: each
        for each in sorted(answers, key=lambda a: (a.drawn_on, a.month, a.version))
    }
    return tuple(_with(each, said.get(each.query.id)) for each in asked)


def _with(asked: Asked, answer: Answer | None) -> Asked:
    if answer is None:
        return asked
    query = replace(
        asked.query,
        status=EXPLAINED if answer.text else FIXED,
        answer=answer.text,
        answered_on=answer.drawn_on,
    )
    return replace(asked, query=query, answered_in=f"{answer.month} v{answer.version}")


def question_fault(query: Query, codes: Collection[str]) -> Problem | None:
    """What is wrong with a question; ``codes`` are those of list ``query``.

    Problems: OFFICE_QUESTION_EMPTY, OFFICE_QUESTION_LONG, OFFICE_QUESTION_CODE.
    """
    if not clean(query.message):
        return Problem("OFFICE_QUESTION_EMPTY")
    if len(query.message) > LONGEST_MESSAGE:
        return Problem("OFFICE_QUESTION_LONG", values={"most": LONGEST_MESSAGE})
    return None if query.code in codes else Problem("OFFICE_QUESTION_CODE", query.code)
