"""What figures are made from: the register's facts with merges resolved and the forgotten unnamed."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from hublog.domain.acceptances import Acceptance
from hublog.domain.activities import Activity
from hublog.domain.care import Care
from hublog.domain.children import Looked, looked_after, taking_part
from hublog.domain.consents import MEDICAL, WELLBEING, Consent, Held, holds, latest_of_survivors
from hublog.domain.hubs import Hub, Place
from hublog.domain.learning import Learning
from hublog.domain.outcomes import Outcome
from hublog.domain.people import NOT_ASKED, Person, Tombstone
from hublog.domain.queries import Query
from hublog.domain.referrals import Referral
from hublog.domain.sessions import Count, Session
from hublog.domain.versions import ReturnVersion
from hublog.domain.volunteering import VolunteerTime


class Visit(NamedTuple):
    """One person present at one session; ``person_id`` is ``None`` for somebody forgotten."""

    session_id: str
    person_id: str | None
    attendance_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All living facts of one hub.

    ``visits`` are distinct by (session, person after merges), also those of the forgotten, which have
    no name. ``people`` holds everybody a visit or a volunteer time can name, after merges, with
    what any of their records tells. ``referrals`` name the person they stand for, or nobody;
    ``erased`` are the references and days of the forgotten; ``stubs`` names the forgotten record
    behind each visit without a name, by the attendance's id. ``consents`` are the answers that count,
    by person and purpose; ``kept_for`` names by purpose those of whom something is kept that only
    such an answer allows. ``outcomes`` are answers of people in ``people``. ``take_part`` are all
    answers to taking part, and ``looked_after`` what may be counted of the care of children.
    """

    hub: Hub
    activities: Mapping[str, Activity]
    places: Mapping[str, Place]
    sessions: Mapping[str, Session]
    people: Mapping[str, Person]
    visits: tuple[Visit, ...]
    counts: tuple[Count, ...]
    volunteer_times: tuple[VolunteerTime, ...]
    tombstones: tuple[Tombstone, ...] = ()
    referrals: tuple[Referral, ...] = ()
    learning: Mapping[str, Learning] = field(default_factory=dict)
    acceptances: tuple[Acceptance, ...] = ()
    queries: tuple[Query, ...] = ()
    versions: tuple[ReturnVersion, ...] = ()
    erased: tuple[tuple[str, date], ...] = ()
    stubs: Mapping[str, str] = field(default_factory=dict)
    outcomes: tuple[Outcome, ...] = ()
    consents: Mapping[tuple[str, str], Consent] = field(default_factory=dict)
    kept_for: Mapping[str, frozenset[str]] = field(default_factory=dict)
    take_part: Mapping[str, tuple[Consent, ...]] = field(default_factory=dict)
    looked_after: Mapping[str, Looked] = field(default_factory=dict)

    def agreed(self, person_id: str, purpose: str, day: date) -> bool:
        """Whether their yes to that purpose holds on that day."""
        return holds(self.consents.get((person_id, purpose)), day) is Held.YES


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Living records beside who came: passed on, learned, sent, agreed to, how people are."""

    referrals: Iterable[Referral] = ()
    learning: Iterable[Learning] = ()
    acceptances: Iterable[Acceptance] = ()
    queries: Iterable[Query] = ()
    versions: Iterable[ReturnVersion] = ()
    consents: Iterable[Consent] = ()
    care: Iterable[Care] = ()
    outcomes: Iterable[Outcome] = ()


NOTHING_BESIDE = Beside()


def survivors(people: Mapping[str, Person]) -> dict[str, str | None]:
    """For each person the id that stands for them: their own, who they were merged into, or none.

    A circle of merges (two laptops merging each way) ends at its smallest id.
    """
    ends = last_of_merges(people)
    return {who: None if people[end].status == "forgotten" else end for who, end in ends.items()}


def last_of_merges(people: Mapping[str, Person]) -> dict[str, str]:
    """For each person the last of the chain of merges, forgotten or not."""
    found: dict[str, str] = {}
    for start in people:
        path = [start]
        while (target := people[path[-1]].merged_into) is not None and target in people:
            if target in path:
                path.append(min(path[path.index(target) :]))
                break
            path.append(target)
        found[start] = path[-1]
    return found


def cards_handed_on(
    merged: Iterable[Person], stands_for: Mapping[str, str | None]
) -> dict[str | None, tuple[int, ...]]:
    """The card numbers of merged people by who stands for them, so that no card stops working."""
    cards: dict[str | None, tuple[int, ...]] = {}
    for card, who in ((p.local_no, stands_for[p.id]) for p in merged if p.local_no is not None):
        cards[who] = (*cards.get(who, ()), card)
    return cards


def distinct_visits(
    present: Iterable[tuple[str, str, str]], people: Mapping[str, Person]
) -> tuple[Visit, ...]:
    """Visits from (session id, person id, attendance id) of those present, in that order."""
    ends, stands_for = last_of_merges(people), survivors(people)
    seen: set[tuple[str, str]] = set()
    visits = []
    for session, person, attendance in present:
        who = ends.get(person)
        if who is not None:
            if (session, who) in seen:
                continue
            seen.add((session, who))
        visits.append(Visit(session, stands_for.get(person), attendance))
    return tuple(visits)


def gather(
    hub: Hub,
    *,
    activities: Iterable[Activity],
    places: Iterable[Place],
    sessions: Iterable[Session],
    people: Iterable[Person],
    present: Iterable[tuple[str, str, str]],
    counts: Iterable[Count],
    volunteer_times: Iterable[VolunteerTime],
    tombstones: Collection[Tombstone] = (),
    beside: Beside = NOTHING_BESIDE,
) -> Facts:
    """Living records as facts, those of ``sessions`` alone; ``present`` as for ``distinct_visits``."""
    held, known = {s.id: s for s in sessions}, {p.id: p for p in people}
    stands_for = survivors(known)
    there = [row for row in present if row[0] in held]
    gone = {each.id: each.forgotten_on for each in tombstones}
    return _with_beside(
        Facts(
            hub=hub,
            activities={a.id: a for a in activities},
            places={p.id: p for p in places},
            sessions=held,
            people=_joined(known, stands_for),
            visits=distinct_visits(there, known),
            counts=tuple(c for c in counts if c.session_id in held),
            volunteer_times=tuple(_given(each, stands_for) for each in volunteer_times),
            tombstones=tuple(tombstones),
            erased=_erased(known, gone),
            stubs={a: who for _, who, a in there if who in gone} if gone else {},
        ),
        beside,
        stands_for,
    )


def _with_beside(facts: Facts, beside: Beside, stands_for: Mapping[str, str | None]) -> Facts:
    return replace(
        facts,
        referrals=tuple(_standing(each, stands_for) for each in beside.referrals),
        learning={each.month: each for each in beside.learning},
        acceptances=tuple(beside.acceptances),
        queries=tuple(beside.queries),
        versions=tuple(beside.versions),
        consents=latest_of_survivors(beside.consents, stands_for),
        kept_for=_kept_for(beside, stands_for),
        outcomes=tuple(_answered(beside.outcomes, stands_for)),
        take_part=taking_part(beside.consents, stands_for),
        looked_after=looked_after(beside.care, stands_for),
    )


def _kept_for(beside: Beside, stands_for: Mapping[str, str | None]) -> dict[str, frozenset[str]]:
    """Those of whom something is kept that only a yes allows; of the forgotten nothing is."""
    kept = {
        MEDICAL: {each.person_id for each in beside.care if each.about_health},
        WELLBEING: {each.person_id for each in beside.outcomes},
    }
    return {
        purpose: frozenset(who for each in people if (who := stands_for.get(each)) is not None)
        for purpose, people in kept.items()
    }


def _erased(known: Mapping[str, Person], gone: Mapping[str, date]) -> tuple[tuple[str, date], ...]:
    """Under which references rows may have travelled that must be deleted, and since when."""
    found = ((known[who].ref, day) for who, day in gone.items() if who in known)
    return tuple(sorted(each for each in found if each[0]))


def _given(time: VolunteerTime, stands_for: Mapping[str, str | None]) -> VolunteerTime:
    """The time of whoever the person stands for; that of the forgotten stays under their stub."""
    who = stands_for.get(time.person_id)
    return replace(time, person_id=who) if who else time


def _standing(referral: Referral, stands_for: Mapping[str, str | None]) -> Referral:
    """The referral of whoever the person stands for."""
    who = referral.person_id
    return replace(referral, person_id=stands_for.get(who)) if who else referral


def _answered(
    outcomes: Iterable[Outcome], stands_for: Mapping[str, str | None]
) -> Iterator[Outcome]:
    """The answers of whoever the person stands for; those of the forgotten are nobody's, so none."""
    for each in outcomes:
        who = stands_for.get(each.person_id)
        if who is not None:
            yield replace(each, person_id=who)


