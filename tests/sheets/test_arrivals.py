"""Files that arrive are read one after the other by one child at a time, and none holds another up."""

import os
import sys
import time
from pathlib import Path

import pytest

from arriving_files import laid
from hublog.domain.problems import Problem
from hublog.services.office.ports import Came
from hublog.sheets.arrivals import GuardedArrivals
from hublog.sheets.reading_many import read_many

PASSWORD = "four made up words"  # noqa: S105 - it locks nothing real
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows names processes otherwise")
_ANSWER = r"""
import json, os, sys
for line in sys.stdin:
    name = json.loads(line)["path"].rpartition("/")[2]
    with open({log!r}, "a") as log:
        log.write(f"{{os.getpid()}} {{name}}\n")
    if name.startswith("dies"):
        os._exit(1)
    if name.startswith("hangs"):
        import signal; signal.pause()
    if name.startswith("chatters"):
        print("x" * 1000)
        sys.stdout.flush(); continue
    print(json.dumps({{"sheets": [{{"name": name, "rows": []}}]}}), flush=True)
"""


class Child:
    """A made-up reading child, and the note it keeps of what it was asked, by its number."""

    def __init__(self, folder: Path) -> None:
        self.log = folder / "log"
        self.command = [sys.executable, "-c", _ANSWER.format(log=str(self.log))]

    def asked(self) -> list[tuple[int, str]]:
        lines = self.log.read_text(encoding="utf-8").splitlines()
        return [(int(pid), name) for pid, _, name in (line.partition(" ") for line in lines)]

    def gone(self) -> bool:
        """Whether none of them is left."""
        return not any(map(_lives, {pid for pid, _ in self.asked()}))


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def child(tmp_path) -> Child:
    return Child(tmp_path)


def files(*names: str) -> list[Path]:
    return [Path("/made-up", name) for name in names]


def told(found: object) -> str:
    """What became of a file, in a word."""
    return found.code if isinstance(found, Problem) else "read"


def test_one_child_reads_many_files_in_their_order(child) -> None:
    names = [f"{n}.xlsx" for n in range(8)]
    found = list(read_many(files(*names), command=child.command))
    assert [path.name for path, _ in found] == names
    assert [sheets[0].sheet for _, sheets in found if not isinstance(sheets, Problem)] == names
    assert len({pid for pid, _ in child.asked()}) == 1
    assert child.gone()


def test_after_fifty_files_a_new_child_begins(child) -> None:
    names = [f"{n}.xlsx" for n in range(101)]
    assert len(list(read_many(files(*names), command=child.command))) == 101
    assert len({pid for pid, _ in child.asked()}) == 3
    assert child.gone()


@pytest.mark.parametrize("bad", ["dies.xlsx", "hangs.xlsx", "chatters.xlsx"])
def test_a_file_that_its_child_does_not_survive_is_no_other_files_end(child, bad) -> None:
    """P11."""
    names = ("a.xlsx", bad, "b.xlsx", bad, "c.xlsx")
    found = [
        told(sheets) for _, sheets in read_many(files(*names), command=child.command, seconds=0.7)
    ]
    assert found == ["read", "FILE_TOO_DEMANDING", "read", "FILE_TOO_DEMANDING", "read"]
    assert child.gone()


def test_whoever_polls_may_stop_and_no_child_is_left(child) -> None:
    """P11: stopped while a file hangs, which nobody has to wait for."""
    asked = 0

    def poll() -> None:
        nonlocal asked
        asked += 1
        if asked > 3:
            raise KeyboardInterrupt

    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        list(read_many(files("hangs.xlsx", "b.xlsx"), (), poll, command=child.command))
    assert time.monotonic() - began < 5
    assert child.gone()


def test_whoever_asks_no_further_leaves_no_child(child) -> None:
    reading = read_many(files("a.xlsx", "b.xlsx", "c.xlsx"), command=child.command)
    next(reading)
    reading.close()  # type: ignore[attr-defined]
    assert child.gone()


def test_files_and_folders_become_files_by_name_each_once(tmp_path) -> None:
    for name in ("b.xlsx", "A.XLSX", "sub/c.xls", "~$b.xlsx", ".hidden.xlsx", "notes.txt", "d.ods"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    single = tmp_path / "notes.txt"
    found = GuardedArrivals().files_in([tmp_path, single, tmp_path / "b.xlsx", Path("gone.xlsx")])
    assert [each.relative_to(tmp_path).as_posix() for each in found[:-1]] == [
        "A.XLSX", "b.xlsx", "d.ods", "sub/c.xls", "notes.txt",
    ]  # fmt: skip
    assert found[-1] == Path("gone.xlsx")


def test_returns_come_with_their_rows_locked_ones_with_their_password(tmp_path) -> None:
    paths = [laid(tmp_path, month="2026-05"), laid(tmp_path, month="2026-06", password=PASSWORD)]
    first, second = GuardedArrivals().read(paths, ("other", PASSWORD))
    for (path, came), expected in zip((first, second), paths, strict=True):
        assert path == expected
        assert isinstance(came, Came)
        assert came.arrived is not None
        assert came.arrived.month == came.found.month == path.stem[8:15]
    ((_, locked),) = GuardedArrivals().read(paths[1:], ("other",))
    assert told(locked) == "FILE_WRONG_PASSWORD"
    ((_, locked),) = GuardedArrivals().read(paths[1:])
    assert told(locked) == "FILE_NEEDS_PASSWORD"


def test_what_is_no_return_comes_as_its_problem(tmp_path) -> None:
    text = tmp_path / "a.xlsx"
    text.write_text("kind,return\n", encoding="utf-8")
    ((_, found),) = GuardedArrivals().read([text])
    assert told(found) == "NOT_A_RETURN"


def test_however_many_passwords_there_are_the_right_one_is_found(tmp_path) -> None:
    """An office may have one for each of its hubs; trying one takes its time."""
    paths = [laid(tmp_path, month="2026-05", password=PASSWORD), laid(tmp_path, month="2026-06")]
    many = [*(f"words of hub {n}" for n in range(23)), PASSWORD]
    found = [came for _, came in GuardedArrivals().read(paths, many)]
    assert [told(each) for each in found] == ["read", "read"]
    ((_, wrong),) = GuardedArrivals().read(paths[:1], many[:-1])
    assert told(wrong) == "FILE_WRONG_PASSWORD"
