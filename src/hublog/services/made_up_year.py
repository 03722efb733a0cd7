"""A plausible year of sessions: seasons, weather, holidays, newcomers, and who came at what time."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from hublog.domain.activities import Activity
from hublog.domain.months import Window, days
from hublog.domain.people import Person
from hublog.domain.records import Record
from hublog.domain.sessions import Attendance, Count, Session, attendance_id, session_id
from hublog.domain.volunteering import VolunteerTime
from hublog.services.ports import Ids

_LIKES_OTHERS = 0.08
"""How much less people come to what is not theirs above all."""
_SHARE_CANCELLED = 0.05
_SHARE_ON_PAPER = 0.06
_SHARE_WITH_NOTE = 0.12
_SHARE_OF_FAMILIES = 0.12
_SHARE_FIRST_TIME = 0.15
_NO_STORM, _RAIN_MATTERS = 0.93, -0.4
_RECENT = 15
"""The days of the last two weeks: everything ran, so that there is something to see."""
_CHRISTMAS = ((12, 24), (1, 2))
_HELPED = (90, 120, 150, 180, 180, 210, None)


@dataclass(frozen=True, slots=True)
class Offered:
    """An activity and what the plan says of it."""

    activity: Activity
    plan: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Regular:
    """Somebody who comes to ``main`` above all, between two days, as often as their habit says."""

    person: Person
    main: str
    shares: bool
    since: dt.date
    until: dt.date = dt.date.max
    habit: float = 0.0
    helps: bool = False


class Year:
    """Makes the sessions of a run of days and what happened at them."""

    def __init__(
        self,
        chance: Random,
        ids: Ids,
        regulars: Sequence[Regular],
        notes: Sequence[str],
        window: Window,
    ) -> None:
        self._chance = chance
        self._ids = ids
        self._regulars = regulars
        self._notes = notes
        self._window = window
        self._rain: dict[tuple[int, int], float] = {}

    def of(self, offered: Offered) -> Iterator[Record]:
        """Every session of the activity, but those that nobody wrote down."""
        planned = [day for day in days(self._window) if offered.activity.slots_on(day)]
        unrecorded = {planned[-1 - n] for n in offered.plan["unrecorded"]}
        for day in planned:
            if day not in unrecorded:
                yield from self._day(offered, day)

    def _day(self, offered: Offered, day: dt.date) -> Iterator[Record]:
        session = self._session(offered.activity, day)
        reason = self._why_not(offered, day)
        if reason:
            yield replace(session, status="cancelled", cancel_reason=reason, opened_at=None)
            return
        busy = self._busy(offered.plan, day)
        present = list(self._who_came(session, busy))
        counted = list(self._counted(session, offered.plan, busy))
        helped = list(self._helped(session))
        if session.source == "paper":
            footfall = len(present) + sum(each.n for each in counted)
            session = replace(session, paper_count=footfall)
        yield session
        yield from present
        yield from counted
        yield from helped

    def _session(self, activity: Activity, day: dt.date) -> Session:
        (slot,) = activity.slots_on(day)
        opened = dt.datetime.combine(day, slot.start) - dt.timedelta(
            minutes=self._chance.randint(1, 12)
        )
        session = Session(
            id=session_id(activity.id, day, slot.start),
            activity_id=activity.id,
            date=day,
            start=slot.start,
            end=slot.end,
            status="closed",
            type=activity.type,
            place_id=activity.place_id,
            conditions=activity.conditions_on(day),
            opened_at=opened,
            entered_on=day,
        )
        if self._chance.random() < _SHARE_WITH_NOTE:
            session = replace(session, note=self._chance.choice(self._notes))
        if self._chance.random() < _SHARE_ON_PAPER:
            later = day + dt.timedelta(days=self._chance.randint(1, 3))
            entered = min(later, self._window.last)
            session = replace(session, source="paper", opened_at=None, entered_on=entered)
        return session

    def _why_not(self, offered: Offered, day: dt.date) -> str:
        """The reason for which it did not run, empty where it did."""
        if (day.month, day.day) >= _CHRISTMAS[0] or (day.month, day.day) <= _CHRISTMAS[1]:
            return "HOLIDAY"
        if (self._window.last - day).days < _RECENT:
            return ""
        if self._rain_of(day) > _NO_STORM and offered.plan["rain"] < _RAIN_MATTERS:
            return "WEATHER"
        if self._chance.random() < _SHARE_CANCELLED:
            return str(self._chance.choice(offered.plan["reasons"]))
        return ""

    def _busy(self, plan: Mapping[str, Any], day: dt.date) -> float:
        """How many come beside an ordinary day, by the month and the week's weather."""
        season: float = plan["season"][day.month - 1]
        rain: float = plan["rain"]
        return season * (1 + rain * (self._rain_of(day) - 0.5))

    def _rain_of(self, day: dt.date) -> float:
        week = day.isocalendar()[:2]
        if week not in self._rain:
            self._rain[week] = self._chance.random()
        return self._rain[week]

    def _who_came(self, session: Session, busy: float) -> Iterator[Attendance]:
        for each in self._regulars:
            if not each.since <= session.date <= each.until:
                continue
            own = each.main == session.activity_id
            likely = each.habit * busy * (1.0 if own else _LIKES_OTHERS)
            if self._chance.random() < likely or (own and session.date == each.since):
                person = each.person.id
                yield Attendance(
                    id=attendance_id(session.id, person),
                    session_id=session.id,
                    person_id=person,
                    at=self._moment(session),
                )

    def _moment(self, session: Session) -> dt.datetime | None:
        """When somebody came: most soon after the start; nobody knows on paper."""
        if session.opened_at is None or session.start is None:
            return None
        minutes = min(self._chance.expovariate(1 / 28), 100)
        late = dt.timedelta(minutes=minutes, seconds=self._chance.randrange(60))
        moment = dt.datetime.combine(session.date, session.start) + late
        return moment.replace(microsecond=0)

    def _counted(self, session: Session, plan: Mapping[str, Any], busy: float) -> Iterator[Count]:
        for _ in range(round(self._chance.uniform(0.3, 1.7) * plan["counted"] * busy)):
            at = self._moment(session)
            if self._chance.random() < _SHARE_OF_FAMILIES:
                together = self._ids.new()
                yield self._count(session, "25-44", 1, at, together)
                yield self._count(session, "U18", self._chance.randint(1, 3), at, together)
            else:
                yield self._count(session, self._chance.choice(plan["groups"]), 1, at)

    def _count(
        self, session: Session, band: str, n: int, at: dt.datetime | None, party: str = ""
    ) -> Count:
        return Count(
            id=self._ids.new(),
            session_id=session.id,
            age_band=band,
            n=n,
            first_time_n=int(self._chance.random() < _SHARE_FIRST_TIME),
            party=party,
            at=at,
        )

    def _helped(self, session: Session) -> Iterator[VolunteerTime]:
        able = [r for r in self._regulars if r.helps]
        for each in self._chance.sample(able, k=self._chance.choice((2, 2, 3))):
            yield VolunteerTime(
                id=self._ids.new(),
                person_id=each.person.id,
                date=session.date,
                session_id=session.id,
                minutes=self._chance.choice(_HELPED),
            )
