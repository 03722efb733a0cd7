"""What stands on a printed sheet, and how its numbers are read."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hublog.domain.hubs import Hub
from hublog.domain.printed_lines import card_number, line_number, spelled_out
from hublog.domain.printed_sheets import (
    FEWEST_EMPTY,
    LINES_A_SIDE,
    code_of,
    empty_after,
    sheet_id,
    short_notice,
)

DAY = dt.date(2026, 5, 5)


def test_the_same_people_in_the_same_order_make_the_same_sheet_and_no_others() -> None:
    ids = {
        sheet_id("warm", DAY, None, ("a", "b")),
        sheet_id("warm", DAY, None, ("b", "a")),
        sheet_id("warm", DAY, dt.time(10), ("a", "b")),
        sheet_id("warm", DAY, None),
        sheet_id("cold", DAY, None),
    }
    assert len(ids) == 5
    assert len({code_of(each) for each in ids}) == 5
    assert code_of(sheet_id("warm", DAY, None)) == code_of(sheet_id("warm", DAY, None))


@given(st.uuids(version=5))
def test_a_code_is_four_signs_that_nobody_takes_for_another(uuid) -> None:
    code = code_of(str(uuid))
    assert len(code) == 4
    assert not set(code) & set("01OILSU") - {"S"}


@given(st.integers(0, 60))
def test_every_side_is_full_and_newcomers_have_room(printed) -> None:
    empty = empty_after(printed)
    assert (printed + empty) % LINES_A_SIDE == 0
    assert FEWEST_EMPTY <= empty < FEWEST_EMPTY + LINES_A_SIDE


@pytest.mark.parametrize(
    ("text", "printed", "line"),
    [
        ("7", 9, 7),
        (" 7. ", 9, 7),
        ("9", 9, 9),
        ("10", 9, 10),
        (str(9 + empty_after(9)), 9, 9 + empty_after(9)),
        (str(10 + empty_after(9)), 9, None),
        ("0", 9, None),
        ("7", 0, None),
        ("line 7", 0, 7),
        ("Line 12", 9, 12),
        ("card 7", 9, None),
        ("+7", 9, None),
        ("Seven", 9, None),
        ("1234", 9999, None),
    ],
)
def test_a_bare_number_is_a_line_only_where_so_many_lines_are_on_the_paper(
    text, printed, line
) -> None:
    assert line_number(text, printed) == line


@pytest.mark.parametrize(
    ("name", "meant"),
    [("card 7", "7"), ("Card no. 12", "12"), ("card number 3", "3"), ("Cardew 7", "Cardew 7")],
)
def test_a_card_can_be_said_to_be_one(name, meant) -> None:
    assert card_number(name) == meant


@pytest.mark.parametrize(
    ("notice", "line"),
    [
        ("", ""),
        ("We keep names here. They never leave.", "We keep names here."),
        ("  We keep names\nThey never leave.", "We keep names"),
        ("Ask Pat.Elder at the door", "Ask Pat.Elder at the door"),
    ],
)
def test_the_first_sentence_of_the_hubs_notice_is_the_short_one(notice, line) -> None:
    hub = replace(Hub(id="h", code="CUM-EWA", name="Ewanrigg Hub"), notice=notice)
    assert short_notice(hub) == line


def test_a_bare_number_spelled_out_is_a_line_and_anything_else_stays() -> None:
    texts = ("7", "line 2", "card 7", "Sam Willow", "900")
    assert [spelled_out(text, 30) for text in texts] == ["line 7", "line 2", *texts[2:]]
