"""Holds the cells of a workbook that came back against its manifest; no file is touched here."""

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from hublog.domain import verification as differing
from hublog.domain.registers.grid import Cell, Grid
from hublog.domain.verification import Difference
from hublog.sheets import manifest
from hublog.sheets.canonical import Kind, canonical, sheet_digest
from hublog.sheets.found_tables import FoundTable, find_tables
from hublog.sheets.layout import Sheet
from hublog.sheets.row_matching import FIRST_ROW, FoundRow, Matched, match, own_digests_alone

_MANIFEST_HEADER = ("key", "value")
_FIRST_LINE = 2
_NOT_OF_ONE_MONTH = {"Codes"}
"""Sheets that say the same in every return."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The manifest as it stands, each data sheet found, and what is not as it was sent."""

    manifest: Mapping[str, str]
    tables: Mapping[str, FoundTable]
    differences: tuple[Difference, ...]

    def believed(self, key: str, otherwise: str) -> str:
        """What a line of the manifest says; ``otherwise`` where it is missing or was edited."""
        edited = any(
            each.kind == differing.MANIFEST_EDITED and each.name == key for each in self.differences
        )
        return otherwise if edited else self.manifest.get(key, otherwise)

    @property
    def digest(self) -> str:
        """SHA-256 over the canonical values of every data sheet."""
        lines = (f"{name} {sheet_digest(found.forms)}" for name, found in self.tables.items())
        return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def compare(sheets: Sequence[Grid], catalogue: Sequence[Sheet], front: str) -> Compared:
    """Everything about the sheets that differs from what their manifest says of them.

    ``front`` is the name of the page that stands before the data and holds none.
    """
    grid = _manifest_among(sheets)
    lines = _lines(grid)
    said = {key: value for key, value in lines if key}
    beside = {manifest.SHEET, front} | ({grid.sheet} if grid else set())
    tables, found = find_tables(sheets, _expected(said, catalogue), beside, front)
    about_lines, distrusted = _about_manifest(grid, lines)
    about_front = _about_front(sheets, front, said, distrusted)
    about_rows, foreign = _about_rows(tables, said, distrusted)
    around = list(_around_tables(tables, said, distrusted, {e.sheet for e in found if e.column}))
    if foreign:
        about_rows = [Difference(kind=differing.MANIFEST_FOREIGN, sheet=manifest.SHEET)]
        about_front, around = [], []
    return Compared(said, tables, tuple(chain(about_lines, about_front, found, about_rows, around)))


def _manifest_among(sheets: Sequence[Grid]) -> Grid | None:
    named = [each for each in sheets if each.sheet == manifest.SHEET]
    alike = [each for each in sheets if each.rows and each.rows[0][:2] == _MANIFEST_HEADER]
    return next(iter([*named, *alike]), None)


def _lines(grid: Grid | None) -> list[tuple[str, str]]:
    """The lines of the manifest in the order of its rows, blank ones too."""
    rows = grid.rows[1:] if grid else ()
    return [(_text(row, 0), _text(row, 1)) for row in rows]


def _text(row: Sequence[Cell], at: int) -> str:
    return canonical(Kind.TEXT, row[at]) if at < len(row) else ""


def _expected(said: Mapping[str, str], catalogue: Sequence[Sheet]) -> list[Sheet]:
    """The sheets the manifest speaks of; all that there can be, where it speaks of none."""
    return [each for each in catalogue if f"rows.{each.name}" in said] or list(catalogue)


