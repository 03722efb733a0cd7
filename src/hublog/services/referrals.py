"""Advice and referrals: who was told where to go, passed on or sent to us, and what became of it."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from hublog.domain.activities import Activity
from hublog.domain.codes import CodeLists
from hublog.domain.consents import Held
from hublog.domain.months import Window
from hublog.domain.names import clean
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.domain.referrals import FIRST_STATUS, LONGEST_ORG, OUTCOMES, SIGNPOST, Referral
from hublog.domain.sessions import Session
from hublog.services.changed import Changed
from hublog.services.not_given import NOT_GIVEN, NotGiven
from hublog.services.passing_on import agreed_to, agreement, keep_agreement
from hublog.services.people import IN_THE_LIST, standing_for
from hublog.services.ports import Clock, Ids, Reader, Store, UnitOfWork

_KINDS = {"in": "sent_to_us", "out": "passed_on", "signpost": "signposted"}
"""What the journal calls making one of each direction; with ``_at`` where a session is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralDetails:
    """What is told about advice or a referral; the fields are those of ``Referral``.

    ``date`` is the session's day, or today, where it is not given; the activity is the session's.
    """

    direction: str
    org_type: str = "OTHER"
    reason: str = "OTHER"
    other_org: str = ""
    person_id: str | None = None
    session_id: str | None = None
    activity_id: str | None = None
    date: dt.date | None = None
    agreed: bool | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """A referral that was just written down."""

    referral: Referral
    changed: Changed


@dataclass(frozen=True, slots=True)
class Noted:
    """A referral as a person looks at it.

    ``person`` is empty where nobody was named, and for somebody forgotten; ``activity`` where it
    came from none.
    """

    referral: Referral
    person: str
    activity: str


class Referrals:
    """Use cases about advice and referrals; a missing agreement bars no saving (DQ24).

    Whoever is passed on and agreed has said yes to that once for all, and the other way round.
    """

    def __init__(
        self, store: Store, clock: Clock, ids: Ids, codes: Callable[[], CodeLists]
    ) -> None:
        self._store = store
        self._clock = clock
        self._ids = ids
        self._codes = codes

    def add(self, actor: str, details: ReferralDetails) -> Added | Problem:
        """Write down that somebody was told where to go, passed on or sent to us.

        Problems: UNKNOWN_CODE, ORG_TOO_LONG, NO_SUCH_SESSION, NO_SUCH_ACTIVITY, NO_SUCH_PERSON,
        REFERRAL_IN_FUTURE.
        """
        wrong = self._wrong(details)
        if wrong is not None:
            return wrong
        kind = _KINDS[details.direction] + ("_at" if details.session_id else "")
        with self._store.writing(actor, kind) as work:
            found = _grounds(work, details)
            if isinstance(found, Problem):
                return found
            person, session, activity = found
            today = self._clock.now().date()
            date = details.date or (session.date if session else today)
            if date > today:
                return Problem("REFERRAL_IN_FUTURE", date.isoformat())
            referral = Referral(
                id=self._ids.new(),
                direction=details.direction,
                date=date,
                person_id=person,
                activity_id=activity,
                session_id=session.id if session else None,
                other_org=clean(details.other_org),
                org_type=details.org_type,
                reason=details.reason,
                agreed=details.agreed,
                status=FIRST_STATUS[details.direction],
            )
            referral = agreed_to(work, referral)
            work.put(referral)
            keep_agreement(work, referral, self._ids, self._clock.now())
            return Added(referral, work.commit(_about(referral)))

    def tell(
        self,
        actor: str,
        referral_id: str,
        status: str,
        day: dt.date | None = None,
        *,
        agreed: bool | NotGiven | None = NOT_GIVEN,
    ) -> Changed | Problem:
        """Note what became of it, a code of list ``referral_status``, on that day or today.

        Its first status says that nothing is known after all. ``agreed`` notes in the same action
        whether the person agreed (DQ24). Problems: UNKNOWN_CODE, NO_SUCH_REFERRAL, NOTHING_TO_TELL of
        somebody only told where to go, REFERRAL_IN_FUTURE.
        """
        today = self._clock.now().date()
        told_on = day or today
        wrong = _not_in(self._codes(), "referral_status", status)
        if wrong is not None:
            return wrong
        if told_on > today:
            return Problem("REFERRAL_IN_FUTURE", told_on.isoformat())
        with self._store.writing(actor, "told_outcome") as work:
            referral = _living(work, referral_id)
            if isinstance(referral, Problem):
                return referral
            if referral.direction == SIGNPOST:
                return Problem("NOTHING_TO_TELL")
            since = None if status == referral.first_status else told_on
            told = replace(referral, status=status, status_date=since)
            if agreed is not NOT_GIVEN:
                told = replace(told, agreed=agreed)
                keep_agreement(work, told, self._ids, self._clock.now())
            work.put(told)
            return work.commit(_about(referral))

    def still_waits(self, actor: str, referral_id: str) -> Changed | Problem:
        """Nobody knows yet what became of it; it is asked again in a month.

        Problems: NO_SUCH_REFERRAL, NOTHING_TO_TELL where nothing is waited for.
        """
        with self._store.writing(actor, "still_waits") as work:
            referral = _living(work, referral_id)
            if isinstance(referral, Problem):
                return referral
            if referral.asked_from is None:
                return Problem("NOTHING_TO_TELL")
            work.put(replace(referral, status_date=self._clock.now().date()))
            return work.commit(_about(referral))

    def name_org(self, actor: str, referral_id: str, name: str) -> Changed | Problem:
        """Put the name of the other organisation right, or take it away.

        Problems: NO_SUCH_REFERRAL, ORG_TOO_LONG.
        """
        said = clean(name)
        if len(said) > LONGEST_ORG:
            return Problem("ORG_TOO_LONG", "", {"most": LONGEST_ORG})
        with self._store.writing(actor, "named_org") as work:
            referral = _living(work, referral_id)
            if isinstance(referral, Problem):
                return referral
            work.put(replace(referral, other_org=said))
            return work.commit(_about(referral))

    def remove(self, actor: str, referral_id: str) -> Changed | Problem:
        """Take one off that never was. Problem: NO_SUCH_REFERRAL."""
        with self._store.writing(actor, "removed_referral") as work:
            referral = _living(work, referral_id)
            if isinstance(referral, Problem):
                return referral
            work.put(replace(referral, alive=False))
            return work.commit(_about(referral))

    def one(self, referral_id: str) -> Noted | Problem:
        """The one of that id. Problem: NO_SUCH_REFERRAL."""
        with self._store.reading() as reader:
            referral = _living(reader, referral_id)
            return referral if isinstance(referral, Problem) else _noted(reader, [referral])[0]

    def agreement(self, person_id: str) -> Held:
        """How it stands today with somebody's being passed on, before they are asked again."""
        with self._store.reading() as reader:
            return agreement(reader, person_id, self._clock.now().date())

    def of_session(self, session_id: str) -> tuple[Noted, ...]:
        """Those written down at a session, by when they were made."""
        with self._store.reading() as reader:
            return _noted(reader, reader.find(Referral, session_id=session_id))

    def made_in(self, window: Window) -> tuple[Noted, ...]:
        """Those made in these days, by date."""
        with self._store.reading() as reader:
            made = [each for each in reader.find(Referral) if each.date in window]
            return _noted(reader, made)

    def waiting(self, today: dt.date) -> tuple[Noted, ...]:
        """Those of which nobody knows by that day what became of them, longest first."""
        with self._store.reading() as reader:
            made = [each for each in reader.find(Referral) if each.direction != SIGNPOST]
            open_ones = (e for e in made if e.date <= today and e.status not in OUTCOMES)
            return _noted(reader, open_ones)

    def to_ask(self) -> tuple[Noted, ...]:
        """Those of which it is time to ask what became of them, longest first."""
        today = self._clock.now().date()
        return tuple(each for each in self.waiting(today) if each.referral.to_be_asked(today))

    def _wrong(self, details: ReferralDetails) -> Problem | None:
        codes = self._codes()
        asked = (
            ("referral_direction", details.direction),
            ("org_type", details.org_type),
            ("referral_reason", details.reason),
        )
        wrong = next(filter(None, (_not_in(codes, name, code) for name, code in asked)), None)
        if wrong is None and len(clean(details.other_org)) > LONGEST_ORG:
            return Problem("ORG_TOO_LONG", "", {"most": LONGEST_ORG})
        return wrong


