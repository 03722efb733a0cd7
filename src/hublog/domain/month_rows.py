"""The rows of a month as people look at them: sessions, people, time given, people passed on, changes."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from hublog.domain.ledger import Ledger
from hublog.domain.matched_pairs import Change, Pair, change
from hublog.domain.months import Month, Window
from hublog.domain.outcomes import MEASURES, Measure
from hublog.domain.referrals import Referral
from hublog.domain.sessions import Session
from hublog.domain.volunteering import VolunteerTime


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRow:
    """A session behind a figure; ``counted`` are all without a name, the forgotten too.

    ``counts`` says whether the row is one of those the figure is about (the upper part of a share).
    """

    session_id: str
    date: dt.date
    activity: str
    start: dt.time | None
    end: dt.time | None
    hours: float | None
    named: int
    counted: int
    status: str
    reason: str
    entered_on: dt.date | None
    counts: bool = True

    @property
    def footfall(self) -> int:
        """Everybody who was there."""
        return self.named + self.counted


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """A person behind a figure and how often they came in the days it looks at; ``counts`` as above."""

    person_id: str
    name: str
    card: int | None
    visits: int
    first_visit: dt.date
    first_in_month: bool
    counts: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRow:
    """Time that a volunteer gave; the name is empty for somebody forgotten; ``counts`` as above."""

    person_id: str
    date: dt.date
    name: str
    activity: str
    minutes: int | None
    counts: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralRow:
    """Somebody passed on, sent to us or told where to go; ``counts`` as above.

    ``name`` is empty where nobody was named, and for somebody forgotten.
    """

    referral_id: str
    date: dt.date
    direction: str
    name: str
    activity: str
    org_type: str
    other_org: str
    reason: str
    status: str
    status_date: dt.date | None
    counts: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """What changed for those who answered something twice in one activity; it is about nobody alone.

    The figures but ``pairs`` are ``None`` where these are fewer than 8; ``counts`` as above.
    """

    activity: str
    measure: Measure
    change: Change
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows behind a figure; ``kind`` is sessions, people, volunteers, referrals or changes.

    Those that count, or what they add up to, are the figure, or the upper part of a share, whose
    lower part are all rows.
    """

    kind: str
    rows: (
        tuple[SessionRow, ...]
        | tuple[PersonRow, ...]
        | tuple[TimeRow, ...]
        | tuple[ReferralRow, ...]
        | tuple[ChangeRow, ...]
    )


def session_rows(book: Ledger, window: Window) -> tuple[SessionRow, ...]:
    """Every session of those days, whatever became of it."""
    sessions = (s for s in book.facts.sessions.values() if s.date in window)
    return tuple(
        _session_row(book, s)
        for s in sorted(sessions, key=lambda s: (s.date, s.start or dt.time.min, s.id))
    )


def _session_row(book: Ledger, session: Session) -> SessionRow:
    activity = book.facts.activities.get(session.activity_id)
    turnout = book.turnout(session)
    return SessionRow(
        session_id=session.id,
        date=session.date,
        activity=activity.name if activity else "",
        start=session.start,
        end=session.end,
        hours=session.hours,
        named=turnout.named,
        counted=turnout.footfall - turnout.named,
        status=session.status,
        reason=session.cancel_reason or "",
        entered_on=session.entered_on,
    )


def person_row(
    book: Ledger,
    month: Month,
    who: str,
    visits: int,
    counts: bool,  # noqa: FBT001 - a field of the row
) -> PersonRow:
    """One of the month's people, who came so often in the days looked at."""
    person = book.facts.people[who]
    return PersonRow(
        person_id=who,
        name=person.name,
        card=person.local_no,
        visits=visits,
        first_visit=book.first_visit[who],
        first_in_month=book.first_visit[who] in month.window,
        counts=counts,
    )


def time_rows(book: Ledger, window: Window) -> tuple[TimeRow, ...]:
    """Every time given in those days; those of the forgotten have no name and are nobody's."""
    given = (t for t in book.facts.volunteer_times if t.date in window)
    return tuple(_time_row(book, t) for t in sorted(given, key=lambda t: (t.date, t.id)))


def _time_row(book: Ledger, given: VolunteerTime) -> TimeRow:
    person = book.facts.people.get(given.person_id)
    session = book.facts.sessions.get(given.session_id or "")
    activity = book.facts.activities.get(session.activity_id) if session else None
    return TimeRow(
        person_id=given.person_id,
        date=given.date,
        name=person.name if person else "",
        activity=activity.name if activity else "",
        minutes=given.minutes,
    )


def referral_rows(book: Ledger, referrals: Iterable[Referral]) -> tuple[ReferralRow, ...]:
    """These referrals, by their days."""
    in_order = sorted(referrals, key=lambda each: (each.date, each.id))
    return tuple(_referral_row(book, each) for each in in_order)


def _referral_row(book: Ledger, referral: Referral) -> ReferralRow:
    person = book.facts.people.get(referral.person_id or "")
    activity = book.facts.activities.get(referral.activity_id or "")
    return ReferralRow(
        referral_id=referral.id,
        date=referral.date,
        direction=referral.direction,
        name=person.name if person else "",
        activity=activity.name if activity else "",
        org_type=referral.org_type,
        other_org=referral.other_org,
        reason=referral.reason,
        status=referral.status,
        status_date=referral.status_date,
    )


def change_rows(book: Ledger, window: Window, *ids: str) -> tuple[ChangeRow, ...]:
    """What changed in those days by activity and measure, for the measures of these ids."""
    asked: dict[tuple[int, str], list[Pair]] = defaultdict(list)
    for pair in book.answers.pairs(window):
        if pair.measure.id in ids:
            activity = book.facts.activities.get(pair.activity_id)
            place = MEASURES.index(pair.measure)
            asked[place, activity.name if activity else ""].append(pair)
    return tuple(
        ChangeRow(activity=activity, measure=MEASURES[place], change=change(pairs))
        for (place, activity), pairs in sorted(asked.items())
    )
