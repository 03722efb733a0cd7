from functools import partial

import pytest

from edited_sheets import Sheets, look, told, with_rows
from hublog.domain import verification as differing
from hublog.sheets import manifest
from sealed_return import grids, sealed_return


@pytest.fixture(scope="module")
def sheets() -> Sheets:
    return grids(sealed_return())


def test_what_stands_below_a_table_is_no_row_unless_it_means_to_be(sheets: Sheets) -> None:
    """P9: remarks are no rows; a row typed below the table is one."""
    remark = with_rows(sheets, "Learning", lambda every: every.extend([(), ("", "a remark")]))
    assert told(remark) == [(differing.BESIDE_EDITED, "Learning", None, None)]
    typed = with_rows(sheets, "Learning", lambda every: every.extend([(), ("more", "", "typed")]))
    (difference,) = look(typed).differences
    assert (difference.kind, difference.row_id) == (differing.ROW_ADDED, "more")


def _put(every: list[tuple[object, ...]], row: int, at: int, value: object) -> None:
    cells = list(every[row]) + [""] * (at + 1 - len(every[row]))
    cells[at] = value
    every[row] = tuple(cells)


def test_another_label_is_named_though_every_row_is_whole(sheets: Sheets) -> None:
    """P9: people read the labels, and not the machine names above them."""

    def swap(every: list[tuple[object, ...]]) -> None:
        one, other, *rest = every[1]
        every[1] = (other, one, *rest)

    for name in ("Sessions", "Summary", "Codes"):
        found = told(with_rows(sheets, name, swap))
        assert found == [(differing.BESIDE_EDITED, name, None, None)]


def test_words_and_numbers_around_a_table_are_named(sheets: Sheets) -> None:
    """P9: to the right of a row, above, below it, and in the numbers that the charts draw."""
    around = [(differing.BESIDE_EDITED, "Summary", None, None)]
    wide = len(next(each for each in sheets if each.sheet == "Summary").rows[0])
    for row in (1, 2, -1):
        for value in ("really 900", 900.0, True):
            edit = partial(_put, row=row, at=wide + 2, value=value)
            assert told(with_rows(sheets, "Summary", edit)) == around

    def chart(every: list[tuple[object, ...]]) -> None:
        _put(
            every, -1, next(n for n, cell in enumerate(every[-1]) if isinstance(cell, float)), 900.0
        )

    bars = with_rows(sheets, "Summary", chart)
    assert told(bars) == around
    remark = with_rows(sheets, "Summary", lambda every: every.extend([("", "", "all is well")]))
    assert told(remark) == around


def test_of_a_sheet_whose_columns_differ_the_labels_are_not_told_as_well(sheets: Sheets) -> None:
    """P9."""

    def rename(every: list[tuple[object, ...]]) -> None:
        _put(every, 0, 0, "other")
        _put(every, 1, 0, "Other")

    assert [e.kind for e in look(with_rows(sheets, "Learning", rename)).differences] == [
        differing.COLUMN_RENAMED
    ]


def test_a_return_of_an_hublog_that_said_nothing_of_labels_is_as_good_as_it_was(
    sheets: Sheets,
) -> None:
    """P9: the line is sealed, so that nobody takes it out unseen."""

    def older(every: list[tuple[object, ...]]) -> None:
        every[:] = [row for row in every if not str(row[0]).startswith("beside.")]

    found = look(with_rows(sheets, manifest.SHEET, older))
    assert {each.kind for each in found.differences} == {differing.MANIFEST_EDITED}
    assert found.seal == differing.BROKEN


def test_an_edited_line_about_labels_is_named_itself_and_no_sheet(sheets: Sheets) -> None:
    """P9: as every other line that cannot be believed any more."""
    page = next(each for each in sheets if each.sheet == manifest.SHEET)
    at = [row[0] for row in page.rows].index("beside.Sessions")
    edited = with_rows(sheets, manifest.SHEET, partial(_put, row=at, at=1, value="00"))
    assert told(edited) == [(differing.MANIFEST_EDITED, manifest.SHEET, at + 1, None)]
