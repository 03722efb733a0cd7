"""Files that arrive at the office: one line each, what to do, settling what waits, taking back."""

import json
from pathlib import Path

from openpyxl import load_workbook

from arriving_files import laid
from edits import saved
from hublog.cli.context import Context
from sealed_return import OTHER_KEY

PASSWORD = "four made up words"  # noqa: S105 - it locks nothing real


def edit(file: Path, cell: str = "C3", value: object = "Something else") -> Path:
    """The file after somebody typed into its sessions."""
    book = load_workbook(file)
    book["Sessions"][cell] = value
    file.write_bytes(saved(book))
    return file


def add(office, *words: object) -> list[str]:
    """What ``office add`` prints of files none of which waits."""
    result = office("office", "add", *map(str, words))
    assert result.exit_code == 0, result.output
    lines: list[str] = result.stdout.splitlines()
    return lines


def test_a_folder_is_taken_in_with_one_line_for_each_file(office, tmp_path) -> None:
    laid(tmp_path / "sent"), laid(tmp_path / "sent", month="2026-06")
    told = add(office, tmp_path / "sent", "--log", tmp_path / "log.txt")
    assert told == [
        "CUM-EWA_2026-05_v1.xlsx: taken (CUM-EWA, May 2026, version 1).",
        "CUM-EWA_2026-06_v1.xlsx: taken (CUM-EWA, June 2026, version 1).",
        "2 files: 2 taken.",
        "This is import number 1. Take it back with: hublog office undo 1",
    ]
    assert (tmp_path / "log.txt").read_text(encoding="utf-8-sig").splitlines() == told
    again = add(office, tmp_path / "sent")
    assert again[2:] == ["2 files: 2 the same again."]


def test_the_exit_code_says_whether_anything_waits_or_was_refused(office, tmp_path) -> None:
    good, bad = laid(tmp_path), tmp_path / "notes.xlsx"
    bad.write_bytes(b"no spreadsheet")
    result = office("office", "add", str(good), str(bad))
    assert result.exit_code == 1
    assert "notes.xlsx: refused: not a return. " in result.stdout
    assert "2 files: 1 taken, 1 not a return." in result.stdout
    answer = office("office", "add", "--json", str(bad))
    assert answer.exit_code == 1
    assert office("office", "add", str(tmp_path / "empty")).exit_code == 1
    (tmp_path / "empty").mkdir()
    nothing = office("office", "add", str(tmp_path / "empty"))
    assert nothing.stderr.startswith("OFFICE_NO_FILES empty")
    assert office("office", "add").exit_code == 2


def test_a_log_that_cannot_be_written_is_told_and_the_returns_are_in(office, tmp_path) -> None:
    file = laid(tmp_path)
    refused = office("office", "add", str(file), "--log", str(file / "log.txt"))
    assert refused.stderr.startswith("RETURN_FOLDER ")
    assert office.json("office", "show", "CUM-EWA", "2026-05")["version"] == 1


def test_the_answer_in_json_says_the_same(office, tmp_path) -> None:
    answer = office.json("office", "add", str(laid(tmp_path, version=2, forgotten=("ref-9",))))
    (line,) = answer["files"]
    assert (line["outcome"], line["hub"], line["month"]) == ("taken", "CUM-EWA", "2026-05")
    assert (line["gaps"], line["erased"], line["problem"]) == ([1], 1, None)
    assert line["said"].startswith("CUM-EWA_2026-05_v2.xlsx: taken ")
    assert line["to_do"] == [
        "Version 1 never arrived. Ask the hub whether it was meant for you.",
        "The hub forgot one person: their rows were deleted here too.",
    ]
    assert (answer["tally"], answer["intake"]) == ({"taken": 1}, 1)


