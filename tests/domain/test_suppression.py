import itertools
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator

import pytest

from hublog.domain.suppression import (
    HIDDEN,
    Range,
    Relations,
    behind,
    conceal,
    percent,
    shown,
    worked_out,
)

Numbers = tuple[int, ...]
Page = tuple[Hashable, ...]


@pytest.mark.parametrize(
    ("n", "displayed"),
    [(0, 0), (1, "*"), (7, "*"), (8, 10), (12, 10), (13, 15), (17, 15), (18, 20), (402, 400)],
)
def test_counts_are_hidden_up_to_seven_and_rounded_to_the_nearest_five(n, displayed) -> None:
    """domain.md, Small numbers."""
    assert shown(n) == displayed


def test_what_may_stand_behind_a_display_is_exactly_what_is_displayed_so() -> None:
    for displayed in {shown(n) for n in range(100)}:
        least, most = behind(displayed)
        assert [n for n in range(110) if shown(n) == displayed] == [*range(least, most + 1)]


@pytest.mark.parametrize(
    ("part", "whole", "displayed"),
    [
        *((0, 0, None), (0, 7, "*"), (7, 7, "*"), (0, 12, 0), (12, 12, 100)),
        *((7, 30, "*"), (23, 30, "*"), (8, 16, 67), (22, 30, 67), (12, 17, "*"), (8, 30, 33)),
    ],
)
def test_a_percentage_is_whole_and_comes_from_what_is_displayed(part, whole, displayed) -> None:
    """Shown only where the part and what is left are each 0 or at least 8."""
    assert percent(part, whole) == displayed


def test_a_reader_adds_and_subtracts() -> None:
    ranges = {"all": Range(10, 12), "a": Range(8, 12), "b": Range(1, 7)}
    assert worked_out(ranges, Relations((("all", ("a", "b")),))) == {
        "all": Range(10, 12),
        "a": Range(8, 11),
        "b": Range(1, 4),
    }
    assert worked_out(ranges, Relations((), (("all", "b"),)))["all"].most == 7


def test_a_reader_counts_parts_as_often_as_they_must_have_come() -> None:
    """Whoever came twelve times takes twelve of the visits."""
    ranges = {"visits": Range(13, 17), "once": Range(1, 7), "twelve": Range(1, 7)}
    parts = (("once", 1), ("twelve", 12))
    read = worked_out(ranges, Relations(weighted=[(parts, "visits")]))
    assert read == {"visits": Range(13, 17), "once": Range(1, 5), "twelve": Range(1, 1)}
    ranges["twelve"] = Range(2, 7)
    assert worked_out(ranges, Relations(weighted=[(parts, "visits")]))["visits"].least == 25


def told(universes: Iterable[Numbers], page_of: Callable[[Numbers], Page]) -> list[Numbers]:
    """Universes with a hidden count of 1 to 7 that has the same value wherever the page is the same.

    The page begins with what is displayed of each number. This is the reader who knows all rules,
    what is withheld and why among them.
    """
    by_page = defaultdict(list)
    for universe in universes:
        by_page[page_of(universe)].append(universe)
    found = []
    for page, alike in by_page.items():
        for n, displayed in enumerate(page[: len(alike[0])]):
            values = {universe[n] for universe in alike}
            if displayed == HIDDEN and len(values) == 1 and values <= {*range(1, 8)}:
                found.append(alike[0])
    return found


def splits(total: int, parts: int) -> Iterator[Numbers]:
    """Every way to split a total."""
    if parts == 1:
        yield (total,)
        return
    for first in range(total + 1):
        yield from ((first, *rest) for rest in splits(total - first, parts - 1))


def all_splits(parts: int, up_to: int) -> list[Numbers]:
    return [split for total in range(up_to + 1) for split in splits(total, parts)]


def plain_page(numbers: Numbers, *, exact: bool) -> Page:
    """The rule as it is stated, without withholding anything more."""
    total = sum(numbers)
    return (*map(shown, numbers), total if exact else shown(total))


def _conceal(numbers: Numbers, total: Range) -> Page:
    names = tuple("abcdefgh"[: len(numbers)])
    relations = Relations((("all", names),), known={"all": total})
    return tuple(conceal(dict(zip(names, numbers, strict=True)), relations, [names]).values())


class Concealer:
    """Lines that add up to a total, as they are published; like pages are worked out once."""

    def __init__(self, *, exact: bool) -> None:
        self.exact = exact
        self._made: dict[Page, Page] = {}

    def __call__(self, numbers: Numbers) -> Page:
        plain = plain_page(numbers, exact=self.exact)
        if plain not in self._made:
            total = sum(numbers)
            known = Range(total, total) if self.exact else behind(shown(total))
            self._made[plain] = (*_conceal(numbers, known), plain[-1])
        return self._made[plain]


