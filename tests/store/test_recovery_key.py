import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hublog.domain.problems import Problem
from hublog.store import recovery_key

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_drawn = st.sampled_from([recovery_key.draw() for _ in range(50)])


@given(_drawn)
def test_a_key_is_26_characters_in_six_groups_each_with_a_check_symbol(key) -> None:
    groups = key.split("-")
    assert [len(group) - 1 for group in groups] == [4, 4, 5, 4, 4, 5]
    assert set("".join(groups)) <= set(_SIGNS)
    assert recovery_key.read(key) == "".join(group[:-1] for group in groups)


@given(_drawn, st.integers(0, 31), st.sampled_from(_SIGNS + "U"))
def test_one_wrong_character_is_located_in_its_group(key, place, wrong) -> None:
    """P5: a slip in any group is located."""
    signs = key.replace("-", "")
    if signs[place] == wrong:
        return
    slipped = signs[:place] + wrong + signs[place + 1 :]
    assert recovery_key.read(slipped) == Problem("RECOVERY_GROUP", str(_group_of(place)))


@given(_drawn, st.integers(0, 30))
def test_two_swapped_neighbours_are_located(key, place) -> None:
    """P5: a slip in any group is located."""
    signs = key.replace("-", "")
    group = _group_of(place)
    if group != _group_of(place + 1) or signs[place] == signs[place + 1]:
        return
    slipped = signs[:place] + signs[place + 1] + signs[place] + signs[place + 2 :]
    assert recovery_key.read(slipped) == Problem("RECOVERY_GROUP", str(group))


def test_without_its_signs_a_slip_is_a_key_like_any_other(monkeypatch) -> None:
    """P5, the control: a key whose signs are not looked at tells nobody where the slip is."""
    signs = recovery_key.draw().replace("-", "")
    slipped = ("1" if signs[0] == "0" else "0") + signs[1:]
    monkeypatch.setattr(recovery_key, "_check", lambda _, place: slipped[_last_of(place)])
    assert recovery_key.read(slipped) == recovery_key.characters(slipped)


def _last_of(group: int) -> int:
    """Where the sign of a group, counted from 1, stands in the whole key."""
    return sum((4, 4, 5, 4, 4, 5)[:group]) + group - 1


@given(_drawn)
def test_two_swapped_groups_are_noticed(key) -> None:
    first, second, *rest = key.split("-")
    if first != second:
        assert recovery_key.read("-".join([second, first, *rest])) == Problem("RECOVERY_GROUP", "1")


@given(_drawn)
def test_a_missing_or_an_extra_character_at_the_end_is_in_the_last_group(key) -> None:
    assert recovery_key.read(key[:-1]) == Problem("RECOVERY_GROUP", "6")
    assert recovery_key.read(key + "0") == Problem("RECOVERY_GROUP", "6")


@given(_drawn, st.randoms())
def test_small_letters_misread_signs_blanks_and_dashes_are_understood(key, chance) -> None:
    misread = {"0": "Oo0", "1": "IiLl1"}
    typed = "".join(
        chance.choice(misread.get(sign, sign + sign.lower())) + chance.choice(["", " ", "-", "\t"])
        for sign in key.replace("-", "")
    )
    assert recovery_key.looks_like_one(typed)
    assert recovery_key.read(typed) == recovery_key.read(key)


@pytest.mark.parametrize("typed", ["", "four plain little words", string.ascii_lowercase, "!" * 32])
def test_a_passphrase_does_not_look_like_a_recovery_key(typed) -> None:
    assert not recovery_key.looks_like_one(typed)


def test_two_keys_are_never_alike() -> None:
    assert len({recovery_key.draw() for _ in range(100)}) == 100


def _group_of(place: int) -> int:
    ends = [5, 10, 16, 21, 26, 32]
    return next(n for n, end in enumerate(ends, 1) if place < end)
