"""Putting right the day, the times and the ending of a session that is in the register already."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from hublog.domain.problems import Problem
from hublog.domain.sessions import Attendance, Session, session_id
from hublog.domain.volunteering import VolunteerTime
from hublog.services.told import Told
from in_memory import done

TODAY = date(2026, 5, 5)
MONDAY = TODAY - timedelta(days=1)


def test_only_what_is_given_changes(hub, session) -> None:
    """DQ01, DQ03 and DQ04: the id, the source and the copy of the activity stay."""
    done(hub.sessions.finish("Sam", session))
    before = hub.get(Session, session)
    done(hub.sessions.amend("Sam", session, day=MONDAY))
    assert hub.get(Session, session) == replace(before, date=MONDAY)
    done(hub.sessions.amend("Sam", session, start=time(9, 30), end=time(13)))
    after = replace(before, date=MONDAY, start=time(9, 30), end=time(13))
    assert hub.get(Session, session) == after


def test_whoever_came_came_on_the_new_day_and_so_did_the_time_given(hub, session) -> None:
    done(hub.sign_in.person("Sam", session, hub.add_person("Ann Example")))
    done(hub.helping.new_volunteer("Sam", session, "Val Vetch", 60))
    done(hub.sessions.amend("Sam", session, day=MONDAY))
    (visit,) = hub.find(Attendance)
    (given,) = hub.find(VolunteerTime)
    assert (visit.session_id, given.session_id, given.date) == (session, session, MONDAY)
    done(hub.undo.latest("Sam"))
    (given,) = hub.find(VolunteerTime)
    assert (hub.get(Session, session).date, given.date) == (TODAY, TODAY)


def test_undo_names_it(hub, session) -> None:
    done(hub.sessions.amend("Sam", session, day=MONDAY))
    wanted = Told("amended_session", {"session": "Warm Tuesday", "date": MONDAY.isoformat()})
    assert hub.undo.next() == wanted


def test_saying_again_what_is_there_changes_nothing(hub, session) -> None:
    assert not done(hub.sessions.amend("Sam", session, day=TODAY, start=time(10), end=time(12)))
    assert not done(hub.sessions.amend("Sam", session))


@pytest.mark.parametrize("what", ["cancelled", "closed"])
def test_a_session_that_is_over_or_never_ran_is_put_right_too(hub, what) -> None:
    activity = hub.add_activity()
    if what == "cancelled":
        done(hub.sessions.cancel("Sam", activity, TODAY, "NOVOL"))
    else:
        done(hub.sessions.finish("Sam", hub.open(activity)))
    session = hub.sessions.of_day(activity, TODAY)
    done(hub.sessions.amend("Sam", session.id, day=MONDAY))
    assert hub.get(Session, session.id) == replace(session, date=MONDAY, status=what)


def test_no_session_is_moved_into_the_future(hub, session) -> None:
    """DQ01."""
    problem = hub.sessions.amend("Sam", session, day=date(2026, 5, 6))
    assert problem == Problem("SESSION_IN_FUTURE", "2026-05-06")


def test_a_session_that_ends_when_it_starts_is_none(hub, session) -> None:
    """DQ04."""
    problem = hub.sessions.amend("Sam", session, end=time(10))
    assert problem == Problem("SESSION_NO_LENGTH", "10:00")
    assert hub.sessions.amend("Sam", session, start=time(12)).code == "SESSION_NO_LENGTH"


def test_what_came_in_without_times_may_get_one_after_the_other(hub) -> None:
    """DQ04."""
    session = hub.open(hub.add_activity(weekday=2))
    done(hub.sessions.amend("Sam", session, day=MONDAY))
    done(hub.sessions.amend("Sam", session, end=time(0)))
    done(hub.sessions.amend("Sam", session, start=time(22)))
    held = hub.get(Session, session)
    assert (held.start, held.end, held.hours) == (time(22), time(0), 2)


def test_a_session_never_ends_up_where_another_one_of_its_activity_is(hub, session) -> None:
    """DQ05."""
    activity = hub.get(Session, session).activity_id
    other = done(hub.sessions.open("Sam", activity, MONDAY, time(10), time(11))).session.id
    problem = hub.sessions.amend("Sam", session, day=MONDAY)
    assert problem == Problem("SESSION_THERE", MONDAY.isoformat())
    done(hub.sessions.amend("Sam", other, start=time(8)))
    done(hub.sessions.amend("Sam", session, day=MONDAY))
    assert hub.sessions.amend("Sam", other, start=time(10)).code == "SESSION_THERE"
    done(hub.sessions.amend("Sam", other, end=time(12)))


def test_two_that_start_together_already_can_still_end_otherwise(hub, session) -> None:
    held = hub.get(Session, session)
    with hub.store.writing("Sam", "brought_in") as work:
        work.put(replace(held, id="another"))
        work.commit()
    done(hub.sessions.amend("Sam", session, end=time(13)))
    assert hub.sessions.amend("Sam", session, day=TODAY) == done(hub.sessions.amend("Sam", session))


def test_what_is_gone_is_not_put_right(hub, session) -> None:
    assert hub.sessions.amend("Sam", "nothing", day=MONDAY) == Problem("NO_SUCH_SESSION")
    done(hub.undo.latest("Sam"))
    assert hub.sessions.amend("Sam", session, day=MONDAY) == Problem("NO_SUCH_SESSION")


def test_the_day_it_was_moved_from_can_have_a_session_of_its_own(hub, session) -> None:
    """A session that is moved takes its id along."""
    done(hub.sign_in.count("Sam", session, "65+", 3))
    done(hub.sessions.finish("Sam", session))
    activity = hub.get(Session, session).activity_id
    done(hub.sessions.amend("Sam", session, day=MONDAY))
    opened = done(hub.sessions.open("Sam", activity, TODAY)).session
    assert opened.id == session_id(activity, TODAY, time(10), 2)
    assert hub.get(Session, session).status == "closed"
    done(hub.sessions.amend("Sam", opened.id, start=time(15), end=time(17)))
    third = done(hub.sessions.open("Sam", activity, TODAY, time(10))).session
    assert third.id == session_id(activity, TODAY, time(10), 3)


def test_the_day_it_was_moved_to_has_its_session_already(hub, session) -> None:
    activity = hub.get(Session, session).activity_id
    done(hub.sessions.amend("Sam", session, day=MONDAY))
    assert hub.sessions.of_day(activity, MONDAY).id == session
    assert hub.sessions.of_day(activity, MONDAY, time(10)).id == session
    assert hub.sessions.of_day(activity, MONDAY, time(11)).id != session


def test_the_ending_of_a_finished_session_is_told_anew_in_one_action(hub, session) -> None:
    """DQ09 and DQ22: nothing is opened again for it."""
    done(hub.helping.new_volunteer("Sam", session, "Val Vetch", None))
    (given,) = hub.find(VolunteerTime)
    done(hub.sign_in.count("Sam", session, "65+", 3))
    done(hub.sessions.finish("Sam", session, headcount=30, note="Calm"))
    before = hub.get(Session, session)
    done(hub.sessions.amend_ending("Sam", session, headcount=3, minutes={given.id: 90}))
    assert hub.get(Session, session) == replace(before, paper_count=3)
    assert hub.find(VolunteerTime) == [replace(given, minutes=90)]
    assert hub.undo.next().kind == "amended_ending"
    done(hub.undo.latest("Sam"))
    assert (hub.get(Session, session), hub.find(VolunteerTime)) == (before, [given])


def test_a_count_by_eye_can_be_taken_away(hub, session) -> None:
    """DQ09."""
    done(hub.sessions.finish("Sam", session, headcount=30))
    done(hub.sessions.reopen("Sam", session))
    done(hub.sessions.finish("Sam", session))
    assert hub.get(Session, session).paper_count == 30
    done(hub.sessions.amend_ending("Sam", session, headcount=None, note=" Quiet  day"))
    held = hub.get(Session, session)
    assert (held.paper_count, held.note) == (None, "Quiet day")


def test_of_an_empty_session_that_is_finished_one_can_say_that_nobody_came(hub, session) -> None:
    """DQ07."""
    done(hub.sessions.finish("Sam", session))
    done(hub.sessions.amend_ending("Sam", session, nobody_came=True))
    assert hub.get(Session, session).nobody_came
    done(hub.sessions.amend_ending("Sam", session, note="Snow"))
    assert hub.get(Session, session).nobody_came
    done(hub.sessions.amend_ending("Sam", session, nobody_came=False))
    assert not hub.get(Session, session).nobody_came


def test_nobody_came_means_nothing_where_somebody_did(hub, session) -> None:
    """DQ07."""
    done(hub.sign_in.count("Sam", session, "65+", 3))
    done(hub.sessions.finish("Sam", session))
    assert not done(hub.sessions.amend_ending("Sam", session, nobody_came=True))


def test_the_ending_is_told_anew_of_finished_sessions_alone(hub, session) -> None:
    wanted = Problem("SESSION_NOT_FINISHED")
    assert hub.sessions.amend_ending("Sam", session, note="x") == wanted
    assert hub.sessions.amend_ending("Sam", "nothing", note="x") == wanted
    assert hub.sessions.amend_ending("Sam", session, headcount=-1).code == "HEADCOUNT_RANGE"
    done(hub.undo.latest("Sam"))
    assert hub.sessions.amend_ending("Sam", session, note="x") == wanted