@pytest.mark.parametrize(("lines", "up_to"), [(2, 42), (3, 32), (4, 27), (5, 17)])
@pytest.mark.parametrize("exact", [False, True])
def test_no_line_beside_its_total_can_be_told(lines, up_to, exact) -> None:
    """The total rounded on its own, and the harder case of a total that is known as it is.

    One split stays open to a reader of true totals who knows when lines are withheld: all three
    lines of 7 out of 21, as nothing else of 21 is withheld.
    """
    left = {(7, 7, 7)} if exact and lines == 3 else set()
    assert set(told(all_splits(lines, up_to), Concealer(exact=exact))) == left


def test_the_audit_catches_the_rule_as_it_is_stated() -> None:
    """Control: 8, 1, 1, 1, 1 with a total shown as 10; 7, 7, 7 and 7 with one shown as 30."""
    five = told(all_splits(5, 17), lambda numbers: plain_page(numbers, exact=False))
    assert (8, 1, 1, 1, 1) in five
    four = told(splits_between(4, 28, 32), lambda numbers: plain_page(numbers, exact=False))
    assert (7, 7, 7, 7) in four
    assert told(splits_between(4, 28, 32), Concealer(exact=False)) == []


def splits_between(parts: int, least: int, most: int) -> list[Numbers]:
    return [split for total in range(least, most + 1) for split in splits(total, parts)]


def test_the_audit_catches_an_exact_total_beside_rounded_lines() -> None:
    """Control: 18 and 1 are shown as 20 and hidden, and 19 gives the 1 away."""
    two = told(all_splits(2, 42), lambda numbers: plain_page(numbers, exact=True))
    assert (18, 1) in two


def test_the_audit_catches_withholding_one_line_instead_of_all() -> None:
    """Control: of 12, 12, 12 and 7, shown as 45, hiding one more line is not enough."""

    def one_more(numbers: Numbers) -> Page:
        lines = Concealer(exact=False)(numbers)[:-1]
        plain = plain_page(numbers, exact=False)
        if lines == plain[:-1]:
            return plain
        smallest = min((n for n in plain[:-1] if n not in {0, HIDDEN}), default=None)
        if smallest is None:
            return plain
        at = plain.index(smallest)
        return (*plain[:at], HIDDEN, *plain[at + 1 :])

    numbers = [
        each
        for each in itertools.product((6, 7, 8, 9, 10, 11, 12), repeat=4)
        if shown(sum(each)) == 45
    ]
    assert (12, 12, 12, 7) in told(numbers, one_more)
    assert told(numbers, Concealer(exact=False)) == []


def visits(largest: int) -> list[tuple[int, int]]:
    """Different people of a line and their attendances."""
    return [(0, 0), *((p, a) for a in range(1, largest + 1) for p in range(1, a + 1))]


@pytest.mark.parametrize("exact", [False, True])
def test_neither_people_nor_their_attendances_can_be_told_from_one_another(exact) -> None:
    """With one further visit in all, a line with 8 attendances or more would have 7 people."""
    made: dict[Page, Page] = {}

    def page_of(numbers: Numbers) -> Page:
        people, attendances = numbers[:2], numbers[2:]
        totals = {"all": sum(people), "visits": sum(attendances)}
        displayed = tuple(totals.values()) if exact else tuple(map(shown, totals.values()))
        plain = (*map(shown, numbers), displayed)
        if plain not in made:
            sums = (
                *(("all", ("p0", "p1")), ("visits", ("a0", "a1")), ("more", ("m0", "m1"))),
                *(("visits", ("all", "more")), ("a0", ("p0", "m0")), ("a1", ("p1", "m1"))),
            )
            known = {k: Range(n, n) if exact else behind(shown(n)) for k, n in totals.items()}
            counts = dict(zip(("p0", "p1", "a0", "a1"), numbers, strict=True))
            page = conceal(counts, Relations(sums, known=known), [tuple(counts)])
            made[plain] = (*page.values(), displayed)
        return made[plain]

    universes = [
        (first[0], second[0], first[1], second[1])
        for first, second in itertools.product(visits(17), repeat=2)
        if first[1] + second[1] <= 17
    ]
    assert told(universes, page_of) == []


def test_a_hidden_count_outside_every_family_withholds_them_all() -> None:
    counts = {"all": 7, **dict.fromkeys("abcdefg", 1)}
    relations = Relations((("all", tuple("abcdefg")),))
    page = conceal(counts, relations, ["abc", "defg"])
    assert set(page.values()) == {HIDDEN}
    beside = conceal({"all": 1}, Relations(known={"all": Range(1, 2)}), ["xy"], "xy")
    assert beside == {"all": HIDDEN}


def test_what_stands_beside_the_page_anyway_is_not_protected() -> None:
    counts = {"asked": 18, "not": 1}
    sums = (("all", ("asked", "not")),)
    known = {"all": Range(19, 19)}
    assert set(conceal(counts, Relations(sums, (), known), [tuple(counts)]).values()) == {HIDDEN}
    known["asked"] = Range(18, 18)
    page = conceal(counts, Relations(sums, (), known), [tuple(counts)])
    assert page == {"asked": 20, "not": HIDDEN}
