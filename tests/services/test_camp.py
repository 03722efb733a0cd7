"""The week of a camp: who is here, who left with whom, and who has to be collected."""

import datetime as dt

import pytest

from fake_keys import FakeKeyRing
from fakes import FakeClock, FakeIds, FakeStore
from hublog.domain.care import Contact
from hublog.domain.consents import Held
from hublog.domain.problems import Problem
from hublog.domain.sessions import Attendance
from hublog.services.care import GrownUp
from hublog.services.care_records import CareChanges
from hublog.services.hub import HubDetails
from hublog.services.people import PersonChanges
from in_memory import InMemory, done

BOSS = "the boss alone knows"
JO = Contact(name="Jo Example", phone="01632 960001")


@pytest.fixture
def activity(hub) -> str:
    return hub.add_activity("Holiday Camp", age_group="child")


@pytest.fixture
def camp(hub, activity) -> str:
    """An open session of an activity for children, with Ann (8) at it."""
    session = hub.open(activity)
    ann = hub.add_person("Ann Example")
    done(hub.people.amend("Sam", ann, PersonChanges(birth_year=2018)))
    done(hub.sign_in.person("Sam", session, ann))
    return session


@pytest.fixture
def ann(hub, camp) -> str:
    return hub.find(Attendance, session_id=camp)[0].person_id


def stay(hub, camp, who):  # noqa: ANN201
    """How somebody stands at the session."""
    (line,) = (each for each in done(hub.camp.week(camp)).week.children if each.person.id == who)
    return line.stays[camp]


def test_a_child_leaves_with_whoever_collects_them_and_is_back_when_signed_in_again(
    hub, camp, ann
) -> None:
    assert hub.camp.sign_out("Sam", camp, ann, " - ").code == "WHO_COLLECTS"
    assert hub.camp.sign_out("Sam", camp, ann, "J" * 81).code == "CARE_TOO_LONG"
    came = hub.clock.now()
    hub.clock.advance(minutes=90)
    done(hub.camp.sign_out("Sam", camp, ann, "Jo Example"))
    left = stay(hub, camp, ann)
    assert (left.left, left.left_with, left.alone) == (hub.clock.now(), "Jo Example", False)
    assert hub.camp.sign_out("Sam", camp, ann, "Jo").code == "NOT_HERE"
    week = done(hub.camp.week(camp)).week
    assert (len(week.here(camp)), len(week.gone(camp)), len(week.away(camp))) == (0, 1, 0)
    done(hub.sign_in.person("Sam", camp, ann))
    assert stay(hub, camp, ann)[:2] == (came, None)
    assert done(hub.sign_in.person("Sam", camp, ann)).already_here


@pytest.mark.parametrize("stays", [True, False])
def test_a_child_written_down_twice_is_back_under_both_records(hub, camp, ann, stays) -> None:
    annie = hub.add_person("Annie Example")
    done(hub.sign_in.person("Sam", camp, annie))
    bo = hub.add_person("Bo Example")
    done(hub.sign_in.person("Sam", camp, bo))
    if stays:  # only the one that goes left
        done(hub.camp.sign_out("Sam", camp, annie, "Jo Example"))
    done(hub.people.merge("Sam", ann, annie))
    for who in (bo, *(() if stays else (ann,))):
        done(hub.camp.sign_out("Sam", camp, who, "Jo Example"))
    assert stay(hub, camp, ann).left is not None
    assert not done(hub.sign_in.person("Sam", camp, ann)).already_here
    assert stay(hub, camp, ann).left is None
    assert stay(hub, camp, bo).left is not None
    assert [each.status for each in done(hub.camp.the_list(camp))] == ["here", "gone"]


def test_nobody_young_goes_alone_without_a_reason_unless_their_notes_say_so(hub, camp, ann) -> None:
    assert done(hub.camp.leaving(camp, ann)).must_be_collected
    assert hub.camp.sign_out("Sam", camp, ann, "", alone=True).code == "WHY_ALONE"
    done(hub.camp.sign_out("Sam", camp, ann, "brother at the gate", alone=True))
    left = stay(hub, camp, ann)
    assert (left.alone, left.why_alone) == (True, "brother at the gate")
    done(hub.undo.latest("Sam"))
    done(hub.care.amend("Sam", ann, CareChanges(own_way_home=True)))
    assert not done(hub.camp.leaving(camp, ann)).must_be_collected
    done(hub.camp.sign_out("Sam", camp, ann, "", alone=True))
    assert (stay(hub, camp, ann).alone, stay(hub, camp, ann).why_alone) == (True, "")


def test_those_who_may_collect_are_offered_whoever_came_before_first(
    hub, activity, camp, ann
) -> None:
    may_not = Contact(name="Bo", phone="01632 960003", may_collect=False)
    notes = CareChanges(contacts=(JO, may_not), collect_by="Aunt Bee, Kim")
    done(hub.care.amend("Sam", ann, notes))
    assert done(hub.camp.leaving(camp, ann)).collectors == ("Jo Example", "Aunt Bee", "Kim")
    done(hub.camp.sign_out("Sam", camp, ann, "Kim"))
    hub.clock.advance(days=1)
    second = hub.open(activity)
    done(hub.sign_in.person("Sam", second, ann))
    asked = done(hub.camp.leaving(second, ann))
    assert asked.collectors == ("Kim", "Jo Example", "Aunt Bee")
    assert asked.contacts == (JO, may_not)


