"""Agreement to be passed on, once for all or once; and asking after a while what came of it."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from hublog import resources
from hublog.domain.consents import NO, REFERRAL, WITHDRAWN, YES, Consent, Held
from hublog.domain.people import Person
from hublog.domain.referrals import Referral
from hublog.services.consents import Consents, Said
from hublog.services.referrals import ReferralDetails
from hublog.services.today import Today
from in_memory import InMemory, done

TODAY = dt.date(2026, 5, 5)
DAY = dt.timedelta(days=1)


def add(hub: InMemory, direction: str = "out", **more: Any) -> Referral:  # noqa: ANN401 - fields
    details = ReferralDetails(direction=direction, **more)
    return done(hub.referrals.add("Sam", details)).referral


@pytest.fixture
def consents(hub) -> Consents:
    return Consents(hub.store, hub.clock, hub.ids, resources.code_lists)


def answers(hub) -> list[tuple[str, str, str]]:
    return [(c.person_id, c.purpose, c.decision) for c in hub.find(Consent)]


def test_whoever_agreed_once_for_all_has_agreed_to_this_too(hub, consents) -> None:
    meg = hub.add_person("Megan Birch")
    assert add(hub, person_id=meg).agreed is None
    assert hub.referrals.agreement(meg) is Held.UNASKED
    done(consents.give("Sam", meg, REFERRAL, True))
    assert hub.referrals.agreement(meg) is Held.YES
    assert add(hub, person_id=meg).agreed is True
    assert add(hub, person_id=meg, agreed=False).agreed is False
    assert add(hub, "signpost", person_id=meg).agreed is None
    assert add(hub).agreed is None
    done(consents.withdraw("Sam", meg, REFERRAL))
    assert add(hub, person_id=meg).agreed is None


def test_an_agreement_to_one_is_a_yes_to_being_passed_on(hub) -> None:
    meg = hub.add_person("Megan Birch")
    add(hub, person_id=meg, agreed=True)
    add(hub, person_id=meg, agreed=True)
    assert answers(hub) == [(meg, REFERRAL, YES)]
    (given,) = hub.find(Consent)
    assert (given.at, given.method, given.notice_version) == (hub.clock.now(), "spoken", "1")
    done(hub.undo.latest("Sam"))
    done(hub.undo.latest("Sam"))
    assert (answers(hub), hub.find(Referral)) == ([], [])


def test_an_agreement_noted_later_is_one_too_and_nobody_elses(hub) -> None:
    meg = hub.add_person("Megan Birch")
    made = [add(hub, person_id=meg), add(hub, agreed=True), add(hub, "in", person_id=meg)]
    assert answers(hub) == []
    done(hub.referrals.tell("Sam", made[0].id, "sent", agreed=True))
    assert answers(hub) == [(meg, REFERRAL, YES)]


def test_an_agreement_counts_though_a_clock_ahead_dated_a_yes_that_is_over(hub, consents) -> None:
    meg = hub.add_person("Megan Birch")
    hub.clock.advance(days=30)
    done(consents.give("Sam", meg, REFERRAL, True, Said(expires_on=hub.clock.now().date())))
    with hub.store.writing("Sam", "test") as work:
        (given,) = work.find(Consent)
        work.put(replace(given, expires_on=TODAY - DAY))
        work.commit()
    hub.clock.advance(days=-30)
    add(hub, person_id=meg, agreed=True)
    assert hub.referrals.agreement(meg) is Held.YES


@pytest.mark.parametrize("taken_back", [True, False])
def test_a_no_stays_though_they_agreed_to_this_one(hub, consents, taken_back) -> None:
    meg = hub.add_person("Megan Birch")
    done(consents.give("Sam", meg, REFERRAL, taken_back))
    if taken_back:
        done(consents.withdraw("Sam", meg, REFERRAL))
    hub.clock.advance(minutes=1)
    add(hub, person_id=meg, agreed=True)
    assert answers(hub)[-1] == (meg, REFERRAL, WITHDRAWN if taken_back else NO)


def test_for_a_child_a_grown_up_says_yes(hub) -> None:
    child = hub.get(Person, hub.add_person("Kit Made-Up"))
    with hub.store.writing("Sam", "x") as work:
        work.put(replace(child, age_band="5-10"))
        work.commit()
    assert add(hub, person_id=child.id, agreed=True).agreed is True
    assert answers(hub) == []


def test_the_yes_of_somebody_merged_counts_for_who_they_are_now(hub, consents) -> None:
    meg, peg = hub.add_person("Megan Birch"), hub.add_person("Peg Birch")
    done(consents.give("Sam", peg, REFERRAL, True))
    done(hub.people.merge("Sam", meg, peg))
    assert add(hub, person_id=meg).agreed is True


def test_after_sixty_days_it_is_asked_and_again_after_thirty(hub) -> None:
    old = add(hub, date=TODAY - 61 * DAY)
    add(hub, "in", date=TODAY - 60 * DAY)
    add(hub, "signpost", date=TODAY - 90 * DAY)
    ended = add(hub, date=TODAY - 80 * DAY)
    done(hub.referrals.tell("Sam", ended.id, "declined"))

    def asked() -> list[str]:
        return [each.referral.id for each in hub.referrals.to_ask()]

    assert asked() == [old.id]
    done(hub.referrals.still_waits("Sam", old.id))
    assert asked() == []
    assert hub.get(Referral, old.id).status == "sent"
    hub.clock.advance(days=30)
    assert old.id not in asked()
    hub.clock.advance(days=1)
    assert old.id in asked()
    done(hub.referrals.tell("Sam", old.id, "taken_up"))
    assert old.id not in asked()


def test_only_what_waits_can_wait_on(hub) -> None:
    assert hub.referrals.still_waits("Sam", "gone").code == "NO_SUCH_REFERRAL"
    for made in (add(hub, "signpost"), add(hub)):
        if made.status:
            done(hub.referrals.tell("Sam", made.id, "declined"))
        assert hub.referrals.still_waits("Sam", made.id).code == "NOTHING_TO_TELL"


def test_that_somebody_asked_in_vain_is_told_of_no_month(hub) -> None:
    old = add(hub, date=TODAY - 61 * DAY)
    done(hub.referrals.still_waits("Sam", old.id))
    assert hub.get(Referral, old.id).as_of(TODAY + DAY) == old


def test_today_says_how_many_there_are_to_ask_about(hub) -> None:
    def needs() -> list[tuple[str, int]]:
        view = Today(hub.store).of(TODAY, TODAY)
        return [(need.kind, need.n) for need in view.needs if need.kind == "referrals_waiting"]

    add(hub)
    assert needs() == []
    for _ in range(2):
        add(hub, date=TODAY - 61 * DAY)
    assert needs() == [("referrals_waiting", 2)]
