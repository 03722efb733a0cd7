"""The rows of a return about what happened in its month, made from the register's facts."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from hublog.domain.activities import Activity
from hublog.domain.ages import age_band
from hublog.domain.consents import SHARE_ROWS
from hublog.domain.facts import Facts, Visit
from hublog.domain.indicators import engagement_band
from hublog.domain.learning import PROMPTS
from hublog.domain.ledger import Ledger, Turnout
from hublog.domain.months import Month
from hublog.domain.people import NOT_ASKED, Person
from hublog.domain.referrals import Referral
from hublog.domain.sessions import Session
from hublog.domain.sheet_rows import (
    COUNTED_BANDS,
    VOLUNTEER_KINDS,
    AttendanceRow,
    LearningRow,
    PersonRow,
    ReferralRow,
    SessionRow,
    VolunteeringRow,
)
from hublog.domain.volunteering import VolunteerTime

WEEKDAYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")


class ReturnRows:
    """One month of a register as rows; what several sheets need is worked out once."""

    def __init__(self, books: Ledger, month: Month, drawn_on: date) -> None:
        self._ledger = books
        self._drawn_on = drawn_on
        self._facts = books.facts
        self._month = month

    def sessions(self) -> tuple[SessionRow, ...]:
        """Every session of the month, planned, open and cancelled ones among them, in id order."""
        return tuple(
            self._session(session)
            for _, session in sorted(self._facts.sessions.items())
            if session.date in self._month.window
        )

    def attendance(self) -> tuple[AttendanceRow, ...]:
        """Visits to this month's closed sessions by people who agreed, in id order."""
        rows = [
            AttendanceRow(
                visit.attendance_id,
                session.id,
                self._sharing[visit.person_id].ref,
                "present",
                visit.attendance_id in self._first_visits,
            )
            for session in self._ledger.held_in(self._month.window)
            for visit in self._visits[session.id]
            if visit.person_id in self._sharing
        ]
        return tuple(sorted(rows))

    def people(self) -> tuple[PersonRow, ...]:
        """Those people of this month who agreed, by their reference."""
        this_month = self._ledger.visits_in(self._month.window)
        year = self._ledger.visits_in(self._month.rolling_year)
        rows = [
            self._person(person, this_month[person.id], year[person.id])
            for person in self._sharing.values()
            if this_month[person.id]
        ]
        return tuple(sorted(rows, key=lambda row: row.person_ref))

    def volunteering(self) -> tuple[VolunteeringRow, ...]:
        """The month's volunteer time by activity, in the order of their codes."""
        by_activity: dict[str, list[VolunteerTime]] = defaultdict(list)
        for given in self._facts.volunteer_times:
            if given.date in self._month.window:
                session = self._facts.sessions.get(given.session_id or "")
                by_activity[session.activity_id if session else ""].append(given)
        rows = (
            _volunteering(self._facts.activities.get(activity), times)
            for activity, times in sorted(by_activity.items())
        )
        return tuple(sorted(rows))

    def referrals(self) -> tuple[ReferralRow, ...]:
        """Referrals made in the month, or whose outcome came in it, in id order and about nobody.

        None about somebody of whom nothing may leave alone; the figures count them. Each as it stood at the month's end: what became of it later is told by the later month.
        """
        window = self._month.window
        return tuple(
            self._referral(each.as_of(window.last))
            for each in sorted(self._facts.referrals, key=lambda each: each.id)
            if each.person_id not in self._kept_here
            and (
                each.date in window
                or (each.ended_by(window.last) and (each.status_date or each.date) in window)
            )
        )

    def learning(self) -> tuple[LearningRow, ...]:
        """What was learned in the month: one row for each prompt that has an answer."""
        learned = self._facts.learning.get(str(self._month))
        if learned is None:
            return ()
        consent = {True: "yes", False: "no", None: ""}[learned.story_consent]
        return tuple(
            LearningRow(prompt, text, ";".join(learned.conditions), consent)
            for prompt, text in zip(PROMPTS, learned.texts, strict=True)
            if text
        )

    @cached_property
    def _first_time_counted(self) -> Counter[str]:
        found: Counter[str] = Counter()
        for count in self._facts.counts:
            found[count.session_id] += count.first_time_n
        return found

    @cached_property
    def _times(self) -> Mapping[str, list[VolunteerTime]]:
        found: dict[str, list[VolunteerTime]] = defaultdict(list)
        for given in self._facts.volunteer_times:
            if given.session_id:
                found[given.session_id].append(given)
        return found

    @cached_property
    def _first_visits(self) -> frozenset[str]:
        """The attendances of this month that were somebody's first ever.

        A first visit told for an earlier day of the month counts with the first one on record, so
        that the first visits of the month's sessions add up to B04.
        """
        newcomers = {
            who for who, day in self._ledger.first_visit.items() if day in self._month.window
        }
        first: dict[str, str] = {}
        for session in self._ledger.held_in(self._month.window):
            for visit in self._visits[session.id]:
                if visit.person_id in newcomers:
                    first.setdefault(str(visit.person_id), visit.attendance_id)
        return frozenset(first.values())

    @cached_property
    def _visits(self) -> Mapping[str, list[Visit]]:
        """The named visits of this month by session."""
        found: dict[str, list[Visit]] = defaultdict(list)
        sessions = self._facts.sessions
        for visit in self._facts.visits:
            if visit.person_id and sessions[visit.session_id].date in self._month.window:
                found[visit.session_id].append(visit)
        return found

    @cached_property
    def _sharing(self) -> Mapping[str | None, Person]:
        return sharing(self._facts, self._drawn_on)

    @cached_property
    def _kept_here(self) -> frozenset[str | None]:
        """Those who said that nothing about them alone may leave."""
        return frozenset(i for i, p in self._facts.people.items() if p.keep_here)

    def _session(self, session: Session) -> SessionRow:
        activity = self._facts.activities[session.activity_id]
        turnout = self._ledger.turnout(session)
        times = self._times.get(session.id, ())
        entered = session.entered_on
        return SessionRow(
            session_id=session.id,
            activity_code=code_of(activity),
            activity=activity.name,
            type=session.type or activity.type,
            date=session.date,
            weekday=WEEKDAYS[session.date.weekday()],
            start=session.start,
            end=session.end,
            hours=session.hours,
            place=self._place(session, activity),
            status=session.status,
            cancel_reason=session.cancel_reason,
            named_present=turnout.named,
            counted=_counted(turnout),
            footfall=turnout.footfall,
            first_time_named=sum(
                visit.attendance_id in self._first_visits for visit in self._visits[session.id]
            ),
            first_time_counted=self._first_time_counted[session.id],
            volunteers=len({given.person_id for given in times}),
            volunteer_hours=_minutes(times) / 60,
            conditions=";".join(session.conditions),
            source=session.source,
            entered_on=entered,
            days_late=(entered - session.date).days if entered else None,
            note=session.note,
        )

    def _referral(self, referral: Referral) -> ReferralRow:
        activity = self._facts.activities.get(referral.activity_id or "")
        return ReferralRow(
            referral_id=referral.id,
            activity_code=code_of(activity) if activity else "",
            direction=referral.direction,
            date=referral.date,
            org_type=referral.org_type,
            reason=referral.reason,
            status=referral.status,
            days_to_outcome=referral.days_to_outcome,
        )

    def _place(self, session: Session, activity: Activity) -> str:
        # A session that has not opened has no copy yet; it will be where the activity is.
        usual = activity.place_id if session.status == "planned" else None
        place = self._facts.places.get(session.place_id or usual or "")
        return place.name if place else ""

    def _person(self, person: Person, visits: int, visits_in_year: int) -> PersonRow:
        return PersonRow(
            person_ref=person.ref,
            age_band=age_band(person, self._month.last),
            imd_decile=person.imd_decile,
            imd_index=person.imd_index,
            first_ever_month=str(Month.of(self._ledger.first_visit[person.id])),
            visits_month=visits,
            visits_12m=visits_in_year,
            engagement_band=engagement_band(visits_in_year),
        )