def test_what_is_locked_opens_with_any_password_of_the_file(office, tmp_path) -> None:
    locked = laid(tmp_path, password=PASSWORD)
    waits = office("office", "add", str(locked))
    assert waits.exit_code == 1
    assert waits.stdout.startswith("CUM-EWA_2026-05_v1.xlsx: locked: it needs its password.\n")
    assert "by phone" in waits.stdout
    words = tmp_path / "passwords"
    words.write_text(f"other words\n\n {PASSWORD} \n", encoding="utf-8")
    assert add(office, locked, "--password-file", words)[-2] == "1 file: 1 taken."
    missing = office("office", "add", str(locked), "--password-file", str(tmp_path / "none"))
    assert missing.stderr.startswith("NO_PASSWORD_FILE ")


def test_at_a_keyboard_the_password_of_a_locked_file_is_asked_for(
    office, tmp_path, monkeypatch
) -> None:
    file = str(laid(tmp_path, password=PASSWORD))
    assert office("office", "settle", file).stdout.splitlines()[0].endswith("its password.")
    monkeypatch.setattr(Context, "at_a_keyboard", lambda self: True)
    wrong = office("office", "settle", file, typed="other words\n")
    assert wrong.exit_code == 1
    assert "by phone" in wrong.stderr
    taken = office("office", "settle", file, typed=f"{PASSWORD}\n")
    assert taken.exit_code == 0, taken.output
    assert PASSWORD not in taken.output


def test_a_key_nobody_compared_is_taken_with_the_file(office, tmp_path) -> None:
    file = str(laid(tmp_path, hub="ABC-DEF", key=OTHER_KEY))
    waits = office("office", "settle", file)
    assert waits.exit_code == 1
    assert "The five words of its key: " in waits.stdout
    unsure = office("office", "settle", file, "--take-key")
    assert unsure.stderr.startswith("OFFICE_WORDS_NOT_COMPARED ABC-DEF")
    taken = office("office", "settle", file, "--take-key", "--yes")
    assert taken.exit_code == 0, taken.output
    assert ": taken (ABC-DEF, May 2026, version 1)" in taken.stdout
    nothing = office("office", "settle", file, "--take-key", "--yes")
    assert nothing.stderr.startswith("OFFICE_NOTHING_TO_SETTLE ")


def test_another_key_is_a_stop_until_it_is_taken_in_place_of_the_known_one(
    office, tmp_path
) -> None:
    """P10."""
    file = str(laid(tmp_path, key=OTHER_KEY))
    stop = office("office", "add", file)
    assert stop.exit_code == 1
    assert "stop: sealed with another key than this hub's" in stop.stdout
    assert stop.stdout.index("of its key: ") < stop.stdout.index("you know the hub by: ")
    assert office("office", "settle", file, "--take-key", "--yes").stderr.startswith(
        "HUB_KEY_CHANGED CUM-EWA"
    )
    taken = office("office", "settle", file, "--take-key", "--instead", "--yes")
    assert taken.exit_code == 0, taken.output
    old = office("office", "add", str(laid(tmp_path, month="2026-06")))
    assert "another key" in old.stdout


def test_two_contents_of_one_version_are_held_beside_each_other(office, tmp_path) -> None:
    """P10."""
    add(office, laid(tmp_path))
    file = laid(tmp_path / "other", counted=9)
    stop = office("office", "settle", str(file))
    assert stop.exit_code == 1
    assert "Held under this version: CUM-EWA_2026-05_v1.xlsx, taken in on " in stop.stdout
    assert " by Sam, 6 visits." in stop.stdout
    assert office.json("office", "show", "CUM-EWA", "2026-05")["footfall"] == 6
    taken = office("office", "settle", str(file), "--instead")
    assert taken.exit_code == 0, taken.output
    assert office.json("office", "show", "CUM-EWA", "2026-05")["footfall"] == 12
    nothing = office("office", "settle", str(file), "--instead")
    assert nothing.stderr.startswith("OFFICE_NOTHING_TO_SETTLE ")


