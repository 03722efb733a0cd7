"""What the office asks about rows of a return, what it decides, and what came back."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from hublog.domain.names import clean
from hublog.domain.office.arrived import CheckSaid
from hublog.domain.problems import Problem
from hublog.domain.queries import (
    ACCEPTED,
    EXPLAINED,
    FIXED,
    LONGEST_MESSAGE,
    OPEN,
    QUERIED,
    Query,
    Verdict,
)

__all__ = ["ACCEPTED", "QUERIED", "Asked", "Decided", "answered", "question_fault"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question to one hub, and who asked it; ``query`` is what travels in the reply.

    Its status and answer are what the hub's later returns said of it; ``answered_in`` names the
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


def question_fault(query: Query, codes: Collection[str]) -> Problem | None:
    """What is wrong with a question.

    Problems: OFFICE_QUESTION_EMPTY, OFFICE_QUESTION_LONG, OFFICE_QUESTION_CODE.
    """
    if not clean(query.message):
        return Problem("OFFICE_QUESTION_EMPTY")
    if len(query.message) > LONGEST_MESSAGE:
        return Problem("OFFICE_QUESTION_LONG", values={"most": LONGEST_MESSAGE})
    return None if query.code in codes else Problem("OFFICE_QUESTION_CODE", query.code)


def answered(
    asked: Iterable[Asked], checks: Iterable[CheckSaid], month: str, version: int, day: dt.date
) -> tuple[Asked, ...]:
    """The questions that this version of a return answers, with their answers.

    A hub explains in words, or mends the row, which it says by answering nothing.
    """
    said = {each.query_id: each for each in checks if each.query_id}
    found = []
    for each in asked:
        check = said.get(each.query.id)
        if check is None:
            continue
        query = replace(
            each.query,
            status=EXPLAINED if check.reason else FIXED,
            answer=check.reason,
            answered_on=day,
        )
        found.append(replace(each, query=query, answered_in=f"{month} v{version}"))
    return tuple(found)
