"""Who helps at a session, with or without a time."""

from hublog.domain.volunteering import VolunteerTime
from in_memory import done


def test_somebody_helps_before_their_time_is_known_and_it_is_given_later(hub, session) -> None:
    """DQ22: helping without a time is no time of nought."""
    ann = hub.add_person("Ann Ash")
    helped = done(hub.helping.volunteer("Sam", session, ann, None))
    assert (helped.minutes, helped.before) == (None, None)
    assert hub.undo.next().kind == "volunteered_untimed"
    done(hub.helping.volunteer("Sam", session, ann, 90))
    (time,) = hub.find(VolunteerTime)
    assert time.minutes == 90


def test_somebody_new_may_help_without_a_time(hub, session) -> None:
    new = done(hub.helping.new_volunteer("Sam", session, "Val Vetch", None))
    assert done(hub.undo.latest("Sam")).told.kind == "volunteered_new_untimed"
    assert hub.get(type(new.person), new.person.id).alive is False


def test_whoever_does_not_help_after_all_is_taken_off_and_may_be_put_back(hub, session) -> None:
    ann = hub.add_person("Ann Ash")
    done(hub.helping.volunteer("Sam", session, ann, 60))
    (time,) = hub.find(VolunteerTime)
    done(hub.helping.not_helping("Sam", session, time.id))
    assert hub.find(VolunteerTime) == []
    assert hub.helping.not_helping("Sam", session, time.id).code == "ENTRY_GONE"
    done(hub.undo.latest("Sam"))
    assert hub.find(VolunteerTime) == [time]


def test_only_helpers_of_that_session_are_taken_off_and_only_while_it_is_open(hub, session) -> None:
    other = hub.open(hub.add_activity("Garden Tuesday"))
    done(hub.helping.new_volunteer("Sam", session, "Val Vetch", 60))
    (time,) = hub.find(VolunteerTime)
    assert hub.helping.not_helping("Sam", other, time.id).code == "ENTRY_GONE"
    assert hub.helping.not_helping("Sam", session, "nothing").code == "ENTRY_GONE"
    done(hub.sessions.finish("Sam", session))
    assert hub.helping.not_helping("Sam", session, time.id).code == "SESSION_NOT_OPEN"
