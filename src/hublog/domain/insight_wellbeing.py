"""What changed for people who answered twice, question by question, as a picture shows it (E01-E07)."""

from collections.abc import Iterator
from typing import NamedTuple

from hublog.domain.ledger import Ledger
from hublog.domain.matched_pairs import by_person, change
from hublog.domain.months import Window
from hublog.domain.outcomes import MEASURES
from hublog.domain.suppression import Shown


class Answered(NamedTuple):
    """Of people who answered one measure twice, for how many it is better, the same, or worse."""

    measure: str
    better: Shown
    same: Shown
    worse: Shown


class Wellbeing(NamedTuple):
    """``twice`` of the ``began`` people who answered at a start answered again; each measure told alone."""

    began: Shown
    twice: Shown
    measures: tuple[Answered, ...]


def wellbeing(book: Ledger, span: Window) -> Wellbeing:
    """The pairs whose later answer fell in these days; no measure that fewer than eight answered twice."""
    pairs = book.answers.pairs(span)
    return Wellbeing(
        len(book.answers.started(span)),
        len({pair.person_id for pair in pairs}),
        tuple(_measures(book, span)),
    )


def _measures(book: Ledger, span: Window) -> Iterator[Answered]:
    pairs = book.answers.pairs(span)
    for measure in MEASURES:
        found = change(by_person(pairs, measure))
        if found.improved is not None and found.same is not None and found.worse is not None:
            yield Answered(measure.id, found.improved, found.same, found.worse)
