"""How people are, told in several returns: whoever holds all their sheets works out nobody's answer."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hublog.domain.activities import Activity
from hublog.domain.indicators import CHANGES, Comparison
from hublog.domain.ledger import Ledger, ledger
from hublog.domain.matched_pairs import Pair, by_person
from hublog.domain.months import Month, Window
from hublog.domain.outcomes import LONELY, MEASURES
from hublog.domain.returns import ReturnContent
from hublog.domain.told_once import told_once
from made_facts import MadeRegister
from made_return import content

APRIL, MAY = Month(2026, 4), Month(2026, 5)
START = dt.date(2026, 3, 3)
(LONELINESS,) = (each for each in MEASURES if each.instrument == LONELY)

_Answer = tuple[str, str, dt.date, int]
"""Whose answer, at which activity, when, and what: one that is put right is another one."""
_Sum = Mapping[_Answer, Fraction]


def book_of(*went: tuple[str, str, int], month: Month = MAY) -> Ledger:
    """Who answered at which activity, and what in that month; everybody had answered 2 in March."""
    register = MadeRegister()
    answer(register, went, month)
    return book_from(register)


def answer(register: MadeRegister, went: Iterable[tuple[str, str, int]], month: Month) -> None:
    """They answer at the start, and again that month; the register began with a session in March."""
    register.session(START, counted=1)
    for who, activity, said in went:
        register.answered(who, START, 2, instrument=LONELY, activity=activity)
        late = month.first + dt.timedelta(11)
        register.answered(who, late, said, instrument=LONELY, activity=activity, stage="end")


def book_from(register: MadeRegister) -> Ledger:
    activities = {name: Activity(id=name, name=name, type="DROPIN") for name in "DGH"}
    return ledger(replace(register.facts(), activities=activities))


class Attacker:
    """Knows who answered what when, holds every sheet, and adds up and takes off as they like."""

    def __init__(self) -> None:
        self._known: dict[_Answer, dict[_Answer, Fraction]] = {}
        self._wanted: list[_Sum] = []

    def hears(self, book: Ledger, told: ReturnContent) -> None:
        """Reads all that a return tells of loneliness."""
        month = told.cover.month
        pairs = book.answers.pairs(month.window)
        for pair in pairs:
            before, after = _sums([pair])
            self._wanted += [before, after, _less(after, before, Fraction(1))]
        (line,) = (row for row in told.summary if row.indicator.id == LONELINESS.id)
        for value, window in (
            (line.indicator.value, month.window),
            (line.last_month, month.plus(-1).window),
            (line.same_month_last_year, month.plus(-12).window),
            (line.year_to_date, month.year_to_date),
        ):
            if value is not None:
                before, after = _sums(_of_summary(book, window))
                self._learns(_less(after, before, Fraction(1)))
        for row in told.outcomes:
            for each in _sums([p for p in pairs if p.activity_id == row.activity_code]):
                self._learns(each)

    def knows_somebody(self) -> bool:
        """Whether one answer, or what changed for one person, follows from what was told."""
        return any(not self._left_of(each) for each in self._wanted)

    def _learns(self, told: _Sum) -> None:
        left = self._left_of(told)
        if left:
            self._known[next(iter(left))] = left

    def _left_of(self, told: _Sum) -> dict[_Answer, Fraction]:
        left = dict(told)
        for lead, known in self._known.items():
            if lead in left:
                left = _less(left, known, left[lead] / known[lead])
        return left


def _of_summary(book: Ledger, window: Window) -> tuple[Pair, ...]:
    return by_person(book.answers.pairs(window), LONELINESS)


def _sums(pairs: Iterable[Pair]) -> tuple[_Sum, _Sum]:
    """All first and all latest answers of these pairs together."""
    before = {(p.person_id, p.activity_id, p.started, p.before): Fraction(1) for p in pairs}
    after = {(p.person_id, p.activity_id, p.latest, p.after): Fraction(1) for p in pairs}
    return before, after


def _less(one: _Sum, other: _Sum, times: Fraction) -> dict[_Answer, Fraction]:
    both = {key: one.get(key, Fraction(0)) - times * other.get(key, 0) for key in {**one, **other}}
    return {key: n for key, n in both.items() if n}


def works_out_somebody(*told: tuple[Ledger, ReturnContent]) -> bool:
    """Whether an attacker who holds these returns learns what one person said."""
    attacker = Attacker()
    for book, each in told:
        attacker.hears(book, each)
    return attacker.knows_somebody()


def eight(activity: str = "D", said: int = 3) -> list[tuple[str, str, int]]:
    return [(f"{activity}{n}", activity, said) for n in range(8)]


def test_an_attacker_who_holds_two_sums_that_are_one_person_apart_knows_that_person() -> None:
    """The attacker of these tests is one: with nothing kept back it works somebody out."""
    books = book_of(*eight(), ("one", "D", 4)), book_of(*eight())
    assert works_out_somebody(*((book, content(book.facts)) for book in books))
    assert not works_out_somebody((books[0], content(books[0].facts)))


def test_no_month_tells_the_changes_of_another_time_beside_its_own() -> None:
    """E01-E07: 9 times the year less 8 times April would be the only one who answered in May."""
    register = MadeRegister()
    answer(register, eight(), APRIL)
    answer(register, [("one", "D", 4)], MAY)
    book = book_from(register)
    months = content(book.facts, APRIL), content(book.facts, MAY)
    assert not works_out_somebody(*((book, each) for each in months))
    left = [row for row in months[1].summary if row.indicator.id in CHANGES]
    assert len(left) == len(CHANGES)
    assert {(r.last_month, r.same_month_last_year, r.year_to_date) for r in left} == {(None,) * 3}
    assert next(r for r in months[1].summary if r.indicator.id == "E08").year_to_date is not None


def versions(*books: Ledger) -> list[tuple[Ledger, ReturnContent]]:
    """May as it was sent again and again, each time from another register."""
    sent: list[tuple[Ledger, ReturnContent]] = []
    for book in books:
        told = told_once(content(book.facts), [each for _, each in sent])
        sent.append((book, told))
    return sent


def loneliness(told: ReturnContent) -> Comparison:
    (line,) = (row for row in told.summary if row.indicator.id == LONELINESS.id)
    return line


@pytest.mark.parametrize(
    "later",
    [
        eight(),
        [*eight(), ("one", "D", 4), ("late", "D", 5)],
        [*eight(), ("one", "D", 5)],
        [*eight(), ("late", "D", 5)],
        [*eight(), ("one", "G", 4)],
    ],
    ids=["withdrawn", "typed late", "put right", "one out one in", "at another activity"],
)
def test_a_version_that_says_otherwise_of_few_tells_no_change_again(later) -> None:
    """E01-E07: 9 times what version 1 says less 8 times what version 2 says is one person's."""
    first, second = book_of(*eight(), ("one", "D", 4)), book_of(*later)
    sent = versions(first, second)
    assert not works_out_somebody(*sent)
    told = sent[1][1]
    figure = loneliness(told).indicator
    assert (figure.value, figure.note, told.outcomes) == (None, "told_before", ())
    assert figure.numerator == loneliness(content(second.facts)).indicator.numerator


