"""Which conditions go with what: the comparison, run charts and what hubs wrote (docs/method.md)."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from hublog.domain.codes import CodeLists
from hublog.domain.months import Month
from hublog.domain.office import evidence, run_chart
from hublog.domain.office.evidence import Comparison, Evidence
from hublog.domain.office.learning_notes import Note
from hublog.domain.office.run_chart import RunCharts
from hublog.services.office.ports import OfficeStore


class EvidenceOf:
    """Use cases that compare sessions with and without a condition; nothing is ever written."""

    def __init__(self, store: OfficeStore, codes: Callable[[], CodeLists]) -> None:
        self._store = store
        self._codes = codes

    def table(self, first: Month, last: Month) -> Evidence:
        """Every type of activity with every condition that occurs, in the order of the code lists."""
        with self._store.reading() as reader:
            tallies = reader.evidence(first, last)
        found = evidence.evidence(tallies, first, last)
        return replace(found, comparisons=self._in_order(found.comparisons))

    def compare(self, type_: str, condition: str, first: Month, last: Month) -> Comparison:
        """One type of activity with and without one condition, also where it never occurs."""
        with self._store.reading() as reader:
            tallies = reader.evidence(first, last)
        (comparison,) = evidence.compared(tallies, type_, [condition])
        return comparison

    def run_charts(self, type_: str, condition: str, first: Month, last: Month) -> RunCharts:
        """Sessions of single activities around the day on which the condition began there."""
        with self._store.reading() as reader:
            series = reader.session_runs(type_, condition, first, last)
            filed = reader.filed(first=str(first), last=str(last))
        held = [(each.hub_code, each.month) for each in filed if each.standing]
        return run_chart.run_charts(series, held)

    def notes(self, type_: str, condition: str, first: Month, last: Month) -> tuple[Note, ...]:
        """What hubs that ran that type wrote about the condition, the newest first."""
        with self._store.reading() as reader:
            return reader.notes(type_, condition, first, last)

    def _in_order(self, found: Sequence[Comparison]) -> tuple[Comparison, ...]:
        """As the code lists stand; codes that are in none come last."""
        lists = self._codes()
        types, conditions = (
            {each.code: n for n, each in enumerate(lists[name])}
            for name in ("activity_type", "condition")
        )

        def place(each: Comparison) -> tuple[int, str, int, str]:
            return (
                types.get(each.type, len(types)),
                each.type,
                conditions.get(each.condition, len(conditions)),
                each.condition,
            )

        return tuple(sorted(found, key=place))