def _about_manifest(
    grid: Grid | None, lines: Sequence[tuple[str, str]]
) -> tuple[list[Difference], frozenset[str]]:
    """What differs in the manifest, and the keys of its lines that can no longer be believed."""
    if grid is None:
        return [Difference(kind=differing.MANIFEST_MISSING, sheet=manifest.SHEET)], frozenset()
    found = []
    if grid.sheet != manifest.SHEET:
        renamed = differing.SHEET_RENAMED
        found.append(Difference(kind=renamed, sheet=manifest.SHEET, name=grid.sheet))
    numbered = [(n, *line) for n, line in enumerate(lines, _FIRST_LINE)]
    sealed, broken = _own_digests(numbered)
    if broken:
        return found + broken, frozenset(key for key, _ in lines)
    rows = [
        FoundRow(number, key, manifest.line_digest(key, value), None)
        for number, key, value in numbered
        if key and not manifest.is_own_digest(key) and not manifest.is_seal(key)
    ]
    matched = match(manifest.SHEET, rows, sealed, first_row=_FIRST_LINE)
    edited = [_line_edited(each.row or each.sent_row or 0, each.row_id) for each in matched.found]
    return found + edited, frozenset(each.name for each in edited)


def _own_digests(
    numbered: Sequence[tuple[int, str, str]],
) -> tuple[list[str], list[Difference]]:
    """The digests of the manifest's lines, and which of the lines that hold them was edited."""
    own = [(n, key, value) for n, key, value in numbered if manifest.is_own_digest(key)]
    if not own:
        return [], [_line_edited(len(numbered) + _FIRST_LINE, "")]
    sealed: list[str] = []
    broken = []
    for number, key, value in own:
        digests = manifest.own_digests(key, value)
        if digests is None:
            broken.append(_line_edited(number, key))
        sealed += digests or ()
    return sealed, broken


def _line_edited(number: int, key: str) -> Difference:
    return Difference(kind=differing.MANIFEST_EDITED, sheet=manifest.SHEET, row=number, name=key)


def _about_front(
    sheets: Sequence[Grid], front: str, said: Mapping[str, str], distrusted: frozenset[str]
) -> list[Difference]:
    """Whether the page that people read first says what it said, where the manifest tells."""
    page = next((each for each in sheets if each.sheet == front), None)
    if page is None:  # that it is gone is told with the other sheets
        return []
    key, digest = manifest.page_digest(front, page.rows)
    if key in distrusted or said.get(key, digest) == digest:
        return []
    return [Difference(kind=differing.PAGE_EDITED, sheet=front)]


def _around_tables(
    tables: Mapping[str, FoundTable],
    said: Mapping[str, str],
    distrusted: frozenset[str],
    told: Collection[str],
) -> Iterator[Difference]:
    """The sheets that say something else around their table, where the manifest tells.

    Those are left out whose columns are ``told`` to differ: another column is another label.
    """
    for name, table in tables.items():
        key, digest = manifest.beside_digest(name, table.beside)
        known = name not in told and key not in distrusted
        if known and said.get(key, digest) != digest:
            yield Difference(kind=differing.BESIDE_EDITED, sheet=name)


def _about_rows(
    tables: Mapping[str, FoundTable], said: Mapping[str, str], distrusted: frozenset[str]
) -> tuple[list[Difference], bool]:
    """What differs in the rows, and whether the manifest speaks of another workbook altogether."""
    found: list[Difference] = []
    strangers = rows = 0
    for name, table in tables.items():
        matched = _matched(name, table, said, distrusted)
        found += matched.found
        if name not in _NOT_OF_ONE_MONTH:
            strangers += matched.strangers
            rows += len(table.numbers)
    return found, strangers * 2 > rows


def _matched(
    name: str, table: FoundTable, said: Mapping[str, str], distrusted: frozenset[str]
) -> Matched:
    lines = {key for key in said if key.startswith((f"seals.{name}.", f"rows.{name}"))}
    if not lines or lines & distrusted:
        return own_digests_alone(name, table.rows())
    sealed = manifest.row_digests(said, name)
    # Nearly all are, and then no row has to be looked at by itself.
    if table.is_as_sent(sealed):
        return Matched([], 0)
    return match(name, table.rows(), sealed, first_row=FIRST_ROW)
