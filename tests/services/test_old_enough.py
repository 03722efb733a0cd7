"""Whoever's age nobody knows is no grown-up where they are met as a child."""

import pytest

from hublog.domain.care import Care, care_id
from hublog.domain.consents import Held
from hublog.services.care_records import CareChanges
from hublog.services.consents import Said
from hublog.services.people import PersonChanges
from hublog.services.referrals import ReferralDetails
from hublog.services.wellbeing import Ask
from in_memory import InMemory, done

MUM = Said(given_by="Jo Example", relationship="PARENT")


@pytest.fixture
def ann(hub) -> str:
    """Somebody of unknown age, at a hub that asks."""
    hub.turn(asks_wellbeing=True)
    return hub.add_person("Ann Example")


def come(hub: InMemory, who: str, activity: str) -> None:
    done(hub.sign_in.person("Sam", hub.open(activity), who))


def old_enough(hub: InMemory, who: str) -> bool:
    return done(hub.wellbeing.of(who)).old_enough


@pytest.mark.parametrize("purpose", ["take_part", "medical"])
def test_somebody_of_unknown_age_says_no_yes_of_a_child_for_themselves(hub, ann, purpose) -> None:
    assert hub.consents.give("Sam", ann, purpose, True).code == "CONSENT_GROWN_UP"
    done(hub.consents.give("Sam", ann, "photo", True))


def test_who_only_comes_to_activities_for_children_is_not_asked_how_they_are(hub, ann) -> None:
    assert old_enough(hub, ann)
    camp = hub.add_activity("Holiday Camp", age_group="child")
    come(hub, ann, camp)
    assert not old_enough(hub, ann)
    done(hub.consents.give("Sam", ann, "wellbeing", True, MUM))
    asked = hub.wellbeing.begin(Ask(person_id=ann, stage="start"))
    assert asked.code == "WELLBEING_TOO_YOUNG"
    come(hub, ann, hub.add_activity("Warm Tuesday"))
    assert old_enough(hub, ann)


def test_who_has_a_care_record_is_asked_only_once_their_age_is_known(hub, ann) -> None:
    with hub.store.writing("Sam", "test") as work:
        work.put(Care(id=care_id(ann), person_id=ann, allergies="nuts"))
        work.commit()
    assert not old_enough(hub, ann)
    done(hub.people.amend("Sam", ann, PersonChanges(birth_year=1980)))
    assert old_enough(hub, ann)
    done(hub.people.amend("Sam", ann, PersonChanges(birth_year=2015)))
    assert not old_enough(hub, ann)


def test_who_only_comes_to_activities_for_children_is_a_child_in_everything_asked(hub, ann) -> None:
    """The red card there asks for the same yes as the list of those still to be asked."""
    camp = hub.open(hub.add_activity("Holiday Camp", age_group="child"))
    done(hub.sign_in.person("Sam", camp, ann))
    standing = done(hub.consents.of(ann))
    assert standing.grown_up
    assert {"take_part", "medical"} <= {*standing.to_ask}
    assert "wellbeing" not in standing.to_ask
    (waiting,) = hub.consents.waiting(camp)
    assert waiting.open == len(standing.to_ask)
    for purpose in ("photo", "wellbeing"):
        assert hub.consents.give("Sam", ann, purpose, True).code == "CONSENT_GROWN_UP"
    done(hub.consents.give("Sam", ann, "photo", True, MUM))


def test_somebody_met_as_a_child_says_no_yes_to_being_passed_on_by_the_way(hub, ann) -> None:
    come(hub, ann, hub.add_activity("Holiday Camp", age_group="child"))
    passed_on = ReferralDetails(direction="out", person_id=ann, agreed=True)
    done(hub.referrals.add("Sam", passed_on))
    assert done(hub.consents.of(ann)).of("referral").held is Held.UNASKED


def test_a_care_record_that_was_emptied_bars_nobody(hub, ann) -> None:
    done(hub.care.amend("Sam", ann, CareChanges(allergies="nuts")))
    assert not old_enough(hub, ann)
    done(hub.care.delete("Sam", [ann]))
    assert old_enough(hub, ann)
