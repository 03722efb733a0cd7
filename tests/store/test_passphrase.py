import hashlib

from hublog.domain.fingerprints import FEWEST_WORDS
from hublog.store.passphrase import draw, read, word_list

LIST = "78c020f0be3d298be3b273dc8bbdf62c2457ae019e9bfec6d72eef454d3b8e61"


def test_the_word_list_is_the_same_in_every_release() -> None:
    """Hub and office compare keys by these words: another list would be a false alarm everywhere."""
    words = word_list()
    assert len(set(words)) == len(words) >= FEWEST_WORDS
    assert hashlib.sha256("\n".join(words).encode()).hexdigest() == LIST


def test_nobody_has_to_read_out_an_unkind_word() -> None:
    """People say these words on the telephone, in a room where others listen."""
    assert {"flogging", "rectal", "mortuary"}.isdisjoint(word_list())


def test_a_passphrase_is_four_plain_words_of_that_list() -> None:
    words = draw().split()
    assert len(words) == 4
    assert set(words) <= set(word_list())
    assert all(word.isalpha() and 3 <= len(word) <= 7 for word in words)


def test_capitals_and_blanks_of_a_passphrase_do_not_matter() -> None:
    assert read("  Apple\u3000PEAR plum  fig ") == "apple pear plum fig"
