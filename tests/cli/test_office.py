"""The programme office on the command line: setting up, hubs, keys, packs, looking, asking."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from arriving_files import laid
from hublog.bootstrap import HomeDoor
from hublog.cli.context import Context
from hublog.domain.problems import Problem
from hublog.services.unavailable import StorageUnavailable
from hublog.store.office import door as office_door
from hublog.store.office.store import SqlOfficeStore

MAY = ("--from", "2026-05", "--to", "2026-05")


def card(home: Path, folder: Path) -> Path:
    """The key card of a hub in that folder."""
    services = HomeDoor(home, 0).open("made up for tests")
    assert not isinstance(services, Problem)
    path = services.our_key.write_card(folder)
    services.store.close()
    assert isinstance(path, Path)
    return path


def test_an_office_is_set_up_and_its_secrets_are_shown_once(empty_home, monkeypatch) -> None:
    words = ("office", "init", "--name", "Big Local office", "--contact", "Ring 0123")
    made = empty_home(*words)
    assert made.exit_code == 0, made.output
    assert "Recovery key: " in made.stdout
    assert "Passphrase: " not in made.stdout
    again = empty_home(*words)
    assert (again.exit_code, again.stderr.split()[0]) == (1, "REGISTER_EXISTS")
    assert empty_home.json("office", "check")["sound"] is True
    monkeypatch.setenv("HUBLOG_HOME", str(empty_home.home.parent / "other"))
    monkeypatch.delenv("HUBLOG_PASSPHRASE")
    answer = empty_home.json(*words)
    assert len(answer["passphrase"].split()) == 4
    monkeypatch.setenv("HUBLOG_PASSPHRASE", answer["recovery_key"])
    assert empty_home.json("office", "hub", "list") == {"hubs": []}


def test_an_office_without_a_name_is_not_made(empty_home) -> None:
    assert empty_home("office", "init").stderr.startswith("OFFICE_NAME")
    assert not empty_home.home.exists()


def test_a_folder_without_an_office_says_so(empty_home, terminal) -> None:
    """A hub's own folder is no office either."""
    refused = terminal("office", "matrix")
    assert (refused.exit_code, refused.stderr.split()[0]) == (1, "OFFICE_NOT_HERE")
    assert "hublog office init" in refused.stderr


def test_a_hubs_commands_leave_an_office_alone(office) -> None:
    refused = office("status")
    assert (refused.exit_code, refused.stderr.split()[0]) == (1, "AN_OFFICE")


def test_a_locked_office_needs_its_passphrase(office, monkeypatch) -> None:
    monkeypatch.setenv("HUBLOG_PASSPHRASE", "wrong words")
    assert office("office", "matrix").stderr.startswith("WRONG_PASSPHRASE")


def test_a_server_is_named_before_or_after_the_command(empty_home, monkeypatch) -> None:
    wrong = "mysql://kit@server/hublog"
    before = empty_home("office", "--database", wrong, "matrix")
    after = empty_home("office", "matrix", "--database", wrong)
    assert before.stderr == after.stderr
    assert before.stderr.startswith("OFFICE_DATABASE_URL mysql")
    monkeypatch.setenv("HUBLOG_DATABASE", wrong)
    assert empty_home("office", "matrix").stderr == before.stderr
    joined = empty_home("office", "init", "--name", "Office")
    assert joined.stderr == before.stderr


def test_a_server_that_cannot_be_reached_is_exit_code_three(empty_home, monkeypatch) -> None:
    def fails(url: str) -> None:
        raise StorageUnavailable(Problem("OFFICE_SERVER", url))

    monkeypatch.setattr(office_door, "open_server", fails)
    failed = empty_home("office", "matrix", "--database", "postgresql+psycopg://kit@nowhere/hublog")
    assert failed.exit_code == 3
    assert failed.stderr.startswith("OFFICE_SERVER ")


@pytest.mark.parametrize(("given", "contact"), [((), ""), (("--contact", "Ring 9"), "Ring 9")])
def test_an_office_joins_a_server_and_remembers_it(
    empty_home, office_store, monkeypatch, given, contact
) -> None:
    monkeypatch.setattr(office_door, "open_server", lambda url: office_store)
    url = "postgresql+psycopg://kit:secret@server/hublog"
    words = ("office", "init", "--name", "Big Local office", "--database", url, *given)
    answer = empty_home.json(*words)
    assert answer == {
        "office": "Big Local office",
        "database": "postgresql+psycopg://kit@server/hublog",
        "hubs": 0,
    }
    kept = (empty_home.home / "office.toml").read_text(encoding="utf-8")
    assert "secret" not in kept


