"""What a check finds: which rule, how grave, about which rows, and whether somebody said it is right."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from hublog.domain.acceptances import Acceptance
from hublog.domain.journal import RowKey
from hublog.domain.timetable import Gap

BLOCKS, ASKS, HINTS = "B", "W", "I"
"""Blocks sending; asks for a mend or for a reason that travels; a hint (domain.md, Data-quality rules)."""
_ENOUGH = 16
"""Letters of a trace: nobody meets the same one twice by chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that a rule found.

    ``subject`` is the id of the row it is about, which an acceptance names, with what parts it from
    others of the same rule; ``rows`` are all rows it is about, first the one that is opened to mend
    it. The sentence is ``check.<message>`` in the catalogue, its gaps filled from ``values`` (a day
    as ISO text, under a name that ends in ``day``); it names nobody, since it travels. ``people``
    are what ``check.<message>.here`` says in its gap ``{people}`` on the hub's own screen: names, or
    the private words found. ``reference`` stands for the first person in a return that holds rows
    of theirs. ``evidence`` is what an acceptance speaks of: where it changes, the question is asked
    again. ``run`` are the footfalls of the last sessions, oldest first, where the rule compares with
    them; ``gap`` is what was due, where no row exists yet.
    """

    rule: str
    severity: str
    subject: str
    rows: tuple[RowKey, ...] = ()
    message: str
    values: Mapping[str, str | int] = field(default_factory=dict)
    people: tuple[str, ...] = ()
    reference: str = ""
    evidence: str = ""
    day: dt.date | None = None
    run: tuple[tuple[dt.date, int], ...] = ()
    gap: Gap | None = None
    accepted: Acceptance | None = None

    @property
    def settled(self) -> bool:
        """Whether it stands in nobody's way: a hint, or a question answered with a reason."""
        return self.severity == HINTS or (self.severity == ASKS and self.accepted is not None)


def about(findings: Iterable[Finding], acceptance_id: str) -> Finding | None:
    """What somebody said is right with that acceptance: where its reason is given anew (DQ20)."""
    return next((f for f in findings if f.accepted and f.accepted.id == acceptance_id), None)


def trace(*found: object) -> str:
    """Evidence that can be compared but not read.

    An acceptance outlives the people it speaks of, so it may hold nothing of them in clear (P14).
    """
    text = "\n".join(map(str, found))
    return hashlib.sha256(text.encode()).hexdigest()[:_ENOUGH]
