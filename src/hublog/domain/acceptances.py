"""A person's word that something a check asked about is right, with the reason that travels."""

import datetime as dt
from dataclasses import dataclass

from hublog.domain.derived_ids import derived
from hublog.domain.problems import Problem

LONGEST_REASON = 280
"""Letters of a reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """Says why what ``rule`` found about ``subject``, a row's id, is right.

    ``evidence`` is what was found then; once something else is found, the question is asked again.
    """

    id: str
    rule: str
    subject: str
    evidence: str
    reason: str
    accepted_by: str
    accepted_on: dt.date
    alive: bool = True


def acceptance_id(rule: str, subject: str) -> str:
    """The id two laptops agree on for one question about one row."""
    return derived(f"acceptance|{rule}|{subject}")


def reason_fault(reason: str) -> Problem | None:
    """What is wrong with a reason that shall travel: ``REASON_NEEDED``, ``REASON_TOO_LONG``."""
    if not any(sign.isalnum() for sign in reason):
        return Problem("REASON_NEEDED")
    if len(reason) > LONGEST_REASON:
        return Problem("REASON_TOO_LONG", values={"most": LONGEST_REASON})
    return None
