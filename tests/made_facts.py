"""Made-up registers, written down as briefly as a test can say them."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from hublog.domain.activities import Activity
from hublog.domain.consents import SHARE_ROWS, YES, Consent
from hublog.domain.facts import Beside, Facts, gather
from hublog.domain.hubs import Hub
from hublog.domain.learning import Learning
from hublog.domain.outcomes import SCALES, SWEMWBS, Outcome, total_of
from hublog.domain.people import Person
from hublog.domain.referrals import FIRST_STATUS, Referral
from hublog.domain.sessions import Attendance, Count, Session, attendance_id
from hublog.domain.volunteering import VolunteerTime
from hublog.services.ports import Store

HUB = Hub(id="hub", code="CUM-EWA", name="Made-up hub")
TEN, TWELVE = dt.time(10), dt.time(12)
LONG_AGO = dt.datetime(2026, 1, 5, 10)  # noqa: DTZ001 - local wall time


def sharing(person_id: str, decision: str = YES, at: dt.datetime = LONG_AGO) -> Consent:
    """What somebody said when they were asked whether a row about them may travel."""
    id_ = f"shares-{person_id}-{at}"
    return Consent(id=id_, person_id=person_id, purpose=SHARE_ROWS, decision=decision, at=at)


@dataclass
class MadeRegister:
    """A register under construction; ``facts`` gathers it as the store would."""

    hub: Hub = HUB
    sessions: list[Session] = field(default_factory=list)
    people: dict[str, Person] = field(default_factory=dict)
    present: list[tuple[str, str, str]] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)
    times: list[VolunteerTime] = field(default_factory=list)
    referrals: list[Referral] = field(default_factory=list)
    learning: list[Learning] = field(default_factory=list)
    consents: list[Consent] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)

    def person(self, name: str, **more: object) -> None:
        known = self.people.get(name, Person(id=name, known_as=name, ref=f"ref{name}"))
        self.people[name] = replace(known, **more)

    def shares(self, name: str, **more: object) -> None:
        """Somebody who agreed that a row about them travels."""
        self.person(name, **more)
        self.consents.append(sharing(name))

    def session(
        self,
        day: dt.date,
        names: Iterable[str] = "",
        counted: int | Mapping[str, int] = 0,
        *,
        start: dt.time | None = TEN,
        end: dt.time | None = TWELVE,
        status: str = "closed",
        entered_on: dt.date | None = None,
    ) -> str:
        """A session to which each of ``names`` came; ``counted`` is a number or one per band."""
        id_ = f"{day}-{len(self.sessions)}"
        self.sessions.append(
            Session(
                id=id_,
                activity_id="drop-in",
                date=day,
                start=start,
                end=end,
                status=status,
                entered_on=entered_on,
            )
        )
        for name in names:
            self.person(name)
            self.present.append((id_, name, attendance_id(id_, name)))
        bands = {"NK": counted} if isinstance(counted, int) else counted
        for band, n in bands.items():
            self.count(id_, band, n)
        return id_

    def count(self, session: str, band: str, n: int) -> None:
        id_ = f"count-{len(self.counts)}"
        self.counts.append(Count(id=id_, session_id=session, age_band=band, n=n))

    def helped(self, name: str, day: dt.date, minutes: int | None) -> None:
        self.person(name)
        self.times.append(
            VolunteerTime(id=f"time-{len(self.times)}", person_id=name, date=day, minutes=minutes)
        )

    def referred(
        self,
        direction: str,
        day: dt.date,
        name: str | None = None,
        outcome: str = "",
        told: dt.date | None = None,
    ) -> Referral:
        """Somebody passed on, sent to us or told where to go, and what became of it."""
        if name is not None:
            self.person(name)
        made = Referral(
            id=f"referral-{len(self.referrals):03}",
            direction=direction,
            date=day,
            person_id=name,
            activity_id="drop-in",
            org_type="PHARMACY",
            reason="LONELY",
            status=outcome or FIRST_STATUS[direction],
            status_date=told,
        )
        self.referrals.append(made)
        return made

    def answered(
        self,
        name: str,
        day: dt.date,
        *answers: int | None,
        stage: str = "start",
        instrument: str = "ONS4",
        activity: str | None = "drop-in",
    ) -> Outcome:
        """What somebody said how they are; a total is what is typed for SWEMWBS."""
        self.person(name)
        typed = instrument == SWEMWBS
        made = Outcome(
            id=f"outcome-{len(self.outcomes):03}",
            person_id=name,
            instrument=instrument,
            stage=stage,
            date=day,
            activity_id=activity,
            answers=() if typed else answers,
            total=answers[0] if typed else total_of(instrument, answers),
        )
        assert typed or len(answers) == len(SCALES[instrument].questions)
        self.outcomes.append(made)
        return made

    def facts(self) -> Facts:
        return gather(
            self.hub,
            activities=(),
            places=(),
            sessions=self.sessions,
            people=self.people.values(),
            present=self.present,
            counts=self.counts,
            volunteer_times=self.times,
            beside=Beside(
                referrals=self.referrals,
                learning=self.learning,
                consents=self.consents,
                outcomes=self.outcomes,
            ),
        )


def worked_example() -> Facts:
    """The worked example of domain.md: May 2026, four Tuesdays, the last one cancelled."""
    return _example().facts()


def _example() -> MadeRegister:
    register = MadeRegister()
    register.session(dt.date(2026, 4, 28), "ABCD")
    register.session(dt.date(2026, 5, 5), "ABCD", 3)
    register.session(dt.date(2026, 5, 12), "ABE", 2)
    register.session(dt.date(2026, 5, 19), "ACEFG")
    register.session(dt.date(2026, 5, 26), status="cancelled")
    return register


def stored_example(store: Store, hub: Hub = HUB) -> None:
    """Put the worked example into a store; the hub may be there already."""
    register = _example()
    with store.writing("Test", "made_up") as work:
        work.put(hub, Activity(id="drop-in", name="Drop-in", type="DROPIN"))
        work.put_all([*register.people.values(), *register.sessions, *register.counts])
        work.put_all(
            Attendance(id=id_, session_id=session, person_id=person)
            for session, person, id_ in register.present
        )
        work.commit()
