"""What all tests share: the sample registers, a database server, Hypothesis' settings, no skips in CI."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

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


@pytest.fixture(scope="session")
def registers() -> Path:
    """The folder of sample registers that hubs really kept; they are no part of the project."""
    if not _REGISTERS.is_dir():
        pytest.skip("the sample registers are missing: set HUBLOG_SAMPLES to their folder")
    return _REGISTERS


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
