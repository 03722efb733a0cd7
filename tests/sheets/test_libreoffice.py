"""What happens to a return that somebody opens and saves in another program."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from openpyxl.utils import get_column_letter

from hublog import resources
from hublog.domain.facts import Facts
from hublog.domain.hubs import Place
from hublog.domain.returns import ReturnContent
from hublog.sheets.canonical import canonical_row, row_digest, sheet_digest
from hublog.sheets.tables import Table, tables
from hublog.sheets.writer import WorkbookWriter
from made_return import (
    PAYLOADS,
    ReadBack,
    content,
    example,
    holds,
    parts,
    read_back,
    seal,
    shared,
)
from office import convert, saved_again, sorting


def crowded() -> Facts:
    """The worked example with a payload in every session's note, activity and place."""
    facts = shared(example())
    sessions = [s for s in facts.sessions.values() if s.date.month == 5]
    copies = {
        f"{n:03d}": replace(sessions[n % len(sessions)], id=f"{n:03d}", note=text, type=text)
        for n, text in enumerate(PAYLOADS)
    }
    (activity,) = facts.activities.values()
    return replace(
        facts,
        sessions={**facts.sessions, **{i: replace(s, place_id="p") for i, s in copies.items()}},
        activities={activity.id: replace(activity, name=PAYLOADS[0], short_code="")},
        places={"p": Place(id="p", name="\n".join(PAYLOADS))},
    )


@dataclass(frozen=True)
class Saved:
    """A return before and after LibreOffice opened and saved it."""

    source: ReturnContent
    ours: Path
    theirs: Path

    @property
    def tables(self) -> list[Table]:
        return tables(self.source, resources.words(), resources.code_lists())


@pytest.fixture(scope="module")
def saved(tmp_path_factory) -> Saved:
    folder = tmp_path_factory.mktemp("office")
    ours = folder / "CUM-EWA_2026-05_v1.xlsx"
    source = content(crowded())
    assert WorkbookWriter().write(WorkbookWriter().workbook(source, seal), ours) is None
    return Saved(source, ours, convert(ours, "xlsx", folder))


def forms(table: Table, back: ReadBack) -> list[str]:
    rows = (tuple(row.values()) for row in back.sheets[table.sheet.name])
    return [canonical_row(table.sheet.kinds, row[:-1]) for row in rows]


def test_every_cell_says_the_same_after_opening_and_saving(saved) -> None:
    """LibreOffice opens the return, and each cell of each sheet equals ours."""
    back = read_back(saved.theirs)
    for table in saved.tables:
        ours = [canonical_row(table.sheet.kinds, row) for row in table.bare]
        for their, our in zip(forms(table, back), ours, strict=True):
            assert their == our
    assert back.cover == read_back(saved.ours).cover


def test_digests_hold_after_opening_and_saving(saved) -> None:
    """P9: a mere open-and-save is no edit: no sheet and no row is flagged."""
    back = read_back(saved.theirs)
    for table in saved.tables:
        name = table.sheet.name
        found = forms(table, back)
        assert sheet_digest(found) == back.manifest[f"sha256.{name}"]
        seals = [row["row_digest"] for row in back.sheets[name]]
        assert seals == [row_digest(name, form) for form in found]
    assert holds(back)


@pytest.mark.parametrize(
    ("sheet", "by", "ascending"),
    [("Sessions", "note", True), ("Attendance", "person_ref", False), ("Codes", "label", True)],
)
def test_sorting_a_sheet_and_saving_is_no_edit(saved, tmp_path, sheet, by, ascending) -> None:
    """P9, with the real program: the rows stand in another order, every digest and the seal hold."""
    (table,) = (each for each in saved.tables if each.sheet.name == sheet)
    names = [column.name for column in table.sheet.columns]
    last = get_column_letter(len(names))
    cells = f"A2:{last}{2 + len(table.rows)}"
    sort = sorting(sheet, cells, names.index(by), ascending=ascending)
    again = saved_again(saved.ours, tmp_path, change=sort)
    assert again is not None
    before, after = (
        [row["row_digest"] for row in read_back(file).sheets[sheet]] for file in (saved.ours, again)
    )
    assert after != before
    assert sorted(after) == sorted(before)
    assert holds(read_back(again))


@pytest.mark.parametrize("cell", ["Summary.C3", "Cover.C10"])
def test_a_cell_changed_in_libreoffice_breaks_the_seal(saved, tmp_path, cell) -> None:
    """P9, the bad one of the pair: the same way of saving, with one figure changed."""
    sheet, at = cell.split(".")
    change = f'book.Sheets.getByName("{sheet}").getCellRangeByName("{at}").Value = 99'
    again = saved_again(saved.ours, tmp_path, change=change)
    assert again is not None
    after = read_back(again)
    cells = [*after.sheets["Summary"][0].values(), *(value for row in after.page for value in row)]
    assert 99 in cells
    assert not holds(after)


def test_no_text_became_a_formula(saved) -> None:
    """P12: neither in our workbook nor in the one that LibreOffice made of it."""
    for book in (saved.ours, saved.theirs):
        sheets = [part for name, part in parts(book.read_bytes()).items() if "/worksheets/" in name]
        assert not any(re.search(rb"<f[ >/]", part) for part in sheets)


def test_charts_tables_and_print_set_up_are_understood(saved) -> None:
    theirs = parts(saved.theirs.read_bytes())
    assert sum(name.startswith("xl/charts/chart") for name in theirs) == 3
    assert b"landscape" in theirs["xl/worksheets/sheet2.xml"]
    assert b'<sheet name="_manifest"' in theirs["xl/workbook.xml"]
    assert b'state="hidden"' in theirs["xl/workbook.xml"]
