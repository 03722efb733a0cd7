"""Copies by the command line: made by themselves, listed, looked at, put back, recovered, written down."""

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from damage import spoil_page
from hublog.cli.context import Context
from hublog.store import backup as copying


@pytest.fixture
def copies(terminal) -> Path:
    """Where the copies lie."""
    return terminal.home / "backups"


def names(folder: Path, ending: str = ".db") -> list[str]:
    return sorted(each.name for each in folder.glob(f"*{ending}"))


def at_keyboard(monkeypatch) -> None:
    monkeypatch.setattr(Context, "at_a_keyboard", lambda _: True)


class TestMadeByThemselves:
    def test_the_first_command_of_a_day_makes_one(self, terminal, copies) -> None:
        said = terminal("status")
        assert "Backed up today at " in said.stdout
        assert len(names(copies, "_daily.db")) == 1
        terminal("people", "add", "Wren Made-Up")
        assert len(names(copies)) == 1

    def test_the_desk_makes_one_when_it_closes(self, terminal, copies) -> None:
        terminal.desk("Wren Made-Up", more=("--new-people",))
        assert len(names(copies, "_closing.db")) == 1
        terminal.desk()
        assert len(names(copies, "_closing.db")) == 1

    def test_one_that_fails_stops_nobody_and_status_says_why(self, terminal, monkeypatch) -> None:
        monkeypatch.setattr(copying, "_differs", lambda *_: "pages")
        said = terminal("status")
        assert said.exit_code == 0
        assert "There is no copy of the register yet." in said.stdout
        assert "BACKUP_FAILED" in said.stdout
        assert terminal.json("status")["copies"]["failed"] == "BACKUP_FAILED"
        assert terminal("people", "add", "Wren Made-Up").exit_code == 0
        closed = terminal("desk", "--activity", "warm", typed="Wren\n")
        assert closed.exit_code == 0
        assert "BACKUP_FAILED" in closed.stderr

    def test_without_one_nobody_is_forgotten_but_knowingly(self, terminal, monkeypatch) -> None:
        terminal("people", "add", "Wren Made-Up")
        monkeypatch.setattr(copying, "_differs", lambda *_: "pages")
        refused = terminal("forget", "Wren Made-Up")
        assert refused.exit_code == 1
        assert refused.stderr.startswith("COPY_FIRST ")
        done = terminal("forget", "Wren Made-Up", "--without-copy")
        assert done.exit_code == 0
        assert "the last of those that it made is taken away" in done.stdout

    def test_without_one_nothing_is_brought_in_but_knowingly(
        self, terminal, tmp_path, monkeypatch
    ) -> None:
        file = tmp_path / "register.csv"
        file.write_text("Date,Name\n2026-04-07,Wren Made-Up\n", encoding="utf-8")
        monkeypatch.setattr(copying, "_differs", lambda *_: "pages")
        words = ("bring-in", str(file), "--yes", "--answer", "date_order=dmy")
        refused = terminal(*words)
        assert refused.stderr.startswith("COPY_FIRST ")
        assert terminal(*words, "--without-copy").exit_code == 0
        assert terminal.json("status")["tallies"]["attendance"] == 1


class TestOutside:
    def test_a_chosen_folder_gets_each_copy(self, terminal, copies, tmp_path) -> None:
        stick = tmp_path / "stick"
        stick.mkdir()
        said = terminal("backup", "--outside", str(stick), "--remind-days", "3")
        assert f"Each copy also goes to {stick}" in said.stdout
        assert "more than 3 days" in said.stdout
        made = terminal.json("backup")
        assert Path(made["outside"]).parent == stick
        assert names(stick) == [Path(made["backup"]).name]
        listed = terminal("backup", "--list").stdout
        assert "asked for" in listed
        assert "outside this laptop" in listed
        assert "on the same disk" in terminal("status").stdout
        shutil.rmtree(stick)
        without = terminal("backup")
        assert without.exit_code == 0
        assert without.stderr.startswith("STICK_MISSING")
        assert "No place is set" in terminal("backup", "--no-outside").stdout
        assert terminal.json("backup")["outside"] is None

    def test_a_folder_that_is_not_there_is_refused(self, terminal, copies) -> None:
        refused = terminal("backup", "--outside", str(copies / "new"))
        assert refused.stderr.startswith("COPIES_FOLDER ")
        assert terminal("backup", "--remind-days", "0").stderr.startswith("COPIES_REMIND 0: ")

    @pytest.mark.parametrize(
        "words",
        [
            ("--list", "--verify", "x"),
            ("--outside", ".", "--no-outside"),
            ("stick", "--list"),
        ],
    )
    def test_one_thing_at_a_time(self, terminal, words) -> None:
        assert terminal("backup", *words).exit_code == 2

    def test_a_copy_that_fails_when_asked_for_is_refused(self, terminal, monkeypatch) -> None:
        monkeypatch.setattr(copying, "_differs", lambda *_: "pages")
        assert terminal("backup").stderr.startswith("BACKUP_FAILED ")


class TestVerifying:
    def test_a_copy_is_whole_until_it_is_damaged(self, terminal, copies) -> None:
        file = Path(terminal.json("backup")["backup"])
        assert terminal.json("backup", "--verify", str(file))["sound"] is True
        spoil_page(file, 9)
        refused = terminal("backup", "--verify", str(file))
        assert refused.stderr.startswith("BACKUP_DAMAGED ")
        assert f"damaged-{file.name}" in names(copies)
        assert str(file) not in terminal("backup", "--list").stdout


