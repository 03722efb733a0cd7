import hashlib
import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from hublog.domain.problems import Problem
from hublog.store import keys, passphrase, recovery_key

KEY = bytes(range(32))
WORDS = "made up words only"


@pytest.fixture(scope="module")
def printed() -> str:
    return recovery_key.draw()


@pytest.fixture(scope="module")
def content(printed) -> bytes:
    return keys.sealed(KEY, WORDS, printed, keys.FLOOR)


@pytest.mark.parametrize("typed", [WORDS, "  Made UP\twords  only ", "MADE UP WORDS ONLY\n"])
def test_the_passphrase_opens_however_it_is_typed(content, typed) -> None:
    assert keys.unlock(content, typed) == KEY


def test_two_threads_may_open_at_once(content) -> None:
    with ThreadPoolExecutor(2) as both:
        opened = [both.submit(keys.unlock, content, WORDS) for _ in range(2)]
        assert [each.result(timeout=60) for each in opened] == [KEY, KEY]


def test_the_paper_key_opens_it_when_the_other_slot_is_destroyed(content, printed) -> None:
    """P5: other slots destroyed, the paper key opens it."""
    held = json.loads(content)
    alone = _file([slot for slot in held["slots"] if slot["kind"] == "recovery"])
    assert keys.unlock(alone, printed.lower()) == KEY
    assert keys.unlock(alone, WORDS) == Problem("WRONG_PASSPHRASE")


@pytest.mark.parametrize(
    "wrong", ["", "made up words", "made up words onlz", "caf\udce9", "\ud800"]
)
def test_another_passphrase_is_wrong(content, wrong) -> None:
    assert keys.unlock(content, wrong) == Problem("WRONG_PASSPHRASE")


def test_a_slip_in_the_paper_key_is_located(content, printed) -> None:
    """P5: a slip in any group is located."""
    slip = "Z" if printed[-1] != "Z" else "Y"
    assert keys.unlock(content, printed[:-1] + slip) == Problem("RECOVERY_GROUP", "6")


def test_the_paper_key_of_another_hub_is_wrong(content) -> None:
    assert keys.unlock(content, recovery_key.draw()) == Problem("WRONG_PASSPHRASE")


def test_a_passphrase_that_looks_like_a_paper_key_still_opens(printed) -> None:
    lookalike = "a" * 32
    sealed = keys.sealed(KEY, lookalike, printed, keys.FLOOR)
    assert keys.unlock(sealed, lookalike) == KEY


def test_slots_cost_at_least_the_floor_and_share_no_salt(content) -> None:
    slots = json.loads(content)["slots"]
    assert [slot["kind"] for slot in slots] == ["passphrase", "recovery"]
    assert all(
        slot["cost"]["memory_kib"] >= 65536 and slot["cost"]["passes"] >= 3 for slot in slots
    )
    assert slots[0]["salt"] != slots[1]["salt"]
    assert KEY.hex().encode() not in content


@pytest.mark.parametrize(
    "forged",
    [
        {"memory_kib": 8},
        {"passes": 1},
        {"lanes": 0},
        {"memory_kib": 64 * 1024 * 1024},
        {"passes": 10**9},
        {"memory_kib": 65536.5},
        {"memory_kib": "much"},
    ],
)
def test_a_cost_under_the_floor_or_beyond_all_measure_is_refused(content, forged) -> None:
    slots = json.loads(content)["slots"]
    slots[0]["cost"] |= forged
    with pytest.raises(keys.KeysUnreadable):
        keys.unlock(_file(slots), WORDS)


def test_a_changed_cost_within_the_bounds_opens_nothing(content) -> None:
    slots = json.loads(content)["slots"]
    slots[0]["cost"]["passes"] = 4
    assert keys.unlock(_file(slots), WORDS) == Problem("WRONG_PASSPHRASE")


@pytest.mark.parametrize(
    "break_it",
    [
        lambda slots: slots[0].pop("salt"),
        lambda slots: slots[0].update(nonce="00"),
        lambda slots: slots[0].update(wrapped="xyz"),
        lambda slots: slots.extend(slots * 9),
        lambda slots: slots[0].update(kind=["passphrase"]),
    ],
)
def test_a_forged_slot_is_unreadable(content, break_it) -> None:
    slots = json.loads(content)["slots"]
    break_it(slots)
    assert not keys.readable(_file(slots))
    with pytest.raises(keys.KeysUnreadable):
        keys.unlock(_file(slots), WORDS)


def test_what_is_nested_without_end_is_unreadable() -> None:
    """P11: a file from elsewhere may hold anything."""
    assert not keys.readable(b"[" * 60_000)


def test_a_keys_file_of_a_later_format_says_which_release_it_needs(content) -> None:
    """P15: and a digit that flipped is damage, not a later format."""
    later = {**json.loads(content), "format": 2}
    with pytest.raises(keys.KeysUnreadable) as damage:
        keys.unlock(json.dumps(later).encode(), WORDS)
    assert not isinstance(damage.value, keys.KeysNewer)
    with pytest.raises(keys.KeysNewer) as newer:
        keys.unlock(json.dumps({**later, "needs": "0.3.0"}).encode(), WORDS)
    assert newer.value.needs == "0.3.0"


def test_every_flipped_bit_is_damage_and_no_wrong_passphrase(content) -> None:
    """P6: damage is noticed."""
    for place in range(0, len(content), 7):
        broken = bytearray(content)
        broken[place] ^= 1
        try:
            assert keys.unlock(bytes(broken), WORDS) == KEY
        except keys.KeysUnreadable:
            continue
        # Only blanks between the parts may change without harm.
        assert content[place : place + 1].isspace()


def test_calibration_meets_the_wish_and_never_goes_below_the_floor(monkeypatch) -> None:
    readings = iter([0.0, 0.1])
    monkeypatch.setattr(keys.time, "perf_counter", lambda: next(readings))
    assert keys.calibrated(0) == keys.FLOOR
    assert keys.calibrated(1.0) == keys.Cost(memory_kib=262144, passes=7, lanes=4)
    readings = iter([0.0, 2.0])
    assert keys.calibrated(1.0) == keys.FLOOR


def test_a_drawn_passphrase_is_four_plain_words() -> None:
    drawn = {passphrase.draw() for _ in range(5)}
    assert len(drawn) == 5
    for words in drawn:
        assert len(words.split()) == 4
        assert all(3 <= len(w) <= 7 and w.isascii() and w.islower() for w in words.split())
        assert passphrase.read(words) == words
        assert not recovery_key.looks_like_one(words.replace(" ", "")[:27])


def _file(slots) -> bytes:
    checksum = hashlib.sha256(json.dumps(slots, sort_keys=True).encode()).hexdigest()
    return json.dumps({"format": 1, "slots": slots, "sum": checksum}).encode()
