import datetime as dt
import json
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hublog.sheets.canonical import (
    Kind,
    canonical,
    canonical_column,
    canonical_row,
    clean,
    row_digest,
    row_form,
    sheet_digest,
)


@pytest.mark.parametrize(
    ("kind", "ours", "as_read"),
    [
        (Kind.INTEGER, 12, 12.0),
        (Kind.HOURS, 1 / 3, 0.33),
        (Kind.FIGURE, 2 / 3, 0.6667),
        (Kind.FIGURE, -0.00001, 0.0),
        (Kind.SHOWN, 15, 15.0),
        (Kind.SHOWN, "*", "*"),
        (Kind.DATE, dt.date(2026, 5, 5), dt.datetime(2026, 5, 5)),  # noqa: DTZ001 - as readers give it
        (Kind.TIME, dt.time(9, 30), dt.time(9, 29, 59, 999_999)),
        (Kind.TIME, dt.time(9, 30), dt.datetime(1899, 12, 31, 9, 30)),  # noqa: DTZ001 - as readers give it
        (Kind.YESNO, True, "yes"),
        (Kind.YESNO, False, "no"),
        (Kind.TEXT, "cafe\u0301\r\ncake", "café\ncake"),
        (Kind.TEXT, None, ""),
    ],
)
def test_a_value_reads_back_as_the_same_value(kind, ours, as_read) -> None:
    assert canonical(kind, ours) == canonical(kind, as_read)


@pytest.mark.parametrize(
    ("kind", "ours", "typed"),
    [
        (Kind.DATE, dt.date(2026, 5, 5), 46147.0),
        (Kind.DATE, dt.date(2026, 5, 5), dt.datetime(2026, 5, 5, 12)),  # noqa: DTZ001 - as readers give it
        (Kind.DATE, dt.date(2026, 5, 5), "2026-05-05"),
        (Kind.TIME, dt.time(9, 30), "09:30"),
        (Kind.CODE, "007", 7.0),
        (Kind.CODE, "1E5", 100000.0),
        (Kind.INTEGER, 12, "12"),
        (Kind.INTEGER, 12, 12.5),
        (Kind.INTEGER, 1, True),
        (Kind.SHOWN, "*", 5.0),
        (Kind.YESNO, True, "no"),
        (Kind.FIGURE, 0.5, 0.5001),
    ],
)
def test_a_typed_edit_is_seen(kind, ours, typed) -> None:
    """P9: a date serial, a lost zero, a number for a text are no rightful value."""
    assert canonical(kind, ours) != canonical(kind, typed)


@given(st.text())
def test_clean_text_holds_nothing_a_workbook_may_not_and_stays_clean(text) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    allowed = {"\n", "\t"}
    assert not any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in set(once) - allowed)


def test_cleaning_takes_control_characters_and_nothing_else() -> None:
    """DQ21: the text stays what it was."""
    assert clean("=1+1\x00\x07\r\nb\rc\td 😀 \u202eabc ") == "=1+1\nb\nc\td 😀 \u202eabc "


def test_the_order_of_rows_is_no_change_but_a_row_more_is() -> None:
    rows = [canonical_row([Kind.CODE, Kind.INTEGER], (code, 1)) for code in "abc"]
    assert sheet_digest(rows) == sheet_digest(rows[::-1])
    assert sheet_digest(rows) != sheet_digest([*rows, rows[0]])


def test_cells_cannot_flow_into_each_other() -> None:
    kinds = [Kind.TEXT, Kind.TEXT]
    assert canonical_row(kinds, ("a,b", "")) != canonical_row(kinds, ("a", "b"))
    assert canonical_row(kinds, ('a","b', "")) != canonical_row(kinds, ("a", "b"))


def test_a_row_digest_is_a_short_text_of_its_own_sheet() -> None:
    assert row_digest("People", "x").startswith("r")
    assert len(row_digest("People", "x")) == 17
    assert row_digest("People", "x") != row_digest("Sessions", "x")


_CELLS = st.one_of(
    st.sampled_from(
        ["", "plain", "café\r\n", "_x0041_", "_x005F_x0041_", "é", "e\u0301", "*", "?"]
    ),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
    st.booleans(),
    st.integers(-3, 3),
    st.sampled_from([0.0, -0.0, 1.0, 2.5, 1e16, 0.33333]),
    st.none(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)


@given(st.sampled_from(Kind), st.lists(_CELLS, max_size=8))
@example(Kind.ID, [0.0, -0.0])
def test_a_column_says_what_each_of_its_cells_says(kind, cells) -> None:
    assert canonical_column(kind, cells) == [canonical(kind, cell) for cell in cells]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]))))
def test_a_row_is_the_json_that_any_program_writes(said) -> None:
    """Digests of returns that were sent before stay what they were."""
    assert row_form(said) == json.dumps(said, ensure_ascii=False, separators=(",", ":"))
