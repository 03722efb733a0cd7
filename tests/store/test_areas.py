"""The list of areas is kept beside the journal, replaced whole, and found by postcode."""

from dataclasses import replace

import pytest

from hublog.domain.hub_packs import Area
from hublog.services.ports import Store
from made_packs import AREAS
from rows_held import rows_in

FIRST, SECOND = AREAS[:2]


def found(store: Store, area_list: str, *postcodes: str) -> dict[str, Area]:
    with store.reading() as reader:
        return reader.areas(area_list, postcodes)


def keep(store: Store, area_list: str, areas: tuple[Area, ...], beside: str = "") -> None:
    with store.writing("Sam", "took_pack") as work:
        work.keep_areas(area_list, areas, beside)
        assert not work.commit()


class TestEveryStore:
    def test_finds_the_areas_of_a_list_by_their_postcodes(self, held) -> None:
        keep(held.store, "one", AREAS)
        wanted = [each.postcode for each in AREAS]
        assert found(held.store, "one", *wanted, "SW1A 1AA") == dict(
            zip(wanted, AREAS, strict=True)
        )
        assert found(held.store, "one", FIRST.postcode) == {FIRST.postcode: FIRST}
        assert found(held.store, "one") == {}
        assert found(held.store, "two", *wanted) == {}

    def test_keeps_a_new_list_and_the_one_beside_it_and_no_other(self, held) -> None:
        other = replace(FIRST, imd_decile=9)
        keep(held.store, "one", (FIRST,))
        keep(held.store, "two", (other,), beside="one")
        assert found(held.store, "one", FIRST.postcode) == {FIRST.postcode: FIRST}
        assert found(held.store, "two", FIRST.postcode) == {FIRST.postcode: other}
        keep(held.store, "three", (SECOND,), beside="two")
        assert found(held.store, "one", FIRST.postcode) == {}
        assert found(held.store, "two", FIRST.postcode) == {FIRST.postcode: other}
        assert found(held.store, "three", SECOND.postcode) == {SECOND.postcode: SECOND}

    def test_keeps_a_list_once_however_often_it_is_kept(self, held) -> None:
        for _ in range(2):
            keep(held.store, "one", AREAS)
        assert found(held.store, "one", FIRST.postcode) == {FIRST.postcode: FIRST}

    def test_keeps_nothing_of_an_action_that_was_not_committed(self, held) -> None:
        with held.store.writing("Sam", "took_pack") as work:
            work.keep_areas("one", AREAS, "")
            assert work.areas("one", [FIRST.postcode]) == {FIRST.postcode: FIRST}
        assert found(held.store, "one", FIRST.postcode) == {}

    def test_keeps_lists_out_of_journal_and_digest(self, held) -> None:
        with held.store.reading() as reader:
            before = reader.digest()
        keep(held.store, "one", AREAS)
        with held.store.reading() as reader:
            assert reader.digest() == before
            assert reader.latest_actions(1) == []
        assert held.store.check() == []

    def test_keeps_nothing_once_the_action_is_over(self, held) -> None:
        with held.store.writing("Sam", "took_pack") as work:
            work.commit()
            with pytest.raises(RuntimeError):
                work.keep_areas("one", AREAS, "")

    def test_knows_its_own_public_key(self, held) -> None:
        assert held.store.public_key == held.store.sealed(b"whatever").public_key


def test_a_list_is_there_after_a_restart_and_in_every_backup(home) -> None:
    keep(home.store, "one", AREAS)
    file = home.store.back_up(home.folder / "backups", "test")
    assert rows_in(file, home.key)["area"] == len(AREAS)
    assert found(home.reopen(), "one", FIRST.postcode) == {FIRST.postcode: FIRST}


def test_the_key_is_a_real_one_and_the_same_after_a_restart(home) -> None:
    key = home.store.public_key
    assert len(bytes.fromhex(key)) == 32
    assert home.reopen().public_key == key
