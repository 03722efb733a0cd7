from datetime import date, timedelta
from pathlib import Path

from hublog.domain.months import Month
from made_return import read_back

LAST_MONTH = Month.of(date.today()).plus(-1)  # noqa: DTZ011 - the command asks the same clock


def test_return_writes_a_draft_into_the_home_and_says_so(terminal) -> None:
    result = terminal("return", str(LAST_MONTH))
    assert result.exit_code == 0, result.output
    path = terminal.home / "returns" / f"CUM-EWA_{LAST_MONTH}_v1_draft.xlsx"
    assert str(path) in result.stdout
    assert "Nothing was held" in result.stdout
    assert "not signed off" in result.stdout
    manifest = read_back(path).manifest
    assert (manifest["hub_code"], manifest["status"]) == ("CUM-EWA", "draft")


def test_return_answers_in_json_and_takes_a_folder(terminal, tmp_path) -> None:
    out = tmp_path / "to send"
    terminal.desk("+65+", "+65+", "finish")
    month = Month.of(date.today())  # noqa: DTZ011 - the command asks the same clock
    answer = terminal.json("return", str(month), "--out", str(out))
    assert Path(answer["path"]) == out / f"CUM-EWA_{month}_v1_draft.xlsx"
    assert (answer["version"], answer["month"]) == (1, str(month))
    assert (answer["sessions_held"], answer["footfall"], answer["coverage"]) == (1, 2, 0)
    assert answer["complete"] is False
    told = terminal("return", str(month), "--out", str(out)).stdout
    assert "1 session held, 2 visits, 0 different people" in told
    assert "not over yet" in told


def test_sessions_that_nobody_finished_are_told_and_make_no_nil_return(terminal) -> None:
    """DQ06, as far as drawing tells of it."""
    terminal.desk("+65+")
    month = str(Month.of(date.today()))  # noqa: DTZ011 - the command asks the same clock
    told = terminal("return", month).stdout
    assert "1 session of the month is still open" in told
    assert "Nothing was held" not in told
    assert terminal.json("return", month)["sessions_open"] == 1
    terminal.desk("finish")
    assert "still open" not in terminal("return", month).stdout


def test_the_same_draft_drawn_twice_is_the_same(terminal) -> None:
    first = terminal.json("return", str(LAST_MONTH))
    content = Path(first["path"]).read_bytes()
    assert terminal.json("return", str(LAST_MONTH)) == first
    assert Path(first["path"]).read_bytes() == content


def test_a_month_to_come_or_no_month_is_refused_in_words(terminal) -> None:
    later = Month.of(date.today() + timedelta(days=40))  # noqa: DTZ011 - as above
    for text, code in ((str(later), "RETURN_FUTURE"), ("May", "NOT_A_MONTH")):
        result = terminal("return", text)
        assert result.exit_code == 1
        assert result.stderr.startswith(f"{code} {text}: ")


def test_a_folder_that_takes_no_files_is_refused_in_words(terminal, tmp_path) -> None:
    (tmp_path / "file").write_text("in the way")
    result = terminal("return", str(LAST_MONTH), "--out", str(tmp_path / "file" / "inside"))
    assert result.exit_code == 1
    assert result.stderr.startswith("RETURN_FOLDER ")
    assert terminal.json("status").get("ok", True)


def test_rows_about_people_are_announced(terminal) -> None:
    terminal("hub", "--share-rows", "on")
    terminal.desk("Meg Example", "finish", more=("--new-people",))
    terminal("people", "share", "Meg Example", "on")
    month = Month.of(date.today())  # noqa: DTZ011 - as above
    result = terminal("return", str(month))
    assert "rows about people who agreed" in result.stdout
