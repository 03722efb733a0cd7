from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fake_office import FakeOffice, words_of
from fakes import FakeStore
from hublog import resources
from hublog.domain.activities import Activity
from hublog.domain.hub_packs import PackActivity
from hublog.domain.hubs import Hub
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.services.packs import FIRST_KEY, OTHER_KEY, SAME_KEY, Packs, TakenPack
from hublog.services.people import PersonChanges
from in_memory import InMemory, done
from made_packs import AREAS, OFFICE_KEY, made_pack

FILE = Path("CUM-EWA_pack_2026-06-12.xlsx")
NEW_KEY = "ab" * 32


@pytest.fixture
def office() -> FakeOffice:
    return FakeOffice(made_pack())


@pytest.fixture
def packs(hub: InMemory, office: FakeOffice) -> Packs:
    return Packs(hub.store, hub.ids, office, words_of)


def take(packs: Packs, said: str = "") -> TakenPack:
    taken = packs.take("Sam", FILE, said)
    assert isinstance(taken, TakenPack), taken
    return taken


def lives(hub: InMemory, name: str, postcode: str) -> Person:
    person_id = hub.add_person(name)
    done(hub.people.amend("Sam", person_id, PersonChanges(postcode=postcode)))
    person: Person = hub.get(Person, person_id)
    return person


def where(hub: InMemory, person: Person) -> tuple[str, str, int | None, str]:
    now: Person = hub.get(Person, person.id)
    return now.outward, now.lsoa, now.imd_decile, now.imd_index


def test_a_pack_fills_in_the_settings_and_never_renames_the_hub(
    hub: InMemory, packs: Packs, office: FakeOffice
) -> None:
    office.answer = made_pack(hub_name="Another name")
    take(packs)
    now = hub.hub.this()
    assert (now.area_name, now.country, now.due_day) == ("Maryport", "E", 8)
    assert now.contact_line == "Tuesday team, 01900 000000"
    assert now.office_key == OFFICE_KEY
    assert now.name == "Ewanrigg Hub"


def test_a_pack_that_says_nothing_of_a_setting_takes_none_away(
    hub: InMemory, packs: Packs, office: FakeOffice
) -> None:
    done(hub.hub.amend("Sam", area_name="Netherhall", contact_line="Tuesdays"))
    office.answer = made_pack(area_name="", contact_line="", country="W")
    preview = done(packs.preview(FILE))
    assert [(each.name, each.was, each.now) for each in preview.settings] == [
        ("country", "E", "W"),
        ("due_day", 6, 8),
    ]
    take(packs)
    now = hub.hub.this()
    assert (now.area_name, now.contact_line, now.country) == ("Netherhall", "Tuesdays", "W")


def test_activities_that_are_missing_are_added_and_wait_for_their_times(
    hub: InMemory, packs: Packs
) -> None:
    take(packs)
    warm, garden = sorted(hub.find(Activity), key=lambda each: -len(each.name))[::-1]
    assert (warm.short_code, warm.name, warm.type) == ("WARM", "Warm space", "DROPIN")
    assert (garden.short_code, garden.type, garden.schedule) == ("GARD", "GARDEN", ())


def test_an_activity_that_is_there_keeps_its_name_its_kind_and_its_code(
    hub: InMemory, packs: Packs, office: FakeOffice
) -> None:
    office.answer = made_pack(
        activities=(
            PackActivity(short_code="WARM", name="Warm hub", type="FOOD"),
            PackActivity(short_code="ALLOT", name="GARDEN club", type="GARDEN"),
        )
    )
    hub.add_activity("Drop-in", short_code="WARM")
    hub.add_activity("Garden Club", weekday=2)
    before = hub.find(Activity)
    preview = done(packs.preview(FILE))
    assert preview.activities == ()
    assert preview.other_codes == (("Garden Club", "GARDEN", "ALLOT"),)
    take(packs)
    assert hub.find(Activity) == before