def sharing(facts: Facts, day: date) -> dict[str | None, Person]:
    """Those who agreed that a row about them travels, as it stands on that day."""
    if not facts.hub.share_rows:
        return {}
    agreed = (who for who, purpose in facts.consents if purpose == SHARE_ROWS)
    return {
        who: person
        for who in agreed
        if (person := facts.people[who]).ref
        and not person.keep_here
        and facts.agreed(who, SHARE_ROWS, day)
    }


def code_of(activity: Activity) -> str:
    """What names an activity in a return: its short code, its id where the hub gave it none."""
    return activity.short_code or activity.id


def _counted(turnout: Turnout) -> tuple[int, ...]:
    tallies = Counter({NOT_ASKED: turnout.forgotten})
    for band, n in (turnout.tallies or {}).items():
        tallies[band if band in COUNTED_BANDS else NOT_ASKED] += n
    return tuple(tallies[band] for band in COUNTED_BANDS)


def _volunteering(activity: Activity | None, times: list[VolunteerTime]) -> VolunteeringRow:
    return VolunteeringRow(
        activity_code=code_of(activity) if activity else "",
        activity=activity.name if activity else "",
        people=len({given.person_id for given in times}),
        minutes=tuple(_minutes(t for t in times if t.kind == kind) for kind in VOLUNTEER_KINDS),
        times_without_minutes=sum(given.minutes is None for given in times),
    )


def _minutes(times: Iterable[VolunteerTime]) -> int:
    return sum(given.minutes or 0 for given in times)
