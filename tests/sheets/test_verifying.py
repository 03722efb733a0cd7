from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edited_sheets import Sheets, look, told, with_rows, with_sheet
from hublog.domain import verification as differing
from hublog.domain.problems import Problem
from hublog.domain.registers.grid import Grid
from hublog.domain.verification import Difference
from hublog.sheets import manifest
from hublog.sheets.row_matching import FIRST_ROW, FoundRow, match, own_digests_alone
from hublog.sheets.verifying import verified
from sealed_return import grids, sealed_return


@pytest.fixture(scope="module")
def sheets() -> Sheets:
    return grids(sealed_return())


def rows(*digests: str | tuple[str | None, str | None]) -> Iterator[FoundRow]:
    for number, each in enumerate(digests, FIRST_ROW):
        digest, carried = (each, each) if isinstance(each, str) else each
        yield FoundRow(number, f"id {number}", digest, carried)


def matched(sealed: str, *now: str | tuple[str | None, str | None]) -> set[tuple[object, ...]]:
    found = match("S", list(rows(*now)), sealed.split(), FIRST_ROW).found
    return {(each.kind, each.row, each.sent_row) for each in found}


def test_rows_in_any_order_are_as_they_were_sent() -> None:
    """P9."""
    assert matched("a b c", "a", "b", "c") == set()
    assert matched("a b c", "c", "a", "b") == set()
    assert matched("a a b", "a", "b", "a") == set()
    assert matched("") == set()


def test_what_happened_to_rows_is_told_apart() -> None:
    """P9."""
    edited, added = differing.ROW_EDITED, differing.ROW_ADDED
    removed, doubled = differing.ROW_REMOVED, differing.ROW_DOUBLED
    assert matched("a b c", "a", ("x", "b"), "c") == {(edited, 4, 4)}
    assert matched("a b c", "c", "a", ("x", "b")) == {(edited, 5, 4)}
    assert matched("a b c", "a", "c") == {(removed, None, 4)}
    assert matched("a b", "a", "b", "b") == {(doubled, 5, None)}
    assert matched("a b", "a", "b", "x") == {(added, 5, None)}
    assert matched("a b", "a", "x") == {(edited, 4, 4)}
    assert matched("a b", "a", ("b", "y")) == {(edited, 4, None)}
    assert matched("a b", "a", ("b", "")) == {(edited, 4, None)}
    assert matched("a b c", "a", "b", "b") == {(doubled, 5, None), (removed, None, 5)}
    assert matched("a b", "a", ("x", "a"), "b") == {(added, 4, None)}


_SEALED = st.lists(st.sampled_from("abcde"), max_size=12)


@given(_SEALED, st.randoms(use_true_random=False))
def test_no_order_of_the_rows_is_a_difference(sealed: list[str], dice: Random) -> None:
    """P9."""
    now = list(sealed)
    dice.shuffle(now)
    assert match("S", list(rows(*now)), sealed, FIRST_ROW).found == []


@given(_SEALED, st.lists(st.tuples(st.sampled_from("abcxyz"), st.sampled_from("abcxyz"))))
def test_other_rows_are_always_a_difference(sealed: list[str], now: list[tuple[str, str]]) -> None:
    """P9: whatever was done, something is told unless every row is there and whole."""
    whole = all(digest == carried for digest, carried in now)
    same = whole and sorted(digest for digest, _ in now) == sorted(sealed)
    found = match("S", list(rows(*now)), sealed, FIRST_ROW).found
    assert (found == []) is same
    # Each row now and each row sent is told of once at most.
    for numbers in ([e.row for e in found if e.row], [e.sent_row for e in found if e.sent_row]):
        assert len(set(numbers)) == len(numbers)


def test_a_row_that_carries_a_digest_comes_before_one_that_stands_in_its_place() -> None:
    """P9."""
    found = matched("a b c", "x", ("y", "a"), "b", "c")
    assert found == {(differing.ROW_ADDED, 3, None), (differing.ROW_EDITED, 4, 3)}


def test_rows_of_which_a_column_is_missing_go_by_the_digest_they_carry() -> None:
    """P9."""
    assert matched("a b", (None, "b"), (None, "a")) == set()
    assert matched("a b", (None, "a")) == {(differing.ROW_REMOVED, None, 4)}
    assert matched("a b", (None, "a"), (None, "b"), (None, "b")) == {
        (differing.ROW_DOUBLED, 5, None)
    }


def test_without_a_manifest_a_row_is_held_against_its_own_digest() -> None:
    """P9."""
    found = own_digests_alone("S", list(rows("a", ("x", "b"), (None, "c")))).found
    assert [each.row for each in found] == [4]


def test_thousands_of_rows_alike_are_matched_one_by_one_in_no_time() -> None:
    """P11: what is quadratic here would take minutes."""
    many = 30_000
    found = match("S", list(rows(*[("x", "x")] * many)), ["a"] * many, FIRST_ROW).found
    assert [each.sent_row for each in found] == list(range(FIRST_ROW, FIRST_ROW + many))
    found = match("S", list(rows(*["a"] * many)), ["a"], FIRST_ROW).found
    assert len(found) == many - 1


def test_whole_rows_that_were_never_sealed_are_counted_as_strangers() -> None:
    """P10: that is how the manifest of another return shows."""
    assert match("S", list(rows("x", "y", ("z", "c"))), ["a", "b", "c"], FIRST_ROW).strangers == 2


