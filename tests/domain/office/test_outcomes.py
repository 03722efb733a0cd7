import datetime as dt
from dataclasses import replace

import pytest

from arriving import came
from hublog.domain import verification as differing
from hublog.domain.office import outcomes
from hublog.domain.office.hubs import ListedHub
from hublog.domain.problems import Problem
from hublog.domain.verification import Difference
from made_filed import filed

FOUND = came().found
HUB = ListedHub(code="CUM-EWA", name="Hub", first_month="2026-04", public_key=FOUND.public_key)
TODAY = dt.date(2026, 6, 10)
ROW = Difference(kind=differing.ROW_EDITED, sheet="Sessions", row=4)
SEAL = Difference(kind=differing.SEAL_BROKEN, sheet="_manifest")


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("NOT_A_RETURN", outcomes.NOT_A_RETURN),
        ("A_REPLY", outcomes.NOT_A_RETURN),
        ("A_PACK", outcomes.NOT_A_RETURN),
        ("FILE_NOT_A_SHEET", outcomes.NOT_A_RETURN),
        ("FILE_NEEDS_PASSWORD", outcomes.PASSWORD),
        ("FILE_WRONG_PASSWORD", outcomes.PASSWORD),
        ("FILE_BOMB", outcomes.BROKEN),
    ],
)
def test_a_file_that_cannot_be_read_is_foreign_locked_or_broken(code, kind) -> None:
    found = outcomes.refused("file.xlsx", Problem(code))
    assert (found.file_name, found.kind, found.problem) == ("file.xlsx", kind, Problem(code))


@pytest.mark.parametrize(
    ("found", "hub", "kind"),
    [
        ({"status": "draft"}, HUB, outcomes.DRAFT),
        ({"seal": differing.BROKEN}, HUB, outcomes.BAD_SEAL),
        ({"seal": differing.NO_SEAL}, HUB, outcomes.BAD_SEAL),
        ({"differences": (SEAL,)}, HUB, outcomes.BAD_SEAL),
        ({}, None, outcomes.UNKNOWN_HUB),
        ({}, replace(HUB, public_key=""), outcomes.NEW_KEY),
        ({"seal": differing.OTHER_KEY}, HUB, outcomes.OTHER_KEY),
        ({}, replace(HUB, first_month="2026-06"), outcomes.NOT_EXPECTED),
        ({}, replace(HUB, last_month="2026-04"), outcomes.NOT_EXPECTED),
        ({"month": "2026-07"}, HUB, outcomes.NOT_EXPECTED),
        ({"month": ""}, HUB, outcomes.NOT_EXPECTED),
        ({"differences": (ROW,)}, HUB, outcomes.EDITED),
    ],
)
def test_each_reason_for_not_believing_a_return_is_its_own_outcome(found, hub, kind) -> None:
    """P10."""
    stop = outcomes.stops(replace(FOUND, **found), "file.xlsx", hub, TODAY)
    assert stop is not None
    assert stop.kind == kind


def test_what_is_told_of_a_stop_names_the_return_and_what_differs() -> None:
    stop = outcomes.stops(replace(FOUND, differences=(ROW,)), "file.xlsx", HUB, TODAY)
    assert stop is not None
    assert (stop.hub_code, stop.month, stop.version) == ("CUM-EWA", "2026-05", 1)
    assert (stop.public_key, stop.differences) == (FOUND.public_key, (ROW,))


def test_nothing_stops_a_return_whose_every_cell_its_hub_sealed() -> None:
    assert outcomes.stops(FOUND, "file.xlsx", HUB, TODAY) is None
    this_month = replace(FOUND, month="2026-06")
    assert outcomes.stops(this_month, "file.xlsx", HUB, TODAY) is None


@pytest.mark.parametrize(
    ("version", "held", "expected"),
    [
        (1, [], (outcomes.TAKEN, 0, ())),
        (2, [], (outcomes.TAKEN, 0, (1,))),
        (2, [1], (outcomes.REPLACED, 1, ())),
        (4, [1, 2], (outcomes.REPLACED, 2, (3,))),
        (1, [2], (outcomes.OLDER, 0, ())),
        (2, [4], (outcomes.OLDER, 0, (1, 3))),
    ],
)
def test_a_good_return_beside_what_is_held(version, held, expected) -> None:
    found = replace(FOUND, version=version)
    assert outcomes.beside(found, [filed(each) for each in held]) == expected


def test_the_same_version_is_the_same_again_or_has_two_contents() -> None:
    """P10."""
    held = replace(filed(1), digest=FOUND.digest)
    assert outcomes.beside(FOUND, [held])[0] == outcomes.SAME
    assert outcomes.beside(FOUND, [replace(held, digest="other")])[0] == outcomes.TWO_CONTENTS


@pytest.mark.parametrize(
    ("kind", "can"),
    [
        (differing.ROW_EDITED, True),
        (differing.ROW_ADDED, True),
        (differing.PAGE_EDITED, True),
        (differing.SHEET_ADDED, True),
        (differing.COLUMN_MISSING, False),
        (differing.MANIFEST_EDITED, False),
        (differing.VERSION_ODD, False),
    ],
)
def test_only_rows_and_remarks_can_be_accepted_one_by_one(kind, can) -> None:
    assert outcomes.can_be_accepted((ROW, replace(ROW, kind=kind))) is can


def test_every_outcome_is_of_one_sort_only() -> None:
    refused = set(outcomes.OUTCOMES) - outcomes.IN - outcomes.WAITING - {outcomes.SAME}
    assert len(outcomes.OUTCOMES) == len(set(outcomes.OUTCOMES))
    assert set(outcomes.OUTCOMES) > outcomes.IN | outcomes.WAITING
    assert not outcomes.IN & outcomes.WAITING
    assert outcomes.OTHER_KEY in refused
