"""People who may be in the register twice: looked through, joined, said to be two, or put off."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from hublog.domain.acceptances import Acceptance, acceptance_id
from hublog.domain.checks.doubles import evidence_of, subject_of
from hublog.domain.checks.naming import naming
from hublog.domain.journal import Stamp
from hublog.domain.likely_doubles import DIFFERENT, NOT_SURE, Double, likely
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.services import about_people
from hublog.services.about_people import PersonDetails
from hublog.services.changed import Changed
from hublog.services.large_reads import no_looking_for_garbage
from hublog.services.people import IN_THE_LIST, standing_for
from hublog.services.ports import Clock, Reader, Store

UNDO_DAYS = 30
"""So long two people who were joined stand in the list of those who can be parted again."""
_JOINING = "merged_people"


@dataclass(frozen=True, slots=True)
class Joined:
    """Two records that were said to be one person lately; ``stamp`` is what undoing takes back."""

    stamp: Stamp
    at: datetime
    by: str
    kept: str
    other: str


class Doubles:
    """Use cases about people who may be in the register twice."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def likely(self) -> tuple[Double, ...]:
        """Who may be one, the likeliest first; those put away are looked at too."""
        with no_looking_for_garbage(), self._store.reading() as reader:
            people = {each.id: each for each in reader.find(Person, status=IN_THE_LIST)}
            said = reader.find(Acceptance)
        return likely(people, said, self._clock.now().date())

    def put_off(self) -> int:
        """How many pairs are left out of those only because somebody was not sure of them lately."""
        with no_looking_for_garbage(), self._store.reading() as reader:
            people = {each.id: each for each in reader.find(Person, status=IN_THE_LIST)}
            said = reader.find(Acceptance)
        today = self._clock.now().date()
        decided = [each for each in said if each.rule != NOT_SURE]
        return len(likely(people, decided, today)) - len(likely(people, said, today))

    def compare(self, one: str, other: str) -> tuple[PersonDetails, PersonDetails] | Problem:
        """All about both. Problem: NO_SUCH_PERSON."""
        with self._store.reading() as reader:
            two = _two(reader, one, other)
            if isinstance(two, Problem):
                return two
            first, second = two
            return about_people.details(reader, first), about_people.details(reader, second)

    def different(self, actor: str, one: str, other: str, reason: str) -> Changed | Problem:
        """Say that they are two people; they are not asked about again. Problem: NO_SUCH_PERSON."""
        return self._say(actor, "told_apart", DIFFERENT, (one, other), reason)

    def not_sure(self, actor: str, one: str, other: str) -> Changed | Problem:
        """Put them off for a while. Problem: NO_SUCH_PERSON."""
        return self._say(actor, "put_off_double", NOT_SURE, (one, other), "")

    def joined_lately(self) -> tuple[Joined, ...]:
        """Who was joined in the last ``UNDO_DAYS`` and is joined still, the latest first."""
        since = self._clock.now() - timedelta(days=UNDO_DAYS)
        with self._store.reading() as reader:
            changes = reader.changes_writing("person", ["merged_into"])
            found = [
                joined
                for change in changes
                if (into := change.after["merged_into"]) is not None
                and self._clock.local(change.stamp.millis) >= since
                and (joined := self._joined(reader, change.stamp, change.row_id, str(into)))
            ]
        return tuple(reversed(found))

    def _joined(self, reader: Reader, stamp: Stamp, goes: str, stays: str) -> Joined | None:
        action = reader.action(stamp)
        if action is None or action.kind != _JOINING or reader.was_undone(stamp):
            return None
        people = reader.get_many(Person, [goes, stays])
        if people[goes].status != "merged":
            return None
        at = self._clock.local(stamp.millis)
        return Joined(stamp, at, action.actor, people[stays].name, people[goes].name)

    def _say(
        self, actor: str, kind: str, rule: str, pair: tuple[str, str], reason: str
    ) -> Changed | Problem:
        one, other = sorted(pair)
        with self._store.writing(actor, kind) as work:
            two = _two(work, one, other)
            if isinstance(two, Problem):
                return two
            subject = subject_of(one, other)
            work.put(
                Acceptance(
                    id=acceptance_id(rule, subject),
                    rule=rule,
                    subject=subject,
                    evidence=evidence_of(*(naming(each) for each in two)),
                    reason=reason,
                    accepted_by=actor,
                    accepted_on=self._clock.now().date(),
                )
            )
            return work.commit({"person": one, "other_person": other})


def _two(reader: Reader, one: str, other: str) -> tuple[Person, Person] | Problem:
    """Both as they stand; whoever was joined meanwhile or is forgotten is nobody to compare."""
    first, second = (standing_for(reader, who, IN_THE_LIST) for who in (one, other))
    if isinstance(first, Problem):
        return first
    if isinstance(second, Problem):
        return second
    return (first, second) if first.id != second.id else Problem("SAME_PERSON", first.name)
