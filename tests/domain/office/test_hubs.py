import datetime as dt
from dataclasses import replace

import pytest

from hublog.domain.months import Month
from hublog.domain.office.hubs import ListedHub, Partner, faults

HUB = ListedHub(code="CUM-EWA", name="Ewanrigg Hub", first_month="2026-04")
KINDS = ("GP", "LINKW")


def fault(**changed: object) -> str:
    found = faults(replace(HUB, **changed), KINDS)
    return found.code if found else ""


def test_a_hub_that_is_told_well_has_no_fault() -> None:
    partners = (Partner(org_type="GP", name="Practice", since="2025-09"),
                Partner(org_type="LINKW", name="Sam"))  # fmt: skip
    assert fault(partners=partners, last_month="2026-04", country="W", due_day=31) == ""


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"code": "ewanrigg"}, "HUB_CODE"),
        ({"name": ""}, "HUB_NAME"),
        ({"country": "F"}, "HUB_COUNTRY"),
        ({"due_day": 0}, "DUE_DAY"),
        ({"due_day": 32}, "DUE_DAY"),
        ({"first_month": ""}, "OFFICE_HUB_MONTHS"),
        ({"first_month": "April"}, "OFFICE_HUB_MONTHS"),
        ({"last_month": "2026-4"}, "OFFICE_HUB_MONTHS"),
        ({"last_month": "2026-03"}, "OFFICE_HUB_MONTHS"),
        ({"partners": (Partner(org_type="GP", name=""),)}, "OFFICE_PARTNER"),
        ({"partners": (Partner(org_type="VET", name="Paws"),)}, "OFFICE_PARTNER"),
        ({"partners": (Partner(org_type="GP", name="P", since="2025"),)}, "OFFICE_PARTNER"),
    ],
)
def test_each_fault_of_a_hub_has_its_own_sentence(changed, code) -> None:
    assert fault(**changed) == code


@pytest.mark.parametrize(
    ("month", "last", "expected"),
    [
        ("2026-03", "", False),
        ("2026-04", "", True),
        ("2031-01", "", True),
        ("2026-06", "2026-06", True),
        ("2026-07", "2026-06", False),
    ],
)
def test_returns_are_expected_from_the_first_month_to_the_last(month, last, expected) -> None:
    assert replace(HUB, last_month=last).expects(Month.parse(month)) is expected


def test_a_hub_without_a_first_month_sends_nothing_yet() -> None:
    assert not replace(HUB, first_month="").expects(Month(2026, 4))


def test_a_return_is_due_on_the_hubs_day_or_the_last_of_a_short_month() -> None:
    assert HUB.due_on(Month(2026, 5)) == dt.date(2026, 6, 6)
    assert replace(HUB, due_day=31).due_on(Month(2026, 5)) == dt.date(2026, 6, 30)
