"""What the child that reads foreign files is told, and what it is not."""

import sys

import pytest

from hublog.domain.problems import Problem
from hublog.sheets import guarded_child, reading_many

_TELLS = """
import json, os, sys
said = [n for n in ("HUBLOG_PASSPHRASE", "HUBLOG_DATABASE", "HUBLOG_HOME") if n in os.environ]
print(json.dumps({"problem": {"code": "TOLD", "where": " ".join(said), "values": {}}}))
"""


@pytest.fixture(autouse=True)
def _secrets(monkeypatch) -> None:
    monkeypatch.setenv("HUBLOG_PASSPHRASE", "heron heron heron")
    monkeypatch.setenv("HUBLOG_DATABASE", "postgresql+psycopg://office:secret@server/hubs")
    monkeypatch.setenv("HUBLOG_HOME", "elsewhere")


def test_the_child_hears_no_secret(tmp_path) -> None:
    """P11: whatever takes it over finds nothing there that opens the register."""
    command, told = [sys.executable, "-c", _TELLS], Problem("TOLD", "HUBLOG_HOME")
    assert guarded_child.ask(command, tmp_path / "x.xlsx") == told
    ((_, many),) = reading_many.read_many([tmp_path / "x.xlsx"], command=command)
    assert many == told