def test_what_a_version_before_told_stands_in_the_next_where_nothing_changed() -> None:
    """Also where one between them told nothing; and other questions are none of it."""
    book, fewer = book_of(*eight(), ("one", "D", 4)), book_of(*eight())
    (_, first), (_, second), (_, third) = versions(book, fewer, book)
    assert third == first != second
    assert versions(book, book)[1][1] == first
    few = book_of(*eight()[1:])
    assert versions(few, book)[1][1] == first


def test_what_was_not_told_again_is_not_told_by_a_third_version_either() -> None:
    other = book_of(*eight(), ("two", "D", 5))
    sent = versions(book_of(*eight(), ("one", "D", 4)), book_of(*eight()), other)
    assert not works_out_somebody(*sent)
    assert loneliness(sent[2][1]).indicator.value is None


def test_eight_more_people_than_were_told_of_have_their_figure_and_no_rows() -> None:
    """E01-E07: a pile of sheets that turned up; rows of both versions together could tell of few."""
    more = [*eight(), *eight("G"), ("one", "D", 4), ("two", "G", 1)]
    sent = versions(book_of(*eight(), ("one", "D", 4)), book_of(*more))
    assert not works_out_somebody(*sent)
    told = sent[1][1]
    assert (loneliness(told).indicator.numerator, told.outcomes) == (18, ())
    assert loneliness(told).indicator.value is not None
    assert told_once(content(book_of(*more).facts), ()).outcomes


def test_beside_a_version_of_which_nobody_here_knows_what_it_said_no_change_is_told() -> None:
    told = told_once(content(book_of(*eight()).facts), [None])
    assert (loneliness(told).indicator.value, told.outcomes) == (None, ())


_LATER = st.lists(
    st.lists(st.tuples(st.integers(0, 29), st.sampled_from("DG-"), st.integers(1, 5)), max_size=12),
    min_size=1,
    max_size=3,
)
"""For each further version who is at another activity then, at none, or says something else."""


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["D", "G", "DG", "H"]), min_size=8, max_size=20), _LATER)
def test_whoever_holds_every_version_and_the_next_month_works_out_nobody(at, later) -> None:
    """E01-E07: people come, go, change over and are put right; sums of any versions tell of no one."""
    went = {(n, place): 3 for n, places in enumerate(at) for place in places}
    books = []
    for changed in ([], *later):
        for n, place, said in changed:
            if place == "-":
                went = {key: before for key, before in went.items() if key[0] != n}
            else:
                went[n, place] = said
        books.append(book_of(*((f"p{n}", place, said) for (n, place), said in went.items())))
    june = content(books[-1].facts, MAY.plus(1))
    assert not works_out_somebody(*versions(*books), (books[-1], june))
