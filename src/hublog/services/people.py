"""Everybody the hub knows: finding, adding, amending and merging people."""

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial

from hublog.domain.codes import CodeLists
from hublog.domain.matching import Directory
from hublog.domain.names import LONGEST_NAME, can_name, clean, fold
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.services import about_people, amend_people
from hublog.services.about_people import PersonDetails, PersonRow
from hublog.services.amend_people import PersonChanges
from hublog.services.changed import Changed
from hublog.services.hub import the_hub
from hublog.services.ports import Clock, Ids, ListedPerson, Reader, Store
from hublog.services.where_people_live import area_at

_AT_THE_DOOR = ("active",)
IN_THE_LIST = ("active", "archived")
"""The status of those who can be found; those put away by a whole name or a card only."""


class People:
    """Use cases about people."""

    def __init__(
        self, store: Store, clock: Clock, ids: Ids, codes: Callable[[], CodeLists]
    ) -> None:
        self._store = store
        self._clock = clock
        self._ids = ids
        self._codes = codes

    def directory(self) -> Directory[ListedPerson]:
        """Everybody who can be signed in, ready to be found."""
        with self._store.reading() as reader:
            return Directory(reader.listed_people())

    def get(self, person_id: str) -> Person | None:
        """The person of that id."""
        with self._store.reading() as reader:
            return reader.get(Person, person_id)

    def overview(self) -> tuple[PersonRow, ...]:
        """Everybody the hub knows by name, those put away too, by name."""
        with self._store.reading() as reader:
            return about_people.overview(reader)

    def unfinished(self) -> tuple[PersonRow, ...]:
        """Those of whom only a name is known, the latest first; those put away are left alone."""
        with self._store.reading() as reader:
            return about_people.unfinished(reader)

    def details(self, person_id: str) -> PersonDetails | Problem:
        """All about one person, merges followed; also of one put away. Problem: NO_SUCH_PERSON."""
        with self._store.reading() as reader:
            person = standing_for(reader, person_id, IN_THE_LIST)
            return person if isinstance(person, Problem) else about_people.details(reader, person)

    def meant(self, text: str, *, whole: bool = False) -> ListedPerson | Problem:
        """The one person meant by a name or card number; only by a whole one where asked so.

        Problems: NO_PERSON, WHICH_PERSON, WHOLE_NAME.
        """
        directory = self.directory()
        person, candidates = directory.meant(text)
        part = whole and person is not None and person not in directory.exact(text)
        if person is not None and not part:
            return person
        if not candidates:
            return Problem("NO_PERSON", text)
        names = ", ".join(
            f"{found.person.full_name or found.person.known_as} ({found.person.local_no})"
            for found in candidates
        )
        return Problem("WHOLE_NAME" if part else "WHICH_PERSON", text, {"names": names})

    def add(self, actor: str, name: str, full_name: str = "") -> Changed | Problem:
        """Add somebody by the name they are known by, and by the whole one where it is given.

        Problem: PERSON_NAME.
        """
        with self._store.writing(actor, "added_person") as work:
            person = newcomer(work, self._ids, name)
            if isinstance(person, Problem):
                return person
            whole = clean(full_name)
            if whole and not can_name(whole):
                return Problem("PERSON_NAME", whole[:LONGEST_NAME])
            work.put(replace(person, full_name=whole))
            return work.commit({"person": person.id})

    def amend(self, actor: str, person_id: str, changes: PersonChanges) -> Changed | Problem:
        """Change what is told anew about a person, and nothing else.

        Problems: NO_SUCH_PERSON, and those of ``amend_people.amended``.
        """
        return self._amend(actor, "amended_person", person_id, changes)

    def answer(self, actor: str, person_id: str, question: str, value: str) -> Changed | Problem:
        """Note the answer to one question of ``domain.questions``, given by its field.

        ``value`` is that of a ``Choice`` or what was typed. Problems as for ``amend``.
        """
        return self._amend(actor, "answered", person_id, amend_people.answer(question, value))

    def archive(self, actor: str, person_id: str) -> Changed | Problem:
        """Put somebody away: not offered at the door any more. Problem: NO_SUCH_PERSON."""
        return self._set_status(actor, "archived_person", person_id, "archived")

    def unarchive(self, actor: str, person_id: str) -> Changed | Problem:
        """Bring somebody back who was put away. Problem: NO_SUCH_PERSON."""
        return self._set_status(actor, "unarchived_person", person_id, "active")

    def merge(self, actor: str, kept: str, other: str) -> Changed | Problem:
        """Say that two records are one person: ``other`` is merged into ``kept``.

        The kept one is also known by the other's names from now on. Problems: NO_SUCH_PERSON,
        SAME_PERSON where they are one already.
        """
        with self._store.writing(actor, "merged_people") as work:
            stays, goes = (standing_for(work, who, IN_THE_LIST) for who in (kept, other))
            if isinstance(stays, Problem):
                return stays
            if isinstance(goes, Problem):
                return goes
            if stays.id == goes.id:
                return Problem("SAME_PERSON", stays.name)
            names = {fold(name): name for name in reversed(_names(goes))}
            for name in (stays.known_as, stays.full_name, *stays.also_known_as):
                names.pop(fold(name), None)
            nicknames = (*stays.also_known_as, *sorted(names.values()))
            work.put(
                replace(stays, also_known_as=nicknames),
                replace(goes, status="merged", merged_into=stays.id),
            )
            return work.commit({"person": stays.id, "other_person": goes.id})

    def _amend(
        self, actor: str, kind: str, person_id: str, changes: PersonChanges
    ) -> Changed | Problem:
        with self._store.writing(actor, kind) as work:
            person = standing_for(work, person_id, IN_THE_LIST)
            if isinstance(person, Problem):
                return person
            today = self._clock.now().date()
            hub = the_hub(work)
            area_of = partial(area_at, work, hub)
            rules = amend_people.Rules(self._codes(), hub.country, today, area_of)
            amended = amend_people.amended(person, changes, rules)
            if isinstance(amended, Problem):
                return amended
            work.put(amended)
            return work.commit({"person": person.id})

    def _set_status(self, actor: str, kind: str, person_id: str, status: str) -> Changed | Problem:
        with self._store.writing(actor, kind) as work:
            person = standing_for(work, person_id, IN_THE_LIST)
            if isinstance(person, Problem):
                return person
            work.put(replace(person, status=status))
            return work.commit({"person": person.id})