def test_joining_a_server_tells_of_what_cannot_be_written(
    empty_home, office_store, monkeypatch
) -> None:
    monkeypatch.setattr(office_door, "open_server", lambda url: office_store)
    url = "postgresql+psycopg://kit@server/hublog"
    long = empty_home(
        "office", "init", "--name", "Office", "--database", url, "--contact", "x" * 999
    )
    assert long.stderr.startswith("TEXT_TOO_LONG")


def test_hubs_are_listed_added_and_changed(office) -> None:
    added = office.json(
        *("office", "hub", "add", "xyz-abc", "--name", "Camp", "--first-month", "2026-07"),
        *("--country", "w", "--area", "Town", "--contact", "Bo", "--due-day", "9"),
        *("--partner", "gp=Practice=2025-09", "--partner", "LINKW=Sam"),
    )
    assert added["code"] == "XYZ-ABC"
    assert added["partners"] == [
        {"kind": "GP", "name": "Practice", "since": "2025-09"},
        {"kind": "LINKW", "name": "Sam", "since": ""},
    ]
    hubs = office.json("office", "hub", "list")["hubs"]
    assert [hub["code"] for hub in hubs] == ["ABC-DEF", "CUM-EWA", "XYZ-ABC"]
    assert hubs[2] == added
    changed = office.json("office", "hub", "change", "XYZ-ABC", "--last-month", "2026-08")
    assert changed == {**added, "last_month": "2026-08"}
    told = office("office", "hub", "list").stdout.splitlines()
    assert told[1] == "CUM-EWA: Ewanrigg Hub · England · from 2026-04 · due on day 6 · key compared"
    assert "Wales" in told[2]
    assert "GP practice: Practice" in told[2]
    assert "from 2026-07 to 2026-08" in told[2]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("add", "cum-ewa", "--name", "N", "--first-month", "2026-04"), 2),
        (("add", "XX-YY", "--name", "N"), 2),
        (("add", "XX-YY", "--name", "N", "--first-month", "2026-04", "--partner", "GP"), 2),
        (("add", "XX-YY", "--name", "N", "--first-month", "soon"), 1),
        (("change", "XX-YY", "--name", "N"), 1),
    ],
)
def test_hubs_that_cannot_be_are_refused(office, words, code) -> None:
    before = office.json("office", "hub", "list")
    assert office("office", "hub", *words).exit_code == code
    assert office.json("office", "hub", "list") == before


def test_a_key_card_is_taken_once_its_words_were_compared(
    office, made_home, tmp_path, monkeypatch
) -> None:
    file = str(card(made_home, tmp_path))
    changed = office("office", "enrol", file)
    assert changed.stderr.startswith("HUB_KEY_CHANGED CUM-EWA")
    assert "--instead" in changed.stderr
    unsure = office("office", "enrol", file, "--instead")
    assert unsure.stderr.startswith("OFFICE_WORDS_NOT_COMPARED CUM-EWA")
    monkeypatch.setattr(Context, "at_a_keyboard", lambda self: True)
    no = office("office", "enrol", file, "--instead", typed="n\n")
    assert no.stderr.rstrip().endswith("--yes.")
    assert "read out the same five words?" in no.stderr
    yes = office("office", "enrol", file, "--instead", typed="y\n")
    assert yes.exit_code == 0, yes.output
    answer = office.json("office", "enrol", file)
    assert (answer["state"], len(answer["words"].split())) == ("known", 5)
    assert answer["words"] in no.stderr
    (hub,) = (h for h in office.json("office", "hub", "list")["hubs"] if h["code"] == "CUM-EWA")
    assert (hub["public_key"], hub["pinned_by"]) == (answer["public_key"], "Sam")


def test_what_is_no_key_card_is_refused(office, tmp_path) -> None:
    file = tmp_path / "card.hubkey"
    file.write_text("{}", encoding="utf-8")
    assert office("office", "enrol", str(file)).stderr.startswith("NOT_A_KEY_CARD")


