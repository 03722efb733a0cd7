"""The data sheets of one return, with every word, code and digest in place."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from hublog.domain.breakdowns import BreakdownRow
from hublog.domain.codes import CodeLists
from hublog.domain.indicators import HOURS, Comparison
from hublog.domain.learning import PROMPTS
from hublog.domain.returns import ReturnContent
from hublog.domain.sheet_rows import CheckRow, LearningRow
from hublog.domain.words import Words
from hublog.sheets import layout
from hublog.sheets.canonical import DECIMALS, Kind, canonical_row, row_digest, sheet_digest
from hublog.sheets.layout import Row, Sheet
from hublog.sheets.wording import day_in_words

_LISTS_USED = (
    *("activity_type", "weekday", "session_status", "cancel_reason", "condition", "source"),
    *("attendance_status", "volunteer_kind", "engagement_band", "imd_index", "dimension"),
    *("age_band", "age_group", "sex", "ethnic_broad", "disability", "imd_fifth"),
    *("referral_direction", "referral_status", "referral_reason", "org_type", "instrument"),
    *("change", "severity", "query"),
)
_RULE = "returns.rule."
_JUMPS = {"A03": "DQ10"}
"""Which check speaks of an indicator: it flags the figure where it travels."""


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
    def row_digests(self) -> list[str]:
        """The digest of each row, as it stands in its last cell."""
        return [str(row[-1]) for row in self.rows]

    @property
    def digest(self) -> str:
        """SHA-256 over the canonical rows."""
        return sheet_digest(self._canonical)

    @cached_property
    def _canonical(self) -> list[str]:
        kinds = self.sheet.kinds
        return [canonical_row(kinds, row) for row in self.bare]


def tables(content: ReturnContent, words: Words, lists: CodeLists) -> list[Table]:
    """Every data sheet, in the order of the workbook.

    ``KeyError`` names the sentence that the catalogue has not, where a check found something that
    nothing can say.
    """
    flags = {rule for rule in _JUMPS.values() if any(row.rule == rule for row in content.checks)}
    rows: dict[str, Iterable[Row]] = {
        **layout.plain_sheets(content),
        layout.SUMMARY.name: (_summary(row, words, flags) for row in content.summary),
        layout.BREAKDOWN.name: (_breakdown(row, words, lists) for row in content.breakdown),
        layout.LEARNING.name: (_learning(row, words) for row in content.learning),
        layout.CHECKS.name: (_check(row, words) for row in content.checks),
        layout.CODES.name: _codes(content, words, lists),
    }
    return [Table(sheet, list(rows[sheet.name])) for sheet in layout.SHEETS]


def _summary(row: Comparison, words: Words, flags: Collection[str]) -> Row:
    figure = row.indicator
    flag = _JUMPS.get(figure.id, "")
    values = (figure.value, figure.numerator, figure.denominator)
    before = (row.last_month, row.same_month_last_year, row.year_to_date)
    decimals = DECIMALS[Kind.HOURS if figure.id in HOURS else Kind.FIGURE]
    return (
        figure.id,
        words(f"indicator.{figure.id}.name"),
        *(None if each is None else round(each, decimals) for each in (*values, *before)),
        words(f"figures.note.{figure.note}") if figure.note else "",
        flag if flag in flags else "",
    )


def _breakdown(row: BreakdownRow, words: Words, lists: CodeLists) -> Row:
    categories = lists[lists["dimension"][row.dimension].more["list"]]
    label = categories[row.category].label(words.language)
    return (row.dimension, row.category, label, row.people_display, row.attendances_display)


def _learning(row: LearningRow, words: Words) -> Row:
    question = words(f"learning.prompt.{row.prompt}")
    return (row.prompt, question, row.text, row.conditions, row.story_consent)


def _check(row: CheckRow, words: Words) -> Row:
    values = {name: _said(name, value, words) for name, value in row.values}
    message = words(f"check.{row.message}", **values)
    return (row.rule, row.severity, row.sheet, row.row_id, message, row.reason, row.query_id)


def _said(name: str, value: str | int, words: Words) -> str | int:
    # Days travel as ISO text; people read them in words.
    return day_in_words(date.fromisoformat(str(value)), words) if name.endswith("day") else value


def _codes(content: ReturnContent, words: Words, lists: CodeLists) -> Iterator[Row]:
    for name in _LISTS_USED:
        for code in lists[name]:
            yield (name, code.code, code.en, code.cy, "")
    for prompt in PROMPTS:
        yield ("prompt", prompt, words(f"learning.prompt.{prompt}"), "", "")
    for key in words.catalogue:
        if key.startswith(_RULE):
            yield ("rule", key.removeprefix(_RULE), words(key), "", "")
    for row in content.summary:
        id_ = row.indicator.id
        key = f"indicator.{id_}"
        yield ("indicator", id_, words(f"{key}.name"), "", words(f"{key}.meaning"))
    for key in words.catalogue:
        if key.startswith("term.") and key.endswith(".name"):
            term = key.removesuffix(".name")
            name = term.removeprefix("term.")
            yield ("term", name, words(key), "", words(f"{term}.meaning"))
