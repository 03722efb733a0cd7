"""Names are cleaned without losing a letter, and compared without minding accents."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hublog.domain.names import (
    LONGEST_NAME,
    can_name,
    clean,
    fold,
    names_them,
    screen_name,
    shortened,
)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  Ann\u00a0 Example\t", "Ann Example"),
        ("Ann\nExample", "Ann Example"),
        ("Ann\x00Example", "Ann Example"),
        ("Zoe\u0308", "Zo\u00eb"),
        ("\u200bAnn\ufeff", "Ann"),
        ("O'Brien-Smith", "O'Brien-Smith"),
    ],
)
def test_cleaning_takes_odd_blanks_and_control_characters_and_no_letter(text, cleaned) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Si\u00e2n \u0174yn", "sian wyn"),
        ("O\u2019Brien-Smith", "obrien smith"),
        ("O'Brien", "obrien"),
        ("STRAUSS", "strauss"),
        ("Strau\u00df", "strauss"),
        ("\u0141ukasz S\u00f8rensen", "lukasz sorensen"),
        ("#12", "12"),
        ("?!", ""),
    ],
)
def test_folding_forgives_case_accents_apostrophes_and_hyphens(text, folded) -> None:
    assert fold(text) == folded


@given(st.text())
def test_cleaning_and_folding_twice_changes_nothing_more(text) -> None:
    assert clean(clean(text)) == clean(text)
    assert fold(fold(text)) == fold(text)
    assert not any(unicodedata.category(sign) == "Cc" for sign in clean(text))


def test_a_note_names_somebody_by_whole_words_only() -> None:
    assert names_them("Thanks to MARGARET Example!", ("Margaret Example",))
    assert not names_them("Tomorrow again", ("Tom",))
    assert not names_them("Anything", ("", "?"))


@pytest.mark.parametrize(
    ("text", "can"),
    [
        ("\u0141", True),
        ("Bob 2", True),
        ("a" * LONGEST_NAME, True),
        ("a" * (LONGEST_NAME + 1), False),
        ("12 3", False),
        ("?!", False),
        ("", False),
    ],
)
def test_a_name_has_a_letter_and_an_end(text: str, can: bool) -> None:
    assert can_name(text) is can


@pytest.mark.parametrize(
    ("known_as", "full_name", "shown"),
    [
        ("Megan", "Megan Birch", "Megan B."),
        ("Meg", "Megan Eira Birch", "Meg B."),
        ("Megan Birch", "", "Megan B."),
        ("Megan Birch", "Megan Elder", "Megan E."),
        ("Megan", "", "Megan"),
        ("Megan", "Megan", "Megan"),
        ("", "", ""),
    ],
)
def test_a_screen_that_visitors_see_shows_a_name_and_an_initial(known_as, full_name, shown) -> None:
    assert screen_name(known_as, full_name, privacy=True) == shown
    assert screen_name(known_as, full_name, privacy=False) == (full_name or known_as)


def test_a_name_from_elsewhere_is_cut_in_sight() -> None:
    assert shortened("x" * LONGEST_NAME) == "x" * LONGEST_NAME
    assert shortened("x" * 2_000) == "x" * 99 + "…"