def test_a_pack_is_made_for_a_hub_with_its_areas(office, tmp_path) -> None:
    areas = tmp_path / "areas.csv"
    areas.write_text(
        "postcode,lsoa21cd,imd_decile,imd_index,lad\nCA15 8AB,E01019123,2,IOD2025,Cumberland\n",
        encoding="utf-8",
    )
    answer = office.json("office", "pack", "cum-ewa", "--areas", str(areas))
    assert Path(answer["path"]).parent == office.home / "packs"
    assert (answer["areas"], len(answer["office_words"].split())) == (1, 5)
    told = office("office", "pack", "CUM-EWA", "--out", str(tmp_path))
    assert answer["office_words"] in told.stdout
    assert list(tmp_path.glob("CUM-EWA_pack_*.xlsx"))
    assert "1 postcode" in office("office", "pack", "CUM-EWA", "--areas", str(areas)).stdout
    areas.write_text("postcode\n", encoding="utf-8")
    assert office("office", "pack", "CUM-EWA", "--areas", str(areas)).exit_code == 1
    assert office("office", "pack", "XX-YY").stderr.startswith("OFFICE_UNKNOWN_HUB")


def test_the_matrix_is_a_table_of_words(office, tmp_path) -> None:
    laid(tmp_path, version=2)
    office("office", "add", str(laid(tmp_path)), str(tmp_path / "CUM-EWA_2026-05_v2.xlsx"))
    head, first, second, blank, tally = office("office", "matrix", *MAY).stdout.splitlines()
    assert (head.split(), first.split()) == (["2026-05"], ["ABC-DEF", "missing"])
    assert second.split() == ["CUM-EWA", "version", "2"]
    assert (blank, tally) == ("", "1 later version, 1 missing")
    answer = office.json("office", "matrix", "--from", "2026-03", "--to", "2026-05")
    assert answer["months"] == ["2026-03", "2026-04", "2026-05"]
    states = {(cell["hub"], cell["month"]): cell["state"] for cell in answer["cells"]}
    assert states["CUM-EWA", "2026-03"] == "outside"
    assert " - " in office("office", "matrix", "--from", "2026-03", "--to", "2026-05").stdout
    assert len(office.json("office", "matrix")["months"]) == 12
    assert len(office.json("office", "matrix", "--from", "2026-01")["months"]) > 3
    wrong = office("office", "matrix", "--from", "2026-06", "--to", "2026-05")
    assert wrong.stderr.startswith("OFFICE_MONTHS_ORDER 2026-06")
    assert office("office", "matrix", "--to", "May").stderr.startswith("NOT_A_MONTH")


def test_an_office_without_hubs_has_an_empty_matrix(empty_home) -> None:
    empty_home("office", "init", "--name", "Office")
    assert empty_home("office", "matrix").stdout.startswith("No hub is on the list")
    assert empty_home("office", "hub", "list").stdout.startswith("No hub is on the list")
    assert empty_home("office", "imports").stdout.startswith("Nothing was taken in")
    assert empty_home("office", "chase").stdout.startswith("Nobody has to be asked")


def test_one_month_is_shown_with_all_that_is_known_of_it(office, tmp_path) -> None:
    office("office", "add", str(laid(tmp_path)))
    told = office("office", "show", "CUM-EWA", "2026-05").stdout.splitlines()
    assert told[:3] == [
        "Ewanrigg Hub (CUM-EWA), May 2026",
        "State: in time",
        "Version 1, signed off on 2 Jun 2026, 6 visits, counts (CUM-EWA_2026-05_v1.xlsx)",
    ]
    assert "  Footfall: 6" in told
    answer = office.json("office", "show", "cum-ewa", "2026-05", "--version", "1")
    assert (answer["shown"], answer["figures"]["A03"], answer["attendance"]) == (1, 6, 3)
    assert office("office", "show", "CUM-EWA", "2026-05", "--version", "2").stderr.startswith(
        "OFFICE_NO_SUCH_VERSION CUM-EWA"
    )
    empty = office.json("office", "show", "CUM-EWA", "2026-06")
    assert (empty["shown"], empty["figures"], empty["held"]) == (None, {}, [])


