"""Slots that come, change and go: the keys file as a value."""

import json

import pytest

from hublog.domain.problems import Problem
from hublog.domain.roles import SlotKind
from hublog.store import keys, recovery_key
from hublog.store.keys import Cost

KEY = bytes(range(32))
OURS, THEIRS = "made up words only", "five words for one alone"


@pytest.fixture(scope="module")
def printed() -> str:
    return recovery_key.draw()


@pytest.fixture(scope="module")
def both(printed) -> bytes:
    """Keys with the hub's passphrase, the paper key and the coordinator's passphrase."""
    sealed = keys.sealed(KEY, OURS, printed, keys.FLOOR)
    return keys.with_slot(sealed, SlotKind.COORDINATOR, THEIRS, KEY)


def test_each_secret_says_which_it_is(both, printed) -> None:
    assert keys.opened(both, OURS) == (KEY, SlotKind.PASSPHRASE)
    assert keys.opened(both, f" {THEIRS.upper()} ") == (KEY, SlotKind.COORDINATOR)
    assert keys.opened(both, printed) == (KEY, SlotKind.RECOVERY)
    assert keys.kinds(both) == {"passphrase", "recovery", "coordinator"}


def test_the_paper_key_opens_it_when_every_other_slot_is_destroyed(both, printed) -> None:
    """P5: other slots destroyed, a coordinator's among them, the paper key opens it."""
    held = both
    for kind in SlotKind:
        if kind is not SlotKind.RECOVERY:
            held = keys.without_slot(held, kind)
    assert keys.kinds(held) == {"recovery"}
    assert keys.opened(held, printed) == (KEY, SlotKind.RECOVERY)
    for gone in (OURS, THEIRS):
        assert keys.opened(held, gone) == Problem("WRONG_PASSPHRASE")


@pytest.mark.parametrize("group", range(1, 7))
def test_a_slip_in_any_group_of_the_paper_key_is_located(both, printed, group) -> None:
    """P5: a slip in any group is located, whatever slots there are."""
    groups = printed.split("-")
    first = "Z" if groups[group - 1][0] != "Z" else "Y"
    groups[group - 1] = first + groups[group - 1][1:]
    assert keys.opened(both, "-".join(groups)) == Problem("RECOVERY_GROUP", str(group))


def test_only_the_kinds_asked_for_open_it(both, printed) -> None:
    coordinators = [SlotKind.COORDINATOR, SlotKind.RECOVERY]
    assert keys.opened(both, OURS, coordinators) == Problem("WRONG_PASSPHRASE")
    assert keys.opened(both, THEIRS, coordinators) == (KEY, SlotKind.COORDINATOR)
    assert keys.opened(both, printed, [SlotKind.PASSPHRASE]) == Problem("WRONG_PASSPHRASE")


def test_a_new_secret_takes_the_place_of_the_old_one_alone(both, printed) -> None:
    changed = keys.with_slot(both, SlotKind.PASSPHRASE, "quite other words", KEY)
    assert keys.opened(changed, OURS) == Problem("WRONG_PASSPHRASE")
    assert keys.opened(changed, "quite other words") == (KEY, SlotKind.PASSPHRASE)
    assert _slot(changed, "recovery") == _slot(both, "recovery")
    assert _slot(changed, "coordinator") == _slot(both, "coordinator")
    assert keys.opened(changed, printed) == (KEY, SlotKind.RECOVERY)


def test_a_new_paper_key_ends_the_old_one(both, printed) -> None:
    drawn = recovery_key.draw()
    changed = keys.with_slot(both, SlotKind.RECOVERY, drawn, KEY)
    assert keys.opened(changed, drawn) == (KEY, SlotKind.RECOVERY)
    assert keys.opened(changed, printed) == Problem("WRONG_PASSPHRASE")


def test_what_the_system_keeps_opens_nothing_that_is_typed(both) -> None:
    secret = "ab" * 32
    kept = keys.with_slot(both, SlotKind.SYSTEM, secret, KEY)
    assert keys.opened(kept, secret) == Problem("WRONG_PASSPHRASE")
    assert keys.opened(kept, secret, [SlotKind.SYSTEM]) == (KEY, SlotKind.SYSTEM)


def test_a_new_slot_costs_what_the_dearest_costs_but_the_systems_is_quick(printed) -> None:
    dear = Cost(keys.FLOOR.memory_kib, 4, 4)
    sealed = keys.sealed(KEY, OURS, printed, dear)
    changed = keys.with_slot(sealed, SlotKind.COORDINATOR, THEIRS, KEY)
    kept = keys.with_slot(changed, SlotKind.SYSTEM, "ab" * 32, KEY)
    assert _slot(kept, "coordinator")["cost"] == _slot(sealed, "passphrase")["cost"]
    assert _slot(kept, "system")["cost"]["passes"] == keys.FLOOR.passes


@pytest.mark.parametrize(
    ("secret", "tries"), [(OURS, 1), (THEIRS, 1), ("two words", 2), ("now five words are wrong", 2)]
)
def test_words_are_counted_before_anything_is_guessed(both, monkeypatch, secret, tries) -> None:
    """Each try takes about a second on a real laptop."""
    tried: list[str] = []
    real = keys._derive

    def counted(secret: str, salt: bytes, cost: Cost) -> bytes:
        tried.append(secret)
        return real(secret, salt, cost)

    monkeypatch.setattr(keys, "_derive", counted)
    keys.opened(both, secret)
    assert len(tried) == tries


def test_a_slot_of_a_later_version_is_left_alone(both) -> None:
    slots = json.loads(both)["slots"]
    later = {**slots[0], "kind": "token"}
    content = keys.with_slot(_file([*slots, later]), SlotKind.PASSPHRASE, "other words again", KEY)
    assert _slot(content, "token") == later
    assert keys.kinds(content) == {"passphrase", "recovery", "coordinator", "token"}


def test_no_more_slots_are_written_than_would_be_read(both) -> None:
    slots = json.loads(both)["slots"]
    full = [*slots[:1], *({**slots[0], "kind": f"token{n}"} for n in range(7))]
    with pytest.raises(keys.KeysUnreadable):
        keys.with_slot(_file(full), SlotKind.SYSTEM, "ab" * 32, KEY)


def test_damaged_keys_are_not_written_over(both) -> None:
    broken = both.replace(b'"wrapped": "', b'"wrapped": "0')
    for change in (
        lambda: keys.with_slot(broken, SlotKind.PASSPHRASE, OURS, KEY),
        lambda: keys.without_slot(broken, SlotKind.COORDINATOR),
        lambda: keys.kinds(broken),
    ):
        with pytest.raises(keys.KeysUnreadable):
            change()


def _slot(content, kind) -> dict:
    return next(slot for slot in json.loads(content)["slots"] if slot["kind"] == kind)


def _file(slots) -> bytes:
    return json.dumps({"format": 1, "slots": slots, "sum": keys._sum(slots)}).encode()
