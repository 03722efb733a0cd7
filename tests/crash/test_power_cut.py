"""Saved means saved, though the power fails at any moment."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from hublog.services.unavailable import StorageUnavailable
from long_run import tries
from made_homes import logical, made_home, opened
from power_cuts import Disk, State, lay, states
from recording import recorded

ACTIONS, CUTS = tries(7, 80), tries(1, 3)
SQLITES_OWN = "journal_mode=DELETE,synchronous=FULL,locking_mode=NORMAL"
UNSYNCED = "synchronous=OFF"


@pytest.mark.parametrize("day", range(2))
def test_nothing_acknowledged_is_lost_wherever_the_power_is_cut(
    tmp_path, place, figure, day
) -> None:
    """P2: after every step, un-synced data dropped, kept, cut or torn: none lost, none corrupt."""
    found = _found(tmp_path, place, day, ACTIONS, CUTS, "")
    assert set(found) == {"whole"}
    assert found["whole"] >= tries(1_000, 10_000)
    figure("states after power cuts, at the desk; nothing lost, nothing corrupt", found["whole"])


def test_the_usual_settings_of_sqlite_lose_what_was_acknowledged_last(
    tmp_path, place, figure
) -> None:
    """P2, the control: removing the journal is not durable, so the last action is rolled back."""
    found = _found(tmp_path, place, 1, tries(2, 20), 1, SQLITES_OWN)
    assert found["lost"] > 0
    assert set(found) == {"whole", "lost"}
    figure("control, SQLite's usual settings: states that lost something", found["lost"])


def test_a_register_that_is_not_synced_is_corrupted(tmp_path, place, figure) -> None:
    """P2, the control: without syncing, writes reach the disk in any order."""
    found = _found(tmp_path, place, 1, tries(2, 20), 1, UNSYNCED)
    assert found["corrupt"] > 0
    figure("control, nothing synced: states that are corrupt", found["corrupt"])


def _found(
    tmp_path: Path, place: Path, day: int, actions: int, cuts: int, settings: str
) -> Counter[str]:
    """How many states are whole, how many lost something or are corrupt."""
    home = tmp_path / "home"
    made_home(home)
    disk = Disk(home)
    _, steps = recorded("at_the_desk.py", home, str(day), str(actions), settings)
    told = [step.data.decode() for step in steps if step.kind == "a"]
    return _looked_at(states(disk, steps, day, cuts), told, disk.folder, place)


def _looked_at(found: Iterable[State], told: list[str], was: str, place: Path) -> Counter[str]:
    counted: Counter[str] = Counter()
    for state in found:
        lay(state.image, was, place)
        # The first mark comes after the day has begun; what comes next may be there already.
        passed = len(state.marks)
        counted[_is(place, told[max(passed - 1, 0) : passed + 1] if passed else told[:1])] += 1
    return counted


def _is(place: Path, expected: list[str]) -> str:
    try:
        hub = opened(place)
        try:
            if hub.store.check():
                return "corrupt"
            return "whole" if logical(hub.store) in expected else "lost"
        finally:
            hub.store.close()
    except StorageUnavailable as failure:
        code = failure.problem.code
        return "corrupt" if code.startswith("STORE_DAMAGED") else code
