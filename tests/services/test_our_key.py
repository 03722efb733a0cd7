import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from fake_office import FakeCards, words_of
from hublog.domain.problems import Problem
from hublog.services.our_key import Keys, OurKey
from in_memory import InMemory

FOLDER = Path("stick")


@pytest.fixture
def cards() -> FakeCards:
    return FakeCards()


@pytest.fixture
def our_key(hub: InMemory, cards: FakeCards) -> OurKey:
    return OurKey(hub.store, hub.clock, cards, words_of)


def test_the_hub_s_key_is_told_by_five_words_and_the_office_s_once_it_is_known(
    hub: InMemory, our_key: OurKey
) -> None:
    ours = hub.store.public_key
    told = Keys(hub_code="CUM-EWA", ours=ours, our_words=words_of(ours), office="", office_words="")
    assert our_key.keys() == told
    knowing = replace(hub.hub.this(), office_key="ab")
    with hub.store.writing("Sam", "test") as work:
        work.put(knowing)
        work.commit()
    assert our_key.keys() == replace(told, office="ab", office_words=words_of("ab"))


def test_the_card_is_written_for_this_hub_today(
    hub: InMemory, our_key: OurKey, cards: FakeCards
) -> None:
    path = our_key.write_card(FOLDER)
    assert path == FOLDER / "CUM-EWA.hubkey"
    said = ("CUM-EWA", "Ewanrigg Hub", dt.date(2026, 5, 5), hub.store.public_key)
    assert cards.written == {path: said}


def test_a_folder_that_takes_no_file_is_said(our_key: OurKey, cards: FakeCards) -> None:
    cards.problem = Problem("RETURN_FOLDER", "CUM-EWA.hubkey", {"folder": "stick"})
    assert our_key.write_card(FOLDER) == cards.problem
