"""A typed sheet beside the register: what its rows mean, what is there already, what stands in the way."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, replace

from hublog.domain.activities import Activity
from hublog.domain.drafts import MOST_ROWS, Draft
from hublog.domain.matching import Directory
from hublog.domain.names import clean
from hublog.domain.paper import (
    NO_OCCASION,
    Fault,
    Occasion,
    Typed,
    Understood,
    typed,
    understand_all,
)
from hublog.domain.problems import Problem
from hublog.domain.sessions import Attendance, Count, Session
from hublog.domain.volunteering import VolunteerTime
from hublog.services.ports import ListedPerson, Reader
from hublog.services.sessions import wrong_ending
from hublog.services.which_session import session_of_day
from hublog.services.who_came import identities

Meaning = Understood[ListedPerson]


@dataclass(frozen=True, slots=True)
class SheetView:
    """A sheet as it stands; people are counted once, volunteers apart.

    ``session`` is the one it is of, as the register holds it (``status``) or as it would be made
    (no status). ``already`` and ``here`` (ids of people) are at it without this sheet; ``after`` is
    the footfall once the sheet is written. ``problem`` is about the sheet as a whole.
    """

    rows: tuple[Meaning, ...]
    typed: Typed
    session: Session | None
    status: str
    already: Typed
    here: frozenset[str]
    after: int
    total: int | None
    problem: Problem | None

    @property
    def difference(self) -> int | None:
        """How many more there would be than the paper says; ``None`` where it says nothing."""
        return None if self.total is None else self.after - self.total

    @property
    def due(self) -> bool:
        """Whether its session was due, and nothing says yet that it ran or did not."""
        if self.session is None or self.status not in {"", "planned"}:
            return False
        return bool(self.status) or self.session.start is not None

    @property
    def faults(self) -> tuple[tuple[int, Fault], ...]:
        """What has to be mended, by the index of the row."""
        return tuple((place, fault) for place, row in enumerate(self.rows) for fault in row.faults)

    def refusal(self, *, accept_difference: bool) -> Problem | None:
        """Why it cannot be written as it stands.

        Problems: ``problem``, SHEET_HAS_PROBLEMS, SHEET_TOTAL_DIFFERS (DQ09) unless accepted.
        """
        if self.problem is not None:
            return self.problem
        faulty = sum(bool(row.faults) for row in self.rows)
        if faulty:
            return Problem("SHEET_HAS_PROBLEMS", str(faulty), {"n": faulty})
        if self.total is not None and self.difference and not accept_difference:
            return Problem("SHEET_TOTAL_DIFFERS", str(self.after), {"total": self.total})
        return None


def view(
    reader: Reader,
    draft: Draft,
    directory: Directory[ListedPerson],
    today: dt.date,
    *,
    finished: bool = False,
) -> SheetView:
    """The sheet beside the register; ``finished`` where it is written already."""
    session, status = _session(reader, draft)
    occasion = NO_OCCASION
    if session is not None:
        end = session.end or draft.end
        occasion = Occasion(session.date, session.start, end, lines_today(reader, draft.lines))
    rows = understand_all(draft.rows[:MOST_ROWS], directory, occasion)
    already, here = _already(reader, session.id) if session is not None and status else _NOBODY
    rows = tuple(_noted(row, number, here) for number, row in enumerate(rows, 1))
    coming = {row.who for row in rows if row.who is not None and not row.helped}
    again = {who for who in coming if who[0] == "known" and who[1] in here}
    sums = typed(rows)
    return SheetView(
        rows=rows,
        typed=sums,
        session=session,
        status=status,
        already=already,
        here=here,
        after=already.footfall + sums.footfall - len(again),
        total=draft.total,
        problem=Problem("SHEET_WRITTEN") if finished else _in_the_way(draft, session, today),
    )


def lines_today(reader: Reader, lines: tuple[str, ...]) -> tuple[str, ...]:
    """Who stands on printed lines today: whoever was merged into somebody else is that person."""
    known = identities(reader, {each for each in lines if each})
    return tuple(known.end(each) for each in lines)


def note_after(session: Session, draft: Draft) -> str:
    """The session's note with that of the sheet behind it, unless it says so already."""
    note = clean(draft.note)
    return session.note if note in session.note else f"{session.note} {note}".strip()


_NOBODY: tuple[Typed, frozenset[str]] = (Typed(), frozenset())


def _session(reader: Reader, draft: Draft) -> tuple[Session | None, str]:
    activity = reader.get(Activity, draft.activity_id)
    if activity is None or not activity.alive or draft.day is None:
        return None, ""
    return session_of_day(reader, activity.id, draft.day, draft.start)


def _already(reader: Reader, session: str) -> tuple[Typed, frozenset[str]]:
    present = reader.find(Attendance, session_id=session, status="present")
    helping = reader.find(VolunteerTime, session_id=session)
    who = {visit.person_id for visit in present} | {given.person_id for given in helping}
    known = identities(reader, who)
    here = frozenset(known.end(visit.person_id) for visit in present)
    helpers = {known.end(given.person_id) for given in helping}
    counted = sum(count.n for count in reader.find(Count, session_id=session))
    return Typed(len(here), counted, len(helpers)), here


def _noted(row: Meaning, number: int, here: Collection[str]) -> Meaning:
    person = row.person
    if person is None or row.helped or person.id not in here:
        return row
    name = person.full_name or person.known_as
    note = Problem("PAPER_HERE_ALREADY", str(number), {"name": name})
    return replace(row, notes=(*row.notes, note))


def _in_the_way(draft: Draft, session: Session | None, today: dt.date) -> Problem | None:
    if len(draft.rows) > MOST_ROWS:
        return Problem("SHEET_TOO_LONG", str(len(draft.rows)), {"most": MOST_ROWS})
    if draft.day is None:
        return Problem("SHEET_NO_DAY")
    if session is None:
        return Problem("SHEET_NO_ACTIVITY")
    if draft.day > today:
        return Problem("SESSION_IN_FUTURE", draft.day.isoformat())
    if all(row.empty for row in draft.rows) and draft.total != 0:
        return Problem("SHEET_EMPTY")
    return wrong_ending(draft.total, note_after(session, draft), {})
