"""A register full of made-up facts, to look around in."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from hublog.domain.activities import Activity, DatedCondition, Slot
from hublog.domain.months import Month, Window, days
from hublog.domain.people import Person
from hublog.domain.records import Record
from hublog.domain.sessions import Attendance, Count, Session, attendance_id, session_id
from hublog.domain.volunteering import VolunteerTime
from hublog.services.changed import Changed
from hublog.services.hub import the_hub
from hublog.services.ports import Clock, Ids, Store

_MONTHS = 13
_SHARE_CANCELLED = 0.06
_SHARE_WHO_SHARE = 0.4
_SHARE_WHO_JOINED = 0.6
"""How many of the people came first in the course of the year."""
_VOLUNTEERS = 4
_AGE_BANDS = ("11-15", "18-24", "25-34", "35-44", "55-64", "65-74", "65-74", "75-84", "NK")
_DOOR_GROUPS = ("U18", "25-44", "45-64", "65+", "65+", "NK")


@dataclass(frozen=True, slots=True)
class _Regular:
    person: Person
    since: dt.date
    habit: float


class MadeUp:
    """Fills a new register; the same ``chance`` gives the same facts."""

    def __init__(self, store: Store, clock: Clock, ids: Ids, chance: Random) -> None:
        self._store = store
        self._clock = clock
        self._ids = ids
        self._chance = chance

    def fill(self, actor: str, plan: Mapping[str, Any]) -> Changed:
        """Write a year of sessions that ends yesterday, in one action.

        ``plan`` holds ``activities`` and ``names`` as in ``resources/demo/made_up.toml``.
        """
        today = self._clock.now().date()
        window = Window(Month.of(today).plus(1 - _MONTHS).first, today - dt.timedelta(days=1))
        regulars = self._regulars(plan["names"], window)
        with self._store.writing(actor, "made_up") as work:
            work.put(replace(the_hub(work), share_rows=True, records_complete_from=window.first))
            work.put_all(regular.person for regular in regulars)
            for offered in plan["activities"]:
                activity = self._activity(offered)
                work.put(activity)
                work.put_all(self._year(activity, offered, regulars, window))
            return work.commit()

    def _regulars(self, names: Mapping[str, Sequence[str]], window: Window) -> list[_Regular]:
        whole = [f"{first} {last}" for first in names["first"] for last in names["last"]]
        self._chance.shuffle(whole)
        every_day = days(window)
        return [
            _Regular(
                Person(
                    id=self._ids.new(),
                    known_as=name.split()[0],
                    full_name=name,
                    local_no=number,
                    ref=self._ids.reference(),
                    age_band=self._chance.choice(_AGE_BANDS),
                    sex=self._chance.choice(("F", "F", "M", "NS", "NK")),
                    share_rows=self._chance.random() < _SHARE_WHO_SHARE,
                ),
                since=self._chance.choice(every_day)
                if self._chance.random() < _SHARE_WHO_JOINED
                else window.first,
                habit=self._chance.betavariate(1, 2.5),
            )
            for number, name in enumerate(whole, start=1)
        ]

    def _activity(self, offered: Mapping[str, Any]) -> Activity:
        slot = Slot(weekday=offered["weekday"], start=offered["start"], end=offered["end"])
        return Activity(
            id=self._ids.new(),
            name=offered["name"],
            type=offered["type"],
            short_code=offered["short_code"],
            schedule=(slot,),
            conditions=tuple(DatedCondition(code=code) for code in offered["conditions"]),
        )

    def _year(
        self,
        activity: Activity,
        offered: Mapping[str, Any],
        regulars: Sequence[_Regular],
        window: Window,
    ) -> Iterator[Record]:
        for day in days(window):
            for slot in activity.slots_on(day):
                session = Session(
                    id=session_id(activity.id, day, slot.start),
                    activity_id=activity.id,
                    date=day,
                    start=slot.start,
                    end=slot.end,
                    status="closed",
                    type=activity.type,
                    conditions=activity.conditions_on(day),
                    entered_on=day,
                )
                if self._chance.random() < _SHARE_CANCELLED:
                    yield replace(session, status="cancelled", cancel_reason="NOVOL")
                    continue
                yield session
                came = [r for r in regulars if r.since <= day]
                yield from self._who_came(session, came, offered["liking"])
                yield from self._counted(session, offered["counted"])
                yield from self._helped(session, regulars[:_VOLUNTEERS])

    def _who_came(
        self, session: Session, regulars: Iterable[_Regular], liking: float
    ) -> Iterator[Record]:
        for regular in regulars:
            if self._chance.random() < regular.habit * liking or session.date == regular.since:
                person = regular.person.id
                yield Attendance(
                    id=attendance_id(session.id, person), session_id=session.id, person_id=person
                )

    def _counted(self, session: Session, usual: int) -> Iterator[Record]:
        for _ in range(self._chance.randint(0, 2 * usual)):
            yield Count(
                id=self._ids.new(),
                session_id=session.id,
                age_band=self._chance.choice(_DOOR_GROUPS),
                n=1,
            )

    def _helped(self, session: Session, volunteers: Sequence[_Regular]) -> Iterator[Record]:
        for volunteer in self._chance.sample(volunteers, k=2):
            yield VolunteerTime(
                id=self._ids.new(),
                person_id=volunteer.person.id,
                date=session.date,
                session_id=session.id,
                minutes=self._chance.choice((90, 120, 150, 180)),
            )