def test_a_missing_manifest_leaves_the_rows_to_their_own_digests(sheets: Sheets) -> None:
    """P9."""

    def edit(every: list[tuple[object, ...]]) -> None:
        every[3] = ("made up", *every[3][1:])

    bare = with_sheet(with_rows(sheets, "Sessions", edit), manifest.SHEET, lambda _: None)
    found = look(bare)
    assert (found.hub_code, found.month, found.version, found.seal) == ("", "", 0, "none")
    assert told(bare) == [
        (differing.MANIFEST_MISSING, "_manifest", None, None),
        (differing.ROW_EDITED, "Sessions", 4, None),
    ]


def test_a_manifest_without_digests_of_itself_is_not_believed(sheets: Sheets) -> None:
    """P9."""

    def strip(every: list[tuple[object, ...]]) -> None:
        every[:] = [row for row in every if not str(row[0]).startswith("seals._manifest")]

    found = look(with_rows(sheets, manifest.SHEET, strip))
    assert [each.kind for each in found.differences] == [differing.MANIFEST_EDITED]
    assert found.seal == differing.BROKEN


def test_a_digest_line_of_the_manifest_that_was_edited_is_named_and_no_row(
    sheets: Sheets,
) -> None:
    """P9."""
    page = next(each for each in sheets if each.sheet == manifest.SHEET)
    for key in ("seals.Sessions.1", "seals._manifest.1", "sha256.Sessions", "rows.Sessions"):
        at = [row[0] for row in page.rows].index(key)

        def edit(every: list[tuple[object, ...]], at: int = at) -> None:
            every[at] = (every[at][0], f"r0{str(every[at][1])[2:]}")

        assert told(with_rows(sheets, manifest.SHEET, edit)) == [
            (differing.MANIFEST_EDITED, "_manifest", at + 1, None)
        ]


def test_lines_put_in_and_taken_out_of_the_manifest_are_named(sheets: Sheets) -> None:
    """P9."""
    edited = differing.MANIFEST_EDITED
    found = told(with_rows(sheets, manifest.SHEET, lambda every: every.pop(3)))
    assert found == [(edited, "_manifest", 4, None)]
    found = told(with_rows(sheets, manifest.SHEET, lambda every: every.append(("more", "of it"))))
    page = next(each for each in sheets if each.sheet == manifest.SHEET)
    assert found == [(edited, "_manifest", len(page.rows) + 1, None)]


def test_columns_are_found_by_their_machine_names(sheets: Sheets) -> None:
    """P9: a column moved, put in, taken out or renamed is named, and the rows are read all the same."""

    def move(every: list[tuple[object, ...]]) -> None:
        every[:] = [(row[1], row[0], *row[2:]) for row in every]

    def put_in(every: list[tuple[object, ...]]) -> None:
        every[:] = [("more", *row) if n == 0 else ("", *row) for n, row in enumerate(every)]

    def take_out(every: list[tuple[object, ...]]) -> None:
        every[:] = [row[:2] + row[3:] for row in every]

    def columns(found: Sheets) -> list[tuple[str, str]]:
        return [(e.kind, e.column) for e in look(found).differences if e.sheet == "Attendance"]

    def changed(change: Callable[[list[tuple[object, ...]]], None]) -> Sheets:
        return with_rows(sheets, "Attendance", change)

    ((kind, name),) = columns(changed(move))
    assert kind == differing.COLUMN_MOVED
    assert name in {"attendance_id", "session_id"}
    assert columns(changed(put_in)) == [(differing.COLUMN_ADDED, "more")]
    assert columns(changed(take_out)) == [(differing.COLUMN_MISSING, "person_ref")]


def test_a_sheet_is_known_by_its_columns_whatever_it_is_called(sheets: Sheets) -> None:
    """P9."""

    def rename(grid: Grid) -> Grid:
        return Grid("Sheet1", grid.rows)

    for name in ("Sessions", "Cover", "_manifest"):
        (difference,) = look(with_sheet(sheets, name, rename)).differences
        assert difference == Difference(kind=differing.SHEET_RENAMED, sheet=name, name="Sheet1")


def test_sheets_put_in_or_missing_are_named(sheets: Sheets) -> None:
    """P9."""
    more = (*sheets, Grid("My notes", (("a", "b"),)), Grid("Nothing", ()))
    assert [(e.kind, e.sheet) for e in look(more).differences] == [
        (differing.SHEET_ADDED, "My notes"),
        (differing.SHEET_ADDED, "Nothing"),
    ]
    for name in ("Cover", "Sessions"):
        fewer = with_sheet(sheets, name, lambda _: None)
        assert told(fewer) == [(differing.SHEET_MISSING, name, None, None)]


def test_what_holds_none_of_our_sheets_is_no_return() -> None:
    """P11."""
    for found in ((), (Grid("Sheet1", (("key", "value"), ("kind", "return"))),)):
        assert verified(found, "x.xlsx") == Problem("NOT_A_RETURN", "x.xlsx")


def test_a_month_or_a_version_that_nobody_can_read_is_none(sheets: Sheets) -> None:
    """P11."""

    def edit(every: list[tuple[object, ...]]) -> None:
        odd = {"month": "2026-13", "version": 2.0, "hub_code": ""}
        every[:] = [(row[0], odd.get(str(row[0]), row[1])) for row in every]

    found = look(with_rows(sheets, manifest.SHEET, edit))
    assert (found.hub_code, found.month, found.version) == ("", "", 0)
    assert replace(found, differences=()).genuine is False
