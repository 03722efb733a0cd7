"""What is said now counts from now on, whatever an earlier clock that was ahead has written."""

import datetime as dt

import pytest

from hublog.domain.consents import Consent, Held
from hublog.services.consents import Said
from in_memory import InMemory, done


def held(hub: InMemory, who: str, purpose: str) -> Held:
    return done(hub.consents.of(who)).of(purpose).held


@pytest.mark.parametrize("merged", [False, True])
def test_taking_back_wins_though_the_yes_was_dated_by_a_clock_ahead(hub, merged) -> None:
    ann, bea = hub.add_person("Ann Example"), hub.add_person("Ann Exampel")
    ahead = hub.clock.now() + dt.timedelta(days=365)
    who = bea if merged else ann
    hub.put(Consent(id="c", person_id=who, purpose="photo", decision="yes", at=ahead))
    if merged:
        done(hub.people.merge("Sam", ann, bea))
    done(hub.consents.withdraw("Sam", ann, "photo"))
    assert held(hub, ann, "photo") is Held.WITHDRAWN
    done(hub.consents.give("Sam", ann, "photo", True))
    assert held(hub, ann, "photo") is Held.YES


def test_what_is_said_now_is_dated_now_and_pushes_what_a_clock_ahead_dated_later(hub) -> None:
    """So the day that is shown is right, and a yes until tonight holds today."""
    ann = hub.add_person("Ann Example")
    ahead = hub.clock.now() + dt.timedelta(days=3)
    for n, decision in enumerate(["no", "yes", "withdrawn"]):
        at = ahead + dt.timedelta(hours=n)
        hub.put(Consent(id=decision, person_id=ann, purpose="photo", decision=decision, at=at))
    hub.put(Consent(id="news", person_id=ann, purpose="news", decision="yes", at=ahead))
    done(hub.consents.give("Sam", ann, "photo", True, Said(expires_on=hub.clock.now().date())))
    stand = done(hub.consents.of(ann)).of("photo")
    assert (stand.held, stand.answer.at) == (Held.YES, hub.clock.now())
    said = sorted(hub.find(Consent), key=lambda each: each.at)
    assert [each.decision for each in said] == ["no", "yes", "withdrawn", "yes", "yes"]
    assert said[-1].purpose == "news"
    assert said[-1].at == ahead


def test_a_yes_of_a_clock_ahead_does_not_count_again_by_undoing_its_undoing(hub) -> None:
    ann = hub.add_person("Ann Example")
    hub.clock.advance(days=30)
    yes = done(hub.consents.give("Sam", ann, "photo", True))
    undone = done(hub.undo.one("Sam", yes.stamp))
    hub.clock.advance(days=-29)
    done(hub.consents.give("Sam", ann, "photo", False))
    done(hub.undo.one("Sam", undone.changed.stamp))
    assert len(hub.find(Consent)) == 2
    assert held(hub, ann, "photo") is Held.NO
