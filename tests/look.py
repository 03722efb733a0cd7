"""A made-up month as the quality rules see it, and what they find in it."""

import datetime as dt
from dataclasses import dataclass, field, replace

from hublog import resources
from hublog.domain.acceptances import Acceptance, acceptance_id
from hublog.domain.activities import Activity, Slot
from hublog.domain.checks.finding import Finding
from hublog.domain.checks.looking import Look
from hublog.domain.checks.rules import RULES
from hublog.domain.drawing_up import draw_up
from hublog.domain.facts import Beside, Facts, gather
from hublog.domain.hubs import Place
from hublog.domain.ledger import ledger
from hublog.domain.months import Month
from hublog.domain.people import Tombstone
from hublog.domain.volunteering import VolunteerTime
from made_facts import TEN, TWELVE, MadeRegister


def at(month: int, day: int, hour: int = 0, minute: int = 0) -> dt.datetime:
    """A moment of 2026 by the laptop's clock."""
    return dt.datetime.combine(dt.date(2026, month, day), dt.time(hour, minute))


MAY = Month(2026, 5)
TUESDAY = dt.date(2026, 5, 5)
JUNE_2 = at(6, 2, 9, 30)
NAMED_ANYWAY = {"activity", "other"}
"""Gaps that hold the name of an activity, which travels whatever it is and is looked at itself."""
DROP_IN = Activity(id="drop-in", name="Warm Tuesday", type="DROPIN", short_code="WARM")


def tuesdays(start: dt.time = TEN, end: dt.time = TWELVE, **more: dt.date) -> Slot:
    """A line of the timetable."""
    return Slot(weekday=1, start=start, end=end, **more)


@dataclass
class MonthRegister(MadeRegister):
    """A register with activities, places and what stands beside who came."""

    activities: dict[str, Activity] = field(default_factory=lambda: {DROP_IN.id: DROP_IN})
    places: dict[str, Place] = field(default_factory=dict)
    tombstones: list[Tombstone] = field(default_factory=list)
    beside: Beside = field(default_factory=Beside)

    def activity(self, id_: str = DROP_IN.id, **more: object) -> None:
        """Add an activity, or say more of one."""
        known = self.activities.get(id_, Activity(id=id_, name=f"Made-up {id_}", type="EVENT"))
        self.activities[id_] = replace(known, **more)

    def place(self, id_: str, **more: object) -> None:
        """Add a place."""
        self.places[id_] = replace(Place(id=id_, name=f"Made-up {id_}"), **more)

    def of(self, day: dt.date, names: str = "", counted: int = 0, **more: object) -> str:
        """A session as ``session`` makes it, with any other field said."""
        own = {k: more.pop(k) for k in ("start", "end", "status", "entered_on") if k in more}
        id_ = self.session(day, names, counted, **own)
        self.sessions[-1] = replace(self.sessions[-1], **more)
        return id_

    def gave(self, who: str, session: str, minutes: int | None, day: dt.date = TUESDAY) -> None:
        """Time given at a session."""
        self.person(who)
        id_ = f"time-{len(self.times)}"
        self.times.append(
            VolunteerTime(id=id_, person_id=who, date=day, session_id=session, minutes=minutes)
        )

    def facts(self) -> Facts:
        return gather(
            self.hub,
            activities=self.activities.values(),
            places=self.places.values(),
            sessions=self.sessions,
            people=self.people.values(),
            present=self.present,
            counts=self.counts,
            volunteer_times=self.times,
            tombstones=self.tombstones,
            beside=replace(self.beside, consents=(*self.beside.consents, *self.consents)),
        )

    def look(
        self, now: dt.datetime = JUNE_2, newest: dt.datetime | None = None, month: Month = MAY
    ) -> Look:
        """The month as the rules see it."""
        return look_at(self.facts(), now, newest, month)


def look_at(
    facts: Facts,
    now: dt.datetime = JUNE_2,
    newest: dt.datetime | None = None,
    month: Month = MAY,
) -> Look:
    """The same of facts that are put together already."""
    today = now.date()
    content = draw_up(
        facts, month, version=1, drawn_on=today, device="d1", complete=month.last < today
    )
    return Look(ledger(facts), month, now, newest, content)


def found(register: MonthRegister | Look, rule: str, **more: object) -> list[Finding]:
    """What one rule finds; each finding can be said, names nobody, and is told from the others."""
    look = register if isinstance(register, Look) else register.look(**more)
    every = list(RULES[rule](look))
    assert all(each.rule == rule for each in every)
    assert len({each.subject for each in every}) == len(every)
    for each in every:
        assert said(each)
        own = {gap: value for gap, value in each.values.items() if gap not in NAMED_ANYWAY}
        assert all(name not in str(own) for name in each.people)
    return every


def said(finding: Finding, *, here: bool = True) -> str:
    """The sentence of a finding, as it is said on the hub's own screen or where it travels."""
    words = resources.words()
    key = f"check.{finding.message}"
    assert key in words
    assert f"check_name.{finding.rule}" in words
    assert f"check_mend.{finding.rule}" in words
    travels = words(key, **finding.values)
    if not here or not finding.people or f"{key}.here" not in words:
        return travels
    return words(f"{key}.here", people=", ".join(finding.people), **finding.values)


def messages(register: MonthRegister | Look, rule: str, **more: object) -> list[str]:
    """Only what the findings of one rule are called."""
    return [each.message for each in found(register, rule, **more)]


def word(finding: Finding, reason: str) -> Acceptance:
    """Somebody's word that what was found is right."""
    return Acceptance(
        id=acceptance_id(finding.rule, finding.subject),
        rule=finding.rule,
        subject=finding.subject,
        evidence=finding.evidence,
        reason=reason,
        accepted_by="Made-up coordinator",
        accepted_on=dt.date(2026, 6, 1),
    )
