"""A copy of everything about one person, before it is put into words: sheets of lines, some of which name others."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import NamedTuple

from hublog.domain.hubs import Hub
from hublog.services.told import Told

_TOLD = "person"
"""The table of what they told about themselves."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What somebody answered to an instrument, in the order of its questions."""

    instrument: str
    answers: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """What was written into the fields of a row at one time."""

    fields: Mapping[str, "Cell"]


Cell = str | int | bool | date | datetime | time | Told | Answered | Written | None


@dataclass(frozen=True, slots=True)
class CopyLine:
    """One line; ``names`` are other people of the register whom its ``naming`` cells name."""

    cells: tuple[Cell, ...]
    names: tuple[str, ...] = ()
    naming: frozenset[int] = frozenset()

    @property
    def shortened(self) -> "CopyLine":
        """The same with nothing in the cells that name others."""
        kept = (None if n in self.naming else cell for n, cell in enumerate(self.cells))
        return CopyLine(tuple(kept))


@dataclass(frozen=True, slots=True)
class CopySheet:
    """What is held of one kind; ``table`` and ``columns`` have words in the catalogue."""

    table: str
    columns: tuple[str, ...]
    lines: tuple[CopyLine, ...]


@dataclass(frozen=True, slots=True)
class SubjectCopy:
    """Everything about one person, as it stood at ``made_at``."""

    person_id: str
    name: str
    hub: Hub
    made_at: datetime
    sheets: tuple[CopySheet, ...]

    @property
    def others(self) -> tuple[tuple[str, int], ...]:
        """The lines that name other people, by table and place: somebody looks at them first."""
        return tuple(
            (sheet.table, place)
            for sheet in self.sheets
            for place, line in enumerate(sheet.lines)
            if line.names
        )

    def without(self, left_out: Collection[tuple[str, int]]) -> "SubjectCopy":
        """The same without these lines; of what they told, only what names others goes."""
        return replace(
            self, sheets=tuple(replace(each, lines=_kept(each, left_out)) for each in self.sheets)
        )


class Naming(NamedTuple):
    """How many lines of a sheet name other people, and whom; ``columns`` where only these of a line do."""

    sheet: str
    lines: int
    names: tuple[str, ...]
    columns: tuple[str, ...]


def naming_others(sheet: CopySheet) -> Naming:
    """What of a sheet tells of others, in numbers and names."""
    found = [line for line in sheet.lines if line.names]
    names = dict.fromkeys(name for line in found for name in line.names)
    told = sheet.table == _TOLD
    cells = sorted({cell for line in found for cell in line.naming}) if told else []
    columns = tuple(sheet.columns[cell] for cell in cells)
    return Naming(sheet.table, len(found), tuple(names), columns)


def _kept(sheet: CopySheet, left_out: Collection[tuple[str, int]]) -> tuple[CopyLine, ...]:
    lines = ((line, (sheet.table, place) in left_out) for place, line in enumerate(sheet.lines))
    if sheet.table == _TOLD:
        return tuple(line.shortened if out else line for line, out in lines)
    return tuple(line for line, out in lines if not out)


def texts_of(cell: Cell) -> Iterator[str]:
    """Every text in a cell."""
    if isinstance(cell, str):
        yield cell
    elif isinstance(cell, Told):
        yield from map(str, cell.gaps.values())
    elif isinstance(cell, Written):
        for each in cell.fields.values():
            yield from texts_of(each)
