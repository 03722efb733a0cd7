"""An import of thirty files that is killed in the middle is taken up by taking the same files again."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from arriving_files import laid
from hublog.bootstrap.office import OfficeHome
from hublog.domain.months import Month
from hublog.domain.office.hubs import ListedHub
from hublog.domain.problems import Problem
from hublog.services.office.api import OfficeServices
from sealed_return import HUB_KEY, by

PASSPHRASE = "made up for crashes"  # noqa: S105 - it locks nothing real
HUBS = ("ABC-DEF", "CUM-EWA", "XYZ-ABC")
FIRST, MONTHS, KILLS = Month(2025, 1), 10, 4
_PATIENCE = 20


@pytest.fixture
def sent(tmp_path) -> Path:
    """Thirty returns in a folder."""
    folder = tmp_path / "sent"
    for hub in HUBS:
        for month in range(MONTHS):
            laid(folder, hub, str(FIRST.plus(month)))
    return folder


def an_office(home: Path) -> OfficeServices:
    made = OfficeHome(home, 0).set_up("Office", "", PASSPHRASE)
    assert not isinstance(made, Problem)
    for hub in HUBS:
        made.services.hubs.put(ListedHub(code=hub, name=hub, first_month=str(FIRST)))
        made.services.hubs.pin("Sam", hub, by(HUB_KEY)(b"").public_key)
    return made.services


def adding(home: Path, folder: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "hublog", "office", "add", str(folder)],
        env={**os.environ, "HUBLOG_HOME": str(home), "HUBLOG_PASSPHRASE": PASSPHRASE},
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )


def killed_after(home: Path, folder: Path, lines: int, pause: float) -> set[str]:
    """Kill an import so long after it acknowledged so many files; which it said it took."""
    with adding(home, folder) as program:
        assert program.stdout is not None
        told = [program.stdout.readline() for _ in range(lines)]
        time.sleep(pause)
        children = [pid for pid in _children(program.pid) if _reads(pid)]
        program.send_signal(signal.SIGKILL)
        told += program.stdout.readlines()
    assert program.returncode == -signal.SIGKILL
    assert children
    _demand_gone(children)
    return {line.split(":")[0] for line in told if ": taken (" in line}


def _children(pid: int) -> list[int]:
    """Whatever thread of it started them."""
    listed = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(each) for file in listed for each in file.read_text(encoding="ascii").split()]


def _demand_gone(pids: list[int]) -> None:
    until = time.monotonic() + _PATIENCE
    while any(map(_reads, pids)):
        assert time.monotonic() < until, "a reading child outlives its program"
        time.sleep(0.05)


def _reads(pid: int) -> bool:
    """Whether a reading child lives under that number; one that ended has no words any more."""
    try:
        return b"read-guarded" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says which children a program has")
def test_a_killed_import_loses_nothing_doubles_nothing_and_is_taken_up_again(
    tmp_path, sent
) -> None:
    """P1, at the office: every file that was told as taken is held; the rest come with the next try."""
    straight = an_office(tmp_path / "straight")
    straight.taking_in.take("Sam", [sent])
    an_office(tmp_path / "killed").store.close()
    chance = Random(3)  # noqa: S311 - moments to kill
    acknowledged: set[str] = set()
    for _ in range(KILLS):
        told = killed_after(tmp_path / "killed", sent, chance.randint(1, 8), chance.uniform(0, 0.1))
        assert not told & acknowledged
        acknowledged |= told
    assert acknowledged
    last = adding(tmp_path / "killed", sent)
    told_last, _ = last.communicate()
    assert last.returncode == 0
    assert len(told_last.splitlines()) == len(HUBS) * MONTHS + 2
    services = OfficeHome(tmp_path / "killed", 0).open(PASSPHRASE)
    assert not isinstance(services, Problem)
    with services.store.reading() as killed, straight.store.reading() as whole:
        assert killed.digest() == whole.digest()
        assert {f"{each.file_name}" for each in killed.filed()} >= acknowledged
        assert len(killed.filed()) == len(HUBS) * MONTHS
        rows = ("filed", "session_row", "person", "person_row", "attendance_row", "figure_said")
        assert [killed.tallies()[t] for t in rows] == [whole.tallies()[t] for t in rows]
    assert services.store.check() == []
    services.store.close()
    straight.store.close()
