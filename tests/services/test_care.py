"""Care of children: the red card, the yes of a grown-up, and what is deleted on its date."""

import datetime as dt
from dataclasses import replace

import pytest

from hublog.domain.care import Care, Contact, care_id
from hublog.domain.children import Missing
from hublog.domain.consents import TAKE_PART, Consent, Held
from hublog.domain.sessions import Attendance, attendance_id
from hublog.services.care import GrownUp
from hublog.services.care_records import TOLD, CareChanges
from hublog.services.children_here import Calling
from hublog.services.consents import Said
from hublog.services.people import PersonChanges
from in_memory import done
from signed_in import child, here

JO, KIM = (
    Contact(name="Jo Example", phone="01632 960001"),
    Contact(name="Kim", phone="01632 960002"),
)
MUM = GrownUp("Jo Example", "PARENT", "01632 960001")
TODAY = dt.date(2026, 5, 5)
EVERYTHING = CareChanges(
    contacts=(JO, KIM),
    collect_by="Aunt Bee",
    own_way_home=False,
    allergies="nuts",
    medical="asthma",
    needs="quiet corner",
    fsm="Y",
    send="SUP",
    school_phase="PRIM",
)


@pytest.fixture
def camp(hub) -> str:
    """An open session of an activity for children."""
    return hub.open(hub.add_activity("Holiday Camp", age_group="child"))


def test_a_child_without_a_form_calls_at_the_desk_and_a_spoken_yes_holds_until_tonight(
    hub, camp
) -> None:
    """Scenario 8."""
    ann = here(hub, camp, child(hub))
    found = done(hub.care.at_session(camp, ann))
    assert found.missing == Missing(Held.UNASKED, 2)
    assert found.calls
    done(hub.care.said_yes("Sam", camp, ann, MUM))
    (said,) = hub.find(Consent)
    assert (said.purpose, said.decision, said.given_by, said.expires_on) == (
        *(TAKE_PART, "yes", "Jo Example"),
        TODAY,
    )
    assert done(hub.care.at_session(camp, ann)).missing == Missing(None, 1)
    assert done(hub.care.of(ann)).care.contacts == (JO,)
    assert [each.person.id for each in hub.care.calling(camp).lacking] == [ann]


def test_a_yes_that_holds_longer_is_not_cut_short_when_somebody_to_call_is_added(hub, camp) -> None:
    ann = here(hub, camp, child(hub))
    form = Consent(id="form", person_id=ann, purpose=TAKE_PART, decision="yes", at=hub.clock.now())
    with hub.store.writing("Sam", "asked") as work:
        work.put(form)
        work.commit()
    done(hub.care.said_yes("Sam", camp, ann, MUM))
    done(hub.care.said_yes("Sam", camp, ann, GrownUp("Kim", "FRIEND", "01632 960002")))
    assert hub.find(Consent) == [form]
    assert not done(hub.care.at_session(camp, ann)).missing
    assert hub.care.calling(camp).lacking == ()
    assert [each.name for each in done(hub.care.of(ann)).care.contacts] == ["Kim", "Jo Example"]


def test_whoever_may_not_collect_a_child_may_not_either_once_they_said_yes(hub, camp) -> None:
    ann = here(hub, camp, child(hub))
    barred = replace(JO, may_collect=False)
    done(hub.care.amend("Sam", ann, CareChanges(contacts=(KIM, barred))))
    done(hub.care.said_yes("Sam", camp, ann, MUM))
    assert done(hub.care.of(ann)).care.contacts == (barred, KIM)
    asked = done(hub.camp.leaving(camp, ann))
    assert (asked.collectors, asked.barred) == (("Kim",), ("Jo Example",))


def test_a_spoken_yes_counts_though_a_clock_ahead_dated_a_no_later(hub, camp) -> None:
    ann = here(hub, camp, child(hub))
    ahead = hub.clock.now() + dt.timedelta(days=3)
    no = Consent(id="no", person_id=ann, purpose=TAKE_PART, decision="no", at=ahead)
    with hub.store.writing("Sam", "asked") as work:
        work.put(no)
        work.commit()
    said = done(hub.care.said_yes("Sam", camp, ann, MUM))
    assert done(hub.care.at_session(camp, ann)).missing.consent is None
    assert {each.at.date() for each in hub.find(Consent)} == {TODAY}
    done(hub.undo.one("Sam", said.stamp))
    assert hub.find(Consent) == [no]


def test_the_yes_and_whom_to_call_are_taken_back_together(hub, camp) -> None:
    ann = here(hub, camp, child(hub))
    done(hub.care.said_yes("Sam", camp, ann, MUM))
    done(hub.undo.latest("Sam"))
    assert (hub.find(Consent), hub.find(Care)) == ([], [])


