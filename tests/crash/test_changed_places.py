"""A register that is made, replaced or brought to newer tables is one or the other, never between."""

import pytest

from changed_places import by_its_door, with_a_newer_revision
from hublog.store import door
from hublog.store.migrations import runner
from hublog.store.tables import SCHEMA
from long_run import tries
from made_homes import made_home
from power_cuts import Disk, lay, states
from recording import recorded

CUTS = tries(1, 12)


@pytest.mark.parametrize("what", ["create", "restore", "migrate"])
def test_the_register_is_the_old_or_the_new_one_wherever_the_power_is_cut(
    tmp_path, place, monkeypatch, figure, what
) -> None:
    """P2: before it is said to be done either will do, afterwards only the new one."""
    folder = tmp_path / "laptop"
    folder.mkdir()
    if what != "create":
        made_home(folder / "home")
    disk = Disk(folder)
    _, steps = recorded("changes_places.py", folder, what)
    if what == "migrate":
        monkeypatch.setattr(door, "SCHEMA", SCHEMA)
        monkeypatch.setattr(runner.migrate, "__defaults__", runner.migrate.__defaults__)
        with_a_newer_revision()
    told = [step.data.decode() for step in steps if step.kind == "a"]
    looked_at, wrong = 0, []
    for state in states(disk, steps, 2, CUTS):
        lay(state.image, disk.folder, place)
        passed = len(state.marks)
        is_there, looked_at = by_its_door(place / "home"), looked_at + 1
        if is_there not in told[max(passed - 1, 0) : passed + 1]:
            wrong.append((passed, is_there))
    assert wrong == []
    assert looked_at > 50
    figure(f"states after power cuts, {what} under way; old or new, nothing lost", looked_at)
