"""Names are cleaned without losing a letter, and compared without minding accents."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hublog.domain.names import (
    LONGEST_NAME,
    TAKEN_OUT,
    can_name,
    clean,
    fold,
    names_them,
    screen_name,
    shortened,
    without_whole_names,
    written_of,
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
    "text",
    [
        "With May",
        "May's cake",
        "MAY sang",
        "may madeup",
        "with MAY MADEUP\u2019S hat",
        "A May-Day",
        "(May)",
    ],
)
def test_what_was_written_freely_names_somebody_by_a_capital_or_by_a_whole_name(text) -> None:
    """P14, DQ20."""
    assert written_of(text, ("May", "May Madeup"))


@pytest.mark.parametrize("text", ["", "we may come again", "mayday", "Maybe", "Mayor Madeup"])
def test_a_word_that_is_somebodys_name_too_is_a_word_where_it_begins_small(text) -> None:
    """DQ20."""
    assert not written_of(text, ("May", "may madeup", "?"))


def test_a_name_in_letters_that_are_neither_great_nor_small_counts() -> None:
    """P14."""
    assert written_of("\u0645\u062b\u0627\u0644 sang", ("\u0645\u062b\u0627\u0644",))


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("Walks with Zebulon Quickfoot", "Walks with \u2026"),
        ("ZEBULON  quick-foot Hall", "\u2026 Hall"),
        ("Zebulon Quickfoot\u2019s walks, and Zeb Quickfoot", "\u2026\u2019s walks, and \u2026"),
        ("Zebulon's walks", "Zebulon's walks"),
        ("Zebulon Quickfooted", "Zebulon Quickfooted"),
        ("", ""),
    ],
)
def test_only_whole_names_are_taken_out_of_what_something_is_called(title, left) -> None:
    """P14: an activity called Rose Garden is not about Rose."""
    names = ("Zebulon", "Zebulon Quickfoot", "Zebulon Quick Foot", "Zeb Quickfoot")
    assert without_whole_names(title, names) == left
    assert without_whole_names(left, names) == left


def test_where_a_name_cannot_be_told_from_the_rest_nothing_of_the_text_is_left() -> None:
    """P14: one sign that folds to two words."""
    assert without_whole_names("Walks with Zeb \u00bd", ("Zeb 1",)) == TAKEN_OUT


@given(
    st.lists(st.sampled_from(["Zeb", "zeb's", "Quick-foot", "QUICK", "foot", ",", "\u00bd", "1"]))
)
def test_no_whole_name_is_left_in_what_something_is_called(parts) -> None:
    """P14."""
    names = ("Zeb Quick", "Quick Foot", "Zeb 1 2")
    left = without_whole_names(" ".join(parts), names)
    assert not names_them(left, names)


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
