"""Hubs by months: which returns came in time, late, changed, with a question, or not at all."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from hublog.domain.months import Month
from hublog.domain.office.asked import Asked, Decided
from hublog.domain.office.filed import Filed, missing_below
from hublog.domain.office.hubs import ListedHub
from hublog.domain.queries import ACCEPTED

IN_TIME, LATE, REPLACED, QUESTION, MISSING, NIL, WAITING, NOT_YET, OUTSIDE = (
    *("in_time", "late", "replaced", "question", "missing", "nil", "waiting", "not_yet", "outside"),
)
STATES = (IN_TIME, LATE, REPLACED, QUESTION, MISSING, NIL, WAITING, NOT_YET, OUTSIDE)
"""What a cell of the matrix shows first. ``waiting`` is over but not due, ``not_yet`` not over, ``outside``
a month for which nothing is expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One hub's month: what it shows first, and everything that is true of it besides.

    ``late_days`` counts from the day it was due to the day the hub signed its first version off;
    ``accepted`` says that the office's last word on the version that stands was that it is right.
    """

    hub_code: str
    month: str
    state: str
    version: int = 0
    versions: tuple[int, ...] = ()
    gaps: tuple[int, ...] = ()
    footfall: int | None = None
    late_days: int = 0
    nil: bool = False
    questions: int = 0
    accepted: bool = False
    edited: bool = False
    due_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Matrix:
    """The cells by hub and month, hubs by code, months in their order."""

    hubs: tuple[ListedHub, ...]
    months: tuple[Month, ...]
    cells: Mapping[tuple[str, str], Cell] = field(default_factory=dict)

    def tally(self) -> Mapping[str, int]:
        """How many cells show each state."""
        counts = dict.fromkeys(STATES, 0)
        for cell in self.cells.values():
            counts[cell.state] += 1
        return counts


def matrix(
    hubs: Iterable[ListedHub],
    months: Sequence[Month],
    filed: Collection[Filed],
    asked: Collection[Asked],
    decided: Collection[Decided],
    today: dt.date,
) -> Matrix:
    """The matrix as it stands today."""
    listed = tuple(sorted(hubs, key=lambda hub: hub.code))
    held: dict[tuple[str, str], list[Filed]] = {}
    for each in filed:
        held.setdefault((each.hub_code, each.month), []).append(each)
    questions: dict[tuple[str, str], int] = {}
    for question in asked:
        key = (question.hub_code, question.query.month)
        questions[key] = questions.get(key, 0) + question.open
    words = {(d.hub_code, d.verdict.month, d.verdict.version): d for d in _in_order(decided)}
    cells = {
        (hub.code, str(month)): _cell(
            hub,
            month,
            held.get((hub.code, str(month)), []),
            questions.get((hub.code, str(month)), 0),
            words,
            today,
        )
        for hub in listed
        for month in months
    }
    return Matrix(listed, tuple(months), cells)


def _in_order(decided: Iterable[Decided]) -> list[Decided]:
    return sorted(decided, key=lambda each: (each.verdict.decided_on, each.number))


def _cell(
    hub: ListedHub,
    month: Month,
    held: Sequence[Filed],
    questions: int,
    words: Mapping[tuple[str, str, int], Decided],
    today: dt.date,
) -> Cell:
    due = hub.due_on(month)
    if not held:
        state = _without(hub, month, due, today)
        return Cell(hub_code=hub.code, month=str(month), state=state, due_on=due)
    stands = max(held, key=lambda each: each.version)
    first = min(held, key=lambda each: each.version)
    late_days = max((first.drawn_on - due).days, 0)
    said = words.get((hub.code, str(month), stands.version))
    return Cell(
        hub_code=hub.code,
        month=str(month),
        state=_with(stands, late_days, questions),
        version=stands.version,
        versions=tuple(sorted(each.version for each in held)),
        gaps=missing_below(each.version for each in held),
        footfall=stands.footfall,
        late_days=late_days,
        nil=stands.nil,
        questions=questions,
        accepted=said is not None and said.verdict.decision == ACCEPTED,
        edited=bool(stands.edits),
        due_on=due,
    )


def _without(hub: ListedHub, month: Month, due: dt.date, today: dt.date) -> str:
    if not hub.expects(month):
        return OUTSIDE
    if month.last >= today:
        return NOT_YET
    return WAITING if today <= due else MISSING


def _with(stands: Filed, late_days: int, questions: int) -> str:
    if questions:
        return QUESTION
    if stands.version > 1:
        return REPLACED
    if stands.nil:
        return NIL
    return LATE if late_days else IN_TIME


def chased(found: Matrix) -> tuple[Cell, ...]:
    """The cells somebody has to be asked about: missing, or with a question, the oldest first."""
    cells = [cell for cell in found.cells.values() if cell.state in {MISSING, QUESTION}]
    return tuple(sorted(cells, key=lambda cell: (cell.month, cell.hub_code)))
