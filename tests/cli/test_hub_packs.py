"""Packs and keys on the command line, over the real store and real files."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from hublog.bootstrap import HomeDoor
from hublog.domain.areas import MOST_AREAS
from hublog.domain.fingerprints import five_words
from hublog.domain.hub_packs import HubPack
from hublog.domain.key_cards import KeyCard
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.services.packs import Packs
from hublog.services.people import PersonChanges
from hublog.sheets.key_card import key_card_in
from hublog.store.passphrase import word_list
from made_packs import AREAS, OFFICE_KEY, made_pack, pack_file
from sealed_return import OTHER_KEY, by

PASSPHRASE = "made up for tests"  # noqa: S105 - it locks nothing real
OFFICE_WORDS = five_words(OFFICE_KEY, word_list())
OTHER_WORDS = five_words(by(OTHER_KEY)(b"").public_key, word_list())


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return written(tmp_path)


def written(folder: Path, made: HubPack | None = None, key: str = "") -> Path:
    file = folder / "CUM-EWA_pack_2026-06-12.xlsx"
    file.write_bytes(pack_file(made, by(key)) if key else pack_file(made))
    return file


def add_wren(home: Path) -> str:
    """Somebody who told her postcode."""
    opened = HomeDoor(home, 0).open(PASSPHRASE)
    assert not isinstance(opened, Problem)
    changed = opened.people.add("Sam", "Wren")
    assert not isinstance(changed, Problem)
    (person_id,) = changed.people
    opened.people.amend("Sam", person_id, PersonChanges(postcode="CA15 8AA"))
    opened.store.close()
    return person_id


def person(home: Path, person_id: str) -> Person:
    opened = HomeDoor(home, 0).open(PASSPHRASE)
    assert not isinstance(opened, Problem)
    found = opened.people.get(person_id)
    opened.store.close()
    assert found is not None
    return found


def test_a_pack_is_taken_in_told_and_undone(terminal, pack) -> None:
    wren = add_wren(terminal.home)
    result = terminal("hub", "--pack", str(pack))
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines() == [
        "The hub pack of Made-up Programme Office, made on 12 Jun 2026, is taken in.",
        "Area: Maryport",
        "Who the office can ask: Tuesday team, 01900 000000",
        "Returns are due on day 8 of the next month.",
        "New activity: Warm space (WARM). It has no times yet.",
        "New activity: Community garden (GARD). It has no times yet.",
        "A list of 3 postcodes and the areas they lie in.",
        "Where 1 person lives is filled in from it.",
        f"The five words of the office: {OFFICE_WORDS}",
    ]
    assert person(terminal.home, wren).lsoa == "E01019125"
    assert terminal.json("hub")["due_day"] == 8
    again = terminal("hub", "--pack", str(pack))
    assert "Your hub knows all of it already, so nothing changes." in again.stdout
    undone = terminal("undo")
    assert "taking in the hub pack" in undone.stdout
    assert terminal.json("hub")["due_day"] == 6
    assert person(terminal.home, wren).lsoa == ""


def test_what_a_pack_changes_is_told_to_programs_too(terminal, pack) -> None:
    terminal("activity", "add", "warm SPACE", "--type", "FOOD")
    told = terminal.json("hub", "--pack", str(pack))
    assert told["settings"]["due_day"] == {"was": 6, "now": 8}
    assert told["activities"] == [{"code": "GARD", "name": "Community garden", "type": "GARDEN"}]
    assert told["other_codes"] == [{"name": "warm SPACE", "ours": "WARMSP", "theirs": "WARM"}]
    assert (told["areas"], told["new_areas"], told["people"]) == (3, True, 0)
    assert (told["key"], told["office_words"]) == ("first", OFFICE_WORDS)


def test_a_pack_by_another_key_is_a_stop_until_the_office_said_its_words(terminal, pack) -> None:
    """P10."""
    terminal("hub", "--pack", str(pack))
    pack = written(pack.parent, made_pack(due_day=10), OTHER_KEY)
    stopped = terminal("hub", "--pack", str(pack))
    assert stopped.exit_code == 1
    assert stopped.stderr.startswith("OFFICE_KEY_CHANGED Made-up Programme Office: ")
    assert stopped.stderr.rstrip().endswith("Give them with --office-words.")
    assert OTHER_WORDS not in stopped.stderr
    wrong = terminal("hub", "--pack", str(pack), "--office-words", OFFICE_WORDS)
    assert wrong.exit_code == 1
    assert wrong.stderr.startswith("OFFICE_WORDS_DIFFER")
    assert terminal.json("hub")["due_day"] == 8
    told = terminal.json("hub", "--pack", str(pack), "--office-words", OTHER_WORDS)
    assert (told["key"], told["office_words"]) == ("other", OTHER_WORDS)
    assert terminal.json("hub")["due_day"] == 10


def test_a_pack_that_cannot_be_taken_in_says_why(terminal, tmp_path) -> None:
    """P11."""
    before = terminal.json("hub")
    other = written(tmp_path, made_pack(hub_code="CUM-ELS"))
    refused = terminal("hub", "--pack", str(other))
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr.startswith("PACK_OTHER_HUB CUM-ELS")
    missing = terminal("hub", "--pack", str(tmp_path / "none.xlsx"))
    assert missing.stderr.startswith("FILE_NOT_FOUND none.xlsx")
    assert terminal.json("hub") == before


def test_the_key_is_told_by_five_words_and_travels_on_a_card(terminal, tmp_path, pack) -> None:
    told = terminal.json("hub", "--key")
    assert told["words"] == five_words(told["public_key"], word_list())
    assert (told["office_public_key"], told["office_words"]) == (None, None)
    assert terminal("hub", "--key").stdout == f"The five words of your hub: {told['words']}\n"
    written_to = terminal.json("hub", "--key-card", str(tmp_path / "stick"))
    assert written_to["words"] == told["words"]
    card = key_card_in(Path(written_to["file"]).read_bytes())
    assert isinstance(card, KeyCard)
    assert (card.hub_code, card.hub_name) == ("CUM-EWA", "Ewanrigg Hub")
    assert card.public_key == told["public_key"]
    said = terminal("hub", "--key-card", str(tmp_path / "stick"))
    assert told["words"] in said.stdout
    terminal("hub", "--pack", str(pack))
    assert terminal.json("hub", "--key")["office_words"] == OFFICE_WORDS
    assert OFFICE_WORDS in terminal("hub", "--key").stdout


def test_a_card_is_not_written_over_a_folder_s_name(terminal, tmp_path) -> None:
    """P3."""
    (tmp_path / "file").write_text("in the way")
    refused = terminal("hub", "--key-card", str(tmp_path / "file"))
    assert refused.exit_code == 1
    assert refused.stderr.startswith("RETURN_FOLDER CUM-EWA.hubkey")


@pytest.mark.parametrize(
    "words",
    [
        ("--office-words", "one two"),
        ("--key", "--key-card", "folder"),
        ("--pack", "pack.xlsx", "--key"),
        ("--key", "--due-day", "8"),
        ("--pack", "pack.xlsx", "--contact-line", "Tuesdays"),
    ],
)
def test_what_does_not_go_together_is_wrong_usage(terminal, words) -> None:
    result = terminal("hub", *words)
    assert result.exit_code == 2
    assert result.stdout == ""


class TestInit:
    def test_a_hub_is_set_up_from_its_pack_alone(self, empty_home, pack) -> None:
        result = empty_home("init", "--pack", str(pack))
        assert result.exit_code == 0, result.output
        assert "Ewanrigg Hub (CUM-EWA) is set up." in result.stdout
        assert "New activity: Warm space (WARM)" in result.stdout
        shown = empty_home.json("hub")
        assert (shown["name"], shown["area"], shown["due_day"]) == ("Ewanrigg Hub", "Maryport", 8)
        assert empty_home.json("hub", "--key")["office_words"] == OFFICE_WORDS
        activities = empty_home.json("activity", "list")["activities"]
        assert {each["name"] for each in activities} == {"Warm space", "Community garden"}
        assert f"The five words of the office: {OFFICE_WORDS}" in result.stdout

    def test_what_is_given_beside_it_counts(self, empty_home, pack) -> None:
        more = ("--name", "Our own name", "--code", "cum-ewa", "--country", "w")
        assert empty_home("init", "--pack", str(pack), *more).exit_code == 0
        shown = empty_home.json("hub")
        assert (shown["name"], shown["area"]) == ("Our own name", "Maryport")
        assert (shown["country"], shown["due_day"]) == ("W", 8)

    def test_a_pack_of_another_hub_or_none_makes_no_hub(self, empty_home, pack, tmp_path) -> None:
        other = empty_home("init", "--pack", str(pack), "--code", "CUM-ELS")
        assert other.stderr.startswith("PACK_OTHER_HUB CUM-EWA")
        missing = empty_home("init", "--pack", str(tmp_path / "none.xlsx"))
        assert missing.stderr.startswith("FILE_NOT_FOUND")
        assert not empty_home.home.exists()

    @pytest.mark.parametrize("words", [(), ("--code", "CUM-EWA"), ("--name", "Ewanrigg Hub")])
    def test_without_a_pack_a_code_and_a_name_are_needed(self, empty_home, words) -> None:
        result = empty_home("init", *words)
        assert result.exit_code == 2
        assert "--pack" in result.stderr
        assert not empty_home.home.exists()

    def test_the_keys_are_shown_even_where_the_pack_fails_at_last(
        self, empty_home, pack, monkeypatch
    ) -> None:
        monkeypatch.setattr(Packs, "begin", lambda *_: Problem("PACK_UNSEALED", "pack.xlsx"))
        result = empty_home("init", "--pack", str(pack), "--json")
        assert result.exit_code == 1
        assert json.loads(result.stdout)["recovery_key"]
        assert result.stderr.startswith("PACK_UNSEALED")


def test_sixty_thousand_postcodes_are_taken_in(terminal, tmp_path) -> None:
    units = [f"{a}{b}" for a in "ABDEFGHJ" for b in "ABDEFGHJ"]
    every = [f"CA{n} {d}{unit}" for n in range(1, 95) for d in range(10) for unit in units]
    many = tuple(replace(AREAS[1], postcode=each) for each in sorted(every[:MOST_AREAS]))
    wren = add_wren(terminal.home)
    told = terminal.json("hub", "--pack", str(written(tmp_path, made_pack(areas=many))))
    assert (told["areas"], told["people"]) == (MOST_AREAS, 1)
    assert person(terminal.home, wren).imd_decile == 10
