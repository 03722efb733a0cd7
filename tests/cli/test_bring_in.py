"""Registers that hubs really kept, and how ``bring-in`` shows, asks and writes."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from made_grids import grid, workbook

TABLE = """
| Name      | 05/11/2024 | 12/11/2024 | 19/11/2024 | Total |
| Ann Smith | x          | zz         |            | 1     |
| Bob Jones |            | x          |            | 1     |
|           |            |            |            |       |
| x = here  |            |            |            |       |
"""


@pytest.fixture
def register(tmp_path) -> str:
    return str(workbook(tmp_path / "register.xlsx", grid(TABLE)))


def answers(**given: str) -> list[str]:
    return [word for key, text in given.items() for word in ("--answer", f"{key}={text}")]


def looked_at_twice_and_brought_in(terminal, path: Path, *words: str) -> dict[str, Any]:
    """What the preview says; the second time nothing may change, and undo must leave nothing."""
    before = terminal.json("status")
    found: dict[str, Any] = terminal.json("bring-in", str(path), *words)
    assert terminal.json("status") == before
    taken = terminal.json("bring-in", str(path), *words, "--yes")
    assert taken["changed"] == found["would_write"]
    again = terminal.json("bring-in", str(path), *words, "--yes")
    assert (again["would_write"], again["changed"]) == ({}, {})
    return found


def test_01_one_row_for_each_event(terminal, registers) -> None:
    found = looked_at_twice_and_brought_in(
        terminal, registers / "01-long.xlsx", *answers(activity="Warm Tuesday")
    )
    assert (found["shape"], found["sheet"], found["header_row"]) == ("visits", "Activities", 3)
    assert (found["people"]["new"], found["sessions"], found["attendances"]) == (1, 4, 4)
    assert found["marks"]["Enterance"] == {"count": 5, "meaning": "in"}
    assert found["marks"]["Existance"] == {"count": 4, "meaning": "out"}


def test_02_people_against_dates(terminal, registers) -> None:
    path = registers / "02-matrix.xlsx"
    found = looked_at_twice_and_brought_in(terminal, path, *answers(activity="Warm Tuesday"))
    assert (found["shape"], found["header_row"]) == ("matrix", 1)
    assert (found["people"]["new"], found["sessions"], found["attendances"]) == (34, 17, 421)
    assert found["absent"] == 157
    assert len(found["totals"]) == 17
    assert all(each["agrees"] for each in found["totals"])
    assert {(each["reason"], each["first_row"], each["column"]) for each in found["left_out"]} == {
        ("totals", 36, ""),
        ("empty_dates", 0, "U:AN"),
        ("computed", 0, "C"),
    }
    assert _footfall(terminal, "2025-02") == _counted_by_hand(path, 2)


def _footfall(terminal, month: str) -> tuple[float, float]:
    figures = {each["id"]: each["value"] for each in terminal.json("show", month)["indicators"]}
    return figures["A01"], figures["A03"]


def _counted_by_hand(path: Path, month: int) -> tuple[float, float]:
    """Sessions and ones of the month, straight from the spreadsheet."""
    header, *rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    ones = Counter(
        day
        for row in rows[:34]
        for day, cell in zip(header[3:], row[3:], strict=True)
        if cell == 1 and getattr(day, "month", 0) == month
    )
    return len(ones), ones.total()


def test_03_totals_of_years_are_refused(terminal, registers) -> None:
    result = terminal("bring-in", str(registers / "03-headcount.xlsx"), "--yes")
    assert result.exit_code == 1
    assert result.stderr.startswith("PERIOD_TOTALS Participation: ")
    assert result.stdout == ""


def test_04_a_list_of_people(terminal, registers) -> None:
    found = looked_at_twice_and_brought_in(terminal, registers / "04-people.xlsx")
    assert (found["shape"], found["people"]["new"], found["attendances"]) == ("people", 17, 0)
    assert found["questions"] == []


def test_05_hours_of_a_volunteer(terminal, registers) -> None:
    path = registers / "05-hours.csv"
    found = looked_at_twice_and_brought_in(terminal, path, *answers(volunteer="Val Green"))
    assert (found["shape"], found["people"]["new"]) == ("hours", 1)
    assert (found["volunteer_times"], found["hours"]) == (64, 645.5)
    assert [each["reason"] for each in found["left_out"]].count("no_hours") == 9


def test_06_the_export_of_a_form(terminal, registers) -> None:
    path = registers / "06-form.csv"
    asked = terminal("bring-in", str(path), "--json")
    assert asked.exit_code == 1
    questions = {each["key"]: each for each in json.loads(asked.stdout)["questions"]}
    assert questions["date_order"]["choices"] == ["dmy", "mdy"]
    assert questions["activity"]["answer"] == "Warm Tuesday"
    assert asked.stderr.startswith("QUESTIONS_OPEN date_order: ")
    found = looked_at_twice_and_brought_in(
        terminal, path, *answers(activity="Warm Tuesday", date_order="mdy")
    )
    assert (found["people"]["new"], found["sessions"], found["attendances"]) == (21, 1, 21)


def test_the_preview_speaks_plainly_and_writes_nothing(terminal, register) -> None:
    before = terminal.json("status")
    words = answers(activity="Dig", activity_type="GARDEN", **{"mark.zz": "absent"})
    told = terminal("bring-in", register, *words).stdout
    assert told == (
        "register.xlsx: Sheet1, people in rows, dates in columns. Headings in row 1.\n"
        "  A Name: name\n"
        "  B:D 05/11/2024 \u2013 19/11/2024: dates\n"
        "  E Total: left out\n"
        "2 people: 2 new, 0 known already\n"
        "New activity: Dig (Gardening). To change the kind: --answer activity_type=CODE\n"
        "2 sessions\n"
        "2 attendances\n"
        "1 mark says somebody was not there; it is not written down\n"
        "Marks:\n"
        "  x  2 times: came\n"
        "  zz  once: did not come\n"
        "Left out:\n"
        "  Sheet1, row 5: below the register\n"
        "  Sheet1, column D: nobody was there (2024-11-19)\n"
        "  Sheet1, column E: worked out from the rest (Total)\n"
        "Questions:\n"
        "    activity: Which activity is this the register of?"
        " A name that is not there yet makes a new one. Dig\n"
        "    activity_type: What kind of activity are the new ones? GARDEN\n"
        "Nothing is written yet. To bring it in, say the same again with --yes.\n"
    )
    assert terminal.json("status") == before


def test_open_questions_are_listed_with_their_choices(terminal, register) -> None:
    terminal("activity", "add", "Kickabout", "--type", "ACTIVE")
    result = terminal("bring-in", register, "--yes")
    assert result.exit_code == 1
    assert "  ? mark.zz: What does the mark zz mean (it stands there once)?\n" in result.stdout
    assert "--answer mark.zz=…   one of: present, absent, in, out, ignore" in result.stdout
    assert "--answer activity=…   one of: Kickabout, Warm Tuesday" in result.stdout
    assert result.stderr.startswith("QUESTIONS_OPEN mark.zz, activity: ")


def test_the_only_activity_of_the_hub_is_proposed(terminal, register) -> None:
    told = terminal("bring-in", register, *answers(**{"mark.zz": "absent"})).stdout
    assert "Warm Tuesday, unless you say --answer activity=…\n" in told
    assert told.endswith("say the same again with --yes.\n")


def test_answers_are_saved_for_next_time(terminal, register, tmp_path) -> None:
    saved = tmp_path / "map.json"
    terminal("bring-in", register, "--save-map", str(saved), "--answer", "mark.zz=present")
    answered = json.loads(saved.read_text(encoding="utf-8"))
    assert answered == {"mark.x": "present", "mark.zz": "present", "activity": "Warm Tuesday"}
    found = terminal.json("bring-in", register, "--map", str(saved), "--yes")
    assert found["changed"]["attendance"] == 3


@pytest.mark.parametrize("content", ["nonsense", "[]", '{"activity": 1}'])
def test_a_map_that_is_none_is_refused(terminal, register, tmp_path, content) -> None:
    file = tmp_path / "map.json"
    file.write_text(content, encoding="utf-8")
    result = terminal("bring-in", register, "--map", str(file))
    assert (result.exit_code, result.stderr.split()[0]) == (1, "MAP_UNREADABLE")


def test_a_map_that_cannot_be_saved_is_told(terminal, register, tmp_path) -> None:
    result = terminal("bring-in", register, "--save-map", str(tmp_path / "none" / "map.json"))
    assert (result.exit_code, result.stderr.split()[0]) == (1, "MAP_NOT_SAVED")


def test_an_answer_without_an_equals_sign_is_wrong_usage(terminal, register) -> None:
    assert terminal("bring-in", register, "--answer", "dmy").exit_code == 2


def test_an_answer_to_what_is_never_asked_is_a_slip(terminal, register) -> None:
    result = terminal("bring-in", register, "--answer", "activty=Tea", "--yes")
    assert result.exit_code == 1
    assert result.stderr.startswith("ANSWER_TO_NOTHING activty: ")
    assert "activity_type" in result.stderr


def test_somebody_at_the_keyboard_is_asked(terminal, register, monkeypatch) -> None:
    monkeypatch.setattr("hublog.cli.bring_in.at_keyboard", lambda: True)
    result = terminal("bring-in", register, "--yes", typed="perhaps\npresent\nWarm Tuesday\n")
    assert result.exit_code == 0, result.output
    assert "Brought in: 2 people, 2 sessions, 3 attendances." in result.stdout
    assert "To take all of it back: hublog undo" in result.stdout


def test_likely_doubles_volunteers_and_differences_are_told(terminal, tmp_path) -> None:
    terminal("people", "add", "Ann Smyth")
    table = TABLE.replace(
        "|           |            |            |            |       |", "| Total | 7 | 1 | | |"
    )
    path = workbook(tmp_path / "a.xlsx", grid(table), grid("| a |\n| b |", "Other"))
    words = answers(activity="Warm Tuesday", **{"mark.zz": "ignore"})
    told = terminal("bring-in", str(path), *words, "--yes").stdout
    assert "Row 4, column B of the file says 7, but 1 were read." in told
    assert "1 total in the file is equal to what was read" in told
    assert "Other, the whole sheet: Nothing in the sheet Other looks like a register" in told
    hours = tmp_path / "hours.csv"
    hours.write_text("Date;Hours;Name\n2024-11-05;1,5;Val\n2024-11-06;;Val\n2024-11-07;;Val\n")
    told = terminal("bring-in", str(hours)).stdout
    assert "1 volunteer time, 1.5 hours" in told
    assert "  rows 3 to 4: no hours" in told


def test_what_is_in_the_register_already_is_said_plainly(terminal, register) -> None:
    words = [*answers(activity="Warm Tuesday", **{"mark.zz": "present"}), "--yes"]
    assert terminal("bring-in", register, *words).exit_code == 0
    told = terminal("bring-in", register, *words).stdout
    assert told.endswith("All of this is in the register already: nothing changes.\n")


def test_numbers_without_names_and_people_who_were_forgotten(terminal, tmp_path) -> None:
    counts = tmp_path / "counts.csv"
    counts.write_text("Date,Under 18,65+\n2024-11-05,4,6\n2024-11-12,1,0\n", encoding="utf-8")
    told = terminal("bring-in", str(counts), *answers(activity="Warm Tuesday"), "--yes").stdout
    assert "11 people counted without a name" in told
    assert "  B Under 18: number of people U18\n" in told
    assert "Brought in: 2 sessions, 3 headcounts." in told
    names = tmp_path / "names.csv"
    names.write_text("Name,Email\nAnn Smith,\n", encoding="utf-8")
    terminal("bring-in", str(names), "--yes")
    assert terminal("forget", "Ann Smith", "--yes").exit_code == 0
    told = terminal("bring-in", str(names), "--yes").stdout
    assert "1 of them was forgotten and stays without a name" in told


def test_a_column_is_corrected_by_its_letter(terminal, tmp_path) -> None:
    file = tmp_path / "visits.csv"
    file.write_text(
        "Date,Name,Goes by\n2024-11-05,Hall,Ann\n2024-11-12,Hall,Bob\n", encoding="utf-8"
    )
    words = answers(activity="Warm Tuesday", **{"column.C": "name", "header_row": "1"})
    found = terminal.json("bring-in", str(file), *words)
    assert [(each["letter"], each["meaning"]) for each in found["columns"]] == [
        ("A", "date"),
        ("B", ""),
        ("C", "name"),
    ]
    assert found["people"]["new"] == 2
    clash = terminal("bring-in", str(file), *answers(**{"column.C": "count"}))
    assert (clash.exit_code, clash.stderr.split()[0]) == (1, "COLUMN_NOT_POSSIBLE")
    nowhere = terminal("bring-in", str(file), *answers(header_row="9"))
    assert (nowhere.exit_code, nowhere.stderr.split()[0]) == (1, "HEADER_ROW_EMPTY")