class TestRestoring:
    def test_it_is_looked_at_first_and_can_be_undone(self, terminal, monkeypatch) -> None:
        """P7: two steps, and a way back."""
        file = terminal.json("backup")["backup"]
        terminal("people", "add", "Wren Made-Up")
        looked = terminal.json("restore", file, "--look")
        assert looked["missing"]["actions"] == 1
        assert looked["missing"]["rows"] == {"person": 1}
        assert terminal.json("status")["tallies"]["person"] == 1
        at_keyboard(monkeypatch)
        asked = terminal("restore", file, typed="n\n")
        assert asked.exit_code == 1
        assert "1 person" in asked.stderr
        assert terminal.json("status")["tallies"]["person"] == 1
        assert terminal("restore", file, typed="y\n").exit_code == 0
        assert terminal.json("status")["tallies"]["person"] == 0
        assert terminal("restore", "--undo", "--yes").exit_code == 0
        assert terminal.json("status")["tallies"]["person"] == 1
        assert terminal("restore", "--undo", "--yes").exit_code == 0
        assert terminal.json("status")["tallies"]["person"] == 0

    def test_what_would_not_be_missing_is_said(self, terminal) -> None:
        file = terminal.json("backup")["backup"]
        assert "Nothing of today's register would be missing." in (
            terminal("restore", file, "--look").stdout
        )

    def test_without_anything_replaced_there_is_no_way_back(self, terminal) -> None:
        assert terminal("restore", "--undo").stderr.startswith("NOTHING_REPLACED ")
        assert terminal("restore").exit_code == 2
        assert terminal("restore", "x.db", "--undo").exit_code == 2


class TestRecovering:
    def test_nothing_damaged_needs_nothing(self, terminal) -> None:
        assert terminal("recover").stderr.startswith("NOTHING_DAMAGED ")

    def test_lost_keys_come_back(self, terminal) -> None:
        terminal("status")
        (terminal.home / "hub.keys").unlink()
        assert terminal("status").exit_code == 3
        found = terminal.json("recover", "--look")
        assert (found["problem"], found["way"]) == ("KEYS_MISSING", "keys")
        assert "open the register" in terminal("recover").stdout
        assert terminal("status").exit_code == 0

    def test_a_damaged_register_is_replaced_after_a_word(
        self, terminal, copies, monkeypatch
    ) -> None:
        """P6: damage is noticed, the backup offered."""
        terminal("status")
        terminal("people", "add", "Wren Made-Up")
        spoil_page(terminal.home / "hub.db", 9)
        assert terminal("status").stderr.startswith("STORE_DAMAGED ")
        at_keyboard(monkeypatch)
        assert terminal("recover", typed="n\n").exit_code == 1
        assert names(copies, ".keys") != []
        said = terminal("recover", typed="y\n")
        assert said.exit_code == 0
        assert "By what can still be read of it" in said.stderr
        assert terminal.json("status")["tallies"]["person"] == 0
        assert len([each for each in names(copies) if each.startswith("damaged-")]) == 1

    def test_without_a_copy_it_says_where_to_look(self, terminal, copies) -> None:
        spoil_page(terminal.home / "hub.db", 9)
        shutil.rmtree(copies)
        assert "No copy in the register's folder helps." in terminal("recover", "--look").stdout
        assert terminal("recover").stderr.startswith("RECOVER_NO_WAY ")


class TestDumping:
    def test_a_damaged_register_is_written_down(self, terminal, tmp_path) -> None:
        terminal.desk("=1+1 Wren", "Wren Made-Up", more=("--new-people",))
        spoil_page(terminal.home / "hub.db", 9)
        out = tmp_path / "all.xlsx"
        said = terminal("dump", str(out))
        assert said.exit_code == 0
        assert "not protected" in said.stdout
        book = load_workbook(out)
        assert {"About this file", "People", "Visits", "History"} <= set(book.sheetnames)
        assert any("Wren" in str(cell.value) for row in book["People"] for cell in row)

    def test_a_password_is_drawn_and_shown_once(self, terminal, tmp_path) -> None:
        out = tmp_path / "all.xlsx"
        done = terminal.json("dump", str(out), "--password")
        assert len(done["password"].split()) == 4
        assert out.read_bytes()[:4] == b"\xd0\xcf\x11\xe0"

    def test_at_a_keyboard_it_is_asked_whether_no_password_is_meant(
        self, terminal, tmp_path, monkeypatch
    ) -> None:
        at_keyboard(monkeypatch)
        out = tmp_path / "all.xlsx"
        asked = terminal("dump", str(out), typed="n\n")
        assert asked.exit_code == 1
        assert not out.exists()
        assert terminal("dump", str(out), "--yes").exit_code == 0

    @pytest.mark.parametrize("keys", ["whole", "lost"])
    def test_everything_is_written_down_for_the_coordinator_alone(
        self, terminal, tmp_path, monkeypatch, keys
    ) -> None:
        theirs = terminal.json("keys", "coordinator")["coordinator"]
        terminal("desk", "--activity", "warm", "--new-people", typed="Wren Made-Up\n")
        if keys == "lost":
            (terminal.home / "hub.keys").unlink()
        out = tmp_path / "all.xlsx"
        refused = terminal("dump", str(out))
        assert refused.stderr.startswith("COORDINATOR_ONLY")
        assert not out.exists()
        monkeypatch.setenv("HUBLOG_PASSPHRASE", theirs)
        assert terminal("dump", str(out)).exit_code == 0

    @pytest.mark.parametrize("name", ["all.csv", "all"])
    def test_another_kind_of_file_is_refused(self, terminal, tmp_path, name) -> None:
        assert terminal("dump", str(tmp_path / name)).stderr.startswith(f"DUMP_NAME {name}: ")
