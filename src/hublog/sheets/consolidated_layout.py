"""The consolidated workbook as data: its sheets and columns, and the cells of each of its lines."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from hublog.domain.codes import CodeLists
from hublog.domain.office.consolidated import Consolidated, Lines
from hublog.domain.office.lines import (
    BreakdownLine,
    ConditionLine,
    LearningLine,
    MissingLine,
    SessionLine,
)
from hublog.domain.words import Words
from hublog.sheets import layout, look
from hublog.sheets.canonical import Kind
from hublog.sheets.consolidated_codes import codes
from hublog.sheets.consolidated_overview import (
    LONG,
    long_rows,
    overview_columns,
    overview_rows,
    shown_id,
)
from hublog.sheets.layout import Column, Row, Sheet

_HUB = Column("hub_code", Kind.CODE, 13)
_MONTH = Column("month", Kind.CODE, 10)


def _like(sheet: Sheet, *left_out: str) -> tuple[Column, ...]:
    """The columns of a sheet of the return, but its row digest."""
    away = {layout.ROW_DIGEST, *left_out}
    return tuple(column for column in sheet.columns if column.name not in away)


SESSIONS = Sheet("Sessions", (_HUB, _MONTH, *_like(layout.SESSIONS)), frozen=2, pages=2)
PEOPLE = Sheet(
    "People",
    (
        _HUB,
        *_like(layout.PEOPLE, "visits_month", "visits_12m", "engagement_band"),
        Column("months_came", Kind.INTEGER, 13),
        Column("visits", Kind.INTEGER, 13),
    ),
    frozen=2,
)
BREAKDOWN = Sheet("Breakdown", (_HUB, _MONTH, *_like(layout.BREAKDOWN)), frozen=2)
CONDITIONS = Sheet(
    "Conditions",
    (
        _HUB,
        Column("type", Kind.CODE, 12),
        Column("type_label", Kind.TEXT, 30, wrap=True),
        Column("condition", Kind.CODE, 13),
        Column("condition_label", Kind.TEXT, 34, wrap=True),
        Column("sessions_with", Kind.INTEGER, 14),
        Column("footfall_with", Kind.INTEGER, 14),
        Column("sessions_of_type", Kind.INTEGER, 14),
        Column("footfall_of_type", Kind.INTEGER, 14),
    ),
    frozen=4,
)
LEARNING = Sheet("Learning", (_HUB, _MONTH, *_like(layout.LEARNING)), frozen=2)
MISSING = Sheet(
    "Missing",
    (
        _HUB,
        Column("hub_name", Kind.TEXT, 36, wrap=True),
        _MONTH,
        Column("state", Kind.CODE, 13),
        Column("state_label", Kind.TEXT, 26, wrap=True),
        Column("due_on", Kind.DATE, 14),
        Column("contact", Kind.TEXT, 46, wrap=True),
    ),
)
CODES = Sheet("Codes", _like(layout.CODES), frozen=2)


@dataclass(frozen=True, slots=True)
class Flow:
    """One sheet and its rows, which come one after the other.

    ``figure`` says by which indicator the figures of a row are shown.
    """

    sheet: Sheet
    number: int
    each: Callable[[], Iterable[Row]]
    figure: Callable[[Row], str] | None = None

    @property
    def rows(self) -> range:
        """As many as there are."""
        return range(self.number)

    def format_of(self, row: Row) -> str | None:
        """The number format of the row's figures."""
        return look.figure_format(self.figure(row)) if self.figure else None

    @property
    def formats(self) -> frozenset[str | None]:
        """Every number format of its figures, known before its rows are written."""
        return frozenset(map(self.format_of, self.each())) if self.figure else frozenset({None})


def flows(content: Consolidated, words: Words, lists: CodeLists) -> tuple[Flow, ...]:
    """Every sheet below the first page, in the order of the workbook."""
    overview = tuple(overview_rows(content.overview, words, lists))
    sheet = Sheet("Overview", overview_columns(content.overview), frozen=3)
    front = Flow(sheet, len(overview), lambda: overview, shown_id)
    return (front, *_others(content, words, lists))


def exported(content: Consolidated, words: Words, lists: CodeLists) -> tuple[Flow, ...]:
    """The same as tables for other programs, the Overview with one row for each figure."""
    rows = tuple(long_rows(content.overview, words, lists))
    return (Flow(LONG, len(rows), lambda: rows), *_others(content, words, lists))


def _others(content: Consolidated, words: Words, lists: CodeLists) -> tuple[Flow, ...]:
    known = tuple(codes(content.overview, words, lists))
    return (
        _flow(SESSIONS, content.sessions, lambda lines: map(_session, lines)),
        _flow(PEOPLE, content.people, lambda lines: lines),
        _flow(BREAKDOWN, content.breakdown, lambda lines: _breakdown(lines, words, lists)),
        _flow(CONDITIONS, content.conditions, lambda lines: _conditions(lines, words, lists)),
        _flow(LEARNING, content.learning, lambda lines: (_learning(line, words) for line in lines)),
        _flow(MISSING, content.missing, lambda lines: _missing(lines, words)),
        Flow(CODES, len(known), lambda: known),
    )


def _flow(sheet: Sheet, lines: Lines[Any], cells: Callable[[Iterable[Any]], Iterable[Row]]) -> Flow:
    return Flow(sheet, lines.number, lambda: cells(lines.each()))


def _session(line: SessionLine) -> Row:
    return (line.hub_code, line.month, *layout.session_cells(line.row))


def _breakdown(lines: Iterable[BreakdownLine], words: Words, lists: CodeLists) -> Iterator[Row]:
    for line in lines:
        dimension = lists["dimension"]
        label = ""
        if line.dimension in dimension:
            label = _label(lists, dimension[line.dimension].more["list"], line.category, words)
        shown = (_shown(line.people), _shown(line.attendances))
        yield (line.hub_code, line.month, line.dimension, line.category, label, *shown)


def _shown(said: str) -> int | str:
    return int(said) if said.isdecimal() else said


def _conditions(lines: Iterable[ConditionLine], words: Words, lists: CodeLists) -> Iterator[Row]:
    for hub, type_, condition, *numbers in lines:
        of_type = _label(lists, "activity_type", type_, words)
        yield (
            *(hub, type_, of_type),
            *(condition, _label(lists, "condition", condition, words)),
            *numbers,
        )


def _learning(line: LearningLine, words: Words) -> Row:
    key = f"learning.prompt.{line.prompt}"
    question = words(key) if key in words else ""
    told = (line.text, line.conditions, line.story_consent)
    return (line.hub_code, line.month, line.prompt, question, *told)


def _missing(lines: Iterable[MissingLine], words: Words) -> Iterator[Row]:
    for line in lines:
        state = words(f"office_workbook.missing.{line.state}")
        place = (line.hub_code, line.hub_name, line.month)
        yield (*place, line.state, state, line.due_on, line.contact)


def _label(lists: CodeLists, name: str, code: str, words: Words) -> str:
    """What a code means; empty for one that a newer list has."""
    return lists[name][code].label(words.language) if code in lists[name] else ""
