"""A week of an activity for children: who came on which day, when they left, and with whom."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from hublog.domain.people import Person
from hublog.domain.sessions import ALONE, Attendance, Session

DAYS_OF_WEEK = 7


class Stay(NamedTuple):
    """One child at one session: when they came, when they left, and with whom (as ``Attendance``)."""

    came: dt.datetime | None
    left: dt.datetime | None = None
    left_with: str = ""

    @property
    def alone(self) -> bool:
        """Whether they left by themselves."""
        return self.left is not None and self.left_with.startswith(ALONE)

    @property
    def why_alone(self) -> str:
        """Why they left by themselves, where somebody said so."""
        return self.left_with.removeprefix(ALONE).strip() if self.alone else ""


@dataclass(frozen=True, slots=True)
class ChildsWeek:
    """One line of the week: a child, and their stay at each session they came to, by its id."""

    person: Person
    stays: Mapping[str, Stay]


@dataclass(frozen=True, slots=True)
class CampWeek:
    """The sessions of a week in their order, and everybody who came to one of them, by name."""

    sessions: tuple[Session, ...]
    children: tuple[ChildsWeek, ...]

    def here(self, session_id: str) -> tuple[ChildsWeek, ...]:
        """Those who came to that session and have not left."""
        return tuple(
            each
            for each in self.children
            if session_id in each.stays and each.stays[session_id].left is None
        )

    def gone(self, session_id: str) -> tuple[ChildsWeek, ...]:
        """Those who came to that session and left."""
        there = (each for each in self.children if session_id in each.stays)
        return tuple(each for each in there if each.stays[session_id].left is not None)

    def away(self, session_id: str) -> tuple[ChildsWeek, ...]:
        """Those who came on other days of the week and not to that session."""
        return tuple(each for each in self.children if session_id not in each.stays)


def week_of(day: dt.date) -> tuple[dt.date, dt.date]:
    """Monday and Sunday of the week in which the day lies."""
    monday = day - dt.timedelta(days=day.weekday())
    return monday, monday + dt.timedelta(days=DAYS_OF_WEEK - 1)


def camp_week(
    sessions: Iterable[Session],
    present: Iterable[Attendance],
    ends: Mapping[str, str],
    people: Mapping[str, Person],
) -> CampWeek:
    """The week of these sessions; ``ends`` names who stands for a person that was merged.

    Somebody who was written down twice at one session has left once one of the two says so.
    """
    shown = tuple(sorted(sessions, key=lambda s: (s.date, s.start or dt.time.min, s.id)))
    stays: dict[str, dict[str, Stay]] = {}
    for visit in sorted(present, key=lambda visit: (str(visit.at or ""), visit.id)):
        who = ends.get(visit.person_id, visit.person_id)
        at = stays.setdefault(who, {})
        before = at.get(visit.session_id)
        at[visit.session_id] = _joined(before, visit)
    lines = (ChildsWeek(people[who], at) for who, at in stays.items())
    return CampWeek(
        shown, tuple(sorted(lines, key=lambda line: (line.person.name, line.person.id)))
    )


def _joined(before: Stay | None, visit: Attendance) -> Stay:
    this = Stay(visit.at, visit.left_at, visit.left_with)
    if before is None:
        return this
    return before if before.left is not None else this._replace(came=before.came)


def went_alone(reason: str) -> str:
    """What is kept of somebody who left by themselves: that, and why."""
    return f"{ALONE} {reason}".strip()


def on_shift(session: Session, today: dt.date) -> bool:
    """Whether somebody may be at it still: on its days, and on the next where nobody finished it."""
    late = dt.timedelta(days=session.status == "open")
    return session.date <= today <= session.last_day + late


def over(session: Session, today: dt.date) -> bool:
    """Whether its last day is past, so that whoever was not signed out is not there any more."""
    return session.last_day < today


def left_at(session: Session, now: dt.datetime, told: dt.time | None = None) -> dt.datetime | None:
    """When somebody left who is signed out now: as it is told, else now, or on a later day at its end.

    ``None`` where nobody knows. After midnight a session over night is on its next day.
    """
    if told is not None:
        next_day = session.start is not None and told < session.start
        day = session.last_day if next_day else session.date
        return dt.datetime.combine(day, told)
    if not over(session, now.date()):
        return now
    return None if session.end is None else dt.datetime.combine(session.last_day, session.end)


def offered(collectors: Sequence[str], lately: Collection[str]) -> tuple[str, ...]:
    """Whom to offer for collecting a child: who did it before comes first, if they still may."""
    usual = [each for each in collectors if each in lately]
    return tuple(dict.fromkeys((*usual, *collectors)))
