"""``people copy``: everything about one person, for whoever asks for it."""

from io import BytesIO

from msoffcrypto import OfficeFile
from openpyxl import load_workbook


def test_a_copy_opens_by_the_password_that_was_shown(terminal, tmp_path) -> None:
    for name in ("Ada Madeup", "Bo Neighbour"):
        terminal.json("people", "add", name)
    file = tmp_path / "ada.xlsx"
    made = terminal.json("people", "copy", "Ada Madeup", str(file))
    assert made["sheets"] == {"person": 1, "history": 1}
    assert made["left_out"] == 0
    locked = OfficeFile(BytesIO(file.read_bytes()))
    locked.load_key(password=made["password"])
    opened = BytesIO()
    locked.decrypt(opened)
    first = load_workbook(opened).worksheets[0]
    assert first["A1"].value == "What we hold about Ada Madeup"


def test_what_names_others_is_listed_and_goes_where_it_is_asked_for(terminal, tmp_path) -> None:
    for name in ("Ada Madeup", "Bo Neighbour", "Ada Elsewise"):
        terminal.json("people", "add", name)
    terminal.json("people", "merge", "Ada Madeup", "Ada Elsewise")
    terminal.json("undo")
    file = tmp_path / "ada.xlsx"
    left = terminal("people", "copy", "Ada Madeup", str(file), "--no-password")
    assert (
        "Left out of “Who wrote what, and when”: 2 lines, since they name Ada Elsewise.\n"
        in left.stdout
    )
    assert "joining" not in left.stdout
    assert "Elsewise" not in str(list(load_workbook(file).worksheets[-1].values))
    went = terminal("people", "copy", "Ada Madeup", str(file), "--no-password", "--with-others")
    assert "Goes along" in went.stdout
    assert "Elsewise" in str(list(load_workbook(file).worksheets[-1].values))
    refused = terminal("people", "copy", "Ada Madeup", str(tmp_path / "ada.txt"))
    assert refused.stderr.startswith("COPY_NAME ")


def test_a_complaint_is_listed_until_it_is_answered(terminal) -> None:
    terminal.json("people", "add", "Ada Madeup")
    assert terminal("requests", "list").stdout == "Nobody asked for anything yet.\n"
    terminal.json("requests", "add", "complaint", "--note", "About a photograph")
    terminal.json("requests", "add", "copy", "Ada Madeup", "--on", "2026-01-31")
    first, second = terminal("requests", "list").stdout.splitlines()
    assert first == "1. Ada Madeup: Wants a copy of what we keep about them, answer by 28 Feb 2026"
    assert "acknowledge by" in second
    assert second.endswith("About a photograph")
    assert terminal.json("requests", "acknowledge", "2")
    assert "answer by" in terminal("requests", "list").stdout.splitlines()[1]
    terminal.json("requests", "answer", "1")
    assert "answered" in terminal("requests", "list").stdout.splitlines()[1]
    (waiting, answered) = terminal.json("requests", "list")["requests"]
    assert waiting["acknowledged_on"]
    assert answered["due_on"] is None
    assert terminal("requests", "answer", "3").stderr.startswith("REQUEST_GONE")


def test_somebody_is_kept_here_and_no_longer(terminal) -> None:
    terminal.json("people", "add", "Ada Madeup")
    kept = terminal("people", "keep-here", "Ada Madeup", "on")
    assert kept.stdout == "Nothing about Ada Madeup alone leaves from now on\n"
    assert terminal.json("people", "keep-here", "Ada Madeup", "off")["keep_here"] is False