def _not_in(codes: CodeLists, name: str, code: str) -> Problem | None:
    if code in codes[name]:
        return None
    choices = ", ".join(each.code for each in codes[name])
    return Problem("UNKNOWN_CODE", code, {"choices": choices})


_Grounds = tuple[str | None, Session | None, str | None]
"""The person, the session and the activity that a referral names."""


def _grounds(work: UnitOfWork, details: ReferralDetails) -> _Grounds | Problem:
    session = activity = None
    person_id = None
    if details.session_id is not None:
        session = work.get(Session, details.session_id)
        if session is None or not session.alive:
            return Problem("NO_SUCH_SESSION")
        activity = session.activity_id
    elif details.activity_id is not None:
        held = work.get(Activity, details.activity_id)
        if held is None or not held.alive:
            return Problem("NO_SUCH_ACTIVITY")
        activity = held.id
    if details.person_id is not None:
        person = standing_for(work, details.person_id, IN_THE_LIST)
        if isinstance(person, Problem):
            return person
        person_id = person.id
    return person_id, session, activity


def _about(referral: Referral) -> dict[str, str | int]:
    """What the journal says the action was about: no name, nor that of an organisation."""
    at = {"session": referral.session_id} if referral.session_id else {}
    return {"org": referral.org_type, **at}


def _living(reader: Reader, referral_id: str) -> Referral | Problem:
    referral = reader.get(Referral, referral_id)
    if referral is None or not referral.alive:
        return Problem("NO_SUCH_REFERRAL")
    return referral


def _noted(reader: Reader, referrals: Iterable[Referral]) -> tuple[Noted, ...]:
    in_order = sorted(referrals, key=lambda each: (each.date, each.id))
    activities = reader.get_many(Activity, {e.activity_id for e in in_order if e.activity_id})
    return tuple(
        Noted(
            each,
            _name(reader, each.person_id),
            activities[each.activity_id].name if each.activity_id else "",
        )
        for each in in_order
    )


def _name(reader: Reader, person_id: str | None) -> str:
    person = standing_for(reader, person_id, IN_THE_LIST) if person_id else None
    return person.name if isinstance(person, Person) else ""
