"""What people said yes or no to: asked, answered, taken back."""

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import NamedTuple

from hublog.domain.codes import CodeLists
from hublog.domain.consents import (
    NO,
    PURPOSES,
    THEMSELVES,
    WELLBEING,
    WITHDRAWN,
    YES,
    Consent,
    Held,
    fitting,
    holds,
    latest_of_survivors,
    needs_grown_up,
)
from hublog.domain.hubs import Hub
from hublog.domain.laptops import REFUSED, TOOK_BACK_YES
from hublog.domain.names import LONGEST_NAME, can_name, clean
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.domain.rotation import gone_by
from hublog.domain.sessions import Attendance
from hublog.services.answered_now import put_answer
from hublog.services.changed import Changed
from hublog.services.depending import Goes, depending, take_away
from hublog.services.hub import the_hub
from hublog.services.old_enough import met_as_child, met_as_children
from hublog.services.people import IN_THE_LIST, standing_for
from hublog.services.ports import Clock, Ids, Reader, Store, UnitOfWork
from hublog.services.who_came import identities

_OPEN = (Held.UNASKED, Held.EXPIRED)
"""How a purpose stands that is still to be asked, or to be asked again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Who answered and how; the fields are those of ``Consent``."""

    given_by: str = ""
    relationship: str = THEMSELVES
    method: str = "spoken"
    expires_on: dt.date | None = None


ON_SCREEN = "screen"
"""The code of list ``consent_method`` where somebody answers alone, on the screen turned to them."""
ALOUD, ALONE = Said(), Said(method=ON_SCREEN)
"""Somebody said it for themselves, aloud or on the screen."""


