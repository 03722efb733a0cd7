"""Opening, finishing and cancelling sessions."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from hublog.domain.activities import Slot
from hublog.domain.sessions import Session, session_id
from hublog.domain.volunteering import VolunteerTime
from hublog.services.activities import ActivityDetails
from in_memory import done

TODAY = date(2026, 5, 5)


def test_a_session_takes_its_times_and_a_copy_of_its_activity(hub) -> None:
    activity = hub.add_activity(place="The Hall")
    opened = done(hub.sessions.open("Sam", activity, TODAY))
    session = opened.session
    assert session.id == session_id(activity, TODAY, time(10))
    assert (session.start, session.end) == (time(10), time(12))
    assert (session.type, session.conditions, session.source) == ("DROPIN", ("PEER",), "live")
    assert session.place_id is not None
    assert (opened.was, session.opened_at) == ("", hub.clock.now())


def test_a_day_off_the_timetable_has_a_session_without_times(hub) -> None:
    opened = done(hub.sessions.open("Sam", hub.add_activity(weekday=2), TODAY))
    assert (opened.session.start, opened.session.end) == (None, None)


def test_a_session_of_the_past_comes_from_paper(hub) -> None:
    opened = done(hub.sessions.open("Sam", hub.add_activity(), date(2026, 4, 28)))
    assert opened.session.source == "paper"


def test_a_session_in_the_future_is_not_opened(hub) -> None:
    """DQ01, at the desk."""
    problem = hub.sessions.open("Sam", hub.add_activity(), date(2026, 5, 6))
    assert problem.code == "SESSION_IN_FUTURE"


def test_opening_what_is_open_changes_nothing(hub, session) -> None:
    held = hub.get(Session, session)
    again = done(hub.sessions.open("Sam", held.activity_id, TODAY))
    assert (again.session, again.was, bool(again.changed)) == (held, "open", False)


def test_finishing_notes_when_it_was_entered_and_reopening_keeps_that(hub, session) -> None:
    done(hub.sessions.finish("Sam", session))
    closed = hub.get(Session, session)
    assert (closed.status, closed.entered_on) == ("closed", TODAY)
    hub.clock.advance(days=3)
    assert done(hub.sessions.open("Sam", closed.activity_id, TODAY)).was == "closed"
    done(hub.sessions.finish("Sam", session))
    assert hub.get(Session, session).entered_on == TODAY


@pytest.mark.parametrize(("days", "late"), [(0, 0), (1, 0), (2, 2)])
def test_a_session_over_midnight_is_not_late(hub, days, late) -> None:
    """Q01: the night belongs to the day it began on."""
    session = hub.open(hub.add_activity(name="Night shelter", start="21:00", end="07:00"))
    hub.clock.advance(days=days)
    done(hub.sessions.finish("Sam", session))
    assert hub.get(Session, session).entered_on == TODAY + timedelta(days=late)


def test_only_an_open_session_is_finished(hub, session) -> None:
    done(hub.sessions.finish("Sam", session))
    assert hub.sessions.finish("Sam", session).code == "SESSION_NOT_OPEN"
    assert hub.sessions.finish("Sam", "nothing").code == "SESSION_NOT_OPEN"


def test_a_cancelled_session_keeps_its_reason_and_may_run_after_all(hub) -> None:
    """A02: cancelled sessions are kept, never deleted."""
    activity = hub.add_activity()
    done(hub.sessions.cancel("Sam", activity, date(2026, 5, 12), "WEATHER"))
    session = hub.sessions.of_day(activity, date(2026, 5, 12))
    assert (session.status, session.cancel_reason) == ("cancelled", "WEATHER")
    hub.clock.advance(days=7)
    opened = done(hub.sessions.open("Sam", activity, date(2026, 5, 12)))
    assert (opened.was, opened.session.cancel_reason) == ("cancelled", None)


def test_a_reason_is_one_of_the_list(hub) -> None:
    assert hub.sessions.cancel("Sam", hub.add_activity(), TODAY, "TIRED").code == "UNKNOWN_CODE"


@pytest.mark.parametrize("who", ["named", "counted", "helping"])
def test_a_session_somebody_was_at_is_not_cancelled(hub, session, who) -> None:
    activity = hub.get(Session, session).activity_id
    ann = hub.add_person("Ann Example")
    if who == "named":
        done(hub.sign_in.person("Sam", session, ann))
    elif who == "counted":
        done(hub.sign_in.count("Sam", session, "65+"))
    else:
        done(hub.helping.volunteer("Sam", session, ann, 60))
    assert hub.sessions.cancel("Sam", activity, TODAY, "NOVOL").code == "SESSION_HAS_PEOPLE"


def test_a_day_with_two_slots_has_two_sessions(hub) -> None:
    morning = hub.add_activity()
    activity = hub.activities.everything()[0]
    twice = (*activity.schedule, *(_later(slot) for slot in activity.schedule))
    details = ActivityDetails(name="Twice", type="DROPIN", schedule=twice)
    (both,) = done(hub.activities.add("Sam", details)).rows["activity"]
    assert morning != both
    first = done(hub.sessions.open("Sam", both, TODAY)).session
    second = done(hub.sessions.open("Sam", both, TODAY, time(14))).session
    assert (first.start, second.start, second.end) == (time(10), time(14), time(16))
    odd = done(hub.sessions.open("Sam", both, TODAY, time(18))).session
    assert (odd.start, odd.end) == (time(18), None)


def test_a_session_that_came_in_without_times_is_that_days_session(hub) -> None:
    activity = hub.add_activity()
    came_in = Session(
        id=session_id(activity, TODAY, None), activity_id=activity, date=TODAY, status="closed"
    )
    with hub.store.writing("Sam", "brought_in") as work:
        work.put(came_in)
        work.commit()
    assert hub.sessions.of_day(activity, TODAY) == came_in
    assert done(hub.sessions.open("Sam", activity, TODAY)).session.id == came_in.id


def test_an_activity_nobody_made_is_our_bug(hub) -> None:
    with pytest.raises(LookupError):
        hub.sessions.open("Sam", "nothing", TODAY)


def test_finishing_takes_everything_told_at_the_end_in_one_action(hub, session) -> None:
    """DQ09: the heads somebody counted stand beside what was recorded."""
    done(hub.helping.new_volunteer("Sam", session, "Val Vetch", None))
    done(hub.helping.new_volunteer("Sam", session, "Abe Alder", 30))
    later, known = hub.find(VolunteerTime)
    done(
        hub.sessions.finish(
            "Sam", session, headcount=12, note="  Soup ran out.  ", minutes={later.id: 120}
        )
    )
    closed = hub.get(Session, session)
    assert (closed.status, closed.paper_count, closed.note) == ("closed", 12, "Soup ran out.")
    assert [each.minutes for each in hub.find(VolunteerTime)] == [120, known.minutes]
    done(hub.undo.latest("Sam"))
    assert hub.get(Session, session).paper_count is None
    assert hub.find(VolunteerTime) == [later, known]


def test_finishing_again_keeps_what_is_not_told_anew(hub, session) -> None:
    done(hub.sessions.finish("Sam", session, headcount=3, note="Rain"))
    done(hub.sessions.reopen("Sam", session))
    done(hub.sessions.finish("Sam", session))
    held = hub.get(Session, session)
    assert (held.paper_count, held.note) == (3, "Rain")


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"headcount": -1}, "HEADCOUNT_RANGE"),
        ({"headcount": 10_000}, "HEADCOUNT_RANGE"),
        ({"note": "x" * 281}, "NOTE_TOO_LONG"),
        ({"minutes": {"v": 0}}, "MINUTES_RANGE"),
        ({"minutes": {"v": 1441}}, "MINUTES_RANGE"),
    ],
)
def test_what_cannot_be_leaves_the_session_open(hub, session, told, code) -> None:
    assert hub.sessions.finish("Sam", session, **told).code == code
    assert hub.get(Session, session).status == "open"


def test_the_longest_note_and_the_greatest_headcount_are_kept(hub, session) -> None:
    done(hub.sessions.finish("Sam", session, note="x" * 280, headcount=9999))
    assert len(hub.get(Session, session).note) == 280


def test_that_nobody_came_is_a_fact_until_the_session_opens_again(hub, session) -> None:
    """DQ07: closed with nobody, and marked so; whoever helped does not count as having come."""
    done(hub.helping.new_volunteer("Sam", session, "Val Vetch", 60))
    done(hub.sessions.finish("Sam", session, nobody_came=True))
    assert hub.get(Session, session).nobody_came
    done(hub.sessions.reopen("Sam", session))
    assert not hub.get(Session, session).nobody_came


def test_nobody_came_means_nothing_where_somebody_did(hub, session) -> None:
    """DQ07."""
    done(hub.sign_in.count("Sam", session, "65+"))
    done(hub.sessions.finish("Sam", session, nobody_came=True))
    assert not hub.get(Session, session).nobody_came


def test_a_session_is_opened_again_by_itself(hub, session) -> None:
    done(hub.sessions.finish("Sam", session))
    done(hub.sessions.reopen("Sam", session))
    assert hub.get(Session, session).status == "open"
    activity = hub.get(Session, session).activity_id
    done(hub.sessions.cancel("Sam", activity, date(2026, 4, 28), "VENUE"))
    cancelled = hub.sessions.of_day(activity, date(2026, 4, 28))
    done(hub.sessions.reopen("Sam", cancelled.id))
    held = hub.get(Session, cancelled.id)
    assert (held.status, held.cancel_reason) == ("open", None)
    assert hub.sessions.reopen("Sam", "nothing").code == "NO_SUCH_SESSION"


def test_a_session_called_off_ahead_is_not_opened_before_its_day(hub) -> None:
    """DQ01."""
    activity = hub.add_activity()
    done(hub.sessions.cancel("Sam", activity, date(2026, 5, 12), "WEATHER"))
    session = hub.sessions.of_day(activity, date(2026, 5, 12)).id
    assert hub.sessions.reopen("Sam", session).code == "SESSION_IN_FUTURE"
    done(hub.undo.latest("Sam"))
    assert hub.get(Session, session).alive is False


def test_a_note_may_be_written_anew_at_any_time(hub, session) -> None:
    done(hub.sessions.finish("Sam", session, note="Rain"))
    done(hub.sessions.note("Sam", session, " Rain, and soup "))
    assert hub.get(Session, session).note == "Rain, and soup"
    assert hub.undo.next().kind == "noted_session"
    assert hub.sessions.note("Sam", session, "x" * 281).code == "NOTE_TOO_LONG"
    assert hub.sessions.note("Sam", "nothing", "Rain").code == "NO_SUCH_SESSION"


def test_a_session_off_the_timetable_takes_the_times_it_is_given(hub) -> None:
    """DQ04: its length is known."""
    activity = hub.add_activity(weekday=2)
    opened = done(hub.sessions.open("Sam", activity, TODAY, time(14), time(15, 30)))
    assert (opened.session.start, opened.session.end) == (time(14), time(15, 30))
    assert opened.session.conditions == ("PEER",)


def _later(slot) -> Slot:
    return replace(slot, start=time(14), end=time(16))


def test_meals_are_told_at_the_end_told_anew_and_taken_away(hub, session) -> None:
    """F03: empty says that nobody counted, which is not the same as none."""
    assert hub.sessions.finish("Sam", session, meals=10_000).code == "MEALS_RANGE"
    done(hub.sessions.finish("Sam", session, meals=40))
    assert hub.find(Session)[0].meals == 40
    assert hub.sessions.amend_ending("Sam", session, meals=-1).code == "MEALS_RANGE"
    done(hub.sessions.amend_ending("Sam", session, note="Warm"))
    assert hub.find(Session)[0].meals == 40
    done(hub.sessions.amend_ending("Sam", session, meals=None))
    assert hub.find(Session)[0].meals is None
