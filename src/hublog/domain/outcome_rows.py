"""The rows of a return about how people are: one for each activity and question, about nobody alone."""

from collections import defaultdict

from hublog.domain.ledger import Ledger
from hublog.domain.matched_pairs import Pair, change
from hublog.domain.months import Month
from hublog.domain.outcomes import Measure
from hublog.domain.return_rows import code_of
from hublog.domain.sheet_rows import OutcomeRow


def outcome_rows(book: Ledger, month: Month) -> tuple[OutcomeRow, ...]:
    """What changed for those who answered twice, by activity, instrument and question."""
    asked: dict[tuple[str, Measure], list[Pair]] = defaultdict(list)
    for pair in book.answers.pairs(month.window):
        activity = book.facts.activities.get(pair.activity_id)
        asked[code_of(activity) if activity else "", pair.measure].append(pair)
    return tuple(
        OutcomeRow(code, measure.instrument, measure.question, *change(pairs))
        for (code, measure), pairs in sorted(asked.items())
    )
