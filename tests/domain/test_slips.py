from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hublog.domain.slips import one_slip, slips


@pytest.mark.parametrize(
    ("word", "other", "alike"),
    [
        ("megan", "megan", True),
        ("megan", "megam", True),
        ("megan", "meganx", True),
        ("megan", "meagn", True),
        ("megan", "meagnx", False),
        ("meg", "meg", True),
        ("meg", "peg", False),
        ("megan", "mega", False),
    ],
)
def test_one_letter_more_less_or_other_or_two_exchanged_is_one_slip(word, other, alike) -> None:
    """DQ13: short words must be the same."""
    assert one_slip(word, other) is alike
    assert one_slip(other, word) is alike


@given(st.lists(st.text("abc", max_size=8), unique=True))
def test_what_is_left_of_words_leads_to_every_slip(words) -> None:
    """DQ13: the same as holding every word against all others."""
    found = list(slips(words))
    assert len(found) == len(set(found))
    assert set(found) == {pair for pair in combinations(sorted(words), 2) if one_slip(*pair)}
