"""Whatever two laptops say differently has a name and a value that a person understands."""

from dataclasses import fields

import pytest

from hublog.domain.records import KINDS
from hublog.qt.pages.laptop_values import Values

SILENT = {"source_key", "tombstone", "return_version", "seat"}
"""What is never shown as two different answers: nothing in it is ever changed by hand."""


@pytest.fixture
def values(desk) -> Values:
    return Values(desk, {"p1": "Riverside Hall"})


@pytest.mark.parametrize("table", sorted(set(KINDS) - SILENT))
def test_every_field_has_a_name_of_its_own(desk, table) -> None:
    named = {each.name for each in fields(KINDS[table])} - {"id", "alive"}
    assert {name for name in named if f"laptop_field.{table}.{name}" not in desk.words} == set()


@pytest.mark.parametrize(
    ("table", "field", "value", "said"),
    [
        ("person", "phone", "", "nothing written"),
        ("person", "birth_year", None, "nothing written"),
        ("person", "also_known_as", ["Meg", "Megs"], "Meg, Megs"),
        ("person", "also_known_as", [], "nothing written"),
        ("person", "sex", "NS", "Prefer not to say"),
        ("person", "sex", "NK", "Not asked"),
        ("person", "sex", "F", "Female"),
        ("person", "heard_from", "GP", "A GP or nurse"),
        ("person", "postcode", "CA28 7AA", "CA28 7AA"),
        ("person", "postcode", "NFA", "No fixed address"),
        ("person", "first_seen_on", "2024-11-20", "20 Nov 2024"),
        ("person", "contact_ok", True, "yes"),
        ("person", "keep_here", False, "no"),
        ("person", "alive", False, "taken off"),
        ("session", "alive", True, "still there"),
        ("session", "status", "cancelled", "Cancelled"),
        ("session", "place_id", "p1", "Riverside Hall"),
        ("session", "place_id", "gone", "something that is not there any more"),
        ("session", "start", "10:00", "10:00"),
        ("session", "paper_count", 24, "24"),
        ("session", "opened_at", "2026-05-05T10:02:00", "today 10:02"),
        ("attendance", "at", "2026-05-04T17:02:00", "Mon 4 May 17:02"),
        ("count", "age_band", "65+", "65 and over"),
        ("volunteer_time", "minutes", 90, "90 minutes"),
        ("referral", "org_type", "GP", "GP practice"),
        ("learning", "month", "2026-04", "April 2026"),
        ("care", "send", "SUP", "Has support at school without a plan"),
        ("care", "delete_on", "2026-06-20", "20 Jun 2026"),
        (
            "care",
            "contacts",
            [{"name": "Jo Ash", "relationship": "PARENT", "phone": "01", "may_collect": True}],
            "Jo Ash (Parent) 01",
        ),
        (
            "care",
            "contacts",
            [{"name": "Jo Ash", "relationship": "PARENT", "phone": "01", "may_collect": False}],
            "Jo Ash (Parent) 01, may not collect",
        ),
    ],
)
def test_a_value_reads_as_people_say_it(values, table, field, value, said) -> None:
    assert values.value(table, field, value) == said


def test_lists_of_the_timetable_and_of_conditions_are_read_out(values) -> None:
    slot = {"weekday": 1, "start": "10:00", "end": "12:30", "valid_from": None, "valid_to": None}
    assert values.value("activity", "schedule", [slot]) == "Tuesday 10:00 \u2013 12:30"
    held = [{"code": "FREEFOOD", "since": "2026-01-01", "until": None}]
    told = values.value("activity", "conditions", held)
    assert told == values.value("session", "conditions", ["FREEFOOD"])
    assert told != "FREEFOOD"


BORN = ("age_band", "birth_day", "birth_month", "birth_year")


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (("NK", 12, 3, 1984), "12 Mar 1984"),
        (("NK", None, 3, 1984), "March 1984"),
        (("NK", None, None, 1984), "1984"),
        (("25-34", None, None, None), "25 to 34"),
        (("NK", None, None, None), "Not asked"),
    ],
)
def test_a_birth_is_said_as_one(values, held, said) -> None:
    assert values.fields("person", BORN) == "Born"
    assert values.values("person", BORN, held) == said
    assert values.fields("person", ("birth_day",)) == "Day of birth"
    assert values.values("person", ("birth_day", "birth_year"), (12, 1984)) == "1984"


def test_what_follows_from_a_postcode_is_not_said_with_it(values) -> None:
    together = ("imd_decile", "imd_index", "lsoa", "outward", "postcode")
    held = (3, "E25", "E01019111", "CA28", "CA28 7AA")
    assert values.fields("person", together) == "Postcode"
    assert values.values("person", together, held) == "CA28 7AA"


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ((None, False, "closed"), "Held"),
        (("VENUE", False, "cancelled"), "Cancelled, The place could not be used"),
    ],
)
def test_how_a_session_stands_is_said_with_its_reason(values, held, said) -> None:
    together = ("cancel_reason", "nobody_came", "status")
    assert values.fields("session", together) == "How it stands"
    assert values.values("session", together, held) == said


def test_an_answer_to_the_office_is_its_text(values) -> None:
    together = ("answer", "answered_by", "answered_on", "status")
    assert values.fields("query", together) == "Your answer"
    assert (
        values.values("query", together, ("We were", "Sam", "2026-05-05", "explained")) == "We were"
    )


def test_what_became_of_somebody_is_said_with_its_day(values) -> None:
    together = ("status", "status_date")
    assert values.fields("referral", together) == "What became of it"
    assert values.values("referral", together, ("taken_up", "2026-05-04")) == "Taken up, 4 May 2026"
    assert values.values("referral", together, ("sent", None)) == "Sent"


@pytest.mark.parametrize(
    ("held", "said"), [(("12:00", "10:00"), "10:00 \u2013 12:00"), ((None, "10:00"), "10:00")]
)
def test_times_that_belong_together_are_said_together(values, held, said) -> None:
    assert values.fields("session", ("end", "start")) == "From"
    assert values.values("session", ("end", "start"), held) == said
    assert values.fields("session", ("end",)) == "To"
    assert values.fields("laptop", ("alive",)) == "Is it still there?"
