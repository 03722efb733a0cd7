"""Advice and referrals: written down in a moment, told on later, taken back."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from hublog import resources
from hublog.domain.months import Month
from hublog.domain.referrals import FIRST_STATUS, LONGEST_ORG, Referral
from hublog.domain.sessions import Session
from hublog.services.referrals import Noted, ReferralDetails
from hublog.services.told import tell
from in_memory import InMemory, done

TODAY = dt.date(2026, 5, 5)


def add(hub: InMemory, direction: str = "out", **more: Any) -> Referral:  # noqa: ANN401 - fields
    details = ReferralDetails(direction=direction, **more)
    return done(hub.referrals.add("Sam", details)).referral


def test_advice_takes_its_day_and_activity_from_the_session(hub) -> None:
    session = hub.open(hub.add_activity(), dt.date(2026, 4, 28))
    made = add(hub, "signpost", org_type="PHARMACY", session_id=session)
    held = hub.get(Session, session)
    assert (made.date, made.activity_id, made.session_id) == (held.date, held.activity_id, session)
    assert hub.find(Referral) == [made]


def test_without_a_session_it_is_of_today_and_of_the_activity_given(hub) -> None:
    activity = hub.add_activity()
    assert add(hub).date == TODAY
    assert add(hub).activity_id is None
    told = add(hub, activity_id=activity, date=dt.date(2026, 5, 1))
    assert (told.date, told.activity_id) == (dt.date(2026, 5, 1), activity)


@pytest.mark.parametrize(("direction", "status"), FIRST_STATUS.items())
def test_each_direction_begins_in_its_own_way(hub, direction, status) -> None:
    assert add(hub, direction).status == status


def test_one_passed_on_without_agreement_is_saved_all_the_same(hub) -> None:
    """DQ24 bars sending later, never saving."""
    for agreed in (True, False, None):
        assert add(hub, agreed=agreed).agreed is agreed


def test_agreement_can_be_noted_later(hub) -> None:
    """DQ24: the way to mend it, in one action with what became of it."""
    made = add(hub)
    done(hub.referrals.tell("Sam", made.id, "sent", agreed=True))
    assert hub.get(Referral, made.id) == replace(made, agreed=True)
    done(hub.referrals.tell("Sam", made.id, "declined"))
    assert hub.get(Referral, made.id).agreed is True
    done(hub.referrals.tell("Sam", made.id, "sent", agreed=None))
    assert hub.get(Referral, made.id) == made


def test_the_name_of_an_organisation_is_cleaned_and_has_an_end(hub) -> None:
    assert add(hub, other_org="  Made-up \n Pharmacy ").other_org == "Made-up Pharmacy"
    long = ReferralDetails(direction="out", other_org="x" * (LONGEST_ORG + 1))
    problem = hub.referrals.add("Sam", long)
    assert (problem.code, problem.values) == ("ORG_TOO_LONG", {"most": LONGEST_ORG})


@pytest.mark.parametrize(
    "wrong", [{"direction": "sideways"}, {"org_type": "CIRCUS"}, {"reason": "WHY"}]
)
def test_an_unknown_code_is_refused_with_those_there_are(hub, wrong) -> None:
    problem = hub.referrals.add("Sam", ReferralDetails(**{"direction": "out", **wrong}))
    (code,) = wrong.values()
    assert (problem.code, problem.where) == ("UNKNOWN_CODE", code)
    assert problem.values["choices"]


def test_what_it_names_must_be_there(hub, session) -> None:
    def refused(**more: str) -> str:
        return hub.referrals.add("Sam", ReferralDetails(direction="out", **more)).code

    assert refused(session_id="nothing") == "NO_SUCH_SESSION"
    assert refused(activity_id="nothing") == "NO_SUCH_ACTIVITY"
    assert refused(person_id="nothing") == "NO_SUCH_PERSON"
    done(hub.undo.latest("Sam"))
    assert refused(session_id=session) == "NO_SUCH_SESSION"
    activity = hub.get(Session, session).activity_id
    done(hub.undo.latest("Sam"))
    assert refused(activity_id=activity) == "NO_SUCH_ACTIVITY"


def test_nothing_lies_in_the_future(hub) -> None:
    tomorrow = dt.date(2026, 5, 6)
    details = ReferralDetails(direction="out", date=tomorrow)
    assert hub.referrals.add("Sam", details).code == "REFERRAL_IN_FUTURE"
    told = hub.referrals.tell("Sam", add(hub).id, "taken_up", tomorrow)
    assert (told.code, told.where) == ("REFERRAL_IN_FUTURE", "2026-05-06")


def test_what_became_of_it_is_told_and_told_anew(hub) -> None:
    """D02, D04."""
    made = add(hub, date=dt.date(2026, 4, 1))
    done(hub.referrals.tell("Sam", made.id, "no_reply", dt.date(2026, 4, 20)))
    done(hub.referrals.tell("Sam", made.id, "taken_up"))
    told = hub.get(Referral, made.id)
    assert (told.status, told.status_date, told.days_to_outcome) == ("taken_up", TODAY, 34)
    done(hub.referrals.tell("Sam", made.id, "sent"))
    assert hub.get(Referral, made.id).status_date is None


def test_only_what_waits_for_an_answer_gets_one(hub) -> None:
    signpost = add(hub, "signpost")
    assert hub.referrals.tell("Sam", signpost.id, "taken_up").code == "NOTHING_TO_TELL"
    assert hub.referrals.tell("Sam", "nothing", "taken_up").code == "NO_SUCH_REFERRAL"
    assert hub.referrals.tell("Sam", signpost.id, "lost").code == "UNKNOWN_CODE"


def test_one_that_never_was_is_taken_off(hub, session) -> None:
    made = add(hub, session_id=session)
    done(hub.referrals.remove("Sam", made.id))
    assert hub.find(Referral) == []
    assert hub.referrals.remove("Sam", made.id).code == "NO_SUCH_REFERRAL"
    assert hub.referrals.one(made.id).code == "NO_SUCH_REFERRAL"
    assert hub.referrals.of_session(session) == ()


def test_those_who_look_see_who_and_where(hub, session) -> None:
    ann = hub.add_person("Ann Example")
    first = add(hub, session_id=session, person_id=ann)
    second = add(hub, "signpost", session_id=session)
    add(hub)
    assert hub.referrals.of_session(session) == (
        Noted(first, "Ann Example", "Warm Tuesday"),
        Noted(second, "", "Warm Tuesday"),
    )
    assert hub.referrals.one(second.id) == Noted(second, "", "Warm Tuesday")


def test_a_merge_is_followed_and_its_undoing_too(hub) -> None:
    ann, bea = hub.add_person("Ann Example"), hub.add_person("Bea Sample")
    made = add(hub, person_id=bea)
    done(hub.people.merge("Sam", ann, bea))
    assert hub.referrals.one(made.id).person == "Ann Example"
    with hub.store.reading() as reader:
        assert [each.person_id for each in reader.facts().referrals] == [ann]
    assert add(hub, person_id=bea).person_id == ann
    done(hub.undo.latest("Sam"))
    done(hub.undo.latest("Sam"))
    assert hub.referrals.one(made.id).person == "Bea Sample"


def test_those_without_an_answer_wait_longest_first(hub) -> None:
    """DQ24."""
    late = add(hub, date=dt.date(2026, 5, 4))
    early = add(hub, "in", date=dt.date(2026, 2, 1))
    add(hub, "signpost")
    answered = add(hub)
    done(hub.referrals.tell("Sam", answered.id, "declined"))
    waiting = [each.referral for each in hub.referrals.waiting(TODAY)]
    assert waiting == [early, late]
    assert [e.referral for e in hub.referrals.waiting(dt.date(2026, 3, 1))] == [early]


def test_those_of_a_month_stand_by_their_days(hub) -> None:
    late = add(hub, date=dt.date(2026, 5, 4))
    early = add(hub, date=dt.date(2026, 5, 1))
    add(hub, date=dt.date(2026, 4, 30))
    made = hub.referrals.made_in(Month(2026, 5).window)
    assert [each.referral for each in made] == [early, late]


@pytest.mark.parametrize("direction", FIRST_STATUS)
def test_undo_takes_it_back_and_says_what_it_was(hub, session, direction) -> None:
    before = hub.digest()
    add(hub, direction, org_type="FOODBANK", session_id=session)
    undone = done(hub.undo.latest("Sam", session))
    assert undone.told.kind.endswith("_at")
    assert undone.told.gaps["org"] == "FOODBANK"
    assert (undone.told.gaps["session"], undone.told.gaps["date"]) == ("Warm Tuesday", "2026-05-05")
    assert hub.digest() == before
    done(hub.undo.redo("Sam"))
    assert hub.find(Referral)[0].direction == direction


def test_everything_done_has_words_for_undo(hub, session) -> None:
    made = [add(hub, direction) for direction in FIRST_STATUS]
    made += [add(hub, direction, session_id=session) for direction in FIRST_STATUS]
    done(hub.referrals.tell("Sam", made[0].id, "declined"))
    done(hub.referrals.remove("Sam", made[0].id))
    done(hub.learning.write("Sam", Month(2026, 5), went_well="Soup"))
    words = resources.words()
    with hub.store.reading() as reader:
        told = [tell(reader, action) for action in reader.latest_actions(9)]
    said = {words(f"action.{each.kind}", **each.gaps) for each in told}
    assert len(said) == 9


def test_an_outcome_is_taken_back_alone(hub) -> None:
    made = add(hub)
    done(hub.referrals.tell("Sam", made.id, "taken_up"))
    assert done(hub.undo.latest("Sam")).told.kind == "told_outcome"
    assert hub.get(Referral, made.id) == made


def test_the_name_of_a_place_is_put_right_or_taken_away(hub) -> None:
    """DQ20."""
    made = add(hub, direction="signpost", other_org="Ring 01946 555123")
    done(hub.referrals.name_org("Sam", made.id, " The  Pantry "))
    assert hub.get(Referral, made.id) == replace(made, other_org="The Pantry")
    done(hub.referrals.name_org("Sam", made.id, ""))
    assert hub.get(Referral, made.id).other_org == ""
    assert hub.undo.next().kind == "named_org"
    assert hub.referrals.name_org("Sam", made.id, "x" * 101).code == "ORG_TOO_LONG"
    assert hub.referrals.name_org("Sam", "nothing", "x").code == "NO_SUCH_REFERRAL"
