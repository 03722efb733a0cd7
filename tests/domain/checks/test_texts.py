import datetime as dt

import pytest

from hublog.domain.checks.finding import ASKS, BLOCKS, HINTS
from hublog.domain.checks.private_details import is_nhs_number, private_details
from hublog.domain.facts import Beside
from hublog.domain.learning import Learning
from hublog.domain.queries import Query
from hublog.domain.referrals import Referral
from hublog.domain.versions import ReturnVersion
from look import TUESDAY, MonthRegister, found, messages, said

PHONE = "01946 555123"
PRIVATE = f"Ring {PHONE}"
NHS = "943 476 5919"
"""The example number of the NHS's own data dictionary."""


def noted(text: str, names: str = "A", **more: object) -> MonthRegister:
    register = MonthRegister()
    register.person("A", known_as="Ada", full_name="Ada Madeup")
    register.person("B", known_as="Bo", full_name="Bo Elsewise")
    register.of(TUESDAY, names, **{"note": text, **more})
    return register


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("write to ada.madeup+hub@example.org, please", "ada.madeup+hub@example.org"),
        (f"ring {PHONE}", PHONE),
        ("ring 07700 900123 or so", "07700 900123"),
        ("ring (01946) 555 123", "(01946) 555 123"),
        ("ring +44 1946 555123", "+44 1946 555123"),
        ("lives at CA28 7AA", "CA28 7AA"),
        ("lives at ca287aa", "ca287aa"),
        (f"NHS no. {NHS}.", NHS),
        ("NHS 9434765919", "9434765919"),
    ],
)
def test_private_details_in_a_note_block(text, detail) -> None:
    """DQ20: said on the hub's own screen, and kept nowhere else in clear."""
    assert private_details(text) == (detail,)
    (one,) = found(noted(text), "DQ20")
    assert (one.message, one.severity) == ("DQ20.private.note", BLOCKS)
    assert detail in said(one)
    assert detail not in said(one, here=False) + one.evidence


@pytest.mark.parametrize(
    "detail",
    [
        "+44 7911 1234567",
        "+447911 12345",
        "0044 7911 123456",
        "0044 79 11 12 34 56",
        "7911123456",
        "7911 123 456",
        "07911 1234567",
        "07911  123 4567",
        "(07911) 1234567",
        "44 7911 123456",
        "44 20 7946 0958",
        "447911123456",
        "+44 (0) 7911 1234567",
        "+44-7911-12345",
        "ca14 2rd",
        "la14\n2ab",
        "ca14\t\n2RD",
        "ca142rd",
        "CA14 2ND",
    ],
)
@pytest.mark.parametrize("around", ["{}", "ring {}.", "(home {}, after 3pm)", "Tel:{} 10:30"])
def test_private_details_that_are_mistyped_or_written_otherwise_block(detail, around) -> None:
    """DQ20: a slip makes nothing safe."""
    text = around.format(detail)
    (said_of,) = private_details(text)
    assert said_of in text
    assert [*filter(str.isalnum, said_of)] == [*filter(str.isalnum, detail)]


@pytest.mark.parametrize(
    "text",
    [
        "on 05/05/2026 and 12/05/2026, 26/05/2026",
        "2026-05-05 2026-05-12 2026-05-19",
        "07 05 2026 10301",
        "07/05/2026 10:30-12:00, 44 people",
        "from 07:30 to 09:45 and 10:15 to 12:45",
        "44 12 35 28 11 20 7",
        "44, 120, 135, 128, 110",
        "44 120 135 128",
        "7 10 12 15 20 11 3",
        "7 people on 12 days gave 123456 minutes",
        "\u00a37,911,123,456.00 and \u00a3447911123456",
        "\u00a344 791 112 345",
        "7.7911123456 of 7.911123456",
        "session 2026-05-05-0, 2026-05-12-1",
        "0197a2c4-7f10-7911-8123-456789abcdef",
        "0197123456-78ab, 7911123456-8a",
        "4444444444444, 444444444444, 000000000000",
        "79111234567 steps, 791112345 more, 4479111234",
        "0791112345678901234",
        "in room b1 1st floor, g4 2nd, s2 3rd, e1 4th, b1\n2hr, p11th",
        "b1\n1 cup, at e10 9am, w1\n2 of them",
    ],
)
def test_days_times_money_counts_and_the_numbers_of_sessions_are_not_private(text) -> None:
    """DQ20: whoever is asked for nothing stops reading."""
    assert private_details(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A calm day, 23 people, 12 cups of tea",
        "10:00-12:00 on 05/05/2026, moved from 2026-04-28",
        "Raised £1,234.50 and 3,400 points in 2026",
        "In room B1 1st floor, then G4 2nd",
        "NHS 943 476 5918",
        "0000000000",
        "01 02 03 04 05 06 07 08 09 10 11",
        "email us @hub, half-price @ 3",
    ],
)
def test_ordinary_words_and_numbers_are_not_private(text) -> None:
    """DQ20."""
    assert private_details(text) == ()
    assert found(noted(text), "DQ20") == []


def test_the_last_digit_tells_an_nhs_number() -> None:
    """DQ20: by mod 11; a remainder of ten makes no number."""
    assert is_nhs_number(NHS)
    assert is_nhs_number("1234567881")
    assert not any(is_nhs_number(f"100000001{digit}") for digit in range(1, 10))
    assert not is_nhs_number("12345")


def test_a_number_that_is_a_phone_and_nhs_like_is_said_once() -> None:
    """DQ20."""
    found_once = private_details("ring 0194655512, 01946 555123")
    assert len(set(found_once)) == len(found_once)