@pytest.mark.parametrize(
    ("grown_up", "code"),
    [
        (GrownUp("Jo", "PARENT", " "), "GROWN_UP_PHONE"),
        (GrownUp("", "PARENT", ""), "CARE_NAME"),
        (GrownUp("Jo", "PARENT", "none"), "PHONE_FORM"),
        (GrownUp(" ", "PARENT", "01632 960001"), "CARE_NAME"),
        (GrownUp("Jo", "MUM", "01632 960001"), "UNKNOWN_CODE"),
        (GrownUp("J" * 81, "PARENT", "01632 960001"), "CARE_TOO_LONG"),
    ],
)
def test_a_yes_needs_somebody_who_can_be_called(hub, camp, grown_up, code) -> None:
    ann = here(hub, camp, child(hub))
    assert hub.care.said_yes("Sam", camp, ann, grown_up).code == code
    assert hub.find(Consent) == []


def test_nothing_is_missing_of_a_grown_up_nor_at_an_activity_for_everybody(
    hub, camp, session
) -> None:
    old, ann = here(hub, camp, child(hub, "Old Example", 1980)), here(hub, session, child(hub))
    assert not done(hub.care.at_session(camp, old)).calls
    assert not done(hub.care.at_session(session, ann)).calls
    assert hub.care.said_yes("Sam", camp, old, MUM).code == "CARE_NOT_A_CHILD"
    assert hub.care.amend("Sam", old, EVERYTHING).code == "CARE_NOT_A_CHILD"
    assert not done(hub.care.of(old)).is_child


def test_what_a_child_must_not_eat_is_told_at_every_session_while_it_runs(hub, session) -> None:
    ann = here(hub, session, child(hub))
    done(hub.care.amend("Sam", ann, CareChanges(allergies="nuts")))
    found = done(hub.care.at_session(session, ann))
    assert found.care is not None
    assert (found.care.allergies, found.calls) == ("nuts", True)
    assert hub.care.calling(session, [attendance_id(session, ann)]) == Calling(False, found, ())
    assert hub.care.calling(session, ["another"]) == Calling(False, None, ())
    done(hub.sessions.finish("Sam", session))
    assert hub.care.at_session(session, ann).code == "SESSION_NOT_OPEN"
    assert hub.care.calling(session, [attendance_id(session, ann)]) == Calling(False, None, ())
    assert hub.care.calling("none") == Calling(False, None, ())


def test_the_desk_of_a_day_that_is_long_over_tells_nothing_of_health(hub, camp) -> None:
    """It was never finished, and sheets are typed into it; a child without a form still calls."""
    ann = here(hub, camp, child(hub))
    done(hub.care.amend("Sam", ann, CareChanges(allergies="nuts")))
    hub.clock.advance(days=1)
    assert done(hub.care.at_session(camp, ann)).care is not None
    hub.clock.advance(days=1)
    found = done(hub.care.at_session(camp, ann))
    assert (found.care, bool(found.missing)) == (None, True)
    assert hub.care.calling(camp, [attendance_id(camp, ann)]).lacking == (found,)


def test_only_whoever_is_here_is_told_about(hub, camp) -> None:
    ann = child(hub)
    assert hub.care.at_session(camp, ann).code == "NOT_HERE"
    assert hub.care.at_session(camp, "nobody").code == "NO_SUCH_PERSON"
    assert hub.care.said_yes("Sam", camp, ann, MUM).code == "NOT_HERE"
    assert hub.care.of("nobody").code == "NO_SUCH_PERSON"
    assert hub.care.amend("Sam", "nobody", EVERYTHING).code == "NO_SUCH_PERSON"


def test_care_notes_go_six_weeks_after_the_last_day_for_children_unless_told_otherwise(
    hub, session, camp
) -> None:
    early, ann = child(hub, "Bo Example"), here(hub, camp, child(hub))
    here(hub, session, early)
    done(hub.care.amend("Sam", early, CareChanges(none_known=True)))
    hub.clock.advance(days=7)
    done(hub.care.amend("Sam", ann, CareChanges(none_known=True)))
    assert done(hub.care.of(early)).care.delete_on == TODAY + dt.timedelta(weeks=6)
    assert done(hub.care.of(ann)).care.delete_on == TODAY + dt.timedelta(weeks=7)
    later = dt.date(2027, 1, 1)
    done(hub.care.amend("Sam", ann, CareChanges(delete_on=later, allergies=" nuts ")))
    care = done(hub.care.of(ann)).care
    assert (care.delete_on, care.allergies, care.none_known) == (later, "nuts", False)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        (CareChanges(medical="m" * 501), "CARE_TOO_LONG"),
        (CareChanges(fsm="MAYBE"), "UNKNOWN_CODE"),
        (CareChanges(contacts=(JO,) * 7), "CARE_CONTACTS"),
        (CareChanges(contacts=(replace(JO, name=""),)), "CARE_NAME"),
        (CareChanges(contacts=(replace(JO, phone="?"),)), "PHONE_FORM"),
        (
            CareChanges(contacts=(replace(JO, phone=""), replace(JO, relationship="?"))),
            "UNKNOWN_CODE",
        ),
    ],
)
def test_what_cannot_be_right_is_not_kept(hub, changes, code) -> None:
    ann = child(hub)
    assert hub.care.amend("Sam", ann, changes).code == code
    assert hub.find(Care) == []