def test_edited_rows_are_shown_numbered_and_taken_with_a_reason(office, tmp_path) -> None:
    """P9."""
    file = str(edit(laid(tmp_path)))
    shown = office("office", "settle", file)
    assert shown.exit_code == 1
    assert "stop: one thing was changed outside hublog" in shown.stdout
    assert "  1. Sessions, row 3 (2026-05-05-0): was edited." in shown.stdout
    assert "--accept-edits" in shown.stdout
    assert office("office", "settle", file, "--accept-edits").stderr.startswith("REASON_NEEDED")
    why = ("--accept-edits", "--reason", "Ann phoned")
    beyond = office("office", "settle", file, *why, "--leave-out", "2")
    assert beyond.stderr.startswith("OFFICE_NO_SUCH_EDIT 2")
    refused = office("office", "settle", file, *why, "--leave-out", "1")
    assert refused.stderr.startswith("OFFICE_EDIT_REFUSED ")
    taken = office("office", "settle", file, *why)
    assert taken.exit_code == 0, taken.output
    told = office("office", "show", "CUM-EWA", "2026-05").stdout
    assert "Taken though edited: Sessions, row 3, by Sam: Ann phoned" in told
    again = office("office", "settle", str(laid(tmp_path, month="2026-06")), *why)
    assert again.stderr.startswith("OFFICE_NOTHING_TO_SETTLE ")


def test_a_row_that_was_doubled_can_be_left_out(office, tmp_path) -> None:
    file = laid(tmp_path)
    book = load_workbook(file)
    sessions = book["Sessions"]
    for cell in list(sessions[3]):
        sessions.cell(4, cell.column, cell.value)
    file.write_bytes(saved(book))
    (difference,) = office_json_of_a_refusal(office, file)["differences"]
    assert "is there twice" in difference
    words = ("settle", str(file), "--accept-edits", "--leave-out", "1", "--reason", "Pasted twice")
    taken = office("office", *words)
    assert taken.exit_code == 0, taken.output
    assert office.json("office", "show", "CUM-EWA", "2026-05")["sessions"] == 1


def office_json_of_a_refusal(office, file: Path) -> dict[str, list[str]]:
    told = office("office", "settle", str(file), "--json")
    assert told.exit_code == 1
    answer: dict[str, list[str]] = json.loads(told.stdout)
    return answer


def test_more_than_rows_cannot_be_taken_here(office, tmp_path) -> None:
    file = laid(tmp_path)
    book = load_workbook(file)
    book["Sessions"].delete_cols(4)
    file.write_bytes(saved(book))
    assert "more than single rows" in office("office", "settle", str(file)).stdout


def test_options_that_want_different_things_are_wrong_usage(office, tmp_path) -> None:
    for words in (
        ("--take-key", "--accept-edits"),
        ("--instead", "--accept-edits"),
        ("--reason", "Why"),
        ("--leave-out", "1"),
    ):
        assert office("office", "settle", str(tmp_path / "a.xlsx"), *words).exit_code == 2


def test_imports_are_listed_and_the_latest_that_brought_something_is_taken_back(
    office, tmp_path
) -> None:
    file = laid(tmp_path)
    add(office, file)
    add(office, laid(tmp_path, month="2026-06"))
    add(office, file)
    answer = office.json("office", "undo")
    assert answer == {"intake": 2, "versions": 1}
    assert office("office", "undo").stdout == "Import number 1 is taken back: one version went.\n"
    assert office("office", "undo").stderr.startswith("NOTHING_TO_UNDO")
    assert office("office", "undo", "1").stderr.startswith("OFFICE_INTAKE_UNDONE 1")
    assert office("office", "undo", "3").stdout.endswith("It had brought nothing.\n")
    listed = office("office", "imports").stdout.splitlines()
    assert [line.split(". ")[0] for line in listed] == ["3", "2", "1"]
    assert all(line.endswith("Taken back.") for line in listed)
    tallies = [each["tally"] for each in office.json("office", "imports")["imports"]]
    assert tallies == [{"same": 1}, {"taken": 1}, {"taken": 1}]
    one = office("office", "imports", "2").stdout.splitlines()
    assert one == [
        "CUM-EWA_2026-06_v1.xlsx: taken (CUM-EWA, June 2026, version 1).",
        "1 file: 1 taken.",
    ]
    assert office.json("office", "imports", "2")["files"][0]["outcome"] == "taken"
    assert office("office", "imports", "9").stderr.startswith("OFFICE_NO_SUCH_INTAKE 9")
