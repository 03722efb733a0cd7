"""The content of a month's return: its cover and the typed rows of its sheets, and what was sent."""

import datetime as dt
import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import NamedTuple

from hublog.domain.breakdowns import BreakdownRow
from hublog.domain.hubs import Hub
from hublog.domain.indicators import Comparison
from hublog.domain.months import Month
from hublog.domain.sheet_rows import (
    AttendanceRow,
    ChangeRow,
    CheckRow,
    ErasureRow,
    LearningRow,
    MonthBar,
    OutcomeRow,
    PersonRow,
    ReferralRow,
    SessionRow,
    VolunteeringRow,
    WeekBar,
)


class FigureChange(NamedTuple):
    """One figure of a month that says something else than in the version before."""

    indicator: str
    was: float | None
    now: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What the first page says, and what the hidden manifest repeats for machines.

    ``supersedes`` is the version before, if any, ``reason`` why it is replaced and ``changed`` the
    main figures that differ from it; ``complete`` says that the month was over when the return was
    drawn; ``draft`` that nobody has signed it off, so that it must not be sent; ``due_on`` is the
    day by which the office asks for it; ``rows_shared`` that it holds rows about people who agreed.
    ``coverage`` is A05, ``None`` where nobody came.
    """

    hub: Hub
    month: Month
    version: int
    drawn_on: dt.date
    device: str
    complete: bool
    sessions_held: int
    sessions_cancelled: int
    footfall: int
    different_people: int
    coverage: float | None
    rows_shared: bool
    draft: bool = True
    due_on: dt.date | None = None
    reason: str = ""
    changed: tuple[FigureChange, ...] = ()

    @property
    def supersedes(self) -> int | None:
        """The version that this one replaces whole."""
        return self.version - 1 if self.version > 1 else None

    @property
    def nil(self) -> bool:
        """Whether nothing was held, which is a return all the same."""
        return self.sessions_held == 0

    @property
    def file_name(self) -> str:
        """The name of the workbook, such as ``CUM-EWA_2026-05_v1.xlsx``; a draft says so in it."""
        name = f"{self.hub.code}_{self.month}_v{self.version}"
        return f"{name}_draft.xlsx" if self.draft else f"{name}.xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnContent:
    """Everything one return says; rows stand in id order."""

    cover: Cover
    summary: tuple[Comparison, ...]
    sessions: tuple[SessionRow, ...]
    people: tuple[PersonRow, ...]
    attendance: tuple[AttendanceRow, ...]
    volunteering: tuple[VolunteeringRow, ...]
    breakdown: tuple[BreakdownRow, ...]
    weeks: tuple[WeekBar, ...]
    months: tuple[MonthBar, ...]
    referrals: tuple[ReferralRow, ...] = ()
    outcomes: tuple[OutcomeRow, ...] = ()
    learning: tuple[LearningRow, ...] = ()
    changes: tuple[ChangeRow, ...] = ()
    erasures: tuple[ErasureRow, ...] = ()
    checks: tuple[CheckRow, ...] = ()

    def digest(self) -> str:
        """SHA-256 of the month's own facts.

        Without when, by which device and as which version it was drawn, without what it says beside
        them (changes, erasures, checks), and without what looks back beyond it: a late sheet of April
        changes May only where somebody's first visit moves. Nor are rows about people in it: who agrees
        changes from day to day (``domain.sent_rows``).
        """
        own = [
            (each.id, each.value, each.numerator, each.denominator)
            for each in (row.indicator for row in self.summary)
            if each.id.partition(".")[0] not in LOOK_BACK
        ]
        cover = (self.cover.hub.code, self.cover.complete)
        sheets = [getattr(self, name) for name in _FACTS]
        text = json.dumps([cover, own, sheets], default=str, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


LOOK_BACK = frozenset({"B02", "B03", "B08", "B09", "E08", "F02"})
"""Figures about more than the month: they change with what happened before it, F02 with what was deleted since."""
_FACTS = (
    *("sessions", "volunteering", "referrals", "learning"),
    *("breakdown", "outcomes"),
)


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent as one version: its content, and the file itself, to the byte.

    ``workbook`` is empty once somebody was forgotten whom the file named by a reference; it is drawn
    anew from the content then.
    """

    version_id: str
    content: ReturnContent
    workbook: bytes

    def without(self, references: Collection[str]) -> "Sent":
        """The same without these people's references; figures stay (safety.md, the journal)."""
        content = self.content
        named = {row.person_ref for row in content.people}
        named.update(row.person_ref for row in content.attendance)
        if named.isdisjoint(references):
            return self
        left = replace(
            content,
            people=tuple(row for row in content.people if row.person_ref not in references),
            attendance=tuple(
                row._replace(person_ref="") if row.person_ref in references else row
                for row in content.attendance
            ),
        )
        return replace(self, content=left, workbook=b"")
