"""How postcodes are kept, and what is kept in place of one (DQ17)."""

import pytest

from hublog.domain.postcodes import ANSWERS, outward, tidy


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ab12ef", "AB1 2EF"),
        (" AB1  2EF ", "AB1 2EF"),
        ("a 1 2 b b", "A1 2BB"),
        ("A992BB", "A99 2BB"),
        ("AB99 2BB", "AB99 2BB"),
        ("W1A2BB", "W1A 2BB"),
        ("EC1A2BB", "EC1A 2BB"),
        ("gir 0aa", "GIR 0AA"),
    ],
)
def test_a_postcode_is_kept_in_capitals_with_its_blank(typed, kept) -> None:
    assert tidy(typed) == kept


@pytest.mark.parametrize(
    "typed",
    ["AB1", "AB12", "AB1 2E", "AB1 2EFE", "1AB 2EF", "QB1 2EF", "AB1 2EI", "AB123 2EF", "Ewanrigg",
     "AB1-2EF", "AB\u0661 2EF"],
)  # fmt: skip
def test_what_is_no_postcode_is_not_mended_by_guessing(typed) -> None:
    assert tidy(typed) is None


def test_an_answer_stands_in_place_of_a_postcode() -> None:
    assert [tidy(each.lower()) for each in ANSWERS] == ["NFA", "DK", "NS", "NK"]
    assert tidy(" ") == "NK"


def test_only_a_postcode_has_a_first_half() -> None:
    assert outward("EC1A 2BB") == "EC1A"
    assert [outward(each) for each in ("", *ANSWERS)] == [""] * 5
