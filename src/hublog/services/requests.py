"""What people ask of the hub about their own details: written down, acknowledged, answered in time."""

from dataclasses import dataclass, replace
from datetime import date

from hublog.domain.names import LONGEST_NAME, clean
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.domain.rights import COMPLAINT, KINDS_OF_REQUEST, Request
from hublog.services.changed import Changed
from hublog.services.people import IN_THE_LIST, standing_for
from hublog.services.ports import Clock, Ids, Reader, Store
from hublog.services.who_came import identities

LONGEST_NOTE = 280
"""Letters of what a request is about."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, and the name of whoever asked, empty where nobody knows them (any more)."""

    request: Request
    name: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many requests are late or due within a week, and the day of the first."""

    n: int
    first: date


class Requests:
    """Use cases about requests and complaints."""

    def __init__(self, store: Store, clock: Clock, ids: Ids) -> None:
        self._store = store
        self._clock = clock
        self._ids = ids

    def everything(self) -> tuple[Asked, ...]:
        """All requests: those to be answered first, the most urgent of them first; then the latest."""
        with self._store.reading() as reader:
            found = reader.find(Request)
            people = reader.get_many(Person, {each.person_id for each in found if each.person_id})
        waiting = sorted(
            (each for each in found if each.open), key=lambda each: (str(each.due_on), each.id)
        )
        answered = sorted(
            (each for each in found if not each.open),
            key=lambda each: (each.received_on, each.id),
            reverse=True,
        )
        return tuple(
            Asked(each, people[each.person_id].name if each.person_id else "")
            for each in (*waiting, *answered)
        )

    def waiting(self) -> Waiting | None:
        """What is late or due within a week; nothing where nothing is."""
        today = self._clock.now().date()
        with self._store.reading() as reader:
            found = [each for each in reader.find(Request, answered_on=None) if each.waits(today)]
        days = [each.due_on for each in found if each.due_on is not None]
        return Waiting(len(days), min(days)) if days else None

    def add(
        self,
        actor: str,
        kind: str,
        *,
        person_id: str = "",
        note: str = "",
        received_on: date | None = None,
    ) -> Changed | Problem:
        """Write down what somebody asked for, today where no day is given.

        Problems: REQUEST_KIND, REQUEST_TO_COME, TEXT_TOO_LONG, NO_SUCH_PERSON.
        """
        today, said = self._clock.now().date(), clean(note)
        day = received_on or today
        wrong = _wrong(kind, said, day, today)
        if wrong is not None:
            return wrong
        with self._store.writing(actor, "noted_request") as work:
            who = None
            if person_id:
                person = standing_for(work, person_id, IN_THE_LIST)
                if isinstance(person, Problem):
                    return person
                who = person.id
            made = Request(id=self._ids.new(), kind=kind, received_on=day, person_id=who, note=said)
            work.put(made)
            return work.commit()

    def acknowledge(self, actor: str, request_id: str) -> Changed | Problem:
        """Note that whoever complained was told that we have it. Problem: REQUEST_GONE."""
        today = self._clock.now().date()
        with self._store.writing(actor, "acknowledged_request") as work:
            request = _open(work, request_id)
            if isinstance(request, Problem):
                return request
            if request.kind != COMPLAINT:
                return Problem("REQUEST_GONE")
            work.put(replace(request, acknowledged_on=request.acknowledged_on or today))
            return work.commit()

    def answer(self, actor: str, request_id: str) -> Changed | Problem:
        """Note that it was answered today. Problem: REQUEST_GONE."""
        today = self._clock.now().date()
        with self._store.writing(actor, "answered_request") as work:
            request = _open(work, request_id)
            if isinstance(request, Problem):
                return request
            told = request.acknowledged_on or (today if request.kind == COMPLAINT else None)
            work.put(replace(request, answered_on=today, acknowledged_on=told))
            return work.commit()

    def keep_here(self, actor: str, person_id: str, *, here: bool) -> Changed | Problem:
        """Note whether nothing about a person alone may leave. Problem: NO_SUCH_PERSON.

        What was joined into one person says so where any of it does, so all of it is let go.
        """
        kind = "keeps_here" if here else "no_longer_keeps_here"
        with self._store.writing(actor, kind) as work:
            person = standing_for(work, person_id, IN_THE_LIST)
            if isinstance(person, Problem):
                return person
            records = [person]
            if not here:
                ids = identities(work, {person.id}).records({person.id})
                records += [each for each in work.get_many(Person, ids).values() if each.keep_here]
            work.put_all(replace(each, keep_here=here) for each in records)
            return work.commit({"person": person.id})


def _wrong(kind: str, note: str, day: date, today: date) -> Problem | None:
    if kind not in KINDS_OF_REQUEST:
        return Problem("REQUEST_KIND", kind)
    if day > today:
        return Problem("REQUEST_TO_COME", day.isoformat())
    if len(note) > LONGEST_NOTE:
        return Problem("TEXT_TOO_LONG", note[:LONGEST_NAME], {"most": LONGEST_NOTE})
    return None


def _open(reader: Reader, request_id: str) -> Request | Problem:
    request = reader.get(Request, request_id)
    if request is None or not request.alive or not request.open:
        return Problem("REQUEST_GONE")
    return request
