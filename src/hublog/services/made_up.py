"""A register full of made-up facts, to look around in."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from random import Random
from typing import Any

from hublog.domain.activities import Activity, DatedCondition, Slot
from hublog.domain.consents import NO, SHARE_ROWS, YES, Consent
from hublog.domain.drawing_up import draw_up_from
from hublog.domain.hubs import Place
from hublog.domain.ledger import ledger
from hublog.domain.months import Month, Window, days
from hublog.domain.people import Person
from hublog.domain.postcodes import outward
from hublog.domain.returns import Sent
from hublog.domain.versions import ReturnVersion, version_id
from hublog.services.changed import Changed
from hublog.services.hub import the_hub
from hublog.services.large_reads import no_looking_for_garbage
from hublog.services.made_up_year import Offered, Regular, Year
from hublog.services.ports import Clock, Ids, Store, UnitOfWork

_MONTHS = 13
_SHARE_WHO_SHARE = 0.4
_SHARE_WHO_JOINED = 0.55
"""How many of the people came first in the course of the year."""
_SHARE_WHO_LEFT = 0.2
_DAYS_BEFORE = (7, 700)
_HELPERS = 6
_NEWCOMERS = 3
_SENT_ON_DAY = 3
_SENT_AT = dt.time(14, 10)
"""Returns of past months were drawn on this day of the next."""
_ASKED_AT = dt.time(11, 30)
_FIELDS = ("sex", "ethnic_group", "disability", "first_language", "heard_from", "postcode")


class MadeUp:
    """Fills a new register; the same ``chance`` gives the same facts."""

    def __init__(self, store: Store, clock: Clock, ids: Ids, chance: Random) -> None:
        self._store = store
        self._clock = clock
        self._ids = ids
        self._chance = chance

    def fill(self, actor: str, plan: Mapping[str, Any]) -> Changed:
        """Write a year of sessions that ends yesterday, in one action.

        ``plan`` is that of ``resources/demo/made_up.toml``. Something is planned for today; the last
        month's return is still to be drawn, those before it were sent.
        """
        today = self._clock.now().date()
        window = Window(Month.of(today).plus(1 - _MONTHS).first, today - dt.timedelta(days=1))
        places = {
            each["place"]: Place(id=self._ids.new(), name=each["place"])
            for each in plan["activities"]
        }
        offered = [
            Offered(self._activity(each, weekday, places[each["place"]].id), each)
            for each, weekday in _with_weekdays(plan["activities"], today)
        ]
        regulars = list(self._regulars(plan, offered, window))
        year = Year(self._chance, self._ids, regulars, plan["notes"]["usual"], window)
        with no_looking_for_garbage(), self._store.writing(actor, "made_up") as work:
            work.put(replace(the_hub(work), share_rows=True, records_complete_from=window.first))
            work.put_all([*places.values(), *(each.activity for each in offered)])
            work.put_all(each.person for each in regulars)
            work.put_all(self._answer(each) for each in regulars)
            work.put_all(record for each in offered for record in year.of(each))
            work.put_all(self._sent(work, actor, window))
            return work.commit()

    def _activity(self, offered: Mapping[str, Any], weekday: int, place_id: str) -> Activity:
        slot = Slot(weekday=weekday, start=offered["start"], end=offered["end"])
        return Activity(
            id=self._ids.new(),
            name=offered["name"],
            type=offered["type"],
            short_code=offered["short_code"],
            place_id=place_id,
            schedule=(slot,),
            conditions=tuple(DatedCondition(code=code) for code in offered["conditions"]),
        )

    def _regulars(
        self, plan: Mapping[str, Any], offered: Sequence[Offered], window: Window
    ) -> Iterator[Regular]:
        """Everybody, by what they come for above all; the last of the first thing are new there."""
        names = plan["names"]
        whole = [(first, last) for first in names["first"] for last in names["last"]]
        mains = [each for each in offered for _ in range(each.plan["mains"])]
        for number, (first, last) in enumerate(self._chance.sample(whole, len(mains)), start=1):
            main = mains[number - 1]
            person = self._person(first, last, number, names["short"])
            shares = self._chance.random() < _SHARE_WHO_SHARE
            if main is offered[0] and number > offered[0].plan["mains"] - _NEWCOMERS:
                yield Regular(
                    person, main.activity.id, shares, self._latest(main, window), habit=1.0
                )
                continue
            person, since = self._since(self._told(person, plan, main), window)
            left = self._chance.random() < _SHARE_WHO_LEFT
            yield Regular(
                person,
                main.activity.id,
                shares,
                since,
                self._chance.choice(days(window)) if left else window.last,
                self._chance.betavariate(1.6, 2.2),
                helps=main is offered[0] and number <= _HELPERS,
            )

    def _since(self, person: Person, window: Window) -> tuple[Person, dt.date]:
        """From when on somebody came; who was there from the first day came before it too."""
        if self._chance.random() < _SHARE_WHO_JOINED:
            return person, self._chance.choice(days(window))
        before = dt.timedelta(days=self._chance.randint(*_DAYS_BEFORE))
        return replace(person, first_seen_on=window.first - before), window.first

    def _person(self, first: str, last: str, number: int, short: Mapping[str, str]) -> Person:
        known_as = short.get(first, first)
        return Person(
            id=self._ids.new(),
            known_as=known_as,
            full_name=f"{first} {last}",
            local_no=number,
            ref=self._ids.reference(),
        )

    def _answer(self, regular: Regular) -> Consent:
        """What somebody said on their first day, when they were asked about sharing rows."""
        return Consent(
            id=self._ids.new(),
            person_id=regular.person.id,
            purpose=SHARE_ROWS,
            decision=YES if regular.shares else NO,
            at=dt.datetime.combine(regular.since, _ASKED_AT),
        )

    def _told(self, person: Person, plan: Mapping[str, Any], main: Offered) -> Person:
        told = {name: self._chance.choice(plan["told"][name]) for name in _FIELDS}
        decile = plan["deciles"].get(told["postcode"])
        return replace(
            person,
            **told,
            age_band=self._chance.choice(main.plan["ages"]),
            outward=outward(told["postcode"]),
            imd_decile=decile,
            imd_index="IOD2025" if decile else "",
        )

    def _latest(self, main: Offered, window: Window) -> dt.date:
        """The last day on which the activity was planned."""
        return max(day for day in days(window) if main.activity.slots_on(day))

    def _sent(self, work: UnitOfWork, actor: str, window: Window) -> Iterator[ReturnVersion]:
        """The returns of all months but the last whole one, as they were signed off and sent."""
        book = ledger(work.facts())
        for month in (Month.of(window.first).plus(n) for n in range(_MONTHS - 2)):
            signed_on = month.plus(1).first.replace(day=_SENT_ON_DAY)
            device = self._store.device
            content = draw_up_from(
                book, month, version=1, drawn_on=signed_on, device=device, complete=True
            )
            content = replace(content, cover=replace(content.cover, draft=False))
            version = ReturnVersion(
                id=version_id(str(month), 1, device),
                month=str(month),
                version=1,
                signed_by=actor,
                signed_on=signed_on,
                device=device,
                digest=content.digest(),
                sent_at=dt.datetime.combine(signed_on, _SENT_AT),
                sent_by=actor,
            )
            work.keep_sent(Sent(version.id, content, b""))
            yield version


def _with_weekdays(
    activities: Sequence[Mapping[str, Any]], today: dt.date
) -> list[tuple[Mapping[str, Any], int]]:
    """Each activity with its weekday; the first moves to today where nothing else is planned."""
    weekdays = [int(each["weekday"]) for each in activities]
    if today.weekday() not in weekdays:
        weekdays[0] = today.weekday()
    return list(zip(activities, weekdays, strict=True))
