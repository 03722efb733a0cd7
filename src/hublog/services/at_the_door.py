"""What the register page shows of a session: who is here, who usually comes, who was last."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from hublog.domain.activities import Activity
from hublog.domain.ages import age_group
from hublog.domain.habits import Habit, habits, latest_alike
from hublog.domain.hubs import Place
from hublog.domain.matching import Directory
from hublog.domain.people import Person
from hublog.domain.sessions import Attendance, Count, Session
from hublog.domain.volunteering import VolunteerTime
from hublog.services.large_reads import no_looking_for_garbage
from hublog.services.ports import ListedPerson, Reader, Store
from hublog.services.who_came import came_before, identities, turnouts_at

_LATELY = 90
"""Helpers of so many days are offered again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of who is here: a person, people counted in a band, or a party counted together.

    ``kind`` is person, count or party; ``parts`` are (band, number) of what was counted. ``id`` is
    what ``SignIn.take_back`` takes.
    """

    id: str
    kind: str
    at: datetime | None = None
    person: Person | None = None
    first_visit: bool = False
    parts: tuple[tuple[str, int], ...] = ()

    @property
    def n(self) -> int:
        """How many people it stands for."""
        return 1 if self.kind == "person" else sum(n for _, n in self.parts)

    @property
    def has_name(self) -> bool:
        """Whether it is somebody whose name the hub may still know."""
        return self.person is not None and self.person.status != "forgotten"


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody who helps at the session; ``minutes`` are ``None`` until the time is given."""

    id: str
    person: Person
    minutes: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorView:
    """A session as the register page shows it; ``entries`` are newest first.

    ``named``, ``counted`` and ``first_visits`` follow the rules of the figures (domain.md, Words): a
    forgotten person is counted, not named, and counted people are first visits where they said so.
    ``bands`` are the people counted by group at the door.
    """

    session: Session
    activity: Activity
    place: Place | None
    entries: tuple[Entry, ...]
    named: int
    counted: int
    first_visits: int
    bands: Mapping[str, int]
    helpers: tuple[Helper, ...]

    @property
    def footfall(self) -> int:
        """Everybody here but the helpers."""
        return self.named + self.counted


@dataclass(frozen=True, slots=True)
class Doorway:
    """Everybody who can be found at the door of a session, and who usually comes to it."""

    directory: Directory[ListedPerson]
    habits: Mapping[str, Habit]