def test_people_who_told_their_postcode_get_their_area(hub: InMemory, packs: Packs) -> None:
    """DQ17: what is still missing then is not in the area list."""
    near, far = lives(hub, "Wren", "CA15 8AA"), lives(hub, "Robin", "SW1A 1AA")
    scot, shy = lives(hub, "Finch", "DG1 2BD"), lives(hub, "Lark", "NS")
    assert where(hub, near) == ("CA15", "", None, "")
    preview = done(packs.preview(FILE))
    assert (preview.people, preview.new_areas) == (2, True)
    taken = take(packs)
    assert taken.preview == preview
    assert set(taken.changed.people) == {near.id, scot.id}
    assert where(hub, near) == ("CA15", "E01019125", 10, "IOD2025")
    assert where(hub, scot) == ("DG1", "S01007590", None, "")
    assert where(hub, far) == ("SW1A", "", None, "")
    assert where(hub, shy) == ("", "", None, "")


def test_a_postcode_told_later_brings_its_area_and_another_one_takes_it_away(
    hub: InMemory, packs: Packs
) -> None:
    take(packs)
    wren = lives(hub, "Wren", "ca143aa")
    assert where(hub, wren) == ("CA14", "E01019124", 1, "IOD2025")
    done(hub.people.answer("Sam", wren.id, "postcode", "CA15 8AA"))
    assert where(hub, wren) == ("CA15", "E01019125", 10, "IOD2025")
    done(hub.people.answer("Sam", wren.id, "postcode", "SW1A 1AA"))
    assert where(hub, wren) == ("SW1A", "", None, "")


def test_a_new_list_takes_the_place_of_the_old_one_and_takes_no_area_away(
    hub: InMemory, packs: Packs, office: FakeOffice
) -> None:
    take(packs)
    near, other = lives(hub, "Wren", "CA15 8AA"), lives(hub, "Robin", "CA14 3AA")
    office.answer = made_pack(areas=(replace(AREAS[1], imd_decile=9),))
    take(packs)
    assert where(hub, near) == ("CA15", "E01019125", 9, "IOD2025")
    assert where(hub, other) == ("CA14", "E01019124", 1, "IOD2025")
    assert where(hub, lives(hub, "Finch", "CA14 3AA")) == ("CA14", "", None, "")


def test_a_pack_without_areas_leaves_the_list_as_it_is(
    hub: InMemory, packs: Packs, office: FakeOffice
) -> None:
    take(packs)
    office.answer = made_pack(areas=())
    assert not done(packs.preview(FILE)).new_areas
    take(packs)
    assert where(hub, lives(hub, "Wren", "CA15 8AA"))[1] == "E01019125"


def test_taking_a_pack_in_is_one_action_that_can_be_undone_and_done_again(
    hub: InMemory, packs: Packs
) -> None:
    """Undo puts the settings, the activities and the areas back as they were."""
    wren = lives(hub, "Wren", "CA15 8AA")
    before = hub.hub.this()
    told = take(packs).changed
    undone = done(hub.undo.latest("Sam"))
    assert undone.told.kind == "took_pack"
    assert undone.changed.rows.keys() == told.rows.keys()
    assert hub.hub.this() == before
    assert hub.find(Activity) == []
    assert where(hub, wren) == ("CA15", "", None, "")
    assert where(hub, lives(hub, "Robin", "CA14 3AA")) == ("CA14", "", None, "")
    done(hub.undo.latest("Sam"))
    done(hub.undo.latest("Sam"))
    again = take(packs)
    assert where(hub, wren)[1] == "E01019125"
    assert again.preview.people == 1
    assert resources.words()("action.took_pack")


def test_redoing_finds_the_list_of_areas_where_it_was(hub: InMemory, packs: Packs) -> None:
    take(packs)
    done(hub.undo.latest("Sam"))
    done(hub.undo.redo("Sam"))
    assert where(hub, lives(hub, "Wren", "CA15 8AA"))[1] == "E01019125"


def test_the_list_before_comes_back_when_a_newer_pack_is_undone(
    hub: InMemory, packs: Packs, office: FakeOffice
) -> None:
    take(packs)
    office.answer = made_pack(areas=(replace(AREAS[1], imd_decile=9),))
    take(packs)
    done(hub.undo.latest("Sam"))
    assert where(hub, lives(hub, "Wren", "CA15 8AA")) == ("CA15", "E01019125", 10, "IOD2025")


def test_the_same_pack_again_changes_nothing(hub: InMemory, packs: Packs) -> None:
    lives(hub, "Wren", "CA15 8AA")
    assert not done(packs.preview(FILE)).changes_nothing
    take(packs)
    preview = done(packs.preview(FILE))
    assert preview.changes_nothing
    before = hub.digest()
    assert not take(packs).changed
    assert hub.digest() == before


