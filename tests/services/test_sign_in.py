"""Signing people in, counting others, and volunteers."""

import pytest

from hublog.domain.people import Person
from hublog.domain.sessions import Attendance, Count
from hublog.domain.volunteering import VolunteerTime
from in_memory import done


def test_signing_in_is_one_attendance_however_often(hub, session) -> None:
    """DQ11: the same person twice in a session is prevented."""
    ann = hub.add_person("Ann Example")
    first = done(hub.sign_in.person("Sam", session, ann))
    at = hub.clock.now()
    hub.clock.advance(minutes=12)
    second = done(hub.sign_in.person("Sam", session, ann))
    assert (first.already_here, second.already_here, second.since) == (False, True, at)
    assert not second.changed
    assert len(hub.find(Attendance)) == 1


def test_whoever_was_taken_back_or_away_can_come_again(hub, session) -> None:
    ann = hub.add_person("Ann Example")
    done(hub.sign_in.person("Sam", session, ann))
    done(hub.undo.latest("Sam"))
    assert done(hub.sign_in.person("Sam", session, ann)).changed
    (attendance,) = hub.find(Attendance)
    with hub.store.writing("Sam", "amended") as work:
        work.amend("attendance", attendance.id, {"status": "did_not_attend"})
        work.commit()
    assert not done(hub.sign_in.person("Sam", session, ann)).already_here
    assert hub.find(Attendance)[0].status == "present"


def test_a_merged_person_signs_in_as_the_one_that_stays(hub, session) -> None:
    ann, annie = hub.add_person("Ann Example"), hub.add_person("Annie Example")
    done(hub.people.merge("Sam", ann, annie))
    assert done(hub.sign_in.person("Sam", session, annie)).person.id == ann


def test_nobody_signs_in_who_is_not_in_the_register(hub, session) -> None:
    assert hub.sign_in.person("Sam", session, "nobody").code == "NO_SUCH_PERSON"
    ann = hub.add_person("Ann Example")
    done(hub.forget.person("Sam", ann))
    assert hub.sign_in.person("Sam", session, ann).code == "NO_SUCH_PERSON"


def test_somebody_new_is_added_and_signed_in_by_one_action(hub, session) -> None:
    new = done(hub.sign_in.new_person("Sam", session, "Ann Example"))
    assert new.changed.people == {new.person.id}
    assert len(hub.find(Attendance, person_id=new.person.id)) == 1
    done(hub.undo.latest("Sam"))
    assert hub.find(Person) == []
    assert hub.sign_in.new_person("Sam", session, "?").code == "PERSON_NAME"


def test_people_are_counted_in_bands_and_door_groups_and_taken_off(hub, session) -> None:
    done(hub.sign_in.count("Sam", session, "65+", first_time_n=1))
    done(hub.sign_in.count("Sam", session, "25-34", 4))
    done(hub.sign_in.count("Sam", session, "65+", -1))
    here = hub.sign_in.here(session)
    assert (here.named, here.counted, here.footfall) == (0, 4, 4)
    assert len(hub.find(Count)) == 3


def test_a_band_never_falls_below_zero(hub, session) -> None:
    done(hub.sign_in.count("Sam", session, "U18"))
    assert hub.sign_in.count("Sam", session, "65+", -1).code == "COUNT_ZERO"
    assert hub.sign_in.count("Sam", session, "U18", -2).code == "COUNT_ZERO"
    assert hub.sign_in.here(session).counted == 1


def test_a_band_is_one_of_the_lists(hub, session) -> None:
    assert hub.sign_in.count("Sam", session, "66+").code == "UNKNOWN_CODE"


def test_a_volunteers_minutes_are_noted_once_a_session(hub, session) -> None:
    ann = hub.add_person("Ann Example")
    assert done(hub.helping.volunteer("Sam", session, ann, 90)).before is None
    assert done(hub.helping.volunteer("Sam", session, ann, 120)).before == 90
    (time,) = hub.find(VolunteerTime)
    assert (time.minutes, time.kind, time.date) == (120, "delivery", hub.clock.now().date())
    with hub.store.writing("Sam", "amended") as work:
        work.amend("volunteer_time", time.id, {"kind": "setup"})
        work.commit()
    assert done(hub.helping.volunteer("Sam", session, ann, 60)).before is None


@pytest.mark.parametrize("minutes", [0, -5, 1441])
def test_minutes_that_cannot_be_are_refused(hub, session, minutes) -> None:
    ann = hub.add_person("Ann Example")
    assert hub.helping.volunteer("Sam", session, ann, minutes).code == "MINUTES_RANGE"


def test_a_new_volunteer_is_added_and_taken_back_in_one_action(hub, session) -> None:
    val = done(hub.helping.new_volunteer("Sam", session, "Val New", 30)).person
    assert val.name == "Val New"
    assert done(hub.undo.latest("Sam")).told.kind == "volunteered_new"
    with hub.store.reading() as reader:
        assert not reader.get_many(type(val), [val.id])[val.id].alive
        assert reader.find(VolunteerTime, session_id=session) == []


def test_a_new_volunteer_needs_a_name(hub, session) -> None:
    assert hub.helping.new_volunteer("Sam", session, "  ", 30).code == "PERSON_NAME"


def test_only_people_in_the_register_volunteer(hub, session) -> None:
    assert hub.helping.volunteer("Sam", session, "nobody", 60).code == "NO_SUCH_PERSON"


def test_nothing_happens_at_a_session_that_is_not_open(hub, session) -> None:
    ann = hub.add_person("Ann Example")
    done(hub.sessions.finish("Sam", session))
    sign_in = hub.sign_in
    for result in (
        sign_in.person("Sam", session, ann),
        sign_in.new_person("Sam", session, "Bea Sample"),
        sign_in.count("Sam", session, "65+"),
        hub.helping.volunteer("Sam", session, ann, 60),
        sign_in.person("Sam", "nothing", ann),
    ):
        assert result.code == "SESSION_NOT_OPEN"


def test_who_came_last_is_told_by_the_journal_not_by_the_clock(hub, session) -> None:
    """Scenario 1 of domain.md."""
    assert hub.sign_in.last(session) is None
    ann = done(hub.sign_in.new_person("Sam", session, "Ann Example")).person.id
    hub.clock.advance(minutes=-5)
    bea = done(hub.sign_in.new_person("Sam", session, "Bea Sample")).person.id
    done(hub.sign_in.count("Sam", session, "65+"))
    hub.add_person("Cy Elsewhere")
    assert hub.sign_in.last(session).person_id == bea
    done(hub.undo.latest("Sam", session))
    done(hub.undo.latest("Sam", session))
    assert hub.sign_in.last(session).person_id == ann
