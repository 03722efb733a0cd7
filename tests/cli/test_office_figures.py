"""The workbook of all hubs and the evidence, on the command line."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from arriving_files import laid

SPAN = ("--from", "2026-04", "--to", "2026-06")
HUBS = ("ABC-DEF", "CUM-EWA", "XYZ-ABC")


@pytest.fixture
def holding(office, tmp_path) -> object:
    """An office that holds May and June of its first hub."""
    files = laid(tmp_path), laid(tmp_path, month="2026-06", counted=9)
    assert office("office", "add", *map(str, files)).exit_code == 0
    return office


def test_all_returns_become_one_workbook_that_says_how_many_it_holds(holding, tmp_path) -> None:
    answer = holding.json("office", "workbook", *SPAN, "--out", str(tmp_path / "out"))
    (path,) = answer["paths"]
    assert Path(path) == tmp_path / "out" / "consolidated_2026-04_2026-06.xlsx"
    assert (answer["returns"], answer["returns_expected"]) == (2, 6)
    footfall = answer["figures"]["A03"]
    assert (footfall["value"], footfall["hubs"], footfall["months"]) == (18, 1, 2)
    assert footfall["by_hub"]["CUM-EWA"] == 18
    assert "All hubs" in load_workbook(path).sheetnames
    told = holding("office", "workbook", *SPAN).stdout
    assert str(holding.home / "workbooks") in told
    assert "It holds 2 of 6 returns that are expected." in told


def test_its_sheets_can_be_files_of_their_own(holding, tmp_path) -> None:
    answer = holding.json("office", "workbook", *SPAN, "--format", "csv", "--out", str(tmp_path))
    names = {Path(path).name for path in answer["paths"]}
    assert "consolidated_2026-04_2026-06_sessions.csv" in names
    assert holding("office", "workbook", *SPAN, "--format", "ods").exit_code == 2


def test_months_that_make_no_span_are_refused(holding) -> None:
    long = holding("office", "workbook", "--from", "2001-01", "--to", "2026-06")
    assert long.stderr.startswith("OFFICE_SPAN_LONG ")
    turned = holding("office", "evidence", "--from", "2026-06", "--to", "2026-05")
    assert turned.stderr.startswith("OFFICE_MONTHS_ORDER ")


def test_evidence_shows_nothing_of_fewer_than_three_hubs(holding) -> None:
    nothing = holding("office", "evidence", *SPAN)
    assert nothing.stdout == "No session in these months says what was in place.\n"
    words = ("--type", "dropin", "--condition", "GPSITE")
    told = holding("office", "evidence", *SPAN, *words).stdout
    assert "Not shown: fewer than three hubs." in told
    assert "That is no proof that it made the difference" in told
    unknown = holding("office", "evidence", "--type", "TEA")
    assert unknown.stderr.startswith("UNKNOWN_CODE TEA")
    assert holding("office", "evidence", "--condition", "TEA").exit_code == 1


@pytest.fixture
def many(office, tmp_path) -> object:
    """Three hubs with eight sessions that have a condition, and eight that have not."""
    office("office", "hub", "add", "XYZ-ABC", "--name", "Camp", "--first-month", "2025-09")
    for hub in HUBS:
        office("office", "hub", "change", hub, "--first-month", "2025-09")
    files = [
        laid(tmp_path, hub, f"{2025 + n // 12}-{n % 12 + 1:02}", conditions=("PEER",) * (n % 2))
        for hub in HUBS
        for n in range(8, 14)
    ]
    for hub in HUBS:
        first = next(str(file) for file in files if file.name.startswith(hub))
        office("office", "settle", first, "--take-key", "--yes")
    assert office("office", "add", *map(str, files)).exit_code == 0
    return office


def test_evidence_holds_sessions_with_and_without_a_condition_beside_each_other(many) -> None:
    span = ("--from", "2025-09", "--to", "2026-02")
    answer = many.json("office", "evidence", *span)
    (comparison,) = answer["comparisons"]
    assert (comparison["type"], comparison["condition"], comparison["both"]) == (
        "DROPIN", "PEER", 3,
    )  # fmt: skip
    mean = comparison["measures"][0]
    assert (mean["present"]["value"], mean["present"]["n"], mean["absent"]["n"]) == (6, 9, 9)
    assert many.json("office", "evidence", *span, "--type", "FOOD")["comparisons"] == []
    one = many.json("office", "evidence", *span, "--type", "DROPIN", "--condition", "PEER")
    assert one["comparisons"] == answer["comparisons"]
    assert many.json("office", "evidence", *span, "--condition", "PEER") == answer
    told = many("office", "evidence", *span).stdout.splitlines()
    assert told[0] == (
        "Warm or social drop-in · Led by people in the same boat. 3 hubs ran it both ways."
    )
    assert told[1] == "  People at a session, on average"
    assert told[2].startswith("    With: 6 (9 sessions, 3 hubs; 50% of visits have a name; ")
    assert told[3].startswith("    Without: 6 (9 sessions, 3 hubs")