def test_the_week_holds_every_day_of_it_and_nobody_who_is_forgotten(
    hub, activity, camp, ann
) -> None:
    hub.clock.advance(days=1)
    second = hub.open(activity)
    bo, eve = hub.add_person("Bo Example"), hub.add_person("Eve Example")
    for each in (bo, eve):
        done(hub.sign_in.person("Sam", second, each))
    done(hub.forget.person("Sam", eve, without_copy=True))
    hub.open(hub.add_activity("Warm Tuesday"))
    week = done(hub.camp.week(second)).week
    assert [each.id for each in week.sessions] == [camp, second]
    assert [line.person.name for line in week.children] == ["Ann Example", "Bo Example"]
    assert [line.person.id for line in week.away(second)] == [ann]
    done(hub.sessions.cancel("Sam", activity, dt.date(2026, 5, 7), "WEATHER"))
    assert len(done(hub.camp.week(second)).week.sessions) == 2


def test_the_list_says_who_is_here_and_what_must_be_known(hub, activity, camp, ann) -> None:
    bo = hub.add_person("Bo Example")
    done(hub.sign_in.person("Sam", camp, bo))
    done(hub.care.amend("Sam", ann, CareChanges(allergies="nuts", contacts=(JO,))))
    done(hub.camp.sign_out("Sam", camp, bo, "Kim"))
    first, second = done(hub.camp.the_list(camp))
    assert (first.person.id, first.status, first.allergies, first.contacts) == (
        *(ann, "here", "nuts"),
        (JO,),
    )
    assert (second.person.id, second.status, second.contacts) == (bo, "gone", ())
    assert second.stay.left_with == "Kim"
    hub.clock.advance(days=1)
    assert [each.status for each in done(hub.camp.the_list(hub.open(activity)))] == ["away", "away"]


def test_the_list_leaves_nothing_blank_that_the_screen_says(hub, camp, ann) -> None:
    """Whoever holds the paper in front of the building knows what is asked at the desk."""
    (listed,) = done(hub.camp.the_list(camp))
    assert listed.must_be_collected is done(hub.camp.leaving(camp, ann)).must_be_collected is True
    assert (listed.missing.consent, listed.missing.contacts) == (Held.UNASKED, 2)
    done(hub.care.said_yes("Sam", camp, ann, GrownUp("Jo Example", "PARENT", "01632 960001")))
    done(hub.care.amend("Sam", ann, CareChanges(own_way_home=True)))
    (listed,) = done(hub.camp.the_list(camp))
    assert not listed.must_be_collected
    assert (listed.missing.consent, listed.missing.contacts) == (None, 1)


def test_it_is_late_half_an_hour_after_the_end(hub, activity, camp) -> None:
    assert not done(hub.camp.week(camp)).late
    hub.clock.advance(hours=2, minutes=30)
    assert done(hub.camp.week(camp)).late
    done(hub.sessions.cancel("Sam", activity, dt.date(2026, 5, 12), "WEATHER"))
    ahead = hub.sessions.of_day(activity, dt.date(2026, 5, 12))
    assert not done(hub.camp.week(ahead.id)).late
    untimed = hub.open(activity, dt.date(2026, 5, 4))
    assert not done(hub.camp.week(untimed)).late


def test_only_sessions_for_children_have_such_a_week(hub, session, camp, ann) -> None:
    assert hub.camp.week(session).code == "NOT_FOR_CHILDREN"
    for nowhere in (session, "none"):
        codes = {
            hub.camp.week(nowhere).code,
            hub.camp.leaving(nowhere, ann).code,
            hub.camp.the_list(nowhere).code,
            hub.camp.sign_out("Sam", nowhere, ann, "Jo").code,
        }
        assert len(codes) == 1
    assert hub.camp.week("none").code == "NO_SUCH_SESSION"
    assert hub.camp.leaving(camp, "nobody").code == "NO_SUCH_PERSON"
    assert hub.camp.sign_out("Sam", camp, "nobody", "Jo").code == "NO_SUCH_PERSON"


@pytest.mark.parametrize(("told", "must"), [(None, False), (True, False), (False, True)])
def test_whoever_is_older_is_collected_where_a_grown_up_said_so(hub, camp, told, must) -> None:
    eve = hub.add_person("Eve Example")
    done(hub.people.amend("Sam", eve, PersonChanges(birth_year=2012)))
    done(hub.care.amend("Sam", eve, CareChanges(own_way_home=told, none_known=True)))
    done(hub.sign_in.person("Sam", camp, eve))
    assert done(hub.camp.leaving(camp, eve)).must_be_collected is must


def test_only_coordinators_look_at_a_day_that_is_over() -> None:
    """What is told of children's health is for those on shift while they are there."""
    clock = FakeClock()
    hub = InMemory(FakeStore(clock), clock, FakeIds(), FakeKeyRing(coordinator=BOSS))
    done(hub.hub.set_up("Sam", HubDetails(code="CUM-EWA", name="Ewanrigg Hub")))
    camp = hub.open(hub.add_activity("Holiday Camp", age_group="child"))
    ann = hub.add_person("Ann Example")
    done(hub.sign_in.person("Sam", camp, ann))

    def refused() -> set[str | None]:
        asked = (
            *(hub.camp.week(camp), hub.camp.the_list(camp), hub.camp.leaving(camp, ann)),
            hub.camp.sign_out("Sam", camp, ann, "Jo", alone=True),
        )
        hub.undo.latest("Sam", camp)
        return {each.code if isinstance(each, Problem) else None for each in asked}

    assert refused() == {None}
    done(hub.sessions.finish("Sam", camp))
    assert refused() == {None}
    clock.advance(days=1)
    assert refused() == {"SESSION_NOT_OPEN"}
    done(hub.access.rise(BOSS))
    assert refused() == {None}
    done(hub.sessions.reopen("Sam", camp))
    hub.access.step_down()
    assert refused() == {None}, "yesterday, not finished: somebody may still be here"
    clock.advance(days=1)
    assert refused() == {"SESSION_NOT_OPEN"}
