"""Nothing stays of a draft that somebody looked at."""

import tempfile
from pathlib import Path

import pytest

from drawing import settle
from hublog.qt.drafts_aside import folder_for_drafts


@pytest.fixture
def left(tmp_path, monkeypatch) -> Path:
    """What a program that was killed left beside another home's drafts and somebody else's file."""
    aside = tmp_path / "temporary"
    aside.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(aside))
    for home in (tmp_path, tmp_path / "another"):
        (folder_for_drafts(home) / "CUM-EWA_2026-05_draft.xlsx").write_bytes(b"rows about people")
    (aside / "letter.txt").write_text("not ours")
    return aside


def test_the_way_in_clears_away_drafts_that_a_killed_program_left(left, window) -> None:
    """P4: they hold rows about people, and no password protects them."""
    settle(window.inside.operations)
    named = [each.name.split("-")[:2] for each in left.iterdir()]
    assert sorted(named) == [["hublog", "draft"], ["letter.txt"]]