_TOLD_TOGETHER = (
    ("birth_year", "birth_month", "birth_day", "age_band"),
    ("postcode", "outward", "lsoa", "imd_decile", "imd_index"),
    *(("sex",), ("ethnic_group",), ("disability",), ("first_language",), ("heard_from",)),
)
"""Fields about a person that mean something only side by side."""
_UNTOLD = (None, "", NOT_ASKED)


def _joined(
    people: Mapping[str, Person], stands_for: Mapping[str, str | None]
) -> dict[str, Person]:
    """Everybody who stands for somebody, with what only records merged into theirs tell.

    Merging changes no record but for its name, so that it can be undone and forgotten.
    """
    joined = {who: person for who, person in people.items() if stands_for[who] == who}
    for who, person in sorted(people.items()):
        end = stands_for[who]
        if end is not None and end != who:
            joined[end] = _with_what_is_told(joined[end], person)
    return joined


def _with_what_is_told(person: Person, other: Person) -> Person:
    told = {
        name: getattr(other, name)
        for together in _TOLD_TOGETHER
        if all(getattr(person, name) in _UNTOLD for name in together)
        for name in together
    }
    seen = [p.first_seen_on for p in (person, other) if p.first_seen_on is not None]
    keep_here = person.keep_here or other.keep_here
    return replace(person, **told, first_seen_on=min(seen, default=None), keep_here=keep_here)
