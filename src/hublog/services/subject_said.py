"""A copy of everything about one person in plain words: the same on paper, in the file and on the screen."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from hublog.domain.codes import CodeLists
from hublog.domain.outcomes import SCALES
from hublog.domain.words import Words
from hublog.services.subject_copy import Answered, Cell, CopySheet, SubjectCopy, Written
from hublog.services.told import Told

SaidCell = str | int | dt.date | dt.time | None


@dataclass(frozen=True, slots=True)
class CopyTable:
    """One part of the document: a title, the headings of its columns, and its rows."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[SaidCell, ...], ...]


@dataclass(frozen=True, slots=True)
class CopyDocument:
    """The whole document, in words."""

    title: str
    intro: tuple[str, ...]
    tables: tuple[CopyTable, ...]


def said_copy(words: Words, codes: CodeLists, copy: SubjectCopy, left_out: int) -> CopyDocument:
    """The document; ``left_out`` lines are not in it, since they tell of other people."""
    hub = copy.hub
    at = f"{copy.made_at:%d/%m/%Y %H:%M}"
    intro = [
        words("copy.part" if left_out else "copy.what", name=copy.name, hub=hub.name, at=at),
        *([words("copy.left_out", n=left_out)] if left_out else []),
        words("copy.why", months=hub.keep_months),
        words("copy.who"),
        words("copy.rights", contact=hub.complaints_contact or hub.contact_line or hub.name),
    ]
    said = _Said(words, codes)
    return CopyDocument(
        words("copy.title", name=copy.name),
        tuple(intro),
        tuple(said.table(sheet) for sheet in copy.sheets if sheet.lines),
    )


def said_line(words: Words, codes: CodeLists, sheet: CopySheet, place: int) -> str:
    """One line as a sentence of what is in it, for whoever decides whether it goes."""
    table = _Said(words, codes).table(sheet)
    told = zip(table.headings, table.rows[place], strict=True)
    return f"{table.title}: " + "; ".join(
        f"{name} {shown}" for name, cell in told if (shown := shown_cell(cell))
    )


def said_name(words: Words, kind: str, name: str) -> str:
    """What a sheet or a column is called, where it has words."""
    for key in (f"copy.{kind}.{name}", f"dump.{kind}.{name}"):
        if key in words:
            return words(key)
    return name


def shown_cell(cell: SaidCell) -> str:
    """A cell as it is printed."""
    if isinstance(cell, dt.datetime):
        return f"{cell:%d/%m/%Y %H:%M}"
    if isinstance(cell, dt.date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, dt.time):
        return f"{cell:%H:%M}"
    return "" if cell is None else str(cell)


class _Said:
    def __init__(self, words: Words, codes: CodeLists) -> None:
        self._words, self._codes = words, codes

    def table(self, sheet: CopySheet) -> CopyTable:
        """A sheet in words; columns in which nothing stands are left out."""
        rows = [tuple(self._cell(cell) for cell in line.cells) for line in sheet.lines]
        full = [
            n for n in range(len(sheet.columns)) if any(row[n] not in {None, ""} for row in rows)
        ]
        return CopyTable(
            self._name("sheet", sheet.table),
            tuple(self._name("column", sheet.columns[n]) for n in full),
            tuple(tuple(row[n] for n in full) for row in rows),
        )

    def _cell(self, cell: Cell) -> SaidCell:
        if isinstance(cell, bool):
            return self._words("copy.yes" if cell else "copy.no")
        if isinstance(cell, Told):
            return self._told(cell)
        if isinstance(cell, Answered):
            return self._answered(cell)
        if isinstance(cell, Written):
            fields = ((name, shown_cell(self._cell(each))) for name, each in cell.fields.items())
            return "; ".join(
                f"{self._name('column', name)}: {said}" for name, said in fields if said
            )
        return cell

    def _answered(self, cell: Answered) -> str:
        """Every question with its answer, in words where the answers have any."""
        asked = SCALES[cell.instrument].questions if cell.answers else ()
        return "; ".join(
            f"{self._words(f'wellbeing.ask.{cell.instrument}.{question}')} "
            f"{self._answer(cell.instrument, answer)}"
            for question, answer in zip(asked, cell.answers, strict=True)
        )

    def _answer(self, instrument: str, answer: int | None) -> str:
        if answer is None:
            return self._words("copy.no_answer")
        key = f"wellbeing.answer.{instrument}.{answer}"
        return self._words(key) if key in self._words else str(answer)

    def _told(self, told: Told) -> str:
        """What an action was, what stands in place of a postcode, or which table was written."""
        if f"action.{told.kind}" in self._words:
            return self._words(f"action.{told.kind}", **self._gaps(told.gaps))
        if f"question.{told.kind}" in self._words:
            return self._words(f"question.{told.kind}")
        return self._name("sheet", told.kind)

    def _gaps(self, gaps: Mapping[str, str | int]) -> dict[str, str | int]:
        said = dict(gaps)
        for gap, value in gaps.items():
            if gap == "date":
                said[gap] = f"{dt.date.fromisoformat(str(value)):%d/%m/%Y}"
            elif gap == "org":
                said[gap] = self._codes["org_type"][str(value)].label(self._words.language)
            elif value == "":
                said[gap] = self._words("desk.no_name")
        return said

    def _name(self, kind: str, name: str) -> str:
        return said_name(self._words, kind, name)