class Stand(NamedTuple):
    """How one purpose stands with somebody; ``goes`` is what taking a yes back would take away."""

    purpose: str
    held: Held
    answer: Consent | None
    goes: Goes


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How every purpose stands with somebody, merges followed.

    ``to_ask`` are those that fit them and have no answer that holds; ``grown_up`` says that a yes has
    to come from a grown-up. What goes stays in copies of the register until ``in_copies_until``.
    """

    person: Person
    stands: tuple[Stand, ...]
    to_ask: tuple[str, ...]
    grown_up: bool
    hub: Hub
    in_copies_until: dt.date

    def of(self, purpose: str) -> Stand:
        """How one purpose stands."""
        return self.stands[PURPOSES.index(purpose)]


class Withdrawn(NamedTuple):
    """A yes was taken back, and what went with it."""

    changed: Changed
    goes: Goes


class Waiting(NamedTuple):
    """Somebody who is here and was not asked everything; ``open`` are so many questions."""

    person_id: str
    known_as: str
    full_name: str
    open: int

    @property
    def name(self) -> str:
        """The fullest name the register holds."""
        return self.full_name or self.known_as


class Consents:
    """Use cases about what people agreed to; the latest answer to a purpose counts."""

    def __init__(
        self, store: Store, clock: Clock, ids: Ids, codes: Callable[[], CodeLists]
    ) -> None:
        self._store = store
        self._clock = clock
        self._ids = ids
        self._codes = codes

    def of(self, person_id: str) -> Standing | Problem:
        """How every purpose stands with somebody today. Problem: NO_SUCH_PERSON."""
        today = self._clock.now().date()
        with self._store.reading() as reader:
            person = standing_for(reader, person_id, IN_THE_LIST)
            if isinstance(person, Problem):
                return person
            hub, ids = the_hub(reader), _records_of(reader, person)
            answers = _answers(reader, ids, person.id)
            stands = tuple(
                Stand(each, holds(answer, today), answer, depending(reader, ids, each))
                for each in PURPOSES
                for answer in [answers.get(each)]
            )
            records = reader.get_many(Person, ids).values()
            told = replace(person, keep_here=any(each.keep_here for each in records))
            as_child = met_as_child(reader, person, today)
            fits = fitting(told, hub, today, met_as_child=as_child)
            return Standing(
                person=told,
                stands=stands,
                to_ask=tuple(s.purpose for s in stands if s.purpose in fits and s.held in _OPEN),
                grown_up=needs_grown_up(person, hub, today, met_as_child=as_child),
                hub=hub,
                in_copies_until=gone_by(today),
            )

    def waiting(self, session_id: str) -> tuple[Waiting, ...]:
        """Those at a session who are still to be asked something, by name."""
        today = self._clock.now().date()
        with self._store.reading() as reader:
            hub = the_hub(reader)
            visits = reader.find(Attendance, session_id=session_id, status="present")
            known = identities(reader, {each.person_id for each in visits})
            here = {known.end(each.person_id) for each in visits}
            records = reader.get_many(Person, known.records(here))
            stay = {known.end(each.id) for each in records.values() if each.keep_here}
            active = (records[who] for who in here if records[who].status == "active")
            people = [replace(each, keep_here=each.id in stay) for each in active]
            as_children = met_as_children(reader, people, today)
            given = reader.find(Consent, person_id=list(records))
            answers = latest_of_survivors(given, {each: known.end(each) for each in records})
        found = []
        for person in people:
            fits = fitting(person, hub, today, met_as_child=person.id in as_children)
            still = [p for p in fits if holds(answers.get((person.id, p)), today) in _OPEN]
            if still:
                found.append(Waiting(person.id, person.known_as, person.full_name, len(still)))
        return tuple(sorted(found, key=lambda each: (each.name.casefold(), each.person_id)))

    def give(
        self,
        actor: str,
        person_id: str,
        purpose: str,
        agrees: bool,  # noqa: FBT001 - it is the answer
        said: Said = ALOUD,
    ) -> Changed | Problem:
        """Note a yes or a no. What is kept against a no stays until it is taken away (DQ19, ``withdraw``).

        Problems: NO_SUCH_PERSON, CONSENT_PURPOSE, CONSENT_GROWN_UP where a yes has to come from one,
        CONSENT_WHO, CONSENT_OVER, UNKNOWN_CODE.
        """
        today = self._clock.now().date()
        kind = "agreed" if agrees else "did_not_agree"
        wrong = self._fault(purpose, said, today)
        if wrong is not None:
            return wrong
        with self._store.writing(actor, kind) as work:
            person = standing_for(work, person_id, IN_THE_LIST)
            if isinstance(person, Problem):
                return person
            by_themselves = said.relationship == THEMSELVES
            hub = the_hub(work)
            as_child = met_as_child(work, person, today)
            if (
                agrees
                and by_themselves
                and needs_grown_up(person, hub, today, purpose, met_as_child=as_child)
            ):
                return Problem("CONSENT_GROWN_UP", person.name)
            return self._note(work, person, purpose, YES if agrees else NO, said)

    def refuse_for_good(self, actor: str, person_id: str) -> Changed | Problem:
        """Note that somebody alone at the screen wants no questions how they are; their answers go.

        It is for good where nothing is known here too, since another laptop may hold answers; a new
        yes can be given at any time. Problem: NO_SUCH_PERSON.
        """
        with self._store.writing(actor, REFUSED) as work:
            person = standing_for(work, person_id, IN_THE_LIST)
            if isinstance(person, Problem):
                return person
            take_away(work, _records_of(work, person), WELLBEING)
            return self._note(work, person, WELLBEING, NO, ALONE)

    def withdraw(
        self, actor: str, person_id: str, purpose: str, said: Said = ALOUD
    ) -> Withdrawn | Problem:
        """Take a yes back, and with it all that stands on it; that does not come back by undoing.

        Rows about them leave the next version of a return by themselves. Anybody may take back what
        was said for a child. Problems: as ``give``, and CONSENT_NOT_GIVEN where nothing can go.
        """
        today = self._clock.now().date()
        said = replace(said, expires_on=None)
        wrong = self._fault(purpose, said, today)
        if wrong is not None:
            return wrong
        with self._store.writing(actor, TOOK_BACK_YES) as work:
            person = standing_for(work, person_id, IN_THE_LIST)
            if isinstance(person, Problem):
                return person
            ids = _records_of(work, person)
            held = holds(_answers(work, ids, person.id).get(purpose), today)
            goes = depending(work, ids, purpose)
            if held not in {Held.YES, Held.EXPIRED} and not goes.anything:
                return Problem("CONSENT_NOT_GIVEN", person.name)
            take_away(work, ids, purpose)
            return Withdrawn(self._note(work, person, purpose, WITHDRAWN, said), goes)

    def _note(
        self, work: UnitOfWork, person: Person, purpose: str, decision: str, said: Said
    ) -> Changed:
        answer = Consent(
            id=self._ids.new(),
            person_id=person.id,
            purpose=purpose,
            decision=decision,
            at=self._clock.now(),
            given_by="" if said.relationship == THEMSELVES else clean(said.given_by),
            relationship=said.relationship,
            method=said.method,
            notice_version=the_hub(work).notice_version,
            expires_on=said.expires_on if decision == YES else None,
        )
        put_answer(work, answer, _records_of(work, person))
        return work.commit({"person": person.id, "purpose": purpose})

    def _fault(self, purpose: str, said: Said, today: dt.date) -> Problem | None:
        """What is wrong with an answer, whoever it is about."""
        if purpose not in PURPOSES:
            return Problem("CONSENT_PURPOSE", purpose, {"choices": ", ".join(PURPOSES)})
        for code_list, code in (
            ("relationship", said.relationship),
            ("consent_method", said.method),
        ):
            choices = [each.code for each in self._codes()[code_list]]
            if code not in choices:
                return Problem("UNKNOWN_CODE", code, {"choices": ", ".join(choices)})
        name = clean(said.given_by)
        if said.relationship != THEMSELVES and not can_name(name):
            return Problem("CONSENT_WHO", name[:LONGEST_NAME])
        if said.expires_on is not None and said.expires_on < today:
            return Problem("CONSENT_OVER", said.expires_on.isoformat())
        return None


def _records_of(reader: Reader, person: Person) -> frozenset[str]:
    """A person's record and all that are merged into it now, step by step."""
    return identities(reader, {person.id}).records({person.id})


def _answers(reader: Reader, records: Collection[str], stands: str) -> dict[str, Consent]:
    """The answers that count, by purpose, of a person with these records."""
    given = reader.find(Consent, person_id=records)
    found = latest_of_survivors(given, dict.fromkeys(records, stands))
    return {purpose: each for (_, purpose), each in found.items()}
