"""What the crash tests share: figures that are summed up and told, and looking without waiting."""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from hublog.store import engine, keys

_FIGURE = "figure"
_IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
Figure = Callable[[str, int], None]


@pytest.fixture
def figure(record_property) -> Figure:
    """Adds to a figure that is told at the end, such as how many states were looked at."""
    return lambda name, n: record_property(_FIGURE, (name, n))


@pytest.fixture
def place(monkeypatch) -> Iterator[Path]:
    """A folder to lay out what a crash left and look at it, where nothing waits for a disk."""
    hurried = {"synchronous": "OFF", "fullfsync": "OFF"}
    pairs = (setting.split("=") for setting in engine.SETTINGS)
    settings = tuple(f"{name}={hurried.get(name, value)}" for name, value in pairs)
    monkeypatch.setattr(engine, "SETTINGS", settings)
    monkeypatch.setattr(os, "fsync", lambda _: None)
    monkeypatch.setattr(keys, "_derive", cache(keys._derive))
    with TemporaryDirectory(dir=_IN_MEMORY if _IN_MEMORY.is_dir() else None) as folder:
        yield Path(folder)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell the figures of all tests together."""
    figures: Counter[str] = Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            told = getattr(report, "user_properties", ())
            if getattr(report, "when", "") == "call":
                figures.update({each[0]: each[1] for name, each in told if name == _FIGURE})
    if figures:
        terminalreporter.section("figures")
        for name, n in sorted(figures.items()):
            terminalreporter.line(f"{n:>8,} {name}")
