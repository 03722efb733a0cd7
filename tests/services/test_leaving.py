"""A child leaves: when, with whom, and who may not collect them."""

import datetime as dt
from dataclasses import replace

import pytest

from hublog.domain.care import Contact
from hublog.domain.problems import Problem
from hublog.domain.sessions import Attendance, Session
from hublog.services.care import GrownUp
from hublog.services.care_records import CareChanges
from in_memory import done
from signed_in import child, here

JO = Contact(name="Jo Example", phone="01632 960001")


@pytest.fixture
def activity(hub) -> str:
    return hub.add_activity("Holiday Camp", age_group="child")


@pytest.fixture
def camp(hub, activity) -> str:
    """An open session of an activity for children."""
    return hub.open(activity)


@pytest.fixture
def ann(hub, camp) -> str:
    """A child at it."""
    return here(hub, camp, child(hub))


def stay(hub, camp, who):  # noqa: ANN201
    """How somebody stands at the session."""
    (line,) = (each for each in done(hub.camp.week(camp)).week.children if each.person.id == who)
    return line.stays[camp]


def test_a_child_signed_out_on_a_later_day_left_at_the_end_unless_somebody_says_when(
    hub, activity, camp, ann
) -> None:
    """Who writes down in the morning who collected yesterday does not make the child leave today."""
    with hub.store.writing("Sam", "test") as work:
        held = work.get(Session, camp)
        work.put(replace(held, start=dt.time(10), end=dt.time(12, 30)))
        work.commit()
    assert not done(hub.camp.leaving(camp, ann)).over
    assert hub.camp.sign_out("Sam", camp, ann, "Jo", at=dt.time(10, 1)) == Problem(
        "LEFT_LATER", "10:01"
    )
    hub.clock.advance(days=1)
    asked = done(hub.camp.leaving(camp, ann))
    assert (asked.over, asked.session.end) == (True, dt.time(12, 30))
    done(hub.camp.sign_out("Sam", camp, ann, "Jo"))
    day = dt.datetime(2026, 5, 5)  # noqa: DTZ001 - local wall time
    assert stay(hub, camp, ann).left == day.replace(hour=12, minute=30)
    done(hub.undo.latest("Sam"))
    done(hub.camp.sign_out("Sam", camp, ann, "Jo", at=dt.time(11, 15)))
    assert stay(hub, camp, ann).left == day.replace(hour=11, minute=15)


def test_where_no_end_is_known_somebody_has_to_say_when_a_child_left(hub, activity, ann) -> None:
    with hub.store.writing("Sam", "test") as work:
        untimed = Session(
            id="u", activity_id=activity, date=dt.date(2026, 5, 4), status="closed", source="paper"
        )
        work.put(untimed, Attendance(id="a", session_id="u", person_id=ann))
        work.commit()
    assert hub.camp.sign_out("Sam", "u", ann, "Jo").code == "WHEN_LEFT"
    done(hub.camp.sign_out("Sam", "u", ann, "Jo", at=dt.time(15)))
    assert stay(hub, "u", ann).left == dt.datetime(2026, 5, 4, 15)  # noqa: DTZ001 - as above


def test_another_spelling_makes_nobody_collect_who_may_not(hub, camp, ann) -> None:
    barred, kim = replace(JO, may_collect=False), Contact(name="Kim", phone="01632 960002")
    done(hub.care.amend("Sam", ann, CareChanges(contacts=(kim, barred))))
    done(hub.care.said_yes("Sam", camp, ann, GrownUp("jo EXAMPLE", "PARENT", JO.phone)))
    assert done(hub.care.of(ann)).care.contacts == (replace(barred, name="jo EXAMPLE"), kim)
    assert done(hub.camp.leaving(camp, ann)).collectors == ("Kim",)


def test_nobody_is_noted_to_have_collected_a_child_who_may_not_unless_it_is_said_how(
    hub, camp, ann
) -> None:
    barred = replace(JO, may_collect=False)
    done(hub.care.amend("Sam", ann, CareChanges(contacts=(barred,))))
    for written in ("Jo Example", "jo example", "Jo-Example."):
        refused = hub.camp.sign_out("Sam", camp, ann, written)
        assert (refused.code, refused.values) == ("MAY_NOT_COLLECT", {"who": written})
    done(hub.camp.sign_out("Sam", camp, ann, "Jo Example, with the police"))
    assert stay(hub, camp, ann).left_with == "Jo Example, with the police"
    done(hub.undo.latest("Sam"))
    done(hub.camp.sign_out("Sam", camp, ann, "Jo Example", alone=True))
