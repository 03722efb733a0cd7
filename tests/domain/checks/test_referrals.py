import datetime as dt
from dataclasses import replace

import pytest

from hublog.domain.checks.finding import BLOCKS, HINTS
from hublog.domain.consents import NO, REFERRAL, YES, Consent
from hublog.domain.facts import Beside
from hublog.domain.referrals import Referral
from look import TUESDAY, MonthRegister, at, found, messages

MARCH = dt.date(2026, 3, 31)


def passed_on(**more: object) -> MonthRegister:
    register = MonthRegister()
    usual = {"id": "r", "direction": "out", "date": TUESDAY, "agreed": True, "status": "sent"}
    register.beside = Beside(referrals=[Referral(**{**usual, **more})])
    return register


@pytest.mark.parametrize("agreed", [None, False])
def test_passing_somebody_on_without_agreement_blocks(agreed) -> None:
    """DQ24."""
    (one,) = found(passed_on(agreed=agreed), "DQ24")
    assert (one.message, one.severity, one.rows) == ("DQ24.agreed", BLOCKS, (("referral", "r"),))


def test_an_outcome_before_its_referral_blocks() -> None:
    """DQ24."""
    early = passed_on(status="taken_up", status_date=TUESDAY - dt.timedelta(1), direction="in")
    (one,) = found(early, "DQ24")
    assert (one.message, one.severity) == ("DQ24.dates", BLOCKS)


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"direction": "in", "agreed": None, "status": "accepted"},
        {"direction": "signpost", "agreed": None, "status": "", "date": MARCH},
        {"status": "taken_up", "status_date": TUESDAY},
        {"status": "no_reply", "status_date": TUESDAY, "date": MARCH},
        {"date": dt.date(2026, 6, 1), "agreed": None},
        {"date": dt.date(2026, 4, 1)},
    ],
)
def test_what_was_agreed_and_is_on_its_way_is_right(more) -> None:
    """DQ24: sixty days to the month's end are not too long."""
    assert found(passed_on(**more), "DQ24") == []


@pytest.mark.parametrize("status", ["sent", "accepted"])
def test_more_than_sixty_days_without_an_outcome_are_a_hint(status) -> None:
    """DQ24: also of months before, and the same on whatever later day one looks."""
    register = passed_on(date=MARCH, status=status)
    (one,) = found(register, "DQ24")
    assert (one.message, one.severity, one.values["n"]) == ("DQ24.waiting", HINTS, 61)
    (later,) = found(register, "DQ24", now=at(9, 1))
    assert later == one
    assert found(register, "DQ24", now=at(5, 30)) == []


def test_each_fault_of_one_referral_is_told_from_the_others() -> None:
    """DQ24."""
    bad = passed_on(date=MARCH, agreed=None, status_date=MARCH - dt.timedelta(1))
    assert messages(bad, "DQ24") == ["DQ24.agreed", "DQ24.dates", "DQ24.waiting"]


def test_a_yes_once_for_all_is_agreement_unless_this_one_was_refused() -> None:
    """DQ24."""
    given = dt.datetime.combine(TUESDAY, dt.time(9))
    yes = Consent(id="c", person_id="A", purpose=REFERRAL, decision=YES, at=given)
    ended = replace(yes, expires_on=TUESDAY - dt.timedelta(1))
    for consent, agreed, blocks in (
        (yes, None, False),
        (yes, False, True),
        (replace(yes, decision=NO), None, True),
        (ended, None, True),
        (replace(yes, person_id="B"), None, True),
    ):
        register = passed_on(agreed=agreed, person_id="A")
        register.session(TUESDAY, "AB")
        register.beside = replace(register.beside, consents=[consent])
        assert bool(found(register, "DQ24")) is blocks
