"""Runs a command again and again beside the recorder, which has the disk fail at the next call each time.

What came of each try is printed as one line of JSON: what the program said, how it ended, and what
its folder holds afterwards, when the disk works again.
"""

import gc
import io
import json
import os
import resource
import shutil
import sys
import traceback
from ctypes import CDLL
from functools import cache
from itertools import count
from pathlib import Path

from changed_places import by_its_door, with_a_newer_revision
from exported import seen
from failures import KINDS, Try, names_in
from hublog import app
from hublog.cli import desk
from hublog.cli.desk_answers import Answer
from hublog.services.unavailable import StorageUnavailable
from hublog.store import keys
from hublog.store.folder import PAGE_BYTES
from made_homes import PASSPHRASE

recorder = CDLL(None)
SIZES, MOST_PAGES = "size", 90
"""No file may grow beyond so many pages: the system's own way of being full, at every size."""
PEOPLE = "\n".join([*(f"New Person {number}" for number in range(3)), "+65+", "New Person 9"])
COMMANDS = {
    "desk": ["desk", "--activity", "warm", "--new-people"],
    "hasty desk": ["desk", "--activity", "warm", "--new-people"],
    "return": ["return", "2026-05", "--out", "OUT"],
    "backup": ["backup", "OUT"],
    "restore": ["restore", "HOME/backups/evening.db"],
    "migrate": ["status"],
}


class Hasty(desk.Desk):
    """The control: whatever the disk says, the person hears that it was saved."""

    def answer(self, typed: str) -> Answer:
        """What a desk must never do."""
        try:
            return super().answer(typed)
        except StorageUnavailable:
            return Answer("saved", f"{typed.strip()} signed in")


def run(words: list[str]) -> tuple[int, str, str]:
    """The exit code, and what was said on either stream."""
    sys.argv = ["hublog", *words]
    sys.stdin, sys.stdout, sys.stderr = io.StringIO(PEOPLE), io.StringIO(), io.StringIO()
    try:
        code = app.main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0
    except BaseException:  # noqa: BLE001 - nothing may come through, and this tells what did
        code = 70
        traceback.print_exc()
    told = code, sys.stdout.getvalue(), sys.stderr.getvalue()
    sys.stdin, sys.stdout, sys.stderr = sys.__stdin__, sys.__stdout__, sys.__stderr__
    return told


def tried(n: int, kinds: str, error: int, *, forever: bool) -> Try:
    """Let call number ``n`` fail, and all that follow where it is ``forever``."""
    shutil.rmtree(folder)
    shutil.copytree(pristine, folder)
    if kinds == SIZES:
        resource.setrlimit(resource.RLIMIT_FSIZE, (n * PAGE_BYTES + 99, resource.RLIM_INFINITY))
    else:
        bits = sum(KINDS[kind] for kind in kinds.split("+"))
        recorder.recorder_fail(bits, n, error, int(forever))
    code, out, err = run(words)
    asked = MOST_PAGES if kinds == SIZES else int(recorder.recorder_asked())
    recorder.recorder_fail(0, -1, 0, 0)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    gc.collect()  # a program that ends holds on to nothing
    parts = [str(p) for p in folder.rglob("*") if ".part" in p.suffixes]
    log = home / "logs" / "errors.log"
    bugs = log.read_text() if log.exists() else ""
    what = "return" if command == "return" else "backup"
    file = seen(what, folder)
    holds = by_its_door(home)
    return Try(n, asked > n, code, out, err, parts, bugs, file, holds, names_in(home))


folder, command, every, failures = Path(sys.argv[1]), *sys.argv[2:]
home, pristine = folder / "home", folder.with_name("pristine")
shutil.copytree(folder, pristine)
# Whether a copied folder gets the marker's old number again depends on what else the machine does just
# then, and with it how often the disk is asked: without one the n-th call is the same call each time.
(pristine / "home" / "hub.device").unlink()
words = [
    word.replace("OUT", str(folder / "out")).replace("HOME", str(home))
    for word in COMMANDS[command]
]
os.environ |= {"HUBLOG_HOME": str(home), "HUBLOG_PASSPHRASE": PASSPHRASE}
keys._derive = cache(keys._derive)
if command == "migrate":
    with_a_newer_revision()
if command == "hasty desk":
    desk.Desk = Hasty
for failure in failures.split(","):
    kinds, error, how = failure.split(":")
    for number in count(0, int(every)):
        found = tried(number, kinds, int(error), forever=how == "forever")
        sys.stdout.write(json.dumps([failure, *found]) + "\n")
        if not found.hit:
            break
