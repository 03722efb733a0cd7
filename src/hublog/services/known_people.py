"""Finds the people of a brought-in file among those the hub knows, and makes the others."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from hublog.domain.facts import survivors
from hublog.domain.names import fold
from hublog.domain.people import NOT_ASKED, Person, SourceKey
from hublog.domain.registers.doubles import Double, doubles
from hublog.domain.registers.reading import Listed, Reading, Shape
from hublog.services.ports import Ids, ListedPerson, Reader

_FORGOTTEN = "forgotten"
_LONGEST_CARD = 6


@dataclass(frozen=True, slots=True)
class Known:
    """A person of the file: whose rows they have had so far, and who stands for them today."""

    original: str
    today: str
    person: Person | None


class KnownPeople:
    """The file's people beside the register's (safety.md: source keys; domain.md: scenario 4)."""

    def __init__(self, reader: Reader, reading: Reading, ids: Ids) -> None:
        self._reader = reader
        self._ids = ids
        self._own = all(part.shape is Shape.OWN for part in reading.parts)
        self._first_no = reader.last_local_no()
        self._cards = {no for each in reading.people if (no := self._number(each.card))}
        self._last_no = max(self._first_no, *self._cards, 0)
        self.people: list[Person] = []
        self.keys: list[SourceKey] = []
        self.new: list[Person] = []
        self.taken_in = 0
        self.forgotten = 0
        self._register = reader.listed_people()
        self.who = self._all(reading.people)

    def doubles(self) -> tuple[Double, ...]:
        """New people who may be known under a name written differently."""
        return doubles(
            [person.name for person in self.new],
            [each.full_name or each.known_as for each in self._register],
        )

    def _all(self, listed: Sequence[Listed]) -> list[Known]:
        reader = self._reader
        key_ids = [reader.source_key(f"{fold(p.name)}|{p.card.casefold()}") for p in listed]
        keys = reader.get_many(SourceKey, key_ids)
        people = _with_survivors(reader, {key.person_id for key in keys.values()})
        back = [replace(each, alive=True) for each in people.values() if not each.alive]
        self.people += back
        self.taken_in += len(back)
        self._stands_for = survivors(people)
        by_name: dict[str, list[ListedPerson]] = {}
        for each in self._register:
            for name in {fold(n) for n in (each.known_as, each.full_name, *each.also_known_as)}:
                by_name.setdefault(name, []).append(each)
        often = Counter(fold(person.name) for person in listed)
        found = []
        for person, key_id in zip(listed, key_ids, strict=True):
            key = keys.get(key_id)
            if key is not None:
                found.append(self._known(key, people))
                continue
            same = by_name.get(fold(person.name), [])
            match = self._match(person, same, alone=often[fold(person.name)] == 1)
            found.append(self._met(person, match, key_id))
        return found

    def _known(self, key: SourceKey, people: Mapping[str, Person]) -> Known:
        """Somebody an earlier file named: renamed, merged or forgotten since, or undone."""
        today = people[self._stands_for[key.person_id] or key.person_id]
        if today.status == _FORGOTTEN:
            self.forgotten += 1
        if not key.alive:
            self.keys.append(replace(key, alive=True))
        return Known(key.person_id, today.id, today)

    def _match(
        self, person: Listed, same: Sequence[ListedPerson], *, alone: bool
    ) -> ListedPerson | None:
        """The one of that name, unless the file or the register has several or the cards differ."""
        if self._own and person.card:
            same = [
                each for each in same if each.local_no is None or str(each.local_no) == person.card
            ]
        elif not alone:
            return None
        return same[0] if len(same) == 1 else None

    def _met(self, listed: Listed, match: ListedPerson | None, key_id: str) -> Known:
        known = self._reader.get(Person, match.id) if match else None
        person = self._newcomer(listed) if known is None else _filled(known, listed)
        if person != known:
            self.people.append(person)
        if known is None:
            self.new.append(person)
            self.taken_in += 1
        self.keys.append(SourceKey(id=key_id, person_id=person.id))
        return Known(person.id, person.id, person)

    def _newcomer(self, listed: Listed) -> Person:
        return Person(
            id=self._ids.new(),
            known_as=listed.known_as or listed.name,
            full_name=listed.name if listed.known_as else "",
            local_no=self._card(listed.card),
            ref=self._ids.reference(),
            age_band=listed.age_band,
            sex=listed.sex,
            email=listed.email,
            phone=listed.phone,
            note=listed.note,
        )

    def _card(self, card: str) -> int:
        """The card's number where it is ours and free, else the next one."""
        wanted = self._number(card)
        if wanted > self._first_no and wanted in self._cards:
            self._cards.remove(wanted)
            return wanted
        self._last_no += 1
        return self._last_no

    def _number(self, card: str) -> int:
        return int(card) if self._own and card.isdecimal() and len(card) <= _LONGEST_CARD else 0


def _filled(person: Person, listed: Listed) -> Person:
    """The person, with what the file knows and the register does not."""
    return replace(
        person,
        age_band=listed.age_band if person.age_band == NOT_ASKED else person.age_band,
        sex=listed.sex if person.sex == NOT_ASKED else person.sex,
        email=person.email or listed.email,
        phone=person.phone or listed.phone,
        note=person.note or listed.note,
    )


def _with_survivors(reader: Reader, ids: Iterable[str]) -> dict[str, Person]:
    """These people and everybody they were merged into."""
    found: dict[str, Person] = {}
    missing = set(ids)
    while missing:
        found |= reader.get_many(Person, missing)
        missing = {p.merged_into for p in found.values() if p.merged_into} - found.keys()
    return found
