"""The same commands over a store on a server: one sets it up, another joins, both see the same."""

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from arriving_files import laid

MAY = ("--from", "2026-05", "--to", "2026-05")


@pytest.fixture
def url(database_server) -> str:
    """The address of a database without any table."""
    return str(database_server.url(database_server.create()))


def test_an_office_on_a_server_does_what_one_in_a_folder_does(
    empty_home, url, tmp_path, monkeypatch
) -> None:
    monkeypatch.delenv("HUBLOG_PASSPHRASE")  # a server asks for no secret of ours
    kit = empty_home
    assert kit.json("office", "init", "--name", "Big Local office", "--database", url)["hubs"] == 0
    kit("office", "hub", "add", "CUM-EWA", "--name", "Ewanrigg Hub", "--first-month", "2026-04")
    first, second = laid(tmp_path), laid(tmp_path, version=2, counted=9)
    settled = kit("office", "settle", str(first), "--take-key", "--yes")
    assert settled.exit_code == 0, settled.output
    monkeypatch.setenv("HUBLOG_HOME", str(tmp_path / "ann"))
    ann = replace(kit, home=tmp_path / "ann")
    before = ("office", "--database", url)
    assert ann.json(*before, "init", "--name", "Another name") == {
        "office": "Big Local office", "database": ann.json(*before, "init")["database"], "hubs": 1,
    }  # fmt: skip
    assert ann.json("office", "add", str(second), str(first))["tally"] == {"replaced": 1, "same": 1}
    (cell,) = ann.json("office", "matrix", *MAY)["cells"]
    assert (cell["state"], cell["version"], cell["footfall"]) == ("replaced", 2, 12)
    asked = ann.json(
        *("office", "ask", "CUM-EWA", "2026-05", "--code", "UNUSUAL", "--message", "So many?")
    )
    monkeypatch.setenv("HUBLOG_HOME", str(kit.home))
    assert kit.json("office", "matrix", *MAY)["cells"][0]["questions"] == 1
    reply = kit.json("office", "reply", "CUM-EWA", "2026-05", "--out", str(tmp_path))
    assert reply["questions"] == [asked["id"]]
    workbook = kit.json("office", "workbook", *MAY, "--out", str(tmp_path))["paths"][0]
    assert "Sessions" in load_workbook(Path(workbook)).sheetnames
    assert kit("office", "evidence", *MAY).exit_code == 0
    assert kit.json("office", "pack", "CUM-EWA")["path"].startswith(str(kit.home))
    assert kit.json("office", "undo") == {"intake": 3, "versions": 1}
    assert kit.json("office", "check")["sound"] is True
    assert kit("office", "backup", str(tmp_path)).stderr.startswith("OFFICE_SERVER_BACKUP")


def test_a_server_that_went_away_is_exit_code_three(empty_home, url) -> None:
    failed = empty_home("office", "matrix", "--database", f"{url}/nowhere")
    assert failed.exit_code == 3
    assert failed.stderr.startswith("OFFICE_SERVER ")
