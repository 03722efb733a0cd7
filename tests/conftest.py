"""What all tests share: the sample registers, a database server, Hypothesis' settings, no skips in CI."""

import os
from collections.abc import Generator, Iterator
from functools import cache
from pathlib import Path

import pytest
from coverage import Coverage
from hypothesis import settings

from hublog.store import keys
from office_servers import (  # noqa: F401 - fixtures
    database_server,
    office_database,
    postgresql_offices,
)

settings.register_profile("hublog", deadline=None)  # a slow machine is no failure
settings.load_profile("hublog")

_ROOT = Path(__file__).resolve().parents[1]
_SAMPLES = Path(os.environ.get("HUBLOG_SAMPLES", _ROOT.parent / "shared" / "samples"))
_REGISTERS = _SAMPLES / "registers"
_NO_SKIPS = bool(os.environ.get("HUBLOG_NO_SKIPS"))
_skipped: list[str] = []
_OF_THE_CORE = tuple(_ROOT / "tests" / each for each in ("domain", "services", "store"))
"""The tests that have to reach every branch of domain and services by themselves."""


@pytest.fixture(scope="session")
def registers() -> Path:
    """The folder of sample registers that hubs really kept; they are no part of the project."""
    if not _REGISTERS.is_dir():
        pytest.skip("the sample registers are missing: set HUBLOG_SAMPLES to their folder")
    return _REGISTERS


@pytest.fixture(scope="session", autouse=True)
def secrets_tried_once() -> Iterator[None]:
    """A secret costs what it costs the first time; copies of one home are opened by the hundred."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(keys, "_derive", cache(keys._derive))
        yield


@pytest.fixture
def cheap_guesses(monkeypatch) -> None:
    """New homes of this process ask for less work than hublog allows; another process refuses them."""
    monkeypatch.setattr(keys, "FLOOR", keys.Cost(memory_kib=64, passes=1, lanes=1))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Measure coverage in the core's own tests only: it makes windows and files twice as slow."""
    measured = Coverage.current()
    if measured is None or any(map(item.path.is_relative_to, _OF_THE_CORE)):
        return (yield)
    measured.stop()
    try:
        return (yield)
    finally:
        measured.start()


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Remember every skip that installing a program would have avoided."""
    if not report.skipped or hasattr(report, "wasxfail"):
        return
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    if "sample" in reason and not _REGISTERS.is_dir():
        return
    _skipped.append(f"{report.nodeid}: {reason}")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """With HUBLOG_NO_SKIPS a skip is a failure."""
    if _NO_SKIPS and _skipped and not hasattr(session.config, "workerinput"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the skips that count as failures."""
    if _NO_SKIPS and _skipped:
        terminalreporter.section("skipped, which HUBLOG_NO_SKIPS forbids", red=True)
        for line in _skipped:
            terminalreporter.line(line)
