"""What is printed for people at a session: the sheet to sign in on, the privacy notice, the day in numbers."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hublog.domain.ages import GROUPS
from hublog.domain.derived_ids import derived
from hublog.domain.drafts import Draft
from hublog.domain.hubs import Hub
from hublog.domain.names import clean
from hublog.domain.people import PREFERS_NOT_TO_SAY

DOOR_GROUPS = tuple(each for each in GROUPS if each != PREFERS_NOT_TO_SAY)
"""The groups that people without a name are counted in, as the keys at the door have them."""
LINES_A_SIDE = 25
"""So many lines, high enough for a biro, fit on one side of the paper."""
FEWEST_EMPTY = 8
"""At least so many lines are left for those whom nobody expected."""
MOST_PRINTED = 42
"""So many names, and lines for others, fit on the two sides of one sheet of paper."""
_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Digits and capitals that are not taken for one another in somebody's handwriting."""
_CODE = 4


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One person printed on a sheet: the name as visitors may see it, and the number on the card."""

    name: str
    card: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInSheet:
    """A sheet to sign in on: ``lines`` are printed, so many more are ``empty``; numbered from 1.

    ``draft`` is what has to be kept of it, so that its numbers can be typed up; a sheet without names
    needs nothing kept.
    """

    hub: Hub
    activity: str
    place: str
    day: dt.date
    start: dt.time | None
    end: dt.time | None
    code: str
    lines: tuple[SheetLine, ...] = ()
    empty: int = LINES_A_SIDE
    draft: Draft | None = None

    @property
    def sides(self) -> int:
        """On so many sides of paper it fits."""
        return -(-(len(self.lines) + self.empty) // LINES_A_SIDE)


@dataclass(frozen=True, slots=True)
class NoticeCard:
    """The hub's privacy notice, to hang up or to take away; ``small`` is half as large."""

    hub: Hub
    small: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySummary:
    """How a session went, in numbers; ``names`` only where the coordinator asked for them.

    ``bands`` are the people counted without a name, by group at the door; ``minutes`` what helpers
    gave together, of whom ``untimed`` did not say how long; ``meals`` are ``None`` where nobody told.
    A note that names somebody is ``note_left_out`` of a page without names.
    """

    hub: Hub
    activity: str
    place: str
    day: dt.date
    start: dt.time | None
    end: dt.time | None
    status: str
    named: int
    counted: int
    first_visits: int
    bands: Mapping[str, int]
    helpers: int
    minutes: int
    untimed: int
    note: str
    names: tuple[str, ...] = ()
    helper_names: tuple[str, ...] = ()
    meals: int | None = None
    note_left_out: bool = False

    @property
    def footfall(self) -> int:
        """Everybody who came, helpers left out."""
        return self.named + self.counted


OnPaper = SignInSheet | NoticeCard | DaySummary
"""Whatever can be printed here."""


def sheet_id(
    activity_id: str, day: dt.date, start: dt.time | None, people: Sequence[str] = ()
) -> str:
    """The id of a sheet: the same session and the same people in the same order give the same one."""
    return derived(f"sheet {activity_id} {day} {start or ''} {' '.join(people)}")


def code_of(sheet: str) -> str:
    """The few signs that a sheet of that id is known by, printed in its corner."""
    number, code = int(sheet.replace("-", ""), 16), ""
    for _ in range(_CODE):
        number, at = divmod(number, len(_SIGNS))
        code += _SIGNS[at]
    return code


def empty_after(printed: int) -> int:
    """So many empty lines follow the printed ones, until the last side is full."""
    sides = -(-(printed + FEWEST_EMPTY) // LINES_A_SIDE)
    return sides * LINES_A_SIDE - printed


def short_notice(hub: Hub) -> str:
    """The first sentence of the hub's own privacy notice, empty where it has none."""
    first = clean(hub.notice.strip().split("\n")[0])
    end = re.search(r"[.!?](?= |$)", first)
    return first[: end.end()] if end else first
