"""Finding people as somebody types at the door."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from hublog.domain.matching import Directory
from hublog.domain.names import fold
from hublog.services.ports import ListedPerson


def listed(number, name, *, seen=None, nick=(), known_as="") -> ListedPerson:
    return ListedPerson(f"p{number}", known_as or name, name, nick, number, seen)


HUGHES = listed(12, "Margaret Hughes", seen=date(2026, 11, 17), nick=("Meg",))
HILL = listed(15, "Margaret Hill")
WYN = listed(3, "Si\u00e2n \u0174yn-O\u2019Brien", seen=date(2026, 11, 3))
EVERYBODY = Directory([HUGHES, HILL, WYN])


def names(found) -> list[str]:
    return [each.person.full_name for each in found]


def test_two_letters_of_any_name_part_find_people_latest_first() -> None:
    assert names(EVERYBODY.find("mar")) == ["Margaret Hughes", "Margaret Hill"]
    assert names(EVERYBODY.find("hi")) == ["Margaret Hill"]
    assert names(EVERYBODY.find("hu mar")) == ["Margaret Hughes"]


def test_nicknames_card_numbers_and_names_without_accents_find_people() -> None:
    assert names(EVERYBODY.find("meg")) == ["Margaret Hughes"]
    assert names(EVERYBODY.find("15")) == ["Margaret Hill"]
    assert names(EVERYBODY.find("sian wyn obrien")) == [WYN.full_name]


def test_whole_words_come_before_beginnings_however_recent() -> None:
    ann = listed(1, "Ann Example")
    anna = listed(2, "Anna Example", seen=date(2026, 11, 1))
    assert names(Directory([anna, ann]).find("ann")) == ["Ann Example", "Anna Example"]


def test_who_usually_comes_is_found_first_and_exact_names_before_them() -> None:
    ann = listed(1, "Ann Ash", seen=date(2026, 11, 17))
    anna = listed(2, "Anna Beech", seen=date(2026, 1, 6))
    anneka = listed(3, "Anneka Cedar")
    usual = Directory([ann, anna, anneka], {anna.id: 1.5, anneka.id: 4.0})
    assert names(usual.find("an")) == ["Anneka Cedar", "Anna Beech", "Ann Ash"]
    assert names(usual.find("ann")) == ["Anneka Cedar", "Anna Beech", "Ann Ash"]
    assert names(usual.find("ann ash")) == ["Ann Ash"]
    assert names(usual.find("1")) == ["Ann Ash"]
    assert names(usual.find("an", limit=1)) == ["Anneka Cedar"]
    usual.put(anneka._replace(full_name="Anneka Cowslip"))
    assert names(usual.find("an"))[0] == "Anneka Cowslip"


def test_one_slip_of_the_finger_is_forgiven_and_marked() -> None:
    for typed in ("margarte", "mragaret", "hughs", "hugghes", "marx", "margaret hgill"):
        found = EVERYBODY.find(typed)
        assert found, typed
        assert all(each.slip for each in found), typed
    assert EVERYBODY.find("xyzzy") == []
    assert EVERYBODY.find("hx") == []
    assert names(EVERYBODY.find("wyx")) == [WYN.full_name]


def test_a_slip_never_decides_who_is_meant() -> None:
    assert EVERYBODY.meant("Margarte Hughes") == (None, EVERYBODY.find("Margarte Hughes"))
    assert EVERYBODY.meant("margaret hughes")[0] == HUGHES
    assert EVERYBODY.meant("hugh")[0] == HUGHES
    assert EVERYBODY.meant("margaret")[0] is None
    assert EVERYBODY.meant("nobody at all") == (None, [])


def test_digits_without_end_are_nobodys_card() -> None:
    assert EVERYBODY.exact("12") == [HUGHES]
    assert EVERYBODY.exact("9" * 5000) == []


def test_an_exact_name_decides_even_where_it_begins_others() -> None:
    ann = listed(1, "Ann", known_as="Ann")
    both = Directory([ann, listed(2, "Ann Example")])
    assert both.meant("ann")[0] == ann


def test_two_people_of_one_name_are_both_shown() -> None:
    twins = [listed(1, "Ann Example"), listed(2, "ann example")]
    assert Directory(twins).meant("Ann Example")[0] is None
    assert len(Directory(twins).find("Ann Example", limit=1)) == 1


def test_one_card_number_given_on_two_laptops_is_not_decided() -> None:
    twins = [listed(7, "Ann Example"), ListedPerson("other", "Bea", "Bea Sample", (), 7, None)]
    directory = Directory(twins)
    assert directory.meant("7")[0] is None
    directory.drop("other")
    assert directory.meant("7")[0] == twins[0]


def test_who_is_put_or_dropped_is_found_so_at_once() -> None:
    directory = Directory([HUGHES])
    directory.put(HILL)
    directory.put(HILL._replace(full_name="Margaret Hall", known_as="Margaret Hall"))
    assert names(directory.find("hall")) == ["Margaret Hall"]
    assert directory.meant("Margaret Hill")[0] is None
    directory.drop(HUGHES.id)
    directory.drop("nobody")
    directory.put(ListedPerson("x", "Cy", "", (), None, None))
    directory.drop("x")
    assert directory.find("meg") == []
    assert len(directory) == 1
    assert directory.get(HILL.id) is not None
    assert directory.get(HUGHES.id) is None


def test_likely_doubles_are_one_slip_away_or_hold_the_same_words() -> None:
    """DQ13, by name alone."""
    assert names_of(EVERYBODY.resembling("Margaret Hugehs")) == ["Margaret Hughes"]
    assert names_of(EVERYBODY.resembling("Hill Margaret")) == ["Margaret Hill"]
    assert names_of(EVERYBODY.resembling("Margaret Hill")) == []
    assert names_of(EVERYBODY.resembling("Somebody Else")) == []


def names_of(people) -> list[str]:
    return [person.full_name for person in people]


NAMES = st.lists(st.text("abcd '-", min_size=1, max_size=8).filter(fold), min_size=1, max_size=12)


@given(NAMES, st.text("abcd ", min_size=1, max_size=5))
def test_finding_agrees_with_looking_at_everybody_in_turn(everybody, typed) -> None:
    people = [listed(100 + number, name) for number, name in enumerate(everybody)]
    words = fold(typed).split()
    expected = {
        person.id
        for person in people
        if words
        and all(any(p.startswith(word) for p in fold(person.full_name).split()) for word in words)
    }
    found = Directory(people).find(typed, limit=99)
    assert {each.person.id for each in found if not each.slip} == expected


@given(NAMES)
def test_a_directory_kept_up_to_date_answers_like_one_just_built(everybody) -> None:
    people = [listed(100 + number, name) for number, name in enumerate(everybody)]
    grown = Directory(people[:1])
    for person in people:
        grown.put(person)
    built = Directory(people)
    for name in everybody:
        assert grown.find(name) == built.find(name)
        assert grown.exact(name) == built.exact(name)


def test_somebody_taken_in_since_resembles_too() -> None:
    """The card of somebody new looks again while people are signed in."""
    directory = Directory([])
    assert directory.resembling("Ada Maedup") == []
    directory.put(ListedPerson("new", "Ada", "Ada Madeup", (), 1, None))
    assert [each.id for each in directory.resembling("Ada Maedup")] == ["new"]
    directory.put(ListedPerson("other", "Ada", "Ada Madeup", (), 2, None))
    assert len(directory.resembling("Ada Maedup")) == 2


def test_two_names_of_one_person_are_no_whole_name() -> None:
    directory = Directory([ListedPerson("m", "Meg", "Margaret Madeup", (), 1, None)])
    assert directory.resembling("Meg Margaret") == []
    assert directory.resembling("Margaret") == []
