"""Forgotten is forgotten, through the real program's commands and down to the pages on disk."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hublog.bootstrap import HomeDoor, context
from hublog.cli.main import hublog
from hublog.domain.problems import Problem
from hublog.store.sql_store import SqlStore

SECRET = "made up for journeys"  # noqa: S105 - it locks nothing real
CANARY = "Quillfeather"
OWN_LAYOUT = f"""date,activity,start,end,session_status,name,count,age_band
2026-05-05,Warm Tuesday,10:00,12:00,closed,Bea {CANARY},,
2026-05-05,Warm Tuesday,10:00,12:00,closed,Ann Example,,
2026-05-05,Warm Tuesday,10:00,12:00,closed,,3,65+
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder with a hub whose register was brought in from a file."""
    monkeypatch.setenv("HUBLOG_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HUBLOG_PASSPHRASE", SECRET)
    monkeypatch.setenv("HUBLOG_KEY_SECONDS", "0")
    monkeypatch.setenv("HUBLOG_WHO", "Sam")
    (tmp_path / "register.csv").write_text(OWN_LAYOUT, encoding="utf-8")
    run("init", "--code", "CUM-EWA", "--name", "Ewanrigg Hub")
    run("bring-in", str(tmp_path / "register.csv"), "--yes")
    return tmp_path / "home"


def run(*words: str) -> Result:
    """Run a command that must succeed."""
    result = CliRunner().invoke(hublog, list(words), obj=context())
    assert result.exit_code == 0, result.output
    return result


def decrypted(home: Path, to: Path) -> bytes:
    """Every page of the register, decrypted, deleted content included."""
    store = HomeDoor(home, key_seconds=0).open(SECRET)
    assert not isinstance(store, Problem)
    assert isinstance(store.store, SqlStore)
    try:
        driver = store.store._connection.connection.driver_connection
        assert driver is not None
        driver.execute(f"ATTACH DATABASE '{to}' AS plain KEY ''")
        driver.execute("SELECT sqlcipher_export('plain')")
        driver.execute("DETACH DATABASE plain")
    finally:
        store.store.close()
    return to.read_bytes()


def test_a_forgotten_name_is_nowhere_and_stays_nowhere(home: Path) -> None:
    """P14: state, journal, older backup, the same file again; footfall stays true throughout."""
    folder = home.parent
    about = ("--person", f"Bea {CANARY}", "--name", f"Friends of Bea {CANARY}")
    run("referral", "add", "out", "--date", "2026-05-05", *about)
    run("learning", "2026-05", "--went-well", f"Bea {CANARY} sang", "--would-tell", "Start early")
    assert CANARY.encode() in decrypted(home, folder / "before.db")
    run("backup", str(folder / "copies"))
    (backup,) = (folder / "copies").glob("*.db")
    figures = run("show", "2026-05", "--json").stdout

    run("forget", f"Bea {CANARY}", "--yes")
    assert CANARY.encode() not in decrypted(home, folder / "after.db")

    run("bring-in", str(folder / "register.csv"), "--yes")
    assert CANARY.encode() not in decrypted(home, folder / "again.db")

    run("restore", str(backup))
    assert CANARY.encode() not in decrypted(home, folder / "restored.db")
    run("bring-in", str(folder / "register.csv"), "--yes")
    assert CANARY.encode() not in decrypted(home, folder / "restored_again.db")

    footfall = '{"id": "A03", "value": 5, '
    assert footfall in figures
    passed_on = '{"id": "D01.out", "value": 1, '
    assert passed_on in figures
    assert passed_on in run("show", "2026-05", "--json").stdout
    assert "Start early" in run("learning", "2026-05").stdout
    assert footfall in run("show", "2026-05", "--json").stdout
    assert "All is well" in run("check").stdout
