"""The installed program tests itself, in its own process and away from anybody's register."""

import os
import subprocess
import sys

from hublog.qt.frame import Frame
from hublog.qt.office.frame import OfficeFrame

_BROKEN = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from dataclasses import replace
from pathlib import Path
from hublog import app
from hublog.qt.self_test import run

class Shut:
    home = Path(sys.argv[1])
    def exists(self): return False
    def set_up(self, *_): raise OSError("made up for a test")

sys.exit(run(replace(app._parts(), door_to=lambda _: Shut()), ["hublog"]))
"""


def _run(home, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words],
        env={**os.environ, "HUBLOG_HOME": str(home)},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def test_every_step_of_the_self_test_passes_and_the_register_stays_untouched(tmp_path) -> None:
    home = tmp_path / "home"
    done = _run(home, "-m", "hublog", "--self-test")
    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    assert all(line.startswith("ok ") for line in lines)
    assert [
        page
        for page in (*Frame.pages, *OfficeFrame.pages)
        if not any(f" {page} is drawn" in line for line in lines)
    ] == []
    assert not home.exists()


def test_what_does_not_work_is_named_and_the_exit_code_says_so(tmp_path) -> None:
    done = _run(tmp_path / "home", "-c", _BROKEN, str(tmp_path / "home"))
    assert done.returncode == 1
    last = done.stdout.splitlines()[-1]
    assert last.startswith("FAILED")
    assert "made up for a test" in last
