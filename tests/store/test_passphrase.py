import hashlib

from hublog.domain.fingerprints import FEWEST_WORDS
from hublog.store.passphrase import draw, read, word_list

LIST = "abae49761b88f3f1ba31ef944bea1f61b795a3cd7e1cfb7d276ed45bf77967ba"


def test_the_word_list_is_the_same_in_every_release() -> None:
    """Hub and office compare keys by these words: another list would be a false alarm everywhere."""
    words = word_list()
    assert len(set(words)) == len(words) == FEWEST_WORDS
    assert hashlib.sha256("\n".join(words).encode()).hexdigest() == LIST


def test_a_passphrase_is_four_plain_words_of_that_list() -> None:
    words = draw().split()
    assert len(words) == 4
    assert set(words) <= set(word_list())
    assert all(word.isalpha() and 3 <= len(word) <= 7 for word in words)


def test_capitals_and_blanks_of_a_passphrase_do_not_matter() -> None:
    assert read("  Apple\u3000PEAR plum  fig ") == "apple pear plum fig"