class AtTheDoor:
    """Questions at the door of one session; ``SignIn`` holds what is done there."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def view(self, session_id: str) -> DoorView:
        """The session and everybody at it; ``LookupError`` where there is no such session."""
        with self._store.reading() as reader:
            session = reader.get(Session, session_id)
            if session is None:
                raise LookupError(session_id)
            activity = reader.get_many(Activity, [session.activity_id])[session.activity_id]
            counts = reader.find(Count, session_id=session_id)
            named = _named(reader, session)
            entries = [*named, *_counted(counts)]
            place = session.place_id and reader.get(Place, session.place_id)
            unnamed = sum(not each.has_name for each in named)
            bands = _bands(counts)
            told = min(sum(count.first_time_n for count in counts), bands.total())
            return DoorView(
                session=session,
                activity=activity,
                place=place or None,
                entries=tuple(sorted(entries, key=_newest, reverse=True)),
                named=len(named) - unnamed,
                counted=bands.total() + unnamed,
                first_visits=sum(each.first_visit for each in named) + told,
                bands=bands,
                helpers=_helpers(reader, session_id),
            )

    def doorway(self, session_id: str) -> Doorway:
        """Everybody who can be signed in there, those who usually come first."""
        with no_looking_for_garbage(), self._store.reading() as reader:
            session = reader.get(Session, session_id)
            if session is None:
                raise LookupError(session_id)
            alike = latest_alike(reader.find(Session, activity_id=session.activity_id), session)
            came = turnouts_at(reader, [each.id for each in alike])
            usual = habits(alike, {session: turnout.people for session, turnout in came.items()})
            weights = {person: habit.weight for person, habit in usual.items()}
            return Doorway(Directory(reader.listed_people(), weights), usual)

    def running(self) -> tuple[Session, ...]:
        """The open sessions, the one opened last first."""
        with self._store.reading() as reader:
            found = reader.find(Session, status="open")
        return tuple(sorted(found, key=lambda s: (str(s.opened_at or ""), s.id), reverse=True))

    def helpers_lately(self, session_id: str) -> tuple[Person, ...]:
        """Those who helped at sessions of three months and not at this one yet.

        Who helped most often with this activity comes first. ``LookupError`` as in ``view``.
        """
        with self._store.reading() as reader:
            session = reader.get(Session, session_id)
            if session is None:
                raise LookupError(session_id)
            first = session.date - timedelta(days=_LATELY)
            lately = {each.id: each for each in reader.sessions_between(first, session.date)}
            given = reader.find(VolunteerTime, session_id=lately.keys())
            known = identities(reader, {each.person_id for each in given})
            here, times, alike = set(), Counter[str](), Counter[str]()
            for each in given:
                who = known.end(each.person_id)
                held = lately[str(each.session_id)]
                if held.id == session_id:
                    here.add(who)
                times[who] += 1
                alike[who] += held.activity_id == session.activity_id
            people = reader.get_many(Person, times.keys() - here)
        active = [p for p in people.values() if p.status == "active" and p.alive]
        return tuple(sorted(active, key=lambda p: (-alike[p.id], -times[p.id], p.name, p.id)))


def _named(reader: Reader, session: Session) -> list[Entry]:
    """One entry for each person present, merges followed; the earlier of two records counts."""
    present = reader.find(Attendance, session_id=session.id, status="present")
    known = identities(reader, {visit.person_id for visit in present})
    visits: dict[str, Attendance] = {}
    for visit in sorted(present, key=lambda visit: (str(visit.at or ""), visit.id)):
        visits.setdefault(known.end(visit.person_id), visit)
    people = reader.get_many(Person, visits.keys())
    before = came_before(reader, known, people, session.date)
    return [
        Entry(
            id=visit.id,
            kind="person",
            at=visit.at,
            person=people[who],
            first_visit=who not in before and people[who].status != "forgotten",
        )
        for who, visit in visits.items()
    ]


def _bands(counts: Iterable[Count]) -> Counter[str]:
    """How many are counted in each group at the door; no band falls below zero."""
    tallies: Counter[str] = Counter()
    for count in counts:
        tallies[count.age_band] += count.n
    bands: Counter[str] = Counter()
    for band, n in (+tallies).items():
        bands[age_group(band)] += n
    return bands


def _counted(counts: Iterable[Count]) -> Iterator[Entry]:
    """What is really counted: what was taken off again is left out, the latest first."""
    rows = sorted(counts, key=lambda count: (str(count.at or ""), count.id), reverse=True)
    off: Counter[str] = Counter()
    for count in rows:
        off[count.age_band] -= min(count.n, 0)
    parties: dict[str, list[Count]] = defaultdict(list)
    left: dict[str, int] = {}
    for count in rows:
        if count.n <= 0:
            continue
        taken = min(off[count.age_band], count.n)
        off[count.age_band] -= taken
        if count.n > taken:
            left[count.id] = count.n - taken
            parties[count.party or count.id].append(count)
    for together in parties.values():
        first = together[0]
        yield Entry(
            id=first.id,
            kind="party" if first.party else "count",
            at=first.at,
            parts=tuple(sorted((each.age_band, left[each.id]) for each in together)),
        )


def _helpers(reader: Reader, session_id: str) -> tuple[Helper, ...]:
    given = reader.find(VolunteerTime, session_id=session_id)
    known = identities(reader, {each.person_id for each in given})
    people = reader.get_many(Person, {known.end(each.person_id) for each in given})
    helpers = [Helper(each.id, people[known.end(each.person_id)], each.minutes) for each in given]
    return tuple(sorted(helpers, key=lambda helper: (helper.person.name, helper.id)))


def _newest(entry: Entry) -> tuple[str, str]:
    return str(entry.at or ""), entry.id