def welcomed(reader: Reader, person_id: str) -> Person | Problem:
    """Whom this id stands for, as they are once they come again: nobody who comes stays put away.

    Problem: NO_SUCH_PERSON.
    """
    person = standing_for(reader, person_id, IN_THE_LIST)
    return person if isinstance(person, Problem) else replace(person, status="active")


def newcomer(reader: Reader, ids: Ids, name: str) -> Person | Problem:
    """A new person with the next card number, not yet written. Problem: PERSON_NAME."""
    cleaned = clean(name)
    if not can_name(cleaned):
        return Problem("PERSON_NAME", cleaned[:LONGEST_NAME])
    return Person(
        id=ids.new(),
        known_as=cleaned,
        local_no=reader.last_local_no() + 1,
        ref=ids.reference(),
    )


def standing_for(
    reader: Reader, person_id: str, statuses: Collection[str] = _AT_THE_DOOR
) -> Person | Problem:
    """The person whom this id stands for, merges followed, active unless others are asked for.

    Problem: NO_SUCH_PERSON.
    """
    followed: set[str] = set()
    person = reader.get(Person, person_id)
    while person is not None and person.merged_into is not None and person.id not in followed:
        followed.add(person.id)
        person = reader.get(Person, person.merged_into)
    if person is None or not person.alive or person.status not in statuses:
        return Problem("NO_SUCH_PERSON")
    return person


def _names(person: Person) -> tuple[str, ...]:
    return tuple(
        name for name in (person.full_name, person.known_as, *person.also_known_as) if name
    )
