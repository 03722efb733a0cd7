"""What the crash tests share: figures that are summed up and told, and looking without waiting."""

import os
from collections import Counter
from collections.abc import Callable

import pytest

from hublog.store import engine

_FIGURE = "figure"
Figure = Callable[[str, int], None]


@pytest.fixture
def figure(record_property) -> Figure:
    """Adds to a figure that is told at the end, such as how many states were looked at."""
    return lambda name, n: record_property(_FIGURE, (name, n))


@pytest.fixture
def no_waiting(monkeypatch) -> None:
    """Whoever only looks at what is left need not have it last."""
    hurried = {"synchronous": "OFF", "fullfsync": "OFF"}
    pairs = (setting.split("=") for setting in engine.SETTINGS)
    settings = tuple(f"{name}={hurried.get(name, value)}" for name, value in pairs)
    monkeypatch.setattr(engine, "SETTINGS", settings)
    monkeypatch.setattr(os, "fsync", lambda _: None)


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
