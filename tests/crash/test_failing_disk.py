"""A disk that is full, read-only, pulled out or broken damages nothing, and is told in a sentence."""

import errno
import json
import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import pytest

from exported import BROKEN, NOTHING
from failures import Try
from long_run import tries
from made_homes import made_home, opened
from recording import under_the_recorder

FAILURES = {
    "full": f"write:{errno.ENOSPC}:forever",
    "full at every size": f"size:{errno.EFBIG}:forever",
    "writing fails once": f"write:{errno.EIO}:once",
    "syncing fails once": f"sync:{errno.EIO}:once",
    "syncing fails": f"sync:{errno.EIO}:forever",
    "no new files": f"open:{errno.EACCES}:forever",
    "read-only": f"open+write+name:{errno.EROFS}:forever",
    "names are held": f"name:{errno.EACCES}:forever",
    "a name is held once": f"name:{errno.EBUSY}:once",
    "pulled out": f"open+write+sync+name+read:{errno.ENODEV}:forever",
    "reading fails once": f"read:{errno.EIO}:once",
}
COMMANDS = ("desk", "return", "backup", "restore", "migrate")
DONE, REFUSED, STORAGE_FAILED = 0, 1, 3
_SENTENCE = re.compile(r"^[A-Z_]+ .*: [A-Z].*\.$", re.MULTILINE)
_SAVED = re.compile(r"^saved (New Person \d+) signed in", re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_failing_disk_damages_nothing_and_is_a_sentence(tmp_path, figure, command) -> None:
    """P3: whichever call fails: it opens afterwards, nothing acknowledged is lost, no traceback."""
    found = _tries(tmp_path, command, FAILURES.values(), every=tries(199, 1))
    wrong = [
        (how, each.n, fault, each.err) for how, each in found if (fault := _fault(each, command))
    ]
    assert wrong == []
    assert {how for how, each in found if each.hit} == set(FAILURES.values())
    figure(f"failing calls, {command}; nothing lost, a sentence each", len(found))


def _fault(found: Try, command: str) -> str:
    """What is wrong with what came of it; nothing where all is well."""
    if found.code not in {DONE, REFUSED, STORAGE_FAILED} or found.bugs:
        return f"a bug: {found.bugs}"
    if found.code and not _SENTENCE.search(found.err):
        return "no sentence"
    if not found.hit and found.code:
        return "failed without a failure"
    if not re.fullmatch(r"[0-9a-f]{64}", found.holds):
        return f"does not open: {found.holds}"
    if lost := set(_SAVED.findall(found.out)) - set(found.names):
        return f"lost: {lost}"
    if found.file == BROKEN:
        return "a broken file"
    if command in {"return", "backup"} and found.code == DONE and found.file == NOTHING:
        return "said to be written and not there"
    return ""


def test_a_desk_that_says_saved_whatever_the_disk_says_is_caught(tmp_path) -> None:
    """P3, the control."""
    found = _tries(tmp_path, "hasty desk", [FAILURES["full"]], every=30)
    assert [each for _, each in found if _fault(each, "desk").startswith("lost: ")]


def _tries(
    tmp_path: Path, command: str, failures: Iterable[str], every: int
) -> list[tuple[str, Try]]:
    """What came of a command with each failure at every so many-th call."""
    folder = tmp_path / "laptop"
    folder.mkdir()
    now = datetime.now()  # noqa: DTZ005 - the laptop's own clock, by which the command looks
    made_home(folder / "home", now)
    hub = opened(folder / "home", now)
    hub.store.back_up(folder / "home" / "backups", "evening")
    hub.store.close()
    done = under_the_recorder("failing_disk.py", folder, command, str(every), ",".join(failures))
    lines = map(json.loads, done.stdout.splitlines())
    return [(failure, Try(*of_try)) for failure, *of_try in lines]
