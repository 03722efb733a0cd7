import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hublog.domain.fingerprints import FEWEST_WORDS, five_words, same_words

WORDS = [f"w{n}" for n in range(FEWEST_WORDS)]
keys = st.binary(min_size=32, max_size=32).map(bytes.hex)


def test_the_words_are_those_of_the_keys_digest() -> None:
    """Worked out by hand, so that another release says the same of the same key."""
    number = int(hashlib.sha256(bytes.fromhex("ab" * 32)).hexdigest(), 16)
    places = [number // FEWEST_WORDS**n % FEWEST_WORDS for n in range(5)]
    assert five_words("ab" * 32, WORDS) == " ".join(f"w{n}" for n in places)
    assert five_words("AB" * 32, WORDS) == five_words("ab" * 32, WORDS)


@given(keys, keys)
def test_other_keys_have_other_words(one: str, other: str) -> None:
    assert (five_words(one, WORDS) == five_words(other, WORDS)) == (one == other)


@given(keys)
def test_there_are_always_five(key: str) -> None:
    assert len(five_words(key, WORDS).split()) == 5


def test_a_short_list_or_no_key_is_no_way_to_compare() -> None:
    with pytest.raises(ValueError, match="too short"):
        five_words("ab" * 32, WORDS[:-1])
    with pytest.raises(ValueError, match="hexa"):
        five_words("no key", WORDS)


@pytest.mark.parametrize(
    ("said", "same"),
    [
        ("felt-tip yo-yo apple pear plum", True),
        (" Felt-Tip, YO-YO,apple  pear plum ", True),
        ("felt-tip yo-yo apple plum pear", False),
        ("felt-tip yo-yo apple pear", False),
        ("", False),
    ],
)
def test_words_said_over_the_phone_are_compared_as_people_say_them(said: str, same: bool) -> None:
    assert same_words(said, "felt-tip yo-yo apple pear plum") is same


def test_nothing_said_is_never_the_same() -> None:
    assert not same_words("", "")
