"""Who is still to be asked something at a session, for a quiet moment at the desk."""

from hublog.services.requests import Requests
from in_memory import done


def test_those_here_who_are_still_to_be_asked_are_found(hub) -> None:
    session = hub.open(hub.add_activity())
    ann, bea = hub.add_person("Bea Sample"), hub.add_person("Ann Example")
    for who in (ann, bea):
        done(hub.sign_in.person("Sam", session, who))
    assert [each.name for each in hub.consents.waiting(session)] == ["Ann Example", "Bea Sample"]
    for purpose in ("register", "photo", "referral", "news"):
        done(hub.consents.give("Sam", ann, purpose, purpose == "register"))
    assert hub.consents.waiting(session) == ((bea, "Ann Example", "", 4),)


def test_whoever_is_put_away_or_forgotten_is_not_waiting(hub) -> None:
    session = hub.open(hub.add_activity())
    ann, bea = hub.add_person("Ann Example"), hub.add_person("Bea Sample")
    for who in (ann, bea):
        done(hub.sign_in.person("Sam", session, who))
    done(hub.people.archive("Sam", ann))
    done(hub.forget.person("Sam", bea))
    assert hub.consents.waiting(session) == ()


def test_an_answer_given_before_two_were_merged_counts_at_the_door(hub) -> None:
    session = hub.open(hub.add_activity())
    ann, bea = hub.add_person("Ann Example"), hub.add_person("Ann Exampel")
    for purpose in ("register", "photo", "referral", "news"):
        done(hub.consents.give("Sam", bea, purpose, True))
    done(hub.people.merge("Sam", ann, bea))
    done(hub.sign_in.person("Sam", session, ann))
    assert hub.consents.waiting(session) == ()


def test_who_was_merged_step_by_step_is_not_asked_at_the_door_what_was_answered(hub) -> None:
    done(hub.hub.amend("Sam", share_rows=True))
    session = hub.open(hub.add_activity())
    first, then, last = (hub.add_person(name) for name in ("Ann", "Anne", "Annie"))
    done(Requests(hub.store, hub.clock, hub.ids).keep_here("Sam", first, here=True))
    for purpose in ("register", "photo", "referral", "news"):
        done(hub.consents.give("Sam", first, purpose, True))
    done(hub.people.merge("Sam", then, first))
    done(hub.people.merge("Sam", last, then))
    done(hub.sign_in.person("Sam", session, last))
    assert done(hub.consents.of(last)).to_ask == ()
    assert hub.consents.waiting(session) == ()
