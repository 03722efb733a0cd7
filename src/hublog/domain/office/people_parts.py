"""What is known of a hub's different people over a span, who may never be added up over months.

One month: its Summary. A quarter or a year to date: what its last Summary says of it. Any other span: the
people in rows, each once, where the hub shares rows. Else it is not available.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from hublog.domain.months import Month
from hublog.domain.office.parts import COUNTED, NO_CASES, NOT_AVAILABLE, NOT_RECORDED, Part
from hublog.domain.office.said_parts import count_said, share_said
from hublog.domain.office.spans import Span
from hublog.domain.office.totals import Decile, Said, Totals

AGREED_ONLY, NOT_SHARED, BY_COUNTRY = "agreed_only", "not_shared", "index_by_country"


def people_parts(
    totals: Totals, span: Span, owed: Sequence[Month], country_index: str
) -> Mapping[str, Part]:
    """B01, B05 to B07, and B10 with one line for each index; ``country_index`` is its country's."""
    known = _Known(totals, span, max(len(owed), len(totals.months)), country_index)
    if span.single:
        return {**known.of_the_month(), **known.deciles_of_the_month()}
    return {**known.of_rows(), **known.deciles_of_rows(), **known.to_date()}


class _Known(NamedTuple):
    """What there is to go by; ``owed`` is how many returns should be counted."""

    totals: Totals
    span: Span
    owed: int
    country_index: str

    def of_the_month(self) -> Mapping[str, Part]:
        """As the Summary of the one month says it."""
        said = self.totals.said_last
        return {
            "B01": count_said("B01", said, self.owed),
            "B05": count_said("B05", said, self.owed),
            "B06": share_said("B06", said, self.owed),
            "B07": share_said("B07", said, self.owed),
            "B10.known": share_said("B10.known", said, self.owed),
        }

    def deciles_of_the_month(self) -> Mapping[str, Part]:
        """B10 as the Summary says it, which does not tell the index: the rows may, or the country."""
        in_rows = {decile.imd_index for decile in self.totals.people.deciles}
        if len(in_rows) > 1:
            return self.deciles_of_rows()
        (index,) = in_rows or {self.country_index}
        if not index:
            return {}
        part = share_said("B10", self.totals.said_last, self.owed)
        people = self.totals.said_last.get("B01", Said()).value
        if part.state == NO_CASES and people:
            part = part.but(state=NOT_RECORDED)
        if part.state != NOT_AVAILABLE and not in_rows:
            part = part.but(notes=frozenset({BY_COUNTRY}))
        return {f"B10.{index}": part}

    def to_date(self) -> Mapping[str, Part]:
        """What the last Summary says of the quarter or the year, and what follows from it."""
        id_ = next(iter(self.span.to_date), "")
        people = count_said(id_, self.totals.said_last, self.owed)
        if people.state != COUNTED:
            return {}
        parts = {"B01": people.but(months=self.owed)}
        first = self.totals.said.get("B04", Said())
        complete = len(self.totals.months) == self.owed
        if complete and first.valued == self.owed and first.value <= people.amount:
            returning = people.amount - first.value
            notes = count_said("B04", self.totals.said, self.owed).notes
            parts["B05"] = parts["B01"].but(amount=returning, notes=notes)
        if complete and people.amount:
            parts["B07"] = self._part(COUNTED, self.totals.named, people.amount, months=self.owed)
        return parts

    def of_rows(self) -> Mapping[str, Part]:
        """Those in rows, each once."""
        people = self.totals.people
        return {
            "B01": self._in_rows(COUNTED, people.persons),
            "B05": self._in_rows(COUNTED, people.returning),
            "B06": self._share(people.repeat, people.persons),
            "B07": self._share(people.visits, people.persons),
            "B10.known": self._share(sum(people.deciles.values()), people.persons),
        }

    def deciles_of_rows(self) -> Mapping[str, Part]:
        """B10 of those in rows, by the index of the latest decile of each."""
        deciles = self.totals.people.deciles
        found = {decile.imd_index for decile in deciles} or {self.country_index} - {""}
        return {f"B10.{index}": self._deprived(deciles, index) for index in sorted(found)}

    def _deprived(self, deciles: Mapping[Decile, int], index: str) -> Part:
        known = sum(n for decile, n in deciles.items() if decile.imd_index == index)
        deprived = sum(
            n for decile, n in deciles.items() if decile.imd_index == index and decile.most_deprived
        )
        empty = NOT_RECORDED if self.totals.people.persons else NO_CASES
        return self._share(deprived, known, empty)

    def _share(self, amount: float, whole: float, empty: str = NO_CASES) -> Part:
        return self._in_rows(COUNTED if whole else empty, amount, whole)

    def _in_rows(self, state: str, amount: float, whole: float = 0) -> Part:
        """A month in which nobody came by name tells as much as one whose rows are shared."""
        months = self.totals.months - (self.totals.named_months - self.totals.shared)
        nobody = self.totals.months and not self.totals.named_months
        if not self.totals.shared and not nobody:
            notes = frozenset({NOT_SHARED} if self.totals.months else ())
            return Part(state=NOT_AVAILABLE, months_expected=self.owed, notes=notes)
        note = () if nobody else {AGREED_ONLY}
        return self._part(state, amount, whole, months=len(months), notes=frozenset(note))

    def _part(
        self,
        state: str,
        amount: float,
        whole: float,
        *,
        months: int,
        notes: frozenset[str] = frozenset(),
    ) -> Part:
        return Part(
            state=state,
            amount=amount,
            whole=whole,
            months=months,
            months_expected=self.owed,
            notes=notes,
        )
