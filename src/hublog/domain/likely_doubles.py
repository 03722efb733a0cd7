"""Everybody in the register who may be there twice, the likeliest first, without what people said of them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from hublog.domain.acceptances import Acceptance
from hublog.domain.checks.doubles import alike, evidence_of, parted, subject_of
from hublog.domain.checks.naming import Naming, naming
from hublog.domain.laptops import SAME_OR_NOT
from hublog.domain.people import Person

DIFFERENT = "DQ13"
"""The rule of the ``Acceptance`` that says they are two; the check of a month takes the same word for it."""
NOT_SURE = "NOT_SURE"
"""The rule of the ``Acceptance`` that puts a pair off."""
PUT_OFF_DAYS = 30
_MOST_OF_ONE_NAME = 8
"""Where more people go by one whole name and nothing else is known, their names say nothing."""


class Double(NamedTuple):
    """Two people who may be one, by id in order; ``by_more`` where more than the name says so."""

    one: str
    other: str
    by_more: bool

    @property
    def subject(self) -> str:
        """What an acceptance about them is about."""
        return subject_of(self.one, self.other)


def likely(
    people: Mapping[str, Person], said: Iterable[Acceptance], today: dt.date
) -> tuple[Double, ...]:
    """Who may be one: by DQ13, then those of one whole name whom nothing parts.

    Left out is whom somebody said to be two, until one of them is called otherwise, and whom
    somebody was not sure of within ``PUT_OFF_DAYS``.
    """
    named = {who: naming(person) for who, person in people.items()}
    words = {(each.rule, each.subject): each for each in said}
    by_rule = dict.fromkeys(sorted(alike(people, named)))
    by_name = sorted(set(_of_one_name(people, named)) - by_rule.keys())
    pairs = [Double(*pair, by_more=pair in by_rule) for pair in (*by_rule, *by_name)]
    return tuple(each for each in pairs if not _said(each, words, named, today))


def _of_one_name(
    people: Mapping[str, Person], named: Mapping[str, Naming]
) -> Iterator[tuple[str, str]]:
    by_name: dict[str, list[str]] = defaultdict(list)
    for who, each in named.items():
        for name in each.whole:
            by_name[name].append(who)
    for same in by_name.values():
        if len(same) <= _MOST_OF_ONE_NAME:
            for one, other in combinations(sorted(same), 2):
                if not parted(people[one], people[other]):
                    yield one, other


def _said(
    double: Double,
    words: Mapping[tuple[str, str], Acceptance],
    named: Mapping[str, Naming],
    today: dt.date,
) -> bool:
    if (SAME_OR_NOT["person"], double.subject) in words:
        return True
    evidence = evidence_of(named[double.one], named[double.other])
    different = words.get((DIFFERENT, double.subject))
    if different is not None and different.evidence == evidence:
        return True
    put_off = words.get((NOT_SURE, double.subject))
    return put_off is not None and (today - put_off.accepted_on).days < PUT_OFF_DAYS
