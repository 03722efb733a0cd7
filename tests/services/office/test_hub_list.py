"""The office's own name, its hubs, and the key each is known by."""

from dataclasses import replace

import pytest

from at_the_office import HUB, code
from hublog.domain.names import LONGEST_LINE, LONGEST_NAME
from hublog.domain.office.hubs import ListedHub, Office, Partner

OTHER_KEY = "cd" * 32


def test_the_office_is_named_and_keeps_its_key(office) -> None:
    hubs = office.services.hubs
    assert hubs.name_office("  Big  Local office ", "Ring 0123") is None
    key = office.store.public_key
    assert hubs.office() == Office(
        name="Big Local office", contact_line="Ring 0123", public_key=key
    )
    assert len(key) == 64


@pytest.mark.parametrize(
    ("name", "contact", "expected"),
    [
        (" ", "", "OFFICE_NAME"),
        ("x" * (LONGEST_NAME + 1), "", "TEXT_TOO_LONG"),
        ("Office", "x" * (LONGEST_LINE + 1), "TEXT_TOO_LONG"),
    ],
)
def test_an_office_needs_a_name_that_is_not_too_long(office, name, contact, expected) -> None:
    assert code(office.services.hubs.name_office(name, contact)) == expected
    assert office.services.hubs.office().name == ""


def test_a_hub_is_put_on_the_list_tidily_and_found_by_its_code(office) -> None:
    hubs = office.services.hubs
    partner = Partner(org_type="GP", name=" Maryport  practice ", since=" 2025-09")
    put = hubs.put(
        ListedHub(code=" abc-def", name=" Drop  in ", first_month="2026-04 ", partners=(partner,))
    )
    assert put == ListedHub(
        code="ABC-DEF",
        name="Drop in",
        first_month="2026-04",
        partners=(Partner(org_type="GP", name="Maryport practice", since="2025-09"),),
    )
    assert hubs.get("abc-def ") == put
    assert hubs.all() == (put, HUB)
    assert code(hubs.get("XX-YY")) == "OFFICE_UNKNOWN_HUB"


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"code": "x"}, "HUB_CODE"),
        ({"contact": "x" * (LONGEST_LINE + 1)}, "TEXT_TOO_LONG"),
        (
            {"partners": (Partner(org_type="GP", name="x" * (LONGEST_LINE + 1)),)},
            "TEXT_TOO_LONG",
        ),
        ({"partners": (Partner(org_type="VET", name="Paws"),)}, "OFFICE_PARTNER"),
    ],
)
def test_a_hub_that_cannot_be_is_not_written(office, changed, expected) -> None:
    assert code(office.services.hubs.put(replace(HUB, **changed))) == expected
    assert office.services.hubs.all() == (HUB,)


def test_what_is_written_of_a_hub_never_touches_its_key(office) -> None:
    hubs = office.services.hubs
    hubs.pin("Kit", "CUM-EWA", OTHER_KEY, instead=True)
    put = hubs.put(replace(HUB, name="New name", public_key="", pinned_by="somebody"))
    assert (put.name, put.public_key, put.pinned_by) == ("New name", OTHER_KEY, "Kit")
    assert put.pinned_on == office.clock.now().date()
    assert hubs.get("CUM-EWA") == put


def test_a_key_is_taken_once_and_another_one_only_on_purpose(office) -> None:
    office.expect(replace(HUB, public_key=""))
    hubs = office.services.hubs
    pinned = hubs.pin("Kit", "cum-ewa", f" {HUB.public_key.upper()} ")
    assert (pinned.public_key, pinned.pinned_by) == (HUB.public_key, "Kit")
    office.clock.advance(days=3)
    assert hubs.pin("Ann", "CUM-EWA", HUB.public_key) == pinned
    assert code(hubs.pin("Ann", "CUM-EWA", OTHER_KEY)) == "HUB_KEY_CHANGED"
    assert hubs.get("CUM-EWA") == pinned
    assert hubs.pin("Ann", "CUM-EWA", OTHER_KEY, instead=True).pinned_by == "Ann"


@pytest.mark.parametrize(
    ("hub", "key", "expected"),
    [
        ("CUM-EWA", "ab", "OFFICE_KEY_ODD"),
        ("CUM-EWA", "xy" * 32, "OFFICE_KEY_ODD"),
        ("XX-YY", OTHER_KEY, "OFFICE_UNKNOWN_HUB"),
    ],
)
def test_only_a_key_of_a_hub_on_the_list_is_taken(office, hub, key, expected) -> None:
    assert code(office.services.hubs.pin("Kit", hub, key)) == expected