def test_what_is_due_is_shown_first_and_leaves_neither_state_nor_journal(hub, camp) -> None:
    ann = here(hub, camp, child(hub))
    done(hub.care.amend("Sam", ann, EVERYTHING))
    done(hub.camp.sign_out("Sam", camp, ann, "Jo Example"))
    due = dt.date(2026, 6, 16)
    assert hub.care.due(due - dt.timedelta(days=1)) == ()
    (found,) = hub.care.due(due)
    assert (found.person_id, found.name, found.delete_on) == (ann, "Ann Example", due)
    hub.clock.advance(days=42)
    assert hub.care.delete("Sam", [ann]).rows.keys() == {"care", "attendance"}
    (care,) = hub.find(Care)
    assert care == Care(id=care_id(ann), person_id=ann, delete_on=due)
    with hub.store.reading() as reader:
        written = [
            change.after
            for table in ("care", "attendance")
            for change in reader.changes_writing(table, [*TOLD, "left_with"])
        ]
    assert written
    for each in (JO.name, KIM.name, "Aunt Bee", "nuts", "asthma", "quiet corner", "PRIM", "SUP"):
        assert each not in repr(written)
    assert hub.get(Attendance, attendance_id(camp, ann)).left_at is not None
    assert hub.care.due(due) == ()
    assert not hub.care.delete("Sam", ["nobody"])


def test_deleting_is_never_taken_back(hub, camp) -> None:
    ann = here(hub, camp, child(hub))
    kept = done(hub.care.amend("Sam", ann, EVERYTHING))
    changed = done(hub.care.amend("Sam", ann, CareChanges(allergies="nuts and milk")))
    deleted = hub.care.delete("Sam", [ann])
    assert hub.undo.one("Sam", deleted.stamp).code == "UNDONE_NEVER"
    for each in (changed, kept):
        hub.undo.one("Sam", each.stamp)
        assert all(care.says_nothing for care in hub.find(Care))
    done(hub.care.amend("Sam", ann, CareChanges(allergies="milk")))
    assert done(hub.care.of(ann)).care.delete_on == TODAY + dt.timedelta(weeks=6)


def test_whoever_turns_18_keeps_their_notes_until_their_date(hub) -> None:
    ann = child(hub, born=2008)
    done(hub.people.amend("Sam", ann, PersonChanges(birth_month=5, birth_day=7)))
    done(hub.care.amend("Sam", ann, CareChanges(allergies="nuts")))
    hub.clock.advance(days=3)
    assert not done(hub.care.of(ann)).is_child
    done(hub.care.amend("Sam", ann, CareChanges(medical="asthma")))
    assert done(hub.care.of(ann)).care.allergies == "nuts"


def test_who_is_here_twice_under_two_names_calls_once(hub, camp) -> None:
    ann, annie = here(hub, camp, child(hub)), here(hub, camp, child(hub, "Annie Example"))
    done(hub.people.merge("Sam", ann, annie))
    assert [each.person.id for each in hub.care.calling(camp).lacking] == [ann]


def test_the_desk_is_told_of_whoever_just_came_and_of_all_who_wait(hub, camp) -> None:
    bo, ann = here(hub, camp, child(hub, "Bo Example")), here(hub, camp, child(hub))
    old = here(hub, camp, child(hub, "Old Example", 1980))
    told = hub.care.calling(camp, [attendance_id(camp, bo)])
    assert told.latest is not None
    assert (told.for_children, told.latest.person.id) == (True, bo)
    assert [each.person.id for each in told.lacking] == [ann, bo]
    assert hub.care.calling(camp, [attendance_id(camp, old)]).latest is None


def test_after_a_no_what_was_told_of_health_can_be_shortened(hub) -> None:
    ann = child(hub)
    done(hub.care.amend("Sam", ann, CareChanges(allergies="nuts / eggs")))
    by = Said(given_by="Jo", relationship="PARENT")
    done(hub.consents.give("Sam", ann, "medical", False, by))
    done(hub.care.amend("Sam", ann, CareChanges(allergies="nuts")))
    assert hub.care.amend("Sam", ann, CareChanges(allergies="nuts / milk")).code == "CARE_HEALTH_NO"


@pytest.mark.parametrize("taken_back", [False, True])
def test_nothing_is_told_of_health_until_somebody_was_asked_again(hub, taken_back) -> None:
    ann = child(hub)
    by = Said(given_by="Jo", relationship="PARENT")
    done(hub.consents.give("Sam", ann, "medical", taken_back, by))
    hub.clock.advance(minutes=1)
    if taken_back:
        done(hub.consents.withdraw("Sam", ann, "medical", by))
    assert hub.care.amend("Sam", ann, EVERYTHING).code == "CARE_HEALTH_NO"
    done(hub.care.amend("Sam", ann, CareChanges(contacts=(JO,), allergies="", none_known=False)))
    hub.clock.advance(minutes=1)
    done(hub.consents.give("Sam", ann, "medical", True, by))
    done(hub.care.amend("Sam", ann, EVERYTHING))
    assert done(hub.care.of(ann)).care.allergies == "nuts"
