"""What may be changed about a person, and what cannot be right."""

from datetime import date

import pytest

from hublog.domain.codes import parse
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.resources import code_lists
from hublog.services.amend_people import PersonChanges, Rules, amended, answer
from made_packs import AREAS

KNOWN = {each.postcode: each for each in AREAS}
MEGAN = Person(id="p", known_as="Megan")


def rules(country: str = "E") -> Rules:
    return Rules(code_lists(), country, date(2026, 5, 5), KNOWN.get)


def changed(person: Person = MEGAN, **given: object) -> Person | Problem:
    return amended(person, PersonChanges(**given), rules())


def code(**given: object) -> str:
    result = changed(**given)
    return result.code if isinstance(result, Problem) else ""


def test_only_what_is_given_changes() -> None:
    person = Person(id="p", known_as="Megan", sex="F", note="likes the garden")
    assert amended(person, PersonChanges(), rules()) == person
    after = changed(person, full_name=" Megan\tBirch ", contact_ok=False)
    assert (after.full_name, after.contact_ok) == ("Megan Birch", False)
    assert (after.known_as, after.sex, after.note) == ("Megan", "F", "likes the garden")


def test_nicknames_are_cleaned_and_said_once() -> None:
    after = changed(also_known_as=(" Meg ", "", "meg", "Megs"))
    assert after.also_known_as == ("meg", "Megs")


@pytest.mark.parametrize(
    "given",
    [
        {"known_as": " "},
        {"known_as": "?!"},
        {"known_as": "a" * 101},
        {"full_name": "12"},
        {"also_known_as": ("Meg", "--")},
    ],
)
def test_a_name_has_a_letter_and_an_end(given) -> None:
    assert code(**given) == "PERSON_NAME"
    assert changed(full_name="").full_name == ""


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"birth_year": 1899}, "BIRTH_YEAR"),
        ({"birth_year": 2027}, "BIRTH_YEAR"),
        ({"birth_year": 1957, "birth_month": 13}, "BIRTH_DATE"),
        ({"birth_year": 1957, "birth_month": 0}, "BIRTH_DATE"),
        ({"birth_year": 1957, "birth_month": 2, "birth_day": 29}, "BIRTH_DATE"),
        ({"birth_day": 3}, "BIRTH_DATE"),
        ({"birth_month": 4, "birth_day": 31}, "BIRTH_DATE"),
        ({"birth_year": 2026, "birth_month": 5, "birth_day": 6}, "BIRTH_DATE"),
        ({"birth_year": 2026, "birth_month": 5, "birth_day": 5}, ""),
        ({"birth_year": 2026}, ""),
        ({"birth_year": 1900}, ""),
        ({"birth_month": 2, "birth_day": 29}, ""),
        ({"birth_month": 12}, ""),
    ],
)
def test_a_date_of_birth_is_one_that_was(given, problem) -> None:
    """DQ15: out of range for a person."""
    assert code(**given) == problem


def test_parts_of_a_birthday_are_held_to_those_known_already() -> None:
    person = Person(id="p", known_as="Megan", birth_year=1957)
    wrong = changed(person, birth_month=2, birth_day=29)
    assert wrong == Problem("BIRTH_DATE", "29/2/1957")


def test_a_birth_year_and_an_age_band_take_each_others_place() -> None:
    person = changed(age_band="65-74")
    assert person.age_band == "65-74"
    person = changed(person, birth_year=1957, birth_month=3)
    assert (person.birth_year, person.birth_month, person.age_band) == (1957, 3, "NK")
    assert changed(person, age_band="NK").birth_year == 1957
    person = changed(person, age_band="NS")
    assert (person.birth_year, person.birth_month, person.age_band) == (None, None, "NS")
    assert changed(birth_year=1957, age_band="18-24").age_band == "NK"


@pytest.mark.parametrize(
    "field", ["age_band", "sex", "ethnic_group", "disability", "first_language", "heard_from"]
)
def test_a_coded_answer_is_one_of_its_list(field) -> None:
    assert code(**{field: "NOSUCH"}) == "UNKNOWN_CODE"
    assert getattr(changed(**{field: "NS"}), field) == "NS"
    assert getattr(changed(**{field: " "}), field) == "NK"


def test_each_country_has_its_own_list_of_ethnic_groups() -> None:
    irish = PersonChanges(ethnic_group="W-TRAV")
    welsh = PersonChanges(ethnic_group="W1")
    assert amended(MEGAN, irish, rules("N")).ethnic_group == "W-TRAV"
    assert amended(MEGAN, welsh, rules("N")).code == "UNKNOWN_CODE"
    assert [amended(MEGAN, welsh, rules(c)).ethnic_group for c in "EWS"] == ["W1"] * 3


