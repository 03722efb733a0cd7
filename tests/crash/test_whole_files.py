"""Whatever leaves the register is there whole, as it was before, or not at all."""

from pathlib import Path

import pytest

from exported import seen
from long_run import tries
from made_homes import made_home
from power_cuts import Disk, lay, states
from recording import recorded

TIMES, CUTS = tries(2, 8), tries(2, 6)


@pytest.mark.parametrize("what", ["return", "backup", "along", "keys"])
def test_a_file_is_whole_old_or_absent_wherever_the_power_is_cut(
    tmp_path, place, figure, what
) -> None:
    """P13 and P7: and once it is said to be written, it is there."""
    found = _found(tmp_path, place, what)
    assert [what for what, told in found if what not in told] == []
    figure(f"states after power cuts, {what} being written; none broken", len(found))


def test_saving_a_workbook_straight_leaves_broken_files(tmp_path, place, figure) -> None:
    """P13, the control."""
    found = _found(tmp_path, place, "straight")
    broken = [what for what, told in found if what not in told]
    assert broken
    figure("control, a workbook saved straight: states with a broken file", len(broken))


def _found(tmp_path: Path, place: Path, what: str) -> list[tuple[str, list[str]]]:
    """What lies there in every state, and what may lie there."""
    folder = tmp_path / "files"
    folder.mkdir()
    made_home(folder / "home")
    disk = Disk(folder)
    _, steps = recorded("writes_files.py", folder, what, str(TIMES))
    told = [step.data.decode() for step in steps if step.kind == "a"]
    assert len(set(told)) == TIMES + 1, "old and new cannot be told apart"
    found = []
    for state in states(disk, steps, 13, CUTS):
        lay(state.image, disk.folder, place)
        passed = len(state.marks)
        found.append((seen(what, place), told[max(passed - 1, 0) : passed + 1]))
    return found
