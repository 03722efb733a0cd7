"""What has the name of a backup is one, whenever the making of it was killed."""

import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from exported import BROKEN, seen
from hublog.domain.people import Person
from long_run import tries
from made_homes import made_home, opened
from recording import environment

KILLS, KILLS_OF_CONTROL = tries(12, 100), 60
_LONGEST = 0.15


def test_a_backup_that_was_killed_never_counts(tmp_path, figure) -> None:
    """P7: killed at any moment, there is no file under a backup's name that does not verify."""
    home, out = tmp_path / "home", tmp_path / "out"
    made_home(home)
    chance, told, midst = Random(7), set(), 0  # noqa: S311 - moments to kill
    for _ in range(KILLS):
        told |= _told_until_killed(home, out, chance)
        midst += bool([part.unlink() for part in out.glob("*.part")])
    assert midst > 1, "nothing was killed in the midst of a backup"
    assert BROKEN not in seen("backup", tmp_path).split()
    assert {file.name for file in out.glob("*.db")} >= told
    assert len(told) >= KILLS
    hub = opened(home)
    assert hub.store.check() == []
    assert len(hub.find(Person)) >= len(told)
    hub.store.close()
    assert not list(home.rglob("*.part"))
    figure("kills while backing up; no broken file under a backup's name", KILLS)


def test_a_backup_that_is_copied_under_its_own_name_is_caught(tmp_path) -> None:
    """P7, the control: the same kills leave what has the name of a backup and is none."""
    home, out = tmp_path / "home", tmp_path / "out"
    made_home(home)
    chance = Random(7)  # noqa: S311 - moments to kill
    for _ in range(KILLS_OF_CONTROL):
        _told_until_killed(home, out, chance, "straight")
        if BROKEN in seen("backup", tmp_path).split():
            return
    pytest.fail("no kill left a broken backup")


def _told_until_killed(home: Path, out: Path, chance: Random, *how: str) -> set[str]:
    program = Path(__file__).with_name("backs_up.py")
    with subprocess.Popen(
        [sys.executable, str(program), str(home), str(out), *how],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env=environment(),
    ) as running:
        assert running.stdout is not None
        said = [running.stdout.readline() for _ in range(chance.randint(1, 3))]
        time.sleep(chance.uniform(0, _LONGEST))
        running.kill()
        said += running.stdout.readlines()
    return {line.strip() for line in said if line.endswith("\n")}