def test_a_retired_code_may_stay_but_not_be_chosen() -> None:
    text = "code,en,cy,valid_from,valid_to\nOLD,Old,,,2025-12-31\nNEW,New,,,\n"
    then = Rules({**code_lists(), "sex": parse("sex", text)}, "E", date(2026, 5, 5), KNOWN.get)
    held = Person(id="p", known_as="Megan", sex="OLD")
    assert amended(held, PersonChanges(sex="OLD"), then) == held
    assert amended(MEGAN, PersonChanges(sex="OLD"), then) == Problem(
        "UNKNOWN_CODE", "OLD", {"choices": "NEW"}
    )


def test_a_postcode_brings_its_first_half_and_its_area_if_that_is_known() -> None:
    """DQ17: the format is looked at where it is typed."""
    before = Person(
        id="p",
        known_as="Megan",
        postcode="AB1 2EF",
        outward="AB1",
        lsoa="E01000001",
        imd_decile=2,
        imd_index="IOD2025",
    )
    moved = changed(before, postcode="a99 2bb")
    assert (moved.postcode, moved.outward) == ("A99 2BB", "A99")
    assert (moved.lsoa, moved.imd_decile, moved.imd_index) == ("", None, "")
    assert changed(before, postcode="ab12ef") == before
    known = changed(before, postcode="ca158aa")
    assert (known.outward, known.lsoa) == ("CA15", "E01019125")
    assert (known.imd_decile, known.imd_index) == (10, "IOD2025")
    nowhere = changed(before, postcode="nfa")
    assert (nowhere.postcode, nowhere.outward) == ("NFA", "")
    assert changed(before, postcode="").postcode == "NK"
    assert code(postcode="Ewanrigg") == "POSTCODE_FORM"


@pytest.mark.parametrize("phone", ["01632 960123", "+44 (0)1632 960-123", "01632 960123 ext 4", ""])
def test_a_phone_number_is_kept_as_people_write_it(phone) -> None:
    assert changed(phone=f" {phone} ").phone == phone


@pytest.mark.parametrize(
    "phone", ["12345", "ring the bell", "0" * 30, "01632 960123 or 4", "()()()"]
)
def test_what_is_no_phone_number_is_not_kept(phone) -> None:
    assert code(phone=phone) == "PHONE_FORM"


@pytest.mark.parametrize("email", ["megan@example.org", "m.birch+hub@post.example.org", ""])
def test_an_email_address_is_kept(email) -> None:
    assert changed(email=email).email == email


@pytest.mark.parametrize(
    "email",
    ["megan", "megan@", "@example.org", "megan@example", "a b@example.org", "m@x@example.org",
     "megan@example.org" + "g" * 250, "megan@example..org"],
)  # fmt: skip
def test_what_is_no_email_address_is_not_kept(email) -> None:
    assert code(email=email) == "EMAIL_FORM"


def test_a_first_visit_was_today_or_earlier() -> None:
    assert changed(first_seen_on=date(2026, 5, 5)).first_seen_on == date(2026, 5, 5)
    assert changed(first_seen_on=None).first_seen_on is None
    assert code(first_seen_on=date(2026, 5, 6)) == "FIRST_SEEN_DATE"
    assert code(first_seen_on=date(1899, 12, 31)) == "FIRST_SEEN_DATE"


def test_a_note_is_short() -> None:
    assert changed(note="n" * 280).note == "n" * 280
    assert code(note="n" * 281) == "NOTE_TOO_LONG"


def test_an_answer_about_age_is_a_band_or_a_year() -> None:
    person = amended(MEGAN, answer("age_band", " 1957 "), rules())
    assert (person.birth_year, person.age_band) == (1957, "NK")
    person = amended(person, answer("age_band", "65-74"), rules())
    assert (person.birth_year, person.age_band) == (None, "65-74")
    assert amended(person, answer("age_band", "NK"), rules()) == MEGAN
    born = Person(id="p", known_as="Megan", birth_year=1957, birth_month=2, birth_day=1)
    assert amended(born, answer("age_band", "NK"), rules()) == MEGAN


@pytest.mark.parametrize("typed", ["57", "19570", "195701020304", "0"])
def test_an_odd_year_of_birth_is_not_mended(typed) -> None:
    assert amended(MEGAN, answer("age_band", typed), rules()).code == "BIRTH_YEAR"


def test_other_answers_are_codes_or_a_postcode() -> None:
    assert amended(MEGAN, answer("sex", "F"), rules()).sex == "F"
    assert amended(MEGAN, answer("postcode", "ab1 2ef"), rules()).postcode == "AB1 2EF"
    with pytest.raises(LookupError):
        answer("note", "anything")
