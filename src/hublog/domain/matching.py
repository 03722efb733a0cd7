"""Finds people by what somebody types at the door: parts of names, nicknames, card numbers."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from heapq import nsmallest
from typing import Generic, NamedTuple, Protocol, TypeVar

from rapidfuzz import process
from rapidfuzz.distance import OSA

from hublog.domain.names import fold
from hublog.domain.near_names import NearNames

_SHORTEST_SLIP = 3
"""A slip is looked for in words of so many letters; shorter ones are near everything."""
_SHORTEST_BEGINNING_WITH_SLIP = 4
"""Only from so many letters on may the slip lie in the beginning of a longer name."""
_LONGEST_NUMBER = 18
"""No card has so many digits; what a reader spits out without end is no number."""
_AFTER_ALL = "\U0010ffff"


class Listed(Protocol):
    """What finding a person needs to know of them."""

    @property
    def id(self) -> str:
        """As in ``Person``, and so the next four."""

    @property
    def known_as(self) -> str:
        """The usual name."""

    @property
    def full_name(self) -> str:
        """The whole name, empty where it is not known."""

    @property
    def also_known_as(self) -> tuple[str, ...]:
        """Nicknames."""

    @property
    def local_no(self) -> int | None:
        """The number on the card."""

    @property
    def other_cards(self) -> tuple[int, ...]:
        """The numbers on further cards that are theirs."""

    @property
    def last_seen(self) -> date | None:
        """The date of the last session they were present at."""

    @property
    def whole_only(self) -> bool:
        """Whether only a whole name or a card leads to them, as they were put away."""


L = TypeVar("L", bound=Listed)


class Found(NamedTuple, Generic[L]):
    """Somebody who may be meant; ``slip`` where only a slip of the finger leads there."""

    person: L
    slip: bool = False


class Directory(Generic[L]):
    """Everybody who can be found, ready for answers while somebody types.

    ``habit`` tells, by person, how usual it is that they come here and now (``domain.habits``).
    """

    def __init__(self, people: Iterable[L], habit: Mapping[str, float] | None = None) -> None:
        self._habit = habit or {}
        self._people: dict[str, L] = {}
        self._order: dict[str, tuple[float, int, str, str]] = {}
        self._whole: dict[str, set[str]] = {}
        self._cards: dict[int, set[str]] = {}
        self._tokens: list[tuple[str, str]] = []
        self._distinct: set[str] = set()
        self._near_whole: NearNames | None = None
        for person in people:
            self._tokens.extend((token, person.id) for token in self._enter(person))
        self._tokens.sort()

    def __len__(self) -> int:
        return len(self._people)

    def get(self, person_id: str) -> L | None:
        """The person of that id."""
        return self._people.get(person_id)

    def put(self, person: L) -> None:
        """Take a new person in, or one who changed."""
        self.drop(person.id)
        for token in self._enter(person):
            insort(self._tokens, (token, person.id))

    def drop(self, person_id: str) -> None:
        """Leave a person out from now on."""
        person = self._people.pop(person_id, None)
        if person is None:
            return
        for card in _cards(person):
            self._cards[card].discard(person_id)
        for name in _whole_names(person):
            self._whole[name].discard(person_id)
        for token in set() if person.whole_only else _name_parts(person):
            del self._tokens[bisect_left(self._tokens, (token, person_id))]

    def exact(self, text: str) -> list[L]:
        """Those whose card number or whole name, full, usual or nick, is the text; latest first."""
        wanted = fold(text)
        ids = set(self._whole.get(wanted, ()))
        if wanted.isdecimal() and len(wanted) <= _LONGEST_NUMBER:
            ids |= self._cards.get(int(wanted), set())
        return self._ranked(ids, len(ids))

    def find(self, text: str, limit: int = 8) -> list[Found[L]]:
        """Those who may be meant: exact first, then those who usually come, by ``habit``.

        Those without a habit follow, whole words before beginnings, latest first. Every word typed
        must begin some part of a name, in any order. Only where nobody fits, one word may hold one
        slip of the finger: a letter wrong, missing, too many or swapped.
        """
        exact = self.exact(text)
        if len(exact) >= limit:
            return [Found(person) for person in exact[:limit]]
        words = fold(text).split()
        taken = {person.id for person in exact}
        found = [Found(person) for person in exact]
        whole = self._meeting([self._having(word) for word in words]) - taken
        begun = self._meeting([self._beginning(word) for word in words]) - taken
        usual = {person for person in begun if person in self._habit}
        for ids in (usual, whole - usual, begun - whole - usual):
            found += [Found(p) for p in self._ranked(ids, limit - len(found))]
        if not found:
            return [Found(p, slip=True) for p in self._ranked(self._slipped(words), limit)]
        return found

    def meant(self, text: str) -> tuple[L | None, list[Found[L]]]:
        """The one person the text can only mean, or nobody; and those to choose from.

        Only one whole name or card, or only one person whose name parts begin so; a slip of the
        finger never decides.
        """
        found = [Found(person) for person in self.exact(text)] or self.find(text)
        if len(found) == 1 and not found[0].slip:
            return found[0].person, found
        return None, found

    def resembling(self, name: str) -> list[L]:
        """Those whose whole name is one slip away from this name or holds the same words.

        What DQ13 calls a likely duplicate, by name alone; exact matches are left out.
        """
        wanted = fold(name)
        if self._near_whole is None:
            self._near_whole = NearNames(self._whole)
        near = self._near_whole.one_slip_from(wanted)
        ids = {person for name in near for person in self._whole[name]}
        words = sorted(wanted.split())
        if len(words) > 1:  # one word alone is the whole name, which is no slip
            ids |= {
                i
                for i in self._meeting([self._having(word) for word in words])
                if any(sorted(whole.split()) == words for whole in _whole_names(self._people[i]))
            }
        return self._ranked(ids - self._whole.get(wanted, set()), len(ids))

    def _enter(self, person: L) -> set[str]:
        names = _folded(person)
        self._people[person.id] = person
        self._order[person.id] = (-self._habit.get(person.id, 0.0), *_recency(person, names[0]))
        for card in _cards(person):
            self._cards.setdefault(card, set()).add(person.id)
        tokens: set[str] = set()
        for name in filter(None, names):
            if self._near_whole is not None and name not in self._whole:
                self._near_whole.put(name)
            self._whole.setdefault(name, set()).add(person.id)
            if not person.whole_only:
                tokens.update(name.split())
        self._distinct |= tokens
        return tokens

    def _having(self, word: str) -> set[str]:
        first = bisect_left(self._tokens, (word, ""))
        last = bisect_right(self._tokens, (word, _AFTER_ALL))
        return {owner for _, owner in self._tokens[first:last]}

    def _beginning(self, word: str) -> set[str]:
        first = bisect_left(self._tokens, (word, ""))
        last = bisect_left(self._tokens, (word + _AFTER_ALL, ""))
        return {owner for _, owner in self._tokens[first:last]}

    def _slipped(self, words: list[str]) -> set[str]:
        reached: set[str] = set()
        for place, word in enumerate(words):
            if len(word) < _SHORTEST_SLIP:
                continue
            others = [self._beginning(other) for i, other in enumerate(words) if i != place]
            if all(others):
                reached |= self._meeting([self._near(word), *others])
        return reached

    def _near(self, word: str) -> set[str]:
        if len(word) < _SHORTEST_BEGINNING_WITH_SLIP:
            return set().union(*map(self._having, _one_slip_from(word, self._distinct)))
        lengths = range(len(word) - 1, len(word) + 2)
        beginnings = {token[:length] for token in self._distinct for length in lengths}
        return set().union(*map(self._beginning, _one_slip_from(word, beginnings)))

    def _meeting(self, groups: list[set[str]]) -> set[str]:
        return set.intersection(*groups) if groups else set()

    def _ranked(self, ids: Iterable[str], limit: int) -> list[L]:
        return [self._people[i] for i in nsmallest(limit, ids, key=self._order.__getitem__)]


def _one_slip_from(text: str, choices: Collection[str]) -> list[str]:
    near = process.extract(text, choices, scorer=OSA.distance, score_cutoff=1, limit=None)
    return [choice for choice, _, _ in near]


def _recency(person: Listed, name: str) -> tuple[int, str, str]:
    seen = person.last_seen
    return (-seen.toordinal() if seen else 0, name, person.id)


def _cards(person: Listed) -> set[int]:
    return {card for card in (person.local_no, *person.other_cards) if card is not None}


def _folded(person: Listed) -> list[str]:
    """The fullest name first, then the others."""
    fullest = person.full_name or person.known_as
    others = {person.known_as, *person.also_known_as} - {fullest}
    return [fold(fullest), *map(fold, others)]


def _whole_names(person: Listed) -> set[str]:
    return {name for name in _folded(person) if name}


def _name_parts(person: Listed) -> set[str]:
    return {part for name in _whole_names(person) for part in name.split()}