def test_a_month_is_asked_about_answered_and_accepted(office, tmp_path) -> None:
    """Domain.md, scenario 10."""
    office("office", "add", str(laid(tmp_path)))
    words = ("office", "ask", "CUM-EWA", "2026-05", "--code", "unusual", "--message", "So many?")
    question = office.json(*words)
    assert (question["code"], question["status"], question["asked_by"]) == (
        "UNUSUAL", "open", "Sam",
    )  # fmt: skip
    assert "travels in the next reply" in office(*words).stdout
    chased = office("office", "chase", *MAY).stdout
    assert "ABC-DEF · Ann" in chased
    assert "Your return for May 2026 has not reached us yet." in chased
    assert "We asked you about 2 things" in chased
    assert "- May 2026: So many?" in chased
    assert chased.count("Thank you for your work.\nBig Local office\nRing 0123") == 2
    hubs = office.json("office", "chase", *MAY)["hubs"]
    assert [(h["hub"], h["missing"], len(h["questions"])) for h in hubs] == [
        ("ABC-DEF", ["2026-05"], 0),
        ("CUM-EWA", [], 2),
    ]
    shown = office("office", "show", "CUM-EWA", "2026-05").stdout
    assert "  No answer yet." in shown
    assert "Version 1 was asked about by Sam on " in shown
    refused = office("office", "accept", "CUM-EWA", "2026-05")
    assert refused.stderr.startswith("OFFICE_QUESTIONS_OPEN CUM-EWA")
    for each in hubs[1]["questions"]:
        assert office("office", "withdraw", each).exit_code == 0
    assert office("office", "withdraw", "gone").stderr.startswith("OFFICE_NO_SUCH_QUESTION")
    accepted = office("office", "accept", "CUM-EWA", "2026-05", "--note", "Thank you")
    assert accepted.exit_code == 0, accepted.output
    assert "CUM-EWA  in time, accepted" in office("office", "matrix", *MAY).stdout
    answer = office.json("office", "show", "CUM-EWA", "2026-05")
    assert answer["decisions"][-1]["note"] == "Thank you"
    reply = office.json("office", "reply", "CUM-EWA", "2026-05")
    assert (reply["accepted"], reply["questions"]) == (["2026-05"], [])
    assert Path(reply["path"]).parent == office.home / "replies"
    out = office("office", "reply", "CUM-EWA", "2026-05", "--out", str(tmp_path))
    assert str(tmp_path / "CUM-EWA_2026-05_reply.xlsx") in out.stdout


def test_a_row_is_asked_about_by_its_id(office, tmp_path) -> None:
    office("office", "add", str(laid(tmp_path)))
    words = ("office", "ask", "CUM-EWA", "2026-05", "--code", "OTHER", "--message", "?")
    asked = office.json(*words, "--sheet", "Summary", "--row", "A03")
    assert (asked["sheet"], asked["row_id"]) == ("Summary", "A03")
    gone = office(*words, "--sheet", "Sessions", "--row", "gone")
    assert gone.stderr.startswith("OFFICE_NO_SUCH_ROW Sessions gone")


def test_the_store_is_checked_and_copied(office, tmp_path) -> None:
    told = office("office", "check").stdout.splitlines()
    assert told[0].startswith("All is well")
    assert told[1].startswith("2 hubs, 0 imports, 0 versions of returns")
    copy = Path(office.json("office", "backup", str(tmp_path / "copies"))["backup"])
    assert copy.name.startswith("office_")
    assert copy.with_suffix(".keys").exists()
    assert str(tmp_path) in office("office", "backup", str(tmp_path / "copies2")).stdout


def test_damage_is_told_as_a_problem(office, monkeypatch) -> None:
    damaged = [Problem("STORE_DAMAGED_NO_BACKUP", str(office.home))]
    monkeypatch.setattr(SqlOfficeStore, "check", lambda self: damaged)
    told = office("office", "check")
    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr.startswith("STORE_DAMAGED_NO_BACKUP")
    assert json.loads(office("office", "check", "--json").stdout)["sound"] is False


def test_the_help_of_the_office_names_its_commands_without_importing_them(office) -> None:
    code = (
        "import sys; from hublog.bootstrap import context; from hublog.cli.main import hublog;"
        "hublog.main(['office', '--help'], obj=context(), standalone_mode=False);"
        "print(*(n for n in sys.modules if n.startswith('hublog.cli.office')))"
    )
    ran = subprocess.run(
        (sys.executable, "-c", code), capture_output=True, encoding="utf-8", check=True
    )
    *told, loaded = ran.stdout.splitlines()
    assert "Take a whole import back" in " ".join(told)
    assert set(loaded.split()) == {"hublog.cli.office", "hublog.cli.office_command"}


def test_the_words_of_the_key_are_those_that_the_hub_reads_out(made_home, office, tmp_path) -> None:
    services = HomeDoor(made_home, 0).open("made up for tests")
    assert not isinstance(services, Problem)
    words = services.our_key.keys().our_words
    services.store.close()
    answer = office.json("office", "enrol", str(card(made_home, tmp_path)), "--instead", "--yes")
    assert answer["words"] == words
