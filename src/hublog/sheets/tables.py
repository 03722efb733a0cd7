"""The data sheets of one return, with every word, code and digest in place."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from hublog.domain.breakdowns import BreakdownRow
from hublog.domain.codes import CodeLists
from hublog.domain.indicators import HOURS, Comparison
from hublog.domain.returns import ReturnContent
from hublog.domain.words import Words
from hublog.sheets import layout
from hublog.sheets.canonical import DECIMALS, Kind, canonical_row, row_digest, sheet_digest
from hublog.sheets.layout import Row, Sheet

_LISTS_USED = (
    *("activity_type", "weekday", "session_status", "cancel_reason", "condition", "source"),
    *("attendance_status", "volunteer_kind", "engagement_band", "imd_index", "dimension"),
    *("age_band", "age_group", "sex", "ethnic_broad", "disability", "imd_fifth"),
)


@dataclass(frozen=True)
class Table:
    """One data sheet and its rows, as they go into the workbook but for the row digests."""

    sheet: Sheet
    bare: Sequence[Row]

    @cached_property
    def rows(self) -> list[Row]:
        """The rows with their digest in the last cell."""
        name = self.sheet.name
        return [
            (*row, row_digest(name, form))
            for row, form in zip(self.bare, self._canonical, strict=True)
        ]

    @property
    def digest(self) -> str:
        """SHA-256 over the canonical rows."""
        return sheet_digest(self._canonical)

    @cached_property
    def _canonical(self) -> list[str]:
        kinds = self.sheet.kinds
        return [canonical_row(kinds, row) for row in self.bare]


def tables(content: ReturnContent, words: Words, lists: CodeLists) -> list[Table]:
    """Every data sheet, in the order of the workbook."""
    rows: dict[str, Iterable[Row]] = {
        **layout.plain_sheets(content),
        layout.SUMMARY.name: (_summary(row, words) for row in content.summary),
        layout.BREAKDOWN.name: (_breakdown(row, words, lists) for row in content.breakdown),
        layout.CODES.name: _codes(content, words, lists),
    }
    return [Table(sheet, list(rows[sheet.name])) for sheet in layout.SHEETS]


def _summary(row: Comparison, words: Words) -> Row:
    figure = row.indicator
    values = (figure.value, figure.numerator, figure.denominator)
    before = (row.last_month, row.same_month_last_year, row.year_to_date)
    decimals = DECIMALS[Kind.HOURS if figure.id in HOURS else Kind.FIGURE]
    return (
        figure.id,
        words(f"indicator.{figure.id}.name"),
        *(None if each is None else round(each, decimals) for each in (*values, *before)),
        words(f"figures.note.{figure.note}") if figure.note else "",
        "",
    )


def _breakdown(row: BreakdownRow, words: Words, lists: CodeLists) -> Row:
    categories = lists[lists["dimension"][row.dimension].more["list"]]
    label = categories[row.category].label(words.language)
    return (row.dimension, row.category, label, row.people_display, row.attendances_display)


def _codes(content: ReturnContent, words: Words, lists: CodeLists) -> Iterator[Row]:
    for name in _LISTS_USED:
        for code in lists[name]:
            yield (name, code.code, code.en, code.cy, "")
    for row in content.summary:
        id_ = row.indicator.id
        key = f"indicator.{id_}"
        yield ("indicator", id_, words(f"{key}.name"), "", words(f"{key}.meaning"))
    for key in words.catalogue:
        if key.startswith("term.") and key.endswith(".name"):
            term = key.removesuffix(".name")
            name = term.removeprefix("term.")
            yield ("term", name, words(key), "", words(f"{term}.meaning"))
