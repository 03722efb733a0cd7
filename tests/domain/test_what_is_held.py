import datetime as dt

from hublog.domain.what_is_held import KINDS, Held, held_in
from made_facts import MadeRegister

DAY = dt.date(2026, 5, 5)


def held(register: MadeRegister) -> Held:
    return held_in(register.facts(), DAY)


def test_people_count_once_and_the_forgotten_not_at_all() -> None:
    register = MadeRegister()
    register.session(DAY, "ABCD")
    register.person("B", status="merged", merged_into="A")
    register.person("D", status="forgotten")
    told = held(register)
    assert told.people == 2
    assert told.how_many["visits"] == 2


def test_children_are_under_eighteen_by_birth_or_by_what_they_said() -> None:
    register = MadeRegister()
    register.person("A", birth_year=2008, birth_month=5, birth_day=6)
    register.person("B", birth_year=2008, birth_month=5, birth_day=5)
    register.person("C", age_band="5-10")
    register.person("D", age_band="65-74")
    register.person("E", age_band="NS")
    register.person("F")
    told = held(register)
    assert (told.people, told.children, told.age_unknown) == (6, 2, 2)


def test_only_kinds_that_really_hold_something_are_named() -> None:
    register = MadeRegister()
    register.person("A", phone="01900 000000", note="Likes soup", ethnic_group="W1")
    register.person("B", ethnic_group="NS", postcode="NS", disability="NK", age_band="NK")
    told = held(register)
    assert told.kinds == ("names", "ethnic_group", "phone", "notes")
    assert told.special == ("ethnic_group",)
    assert told.how_many["names"] == 2


def test_every_kind_is_found_where_somebody_told_it() -> None:
    register = MadeRegister()
    register.person(
        "A",
        birth_month=3,
        age_band="18-24",
        sex="F",
        ethnic_group="W1",
        disability="DL",
        postcode="CA15 6AA",
        first_language="ENG",
        phone="1",
        email="a@example.org",
        heard_from="GP",
        note="x",
    )
    register.session(DAY, "A")
    register.helped("A", DAY, 60)
    register.referred("out", DAY, "A")
    register.referred("signpost", DAY)
    told = held(register)
    assert told.kinds == KINDS
    assert set(told.how_many.values()) == {1}
    assert told.special == ("ethnic_group", "health", "advice")


def test_the_time_of_somebody_forgotten_is_nobodys() -> None:
    register = MadeRegister()
    register.helped("A", DAY, 60)
    register.person("A", status="forgotten")
    assert held(register).kinds == ()


def test_an_empty_register_holds_nothing() -> None:
    told = held(MadeRegister())
    assert (told.people, told.children, told.age_unknown, told.kinds) == (0, 0, 0, ())
