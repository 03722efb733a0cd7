"""The rows of a return about how people are: one for each activity and question, about nobody alone."""

import datetime as dt
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
_Start = tuple[str, str, Measure, dt.date]
"""Whose answer at the start, about what, to which question, and when."""
_Starts = frozenset[_Start]
_MONTHS = 13
"""So many months back at most an answer may lie that goes with the same start (52 weeks)."""


def outcome_rows(book: Ledger, month: Month) -> tuple[OutcomeRow, ...]:
    """What changed for those who answered twice, by activity, instrument and question.

    Rows that tell of too few, alone or taken off the Summary's figure, are left out. So are the mean
    start and the mean latest answer where an earlier month told those of nearly the same people.
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
    before = _starts_before(book, month) if told else ()
    rows = []
    for code, measure in told:
        pairs_of_row = asked[measure][code]
        said = change(pairs_of_row)
        if _tells_a_start(frozenset(map(_start, pairs_of_row)), before):
            said = said._replace(mean_start=None, mean_latest=None)
        rows.append(OutcomeRow(code, measure.instrument, measure.question, *said))
    return tuple(rows)


def _starts_before(book: Ledger, month: Month) -> Collection[_Starts]:
    """The starts that a row of each earlier month may have told, as long as one can come back."""
    found = []
    for back in range(1, _MONTHS + 1):
        rows: dict[tuple[str, Measure], set[_Start]] = defaultdict(set)
        for pair in book.answers.pairs(month.plus(-back).window):
            rows[pair.activity_id, pair.measure].add(_start(pair))
        found += [frozenset(starts) for starts in rows.values() if len(starts) >= FEWEST]
    return found


def _start(pair: Pair) -> _Start:
    return (pair.person_id, pair.activity_id, pair.measure, pair.started)


def _tells_a_start(starts: _Starts, before: Collection[_Starts]) -> bool:
    """Whether the mean start of these, beside that of an earlier month, tells what few said at theirs.

    Somebody who answers again in another month stands in both with the same start.
    """
    return any(starts & each and 0 < len(starts ^ each) < FEWEST for each in before)


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
