"""Packs for hubs, their lists of areas, and the key cards that they hand in."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from hublog.domain.fingerprints import five_words
from hublog.domain.hub_packs import PackActivity
from hublog.domain.problems import Problem
from hublog.services.office.packs import CHANGED, KNOWN, NEW
from hublog.store.passphrase import word_list
from in_memory import done
from made_programme import CODES, HUB_KEY, NAMES, MadeOffice, empty_office, listed, public_key
from made_return import read_back
from sealed_return import OTHER_KEY

CODE, NAME = CODES[5], NAMES[5]
AREAS = "postcode,lsoa21cd,imd_decile,imd_index,lad\nCA14 1AA,E01019124,2,IOD2025,Allerdale\n"


@pytest.fixture
def office(tmp_path) -> Iterator[MadeOffice]:
    made = empty_office(tmp_path)
    done(made.services.hubs.put(listed(CODE, NAME)))
    yield made
    made.services.store.close()


@pytest.fixture
def areas(tmp_path) -> Path:
    file = tmp_path / "areas.csv"
    file.write_text(AREAS, encoding="utf-8")
    return file


def test_a_pack_says_what_stands_on_the_list_and_who_made_it(office, tmp_path) -> None:
    path = done(office.services.packs.make(CODE.lower(), tmp_path))
    assert path.name == f"{CODE}_pack_2026-11-09.xlsx"
    (hub,) = read_back(path).sheets["Hub"]
    assert hub["hub_code"] == CODE
    assert hub["hub_name"] == NAME
    assert hub["due_day"] == 6
    assert read_back(path).sheets["Areas"] == []


def test_a_pack_takes_the_areas_along(office, areas, tmp_path) -> None:
    kept = done(office.services.packs.choose_areas(CODE, areas))
    assert (kept.file_name, kept.number) == ("areas.csv", 1)
    assert office.services.packs.areas(CODE) == kept
    path = done(office.services.packs.make(CODE, tmp_path))
    (area,) = read_back(path).sheets["Areas"]
    assert area["lsoa21cd"] == "E01019124"
    assert area["imd_decile"] == 2


def test_a_pack_takes_the_activities_of_the_office_along(office, tmp_path) -> None:
    for code, name, kind in (("WARM", "Warm space", "DROPIN"), ("GARD", "=Garden", "GARDEN")):
        done(office.services.activities.add(PackActivity(short_code=code, name=name, type=kind)))
    path = done(office.services.packs.make(CODE, tmp_path))
    told = [tuple(row.values())[:3] for row in read_back(path).sheets["Activities"]]
    assert told == [("GARD", "=Garden", "GARDEN"), ("WARM", "Warm space", "DROPIN")]


def test_a_list_of_areas_that_is_wrong_is_not_kept(office, areas) -> None:
    areas.write_text(AREAS.replace("E01019124", "nowhere"), encoding="utf-8")
    refused = office.services.packs.choose_areas(CODE, areas)
    assert isinstance(refused, Problem)
    assert refused.code == "AREA_LSOA"
    assert office.services.packs.areas(CODE) is None


def test_a_hub_that_nobody_listed_has_no_pack_no_areas_and_no_key(office, areas, tmp_path) -> None:
    packs = office.services.packs
    card = office.key_card("XX-HUB")
    for refused in (
        packs.make("XX-HUB", tmp_path),
        packs.choose_areas("XX-HUB", areas),
        packs.enrol(card),
    ):
        assert isinstance(refused, Problem)
        assert refused.code == "OFFICE_UNKNOWN_HUB"


def test_a_hub_that_no_pack_can_name_is_refused(office, tmp_path) -> None:
    long = replace(listed(CODE, NAME), contact="x" * 200)
    done(office.services.hubs.put(replace(long, area_name="y" * 200)))
    refused = office.services.packs.make(CODE, tmp_path)
    assert isinstance(refused, Problem)
    assert refused.code == "PACK_TEXT_TOO_LONG"


def test_a_pack_that_cannot_be_written_says_so(office, tmp_path) -> None:
    file = tmp_path / "file"
    file.touch()
    refused = office.services.packs.make(CODE, file)
    assert isinstance(refused, Problem)
    assert refused.code == "RETURN_FOLDER"


def test_a_key_card_is_new_then_known_and_another_one_is_a_stop(office) -> None:
    packs = office.services.packs
    seen = done(packs.enrol(office.key_card(CODE)))
    assert (seen.state, seen.known_words) == (NEW, "")
    assert seen.words == five_words(public_key(HUB_KEY), word_list())
    done(office.services.hubs.pin("Robin", CODE, seen.card.public_key))
    assert done(packs.enrol(office.key_card(CODE))).state == KNOWN
    other = done(packs.enrol(office.key_card(CODE, OTHER_KEY)))
    assert other.state == CHANGED
    assert other.known_words == seen.words != other.words


@pytest.mark.parametrize("content", [b"", b"{}", b"x" * 5000])
def test_what_is_no_key_card_is_refused(office, tmp_path, content) -> None:
    file = tmp_path / "hub.hubkey"
    file.write_bytes(content)
    refused = office.services.packs.enrol(file)
    assert isinstance(refused, Problem)
    assert refused.code == "NOT_A_KEY_CARD"


def test_a_key_card_that_is_gone_is_no_key_card(office, tmp_path) -> None:
    refused = office.services.packs.enrol(tmp_path / "gone.hubkey")
    assert isinstance(refused, Problem)
    assert refused.code == "NOT_A_KEY_CARD"


def test_the_office_has_five_words_of_its_own(office) -> None:
    own = office.services.packs.our_words()
    assert own == five_words(office.services.store.public_key, word_list())
    assert len(own.split()) == 5


def test_a_copy_says_when_it_was_made(office, tmp_path) -> None:
    copy = done(office.services.backup.back_up(tmp_path / "stick"))
    assert copy.name == "office_2026-11-09_104100.db"
    assert copy.stat().st_size > 0