@pytest.mark.parametrize("asked", ["preview", "take"])
def test_a_pack_of_another_hub_or_what_is_none_is_refused(
    hub: InMemory, packs: Packs, office: FakeOffice, asked: str
) -> None:
    def refused() -> Problem:
        found: Any = packs.preview(FILE) if asked == "preview" else packs.take("Sam", FILE)
        assert isinstance(found, Problem)
        assert resources.words().problem(found)
        return found

    before = hub.digest()
    office.answer = made_pack(hub_code="CUM-ELS")
    assert refused() == Problem("PACK_OTHER_HUB", "CUM-ELS", {"ours": "CUM-EWA"})
    office.answer = Problem("PACK_UNSEALED", FILE.name)
    assert refused() == office.answer
    assert hub.digest() == before


class TestTheKeyOfTheOffice:
    """P10: another office is a stop, not a question one clicks away."""

    def test_the_first_pack_tells_the_words_to_compare(self, packs: Packs) -> None:
        preview = done(packs.preview(FILE))
        assert (preview.key, preview.office_words) == (FIRST_KEY, words_of(OFFICE_KEY))

    def test_a_later_pack_by_the_same_key_is_taken_in(
        self, hub: InMemory, packs: Packs, office: FakeOffice
    ) -> None:
        take(packs)
        office.answer = made_pack(due_day=10)
        preview = done(packs.preview(FILE))
        assert (preview.key, preview.changes_nothing) == (SAME_KEY, False)
        take(packs)
        assert hub.hub.this().due_day == 10

    def test_a_pack_by_another_key_is_stopped_and_does_not_give_the_words_away(
        self, hub: InMemory, packs: Packs, office: FakeOffice
    ) -> None:
        take(packs)
        office.answer = made_pack(office_key=NEW_KEY, due_day=10)
        preview = done(packs.preview(FILE))
        assert (preview.key, preview.office_words) == (OTHER_KEY, "")
        before = hub.digest()
        found = packs.take("Sam", FILE)
        assert found == Problem("OFFICE_KEY_CHANGED", "Made-up Programme Office")
        assert words_of(NEW_KEY) not in resources.words().problem(found)
        assert packs.take("Sam", FILE, " ") == found
        wrong = packs.take("Sam", FILE, words_of(OFFICE_KEY))
        assert wrong == Problem("OFFICE_WORDS_DIFFER", "Made-up Programme Office")
        assert resources.words().problem(wrong)
        assert hub.digest() == before

    def test_the_words_that_the_office_says_let_it_in_and_undo_lets_it_out_again(
        self, hub: InMemory, packs: Packs, office: FakeOffice
    ) -> None:
        take(packs)
        office.answer = made_pack(office_key=NEW_KEY)
        take(packs, words_of(NEW_KEY).upper().replace(" ", ", "))
        assert hub.hub.this().office_key == NEW_KEY
        done(hub.undo.latest("Sam"))
        assert hub.hub.this().office_key == OFFICE_KEY

    def test_words_that_nobody_asked_for_do_no_harm(self, hub: InMemory, packs: Packs) -> None:
        take(packs, "any words at all")
        assert hub.hub.this().office_key == OFFICE_KEY


def test_a_disk_that_fails_leaves_everything_as_it_was(hub: InMemory, packs: Packs) -> None:
    """P3: the list of areas goes with the action it belongs to."""
    store: FakeStore = hub.store
    store.unavailable = Problem("DISK_FULL", "here")
    with pytest.raises(Exception, match="DISK_FULL"):
        packs.take("Sam", FILE)
    store.unavailable = None
    assert hub.find(Hub)[0].area_list == ""
    assert store.register.areas == {}


def test_a_hub_just_made_from_a_pack_keeps_what_was_answered_then(
    hub: InMemory, packs: Packs, office: FakeOffice
) -> None:
    done(hub.hub.amend("Sam", area_name="Netherhall"))
    office.answer = made_pack(country="W")
    taken = done(packs.begin("Sam", FILE))
    assert [each.name for each in taken.preview.settings] == ["due_day"]
    now = hub.hub.this()
    assert (now.area_name, now.country, now.contact_line) == ("Netherhall", "E", "")
    assert (now.due_day, now.office_key) == (8, OFFICE_KEY)
    office.answer = Problem("NOT_A_PACK", FILE.name)
    assert packs.begin("Sam", FILE) == office.answer
