"""A stolen disk tells nothing: every byte that the program left after a day on which much went wrong."""

import gzip
import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from canaries import hits
from hublog.bootstrap import HomeDoor
from hublog.domain.problems import Problem

PASSPHRASE = "made up for a thief"  # noqa: S105 - it locks nothing real
CANARIES = tuple(f"Quill{letters}feather" for letters in ("axo", "bry", "cuz", "dwy", "efo", "gny"))


@dataclass
class Laptop:
    """The real program in folders of its own: everything that it can write lies in ``disk``."""

    disk: Path
    outside: Path

    @property
    def home(self) -> Path:
        return self.disk / "home"

    def environment(self) -> dict[str, str]:
        user, temp = self.disk / "user", self.disk / "tmp"
        for folder in (user, temp):
            folder.mkdir(parents=True, exist_ok=True)
        return {
            **os.environ,
            "HUBLOG_HOME": str(self.home),
            "HUBLOG_PASSPHRASE": PASSPHRASE,
            "HUBLOG_KEY_SECONDS": "0",
            "HUBLOG_WHO": CANARIES[0],
            "HOME": str(user),
            "XDG_CONFIG_HOME": str(user / "config"),
            "XDG_CACHE_HOME": str(user / "cache"),
            "XDG_DATA_HOME": str(user / "data"),
            "TMPDIR": str(temp),
        }

    def run(self, *words: str, typed: str = "", disk: int | None = None) -> int:
        """The exit code of the real program; ``disk`` is how large a file may become."""

        def small() -> None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (disk or 0, disk or 0))

        done = subprocess.run(
            [sys.executable, "-m", "hublog", *words],
            env=self.environment(),
            input=typed,
            capture_output=True,
            encoding="utf-8",
            check=False,
            preexec_fn=small if disk else None,
        )
        assert "Traceback" not in done.stderr + done.stdout, done.stderr
        return done.returncode

    def killed(self, *words: str, typed: str, after: str) -> None:
        """Start the program, type, and kill it once it has said something."""
        with subprocess.Popen(
            [sys.executable, "-m", "hublog", *words],
            env=self.environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        ) as program:
            assert program.stdin is not None
            assert program.stdout is not None
            program.stdin.write(typed)
            program.stdin.flush()
            while after not in program.stdout.readline():
                assert program.poll() is None
            program.kill()


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Laptop:
    """A laptop after a day on which people came, and nearly everything failed once."""
    folder = tmp_path_factory.mktemp("stolen")
    made = Laptop(folder / "disk", folder / "stick")
    made.disk.mkdir()
    made.outside.mkdir()
    _a_day_with_failures(made)
    return made


def _a_day_with_failures(laptop: Laptop) -> None:
    run, stick = laptop.run, laptop.outside
    ann, bea, cuz, dee, eve = CANARIES[1:]
    assert run("init", "--code", "CUM-EWA", "--name", "Ewanrigg Hub") == 0
    assert run("activity", "add", "Warm Tuesday", "--type", "DROPIN") == 0
    door = ("desk", "--activity", "Warm Tuesday", "--new-people")
    assert run(*door, typed=f"{ann} Example\n{bea} Example\nvolunteer {ann} Example 60\n") == 0
    laptop.killed(*door, typed=f"{cuz} Example\n" * 40, after="saved")
    # The disk fills in the middle of the door's work, of a copy and of a return.
    size = (laptop.home / "hub.db").stat().st_size
    crowd = "".join(f"{dee} Example {n}\n" for n in range(400))
    assert run(*door, typed=crowd, disk=size + 20_000) == 3
    assert run("backup", str(laptop.home / "backups"), disk=size // 2) == 3
    register = stick / "register.csv"
    register.write_text(
        "date,activity,name\n"
        + "".join(f"2026-05-{day:02},Warm Tuesday,{eve} {day}\n" for day in range(1, 29)),
        encoding="utf-8",
    )
    assert run("bring-in", str(register), "--yes") == 0
    (stick / "broken.xlsx").write_bytes(b"PK\x03\x04" + register.read_bytes())
    assert run("bring-in", str(stick / "broken.xlsx"), "--yes") != 0
    for words in (
        ("people", "find", f"{ann}\udcff"),
        ("people", "merge", f"{ann} Example", "Nobody Example"),
        ("return", "--month", "2026-05", "--output", str(laptop.home / "no" / "such" / "folder")),
        ("restore", str(register), "--passphrase-file", str(register)),
        ("forget", f"{cuz} Example", "--yes"),
        ("undo",),
        ("redo",),
        ("backup", str(laptop.home / "backups")),
        ("check",),
    ):
        run(*words)
    _a_bug_with_a_name(laptop, bea)
    # Somebody pulls the plug with a transaction open: its journal stays on the disk.
    laptop.killed(*door, typed=f"{ann} Example\n" * 200, after="saved")


def _a_bug_with_a_name(laptop: Laptop, name: str) -> None:
    """Something breaks with a name in its message; the program's own last words are written down."""
    program = (
        "import sys\n"
        "from hublog import app\n"
        "from hublog.services.hub import Hubs\n"
        "def breaks(self):\n"
        f"    name = {name!r}\n"
        "    raise ValueError(name)\n"
        "Hubs.status = breaks\n"
        "sys.argv = ['hublog', 'status']\n"
        "app.main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=laptop.environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 70, done.stderr
    assert name not in done.stderr


def test_no_name_is_in_any_byte_that_the_program_left(laptop: Laptop) -> None:
    """P4: data folder, backups, logs, temp and the user's settings, after a day with failures."""
    assert hits([laptop.disk], CANARIES) == []


def test_the_day_left_what_a_thief_would_look_at(laptop: Laptop) -> None:
    """P4, that the search had something to search: a register, copies, a log, all of them there."""
    names = {file.name for file in laptop.disk.rglob("*") if file.is_file()}
    assert {"hub.db", "hub.keys", "errors.log"} <= names
    assert list((laptop.home / "backups").glob("*.db"))
    services = HomeDoor(laptop.home, key_seconds=0).open(PASSPHRASE)
    assert not isinstance(services, Problem)
    try:
        known = json.dumps([person.known_as for person in services.people.overview()])
    finally:
        services.store.close()
    for name in (CANARIES[1], CANARIES[2], CANARIES[4], CANARIES[5]):
        assert name in known


@pytest.mark.parametrize("way", ["database", "workbook", "log", "wide", "zipped", "file name"])
def test_what_is_not_protected_would_be_found(laptop: Laptop, tmp_path: Path, way: str) -> None:
    """P4, the control: the same search finds a name in whatever a careless program leaves."""
    name = CANARIES[3]
    if way == "database":
        with sqlite3.connect(tmp_path / "plain.db") as plain:
            plain.execute("CREATE TABLE person (name TEXT)")
            plain.execute("INSERT INTO person VALUES (?)", (name,))
        plain.close()
    if way == "workbook":
        with zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as workbook:
            workbook.writestr("xl/sharedStrings.xml", f"<t>{name}</t>" * 9)
    if way == "log":
        (tmp_path / "errors.log").write_text(f"ValueError: {name.lower()}", encoding="utf-8")
    if way == "wide":
        (tmp_path / "half.tmp").write_bytes(name.encode("utf-16-le"))
    if way == "zipped":
        (tmp_path / "half.gz").write_bytes(gzip.compress(name.encode() * 9))
    if way == "file name":
        (tmp_path / f"{name}.pdf").write_bytes(b"")
    assert len(hits([tmp_path], CANARIES)) == 1
