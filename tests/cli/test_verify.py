import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from edits import saved
from hublog import resources
from hublog.domain import verification as differing
from hublog.domain.months import Month
from hublog.sheets.encryption import encrypted
from sealed_return import HUB_KEY, by, sealed_return

PASSWORD = "four made up words"  # noqa: S105 - it locks nothing real

_SUBJECTS = ("ROW_", "SHEET_", "PAGE_", "BESIDE_", "COLUMN_", "MANIFEST_", "SEAL_", "VERSION_")


@pytest.fixture
def file(tmp_path) -> Path:
    path = tmp_path / "CUM-EWA_2026-05_v1.xlsx"
    path.write_bytes(sealed_return())
    return path


@pytest.fixture
def nobody(empty_home, monkeypatch) -> Any:  # noqa: ANN401 - the terminal of the conftest
    """A terminal that has no register and knows no passphrase."""
    monkeypatch.delenv("HUBLOG_PASSPHRASE")
    return empty_home


def test_a_genuine_return_ends_with_0_and_says_whose_it_is(nobody, file) -> None:
    """P9: without any register."""
    result = nobody("verify", str(file))
    assert result.exit_code == 0, result.output
    first, second, *_ = result.stdout.splitlines()
    assert first == f"{file.name}: Made-up hub (CUM-EWA), return for May 2026, version 1."
    assert second == "Signed, and every row is as the hub sent it."
    assert by(HUB_KEY)(b"").public_key[:4] in result.stdout
    assert not nobody.home.exists()


def test_an_edited_return_ends_with_1_and_names_every_row(nobody, file) -> None:
    """P9."""
    book = load_workbook(file)
    sessions = book["Sessions"]
    id_ = sessions["A4"].value
    sessions["C4"] = "Something else"
    sessions.delete_rows(6)
    book["People"].title = "Folk"
    file.write_bytes(saved(book))
    result = nobody("verify", str(file))
    assert result.exit_code == 1
    assert "Do not use it: it is not as the hub sent it." in result.stdout
    assert result.stdout.splitlines()[-4:] == [
        "3 differences:",
        "  People: the sheet is now called Folk.",
        f"  Sessions, row 4 ({id_}): was edited.",
        "  Sessions, row 6 when sent: was taken out.",
    ]


def test_the_answer_in_json_says_the_same(nobody, file) -> None:
    assert nobody.json("verify", str(file))["genuine"] is True
    book = load_workbook(file)
    book["Sessions"]["C4"] = "Something else"
    file.write_bytes(saved(book))
    result = nobody("--json", "verify", str(file))
    assert result.exit_code == 1
    answer = json.loads(result.stdout)
    assert (answer["hub"], answer["month"], answer["version"]) == ("CUM-EWA", "2026-05", 1)
    assert (answer["status"], answer["seal"], answer["genuine"]) == ("signed", "valid", False)
    (difference,) = answer["differences"]
    assert (difference["kind"], difference["sheet"], difference["row"]) == (
        *("row_edited", "Sessions", 4),
    )


def test_a_draft_ends_with_1_and_says_so(nobody, file) -> None:
    """P10."""
    file.write_bytes(sealed_return(None))
    result = nobody("verify", str(file))
    assert result.exit_code == 1
    assert "A draft that nobody has signed off." in result.stdout
    assert "It has no seal." in result.stdout


def test_a_row_that_was_sorted_and_edited_is_told_by_both_its_numbers(nobody, file) -> None:
    book = load_workbook(file)
    page = book["Sessions"]
    for at in range(1, page.max_column + 1):
        one, other = page.cell(3, at), page.cell(5, at)
        one.value, other.value = other.value, one.value
    page["C5"] = "Something else"
    file.write_bytes(saved(book))
    assert f"Sessions, row 5 ({page['A5'].value}; row 3 when sent): was edited." in (
        nobody("verify", str(file)).stdout
    )


def test_a_return_without_its_manifest_is_a_return_of_nobody(nobody, file) -> None:
    book = load_workbook(file)
    del book["_manifest"]
    file.write_bytes(saved(book))
    result = nobody("verify", str(file))
    assert result.exit_code == 1
    assert "does not say of which hub and month" in result.stdout


def test_a_locked_return_opens_with_a_file_that_holds_its_password(nobody, file, tmp_path) -> None:
    file.write_bytes(encrypted(file.read_bytes(), PASSWORD))
    secret = tmp_path / "password.txt"
    result = nobody("verify", str(file))
    assert result.exit_code == 1
    assert result.stderr.startswith(f"FILE_NEEDS_PASSWORD {file.name}: ")
    assert "--password-file" in result.stderr
    result = nobody("verify", str(file), "--password-file", str(secret))
    assert result.stderr.startswith("NO_PASSWORD_FILE ")
    secret.write_text("not it\n", encoding="utf-8")
    result = nobody("verify", str(file), "--password-file", str(secret))
    assert result.stderr.startswith("FILE_WRONG_PASSWORD ")
    secret.write_text(f"{PASSWORD}\n", encoding="utf-8")
    assert nobody("verify", str(file), "--password-file", str(secret)).exit_code == 0


def test_what_is_no_return_is_refused_in_words(nobody, tmp_path) -> None:
    """P11."""
    result = nobody("verify", str(tmp_path / "none.xlsx"))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("FILE_NOT_FOUND none.xlsx: ")


def test_every_difference_has_a_sentence() -> None:
    """P9: whatever is found can be said."""
    words = resources.words()
    kinds = {value for name, value in vars(differing).items() if name.startswith(_SUBJECTS)}
    gaps = {"sheet": "S", "row": 3, "place": "P", "column": "c", "name": "n"}
    for kind in kinds:
        assert words(f"verify.difference.{kind}", **gaps)
    assert {
        key.rpartition(".")[2] for key in words.catalogue if key.startswith("verify.difference.")
    } == kinds


def test_a_return_that_the_register_made_and_sealed_is_genuine(terminal, tmp_path) -> None:
    """P9: by the hub's own key, under a password, from sign-off to verdict."""
    month = str(Month.of(date.today()).plus(-1))  # noqa: DTZ011 - the command asks the same clock
    draft = terminal.json("return", month)["path"]
    assert terminal("verify", draft).exit_code == 1
    assert terminal("sign-off", month, "--nil").exit_code == 0
    sent = terminal.json("return", month, "--password")
    secret = tmp_path / "password.txt"
    secret.write_text(sent["password"], encoding="utf-8")
    said = terminal.json("verify", sent["path"], "--password-file", str(secret))
    assert (said["genuine"], said["hub"], said["month"]) == (True, "CUM-EWA", month)
