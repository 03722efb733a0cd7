"""Damage to the register is noticed, whatever it is, and the last good backup is offered."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from hublog.domain.drafts import Row
from hublog.domain.problems import Problem
from hublog.services.unavailable import StorageUnavailable
from hublog.store import backup
from hublog.store.folder import PAGE_BYTES
from in_memory import InMemory, done
from long_run import tries
from made_homes import made_home, opened

FLIPS, CUTS, FILLS = tries(200, 2_000), tries(30, 300), tries(30, 300)


@pytest.fixture
def home(place) -> Path:
    """A register with history, free pages in its middle, and a backup of that evening."""
    made_home(place / "home")
    hub = opened(place / "home")
    _live(hub)
    hub.store.back_up(place / "home" / "backups", "evening")
    hub.store.close()
    return place / "home"


def _live(hub: InMemory) -> None:
    (activity,) = hub.activities.everything()
    session = hub.open(activity.id)
    draft = hub.type_up.begin()
    draft = done(hub.type_up.keep(replace(draft, rows=(Row("x" * 900),) * 90)))
    for number in range(30):
        done(hub.sign_in.new_person("Sam", session, f"Person {number}"))
    hub.type_up.drop(draft.id)


def test_every_flipped_bit_cut_and_fill_is_noticed_and_the_backup_offered(home, figure) -> None:
    """P6: at opening or by looking; a register that holds nothing is never a first run."""
    chance = Random(6)  # noqa: S311 - the same damage every time
    whole = (home / "hub.db").read_bytes()
    damages = [*(_flipped(whole, chance) for _ in range(FLIPS))]
    damages += [whole[: chance.randrange(len(whole))] for _ in range(CUTS)]
    damages += [_filled(whole, chance) for _ in range(FILLS)]
    damages += [b"", bytes(len(whole)), whole[:PAGE_BYTES], b"PK" + whole[2:]]
    found = [_noticed(home, content) for content in damages]
    assert {(each.code, Path(str(each.values["backup"])).name) for each in found if each} == {
        ("STORE_DAMAGED", "evening.db")
    }
    assert None not in found
    assert _noticed(home, whole) is None
    figure("damages to the register; all noticed, the backup offered", len(found))


def test_without_authentic_pages_some_damage_goes_unseen(home, monkeypatch) -> None:
    """P6, the control: ordinary checks read no page that is free."""
    monkeypatch.setattr(backup, "damages", backup._broken_trees)
    chance = Random(6)  # noqa: S311 - the same damage every time
    whole = (home / "hub.db").read_bytes()
    assert [None for _ in range(60) if _noticed(home, _flipped(whole, chance)) is None]


def _noticed(home: Path, content: bytes) -> Problem | None:
    (home / "hub.db").write_bytes(content)
    (home / "hub.db-journal").unlink(missing_ok=True)
    try:
        hub = opened(home)
        try:
            return next(iter(hub.store.check()), None)
        finally:
            hub.store.close()
    except StorageUnavailable as refusal:
        return refusal.problem


def _flipped(whole: bytes, chance: Random) -> bytes:
    broken, bit = bytearray(whole), chance.randrange(len(whole) * 8)
    broken[bit // 8] ^= 1 << bit % 8
    return bytes(broken)


def _filled(whole: bytes, chance: Random) -> bytes:
    """Zeros over a sector or a page, as a disk gives out what it cannot read."""
    size = chance.choice((512, PAGE_BYTES))
    start = chance.randrange(len(whole) // size) * size
    return whole[:start] + bytes(size) + whole[start + size :]
