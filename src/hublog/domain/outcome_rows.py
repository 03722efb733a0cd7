"""The rows of a return about how people are: one for each activity and question, about nobody alone."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from hublog.domain.ledger import Ledger
from hublog.domain.matched_pairs import FEWEST, Pair, by_person, change
from hublog.domain.months import Month
from hublog.domain.outcomes import Measure
from hublog.domain.return_rows import code_of
from hublog.domain.sheet_rows import OutcomeRow

_Rows = Mapping[str, Collection[Pair]]
"""The pairs of one measure by the code of their activity."""


def outcome_rows(book: Ledger, month: Month) -> tuple[OutcomeRow, ...]:
    """What changed for those who answered twice, by activity, instrument and question.

    Rows that tell of too few, alone or taken off the Summary's figure, are left out.
    """
    pairs = book.answers.pairs(month.window)
    asked: dict[Measure, dict[str, list[Pair]]] = defaultdict(lambda: defaultdict(list))
    for pair in pairs:
        activity = book.facts.activities.get(pair.activity_id)
        asked[pair.measure][code_of(activity) if activity else ""].append(pair)
    told = sorted(
        (code, measure)
        for measure, rows in asked.items()
        for code in _told(rows, frozenset(by_person(pairs, measure)))
    )
    return tuple(
        OutcomeRow(code, measure.instrument, measure.question, *change(asked[measure][code]))
        for code, measure in told
    )


def _told(rows: _Rows, counted: Collection[Pair]) -> Collection[str]:
    """The activities whose rows may stand beside a Summary that tells of the pairs counted."""
    told = [code for code in rows if len(rows[code]) >= FEWEST]
    told.sort(key=lambda code: (len(rows[code]), code))
    while told and 0 < _left_over(rows, counted, told) < FEWEST:
        del told[0]
    return told


def _left_over(rows: _Rows, counted: Collection[Pair], told: Collection[str]) -> int:
    """Of how few pairs somebody learns who takes rows off the Summary's figure.

    Of a row that is told they take what leaves less: all of it, or nothing. The Summary counts each
    person once, so a row may hold pairs that the Summary does not.
    """
    left = 0
    for code, pairs in rows.items():
        both = sum(pair in counted for pair in pairs)
        left += min(both, len(pairs) - both) if code in told else both
    return left
