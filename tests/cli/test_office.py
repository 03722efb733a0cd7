"""The programme office on the command line: setting up, hubs, keys, packs, care."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from hublog import resources
from hublog.bootstrap import HomeDoor
from hublog.cli.context import Context
from hublog.domain.problems import Problem
from hublog.services.unavailable import StorageUnavailable
from hublog.store.office import door as office_door
from hublog.store.office.store import SqlOfficeStore


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


def test_the_store_is_checked_and_copied(office, tmp_path) -> None:
    told = office("office", "check").stdout.splitlines()
    assert told[0].startswith("All is well")
    assert told[1].startswith("2 hubs, 0 imports, 0 versions of returns")
    copy = Path(office.json("office", "backup", str(tmp_path / "copies"))["backup"])
    assert copy.name.startswith("office_")
    assert copy.with_suffix(".keys").exists()
    assert str(tmp_path) in office("office", "backup", str(tmp_path / "copies2")).stdout


def test_a_copy_is_put_back_and_the_store_it_replaces_is_kept(office, tmp_path) -> None:
    """P7, at the office."""
    copy = office.json("office", "backup", str(tmp_path))["backup"]
    office("office", "hub", "add", "XYZ-ABC", "--name", "Camp", "--first-month", "2026-07")
    assert office.json("office", "restore", copy) == {"office": "Big Local office", "hubs": 2}
    assert len(office.json("office", "hub", "list")["hubs"]) == 2
    assert list((office.home / "backups").glob("replaced-*.db"))
    assert "The store of Big Local office is back." in office("office", "restore", copy).stdout
    missing = office("office", "restore", str(tmp_path / "none.db"))
    assert missing.stderr.startswith("BACKUP_MISSING ")
    server = office("office", "restore", copy, "--database", "postgresql+psycopg://kit@s/hublog")
    assert server.stderr.startswith("OFFICE_SERVER_BACKUP")


def test_on_a_new_computer_the_recovery_sheet_brings_the_copy_back(
    empty_home, tmp_path, monkeypatch
) -> None:
    """P7: what the sheet says to type is typed there, with the key from paper."""
    made = empty_home.json("office", "init", "--name", "Big Local office")
    empty_home("office", "activity", "add", "WARM", "Warm space", "--type", "DROPIN")
    copy = empty_home.json("office", "backup", str(tmp_path / "stick"))["backup"]
    monkeypatch.setenv("HUBLOG_HOME", str(tmp_path / "new computer"))
    monkeypatch.setenv("HUBLOG_PASSPHRASE", made["recovery_key"].replace("-", " ").lower())
    step = resources.words()("office_set_up.sheet.step.3")
    said = re.search(r"type: hublog (.*) COPY\.db\.", step)
    assert said is not None
    back = empty_home(*said.group(1).split(), copy)
    assert "The store of Big Local office is back." in back.stdout, back.output
    (activity,) = empty_home.json("office", "activity", "list")["activities"]
    assert activity["code"] == "WARM"


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
