"""The window: when it can be seen, when people can be signed in, and how much memory it holds.

The floor of the first is an empty window of the same toolkit, started in turns with ours. Making
the key from the passphrase takes as long as each hub chose, so it is no part of the second.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from harness import Figure, p50, scratch
from made_up import PASSPHRASE, running_hub

CHILD = Path(__file__).with_name("desk_child.py")
BARE = """
import os, time
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        with open(os.environ["HUBLOG_MARKS"], "a") as marks:
            marks.write(f"visible {time.perf_counter()}\\n")

app = QApplication([])
window = Window()
window.resize(1280, 720)
window.show()
app.exec()
"""
_PATIENCE = 60


def figures(*, quick: bool) -> Iterator[Figure]:
    """A hub that knows many people, and whose session is running."""
    size = 100 if quick else 5_000
    with scratch() as folder:
        running_hub(folder / "home", size)
        settings = surroundings(folder / "home")
        yield _visible(folder, settings, 1 if quick else 8)
        runs = [at_the_desk(settings) for _ in range(1 if quick else 5)]
        name = f"ready to sign in after the key, {size:,} people"
        yield Figure(name, p50([run["ready"] for run in runs]), limit=300)
        resident = p50([run["resident"] for run in runs]) / 1024
        if resident:
            yield Figure(f"resident with {size:,} people", resident, limit=110, unit="MB")


def surroundings(home: Path) -> Mapping[str, str]:
    """What the program finds around it: this hub, and a screen only if there is one."""
    settings = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    settings.setdefault("QT_QPA_PLATFORM", "offscreen")
    return settings | {"HUBLOG_HOME": str(home)}


def at_the_desk(settings: Mapping[str, str], *names: str) -> dict[str, list[float]]:
    """Open the register in the window and sign these people in; what the child says of it."""
    ran = subprocess.run(
        (sys.executable, CHILD, PASSPHRASE, *names),
        env=settings,
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    told: dict[str, list[float]] = json.loads(ran.stdout)
    return told


def _visible(folder: Path, settings: Mapping[str, str], times: int) -> Figure:
    started: dict[str, list[float]] = {"ours": [], "bare": []}
    for _ in range(times):
        started["bare"].append(_until_seen(("-c", BARE), folder, settings))
        started["ours"].append(_until_seen(("-m", "hublog"), folder, settings))
    ours, bare = (p50(started[which][1:] or started[which]) for which in ("ours", "bare"))
    return Figure("window visible", ours, bare, ratio=1.5)


def _until_seen(words: tuple[str, ...], folder: Path, settings: Mapping[str, str]) -> float:
    """Milliseconds from the start of a process to the first time its window is painted."""
    marks = folder / "marks"
    marks.write_text("", encoding="utf-8")
    begun = time.perf_counter()
    child = subprocess.Popen(
        (sys.executable, *words),
        env={**settings, "HUBLOG_MARKS": str(marks)},
        stderr=subprocess.DEVNULL,
    )
    try:
        while child.poll() is None and time.perf_counter() < begun + _PATIENCE:
            for line in marks.read_text(encoding="utf-8").splitlines(keepends=True):
                if line.startswith("visible ") and line.endswith("\n"):
                    return (float(line.split()[1]) - begun) * 1000
            time.sleep(0.01)
        raise TimeoutError(words)
    finally:
        child.kill()
        child.wait()