@pytest.mark.parametrize("text", ["ADA MADEUP was here", "with ada made-up's friend", "ada madeup"])
def test_a_full_name_that_the_hub_knows_is_asked_about_wherever_it_stands(text) -> None:
    """DQ20: whoever it is, at that session or not."""
    register = noted(text.replace("made-up", "madeup"), "B")
    (one,) = found(register, "DQ20")
    assert (one.message, one.severity, one.people) == ("DQ20.name.note", ASKS, ("Ada Madeup",))
    assert "Ada Madeup" in said(one)
    assert "ada" not in (said(one, here=False) + one.evidence).casefold()


def test_a_first_name_is_asked_about_where_that_person_was_there() -> None:
    """DQ20: with a capital; participants and volunteers."""
    assert messages(noted("Ada sang for us"), "DQ20") == ["DQ20.name.note"]
    assert messages(noted("Ada\u2019s song"), "DQ20") == ["DQ20.name.note"]
    register = noted("Bo sang for us")
    assert found(register, "DQ20") == []
    register.gave("B", "2026-05-05-0", 60)
    assert messages(register, "DQ20") == ["DQ20.name.note"]


@pytest.mark.parametrize("text", ["ada sang", "Adage of the day", "Madeup", "Bo sang"])
def test_words_that_are_no_name_of_anybody_there_are_not(text) -> None:
    """DQ20: a name without a capital is a word; part of a full name is nobody."""
    assert found(noted(text), "DQ20") == []


def test_helpers_who_were_forgotten_have_no_name_to_find() -> None:
    """DQ20."""
    register = noted("Cy sang")
    register.gave("C", "2026-05-05-0", 60)
    register.person("C", known_as="", status="forgotten")
    assert found(register, "DQ20") == []


def test_a_text_may_hold_both_and_so_may_both_notes_of_a_session() -> None:
    """DQ20: each is told from the others."""
    register = noted(f"Ada, {PHONE}", learning_note="Ada Madeup helped")
    assert messages(register, "DQ20") == [
        "DQ20.private.note",
        "DQ20.name.note",
        "DQ20.name.note",
    ]


def opened_again(text: str, version: int, month: str = "2026-05", *, sent=True) -> ReturnVersion:
    """A version that was replaced, or shall be."""
    day = dt.datetime(2026, 6, 2)  # noqa: DTZ001 - local time has no zone here
    return ReturnVersion(
        id=f"{month} v{version}",
        month=month,
        version=version,
        signed_by="Ann",
        signed_on=day.date(),
        device="d1",
        digest="",
        sent_at=day if sent else None,
        reopened_for=text,
    )


def everywhere(text: str) -> MonthRegister:
    """A month in which every text that others may read holds this one."""
    register = noted(text, place_id="hall", learning_note=text)
    register.activity(name=text)
    register.place("hall", name=text)
    asked = {"version": 1, "sheet": "Sessions", "row_id": "x", "code": "OTHER", "message": "?"}
    register.beside = Beside(
        referrals=[Referral(id="r", direction="in", date=TUESDAY, other_org=text)],
        learning=[Learning(id="l", month="2026-05", went_well=text, would_tell=text)],
        queries=[
            Query(
                id=f"q{n}",
                month=month,
                status=status,
                answer=text,
                asked_on=dt.date(2026, 6, 1),
                told_in="v" if month == "2026-04" else "",
                **asked,
            )
            for n, (month, status) in enumerate(
                [("2026-05", "explained"), ("2026-05", "open"), ("2026-04", "explained")]
            )
        ],
        versions=[opened_again(text, 2), opened_again(text, 1), opened_again(text, 3, "2026-04")],
    )
    return register


PLACES = [
    *("note", "note", "activity", "place", "learning", "learning", "organisation", "answer"),
    "reopening",
]


@pytest.mark.parametrize(("text", "what"), [(PRIVATE, "private"), ("With Ada Madeup", "name")])
def test_every_text_that_others_may_read_is_looked_at(text, what) -> None:
    """DQ20."""
    assert messages(everywhere(text), "DQ20") == [f"DQ20.{what}.{place}" for place in PLACES]


def test_what_belongs_to_other_months_and_the_contact_line_is_not() -> None:
    """DQ20: how to reach the hub is meant to be read."""
    register = noted("")
    register.hub = type(register.hub)(
        id="hub", code="CUM-EWA", name="Made-up hub", contact_line=PRIVATE
    )
    june = dt.date(2026, 6, 2)
    register.of(june, "A", note=PRIVATE)
    register.beside = Beside(
        referrals=[Referral(id="r", direction="in", date=june, other_org=PRIVATE)],
        learning=[Learning(id="l", month="2026-06", went_well=PRIVATE)],
    )
    assert found(register, "DQ20") == []


def test_only_the_reason_that_can_still_be_given_anew_is_looked_at() -> None:
    """DQ20: what an earlier version gave has travelled, and one not sent yet was not opened again."""
    register = noted("")
    old, latest = opened_again(PRIVATE, 1), opened_again("", 2)
    register.beside = Beside(versions=[old, latest, opened_again(PRIVATE, 3, sent=False)])
    assert found(register, "DQ20") == []
    register.beside = Beside(versions=[old, opened_again(PRIVATE, 2)])
    (one,) = found(register, "DQ20")
    assert (one.severity, one.rows) == (BLOCKS, (("return_version", "2026-05 v2"),))


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t"])
def test_a_text_that_begins_like_a_formula_is_a_hint(sign) -> None:
    """DQ21: it is kept as text."""
    register = everywhere(f"{sign}1+1")
    every = found(register, "DQ21")
    assert [each.message for each in every] == [f"DQ21.{place}" for place in PLACES]
    assert {each.severity for each in every} == {HINTS}


def test_a_text_that_begins_with_a_word_is_not() -> None:
    """DQ21."""
    assert found(everywhere("1 = 1"), "DQ21") == []
