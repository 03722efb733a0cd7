"""What is still told of a child anywhere goes on its day, and never while the child comes."""

import datetime as dt

import pytest

from hublog.domain.activities import Activity
from hublog.domain.care import Care, care_id
from hublog.domain.sessions import Attendance, attendance_id
from hublog.services.care_records import CareChanges
from in_memory import InMemory, done
from signed_in import child, here

CANARY = "Penicillin"
TODAY = dt.date(2026, 5, 5)
SIX_WEEKS = dt.timedelta(weeks=6)


@pytest.fixture
def club(hub) -> str:
    """An activity for children."""
    return hub.add_activity("Kids' club", age_group="child")


@pytest.fixture
def camp(hub, club) -> str:
    """An open session of it."""
    return hub.open(club)


def told_anywhere(hub: InMemory) -> bool:
    register = hub.store.register
    return CANARY in repr((register.rows, register.changes))


def test_notes_that_were_written_by_mistake_and_undone_are_due_and_go_for_good(hub) -> None:
    ann = child(hub)
    kept = done(hub.care.amend("Sam", ann, CareChanges(medical=CANARY)))
    undone = done(hub.undo.one("Sam", kept.stamp))
    assert hub.find(Care) == []
    assert hub.care.due(TODAY + SIX_WEEKS - dt.timedelta(days=1)) == ()
    (found,) = hub.care.due(TODAY + SIX_WEEKS)
    assert (found.person_id, found.delete_on) == (ann, TODAY + SIX_WEEKS)
    hub.care.delete("Sam", [ann])
    assert not told_anywhere(hub)
    assert hub.care.due(TODAY + SIX_WEEKS) == ()
    hub.undo.one("Sam", undone.changed.stamp)
    assert not told_anywhere(hub)


def test_notes_that_were_emptied_by_hand_are_due_for_what_the_journal_still_says(hub) -> None:
    ann = child(hub)
    done(hub.care.amend("Sam", ann, CareChanges(medical=CANARY)))
    emptied = done(hub.care.amend("Sam", ann, CareChanges(medical="")))
    (found,) = hub.care.due(TODAY + SIX_WEEKS)
    assert (found.person_id, found.delete_on) == (ann, TODAY + SIX_WEEKS)
    hub.care.delete("Sam", [ann])
    assert not told_anywhere(hub)
    assert hub.care.due(TODAY + SIX_WEEKS) == ()
    hub.undo.one("Sam", emptied.stamp)
    assert not told_anywhere(hub)


def test_who_collected_a_child_that_came_back_goes_from_the_journal_too(hub, camp) -> None:
    ann = here(hub, camp, child(hub))
    done(hub.camp.sign_out("Sam", camp, ann, CANARY))
    here(hub, camp, ann)
    (found,) = hub.care.due(TODAY + SIX_WEEKS)
    assert (found.person_id, found.delete_on) == (ann, TODAY + SIX_WEEKS)
    hub.care.delete("Sam", [ann])
    assert not told_anywhere(hub)
    assert hub.care.due(TODAY + SIX_WEEKS) == ()


def test_whoever_still_comes_keeps_their_notes_unless_somebody_chose_the_day(hub, club) -> None:
    ann, bo = child(hub), child(hub, "Bo Example")
    for who in (ann, bo):
        here(hub, hub.open(club), who)
        done(hub.care.amend("Sam", who, CareChanges(allergies="nuts")))
    done(hub.care.amend("Sam", bo, CareChanges(delete_on=TODAY + SIX_WEEKS + dt.timedelta(days=1))))
    done(hub.care.amend("Sam", bo, CareChanges(medical="asthma")))
    for _ in range(6):
        hub.clock.advance(days=7)
        for who in (ann, bo):
            here(hub, hub.open(club), who)
    last = hub.clock.now().date()
    assert done(hub.care.of(ann)).goes_on == last + SIX_WEEKS
    assert done(hub.care.of(bo)).goes_on == TODAY + SIX_WEEKS + dt.timedelta(days=1)
    assert hub.care.due(last) == ()
    assert [each.name for each in hub.care.due(last + dt.timedelta(days=1))] == ["Bo Example"]
    assert hub.care.due(last + SIX_WEEKS - dt.timedelta(days=1)) == hub.care.due(
        last + dt.timedelta(days=1)
    )
    assert [each.came for each in hub.care.due(last + dt.timedelta(days=1))] == [last]
    assert {each.person_id for each in hub.care.due(last + SIX_WEEKS)} == {ann, bo}
    assert {each.came for each in hub.care.due(last + SIX_WEEKS)} == {None}


def test_of_two_records_only_the_day_that_counts_is_looked_at(hub, camp) -> None:
    ann, annie = here(hub, camp, child(hub)), child(hub, "Annie Example")
    done(hub.care.amend("Sam", ann, CareChanges(allergies="nuts")))
    done(hub.care.amend("Sam", annie, CareChanges(allergies="milk", delete_on=TODAY)))
    done(hub.people.merge("Sam", annie, ann))
    hub.clock.advance(days=7)
    here(hub, hub.open(hub.find(Activity)[0].id), ann)
    late = TODAY + dt.timedelta(weeks=7)
    assert done(hub.care.of(annie)).goes_on == late
    assert hub.care.due(late - dt.timedelta(days=1)) == ()
    assert [each.person_id for each in hub.care.due(late)] == [annie]


def test_the_page_about_a_child_says_the_day_that_is_noted_where_they_do_not_come(hub) -> None:
    ann = child(hub)
    assert done(hub.care.of(ann)).goes_on is None
    done(hub.care.amend("Sam", ann, CareChanges(allergies="nuts")))
    assert done(hub.care.of(ann)).goes_on == TODAY + SIX_WEEKS


def test_what_is_due_says_whether_it_is_notes_or_who_collected_them(hub, camp) -> None:
    ann, bo = here(hub, camp, child(hub)), here(hub, camp, child(hub, "Bo Example"))
    cy = child(hub, "Cy Example")
    for who in (bo, cy):
        done(hub.care.amend("Sam", who, CareChanges(allergies="nuts")))
    for who in (ann, bo):
        done(hub.camp.sign_out("Sam", camp, who, "Kit"))
    found = {
        each.person_id: (each.notes, each.collected) for each in hub.care.due(TODAY + SIX_WEEKS)
    }
    assert found == {ann: (False, True), bo: (True, True), cy: (True, False)}


def test_notes_without_a_day_are_due_at_once(hub) -> None:
    ann = child(hub)
    with hub.store.writing("Sam", "kept_care") as work:
        work.put(Care(id=care_id(ann), person_id=ann, allergies="nuts"))
        work.commit()
    assert [each.delete_on for each in hub.care.due(TODAY)] == [TODAY]


def test_who_collected_a_child_of_whom_nothing_else_is_told_is_due_as_well(hub, camp) -> None:
    ann, bo = here(hub, camp, child(hub)), here(hub, camp, child(hub, "Bo Example"))
    annie = child(hub, "Annie Example")
    done(hub.care.amend("Sam", bo, CareChanges(allergies="nuts", delete_on=dt.date(2026, 12, 1))))
    cy = here(hub, camp, child(hub, "Cy Example"))
    for who in (ann, bo, cy):
        done(hub.camp.sign_out("Sam", camp, who, "Kit"))
    done(hub.people.merge("Sam", annie, ann))
    done(hub.care.amend("Sam", cy, CareChanges(allergies="nuts")))
    hub.care.delete("Sam", [cy])
    due = TODAY + dt.timedelta(weeks=6)
    assert hub.care.due(due - dt.timedelta(days=1)) == ()
    (found,) = hub.care.due(due)
    assert (found.person_id, found.delete_on) == (annie, due)
    hub.care.delete("Sam", [annie])
    assert hub.care.due(due) == ()
    assert hub.get(Attendance, attendance_id(camp, bo)).left_with == "Kit"


def test_whoever_is_forgotten_leaves_nobody_behind_who_collected_them(hub, camp) -> None:
    ann, bo = here(hub, camp, child(hub)), here(hub, camp, child(hub, "Bo Example"))
    for who in (ann, bo):
        done(hub.camp.sign_out("Sam", camp, who, f"Kit of {who}"))
    done(hub.forget.person("Sam", ann, without_copy=True))
    with hub.store.reading() as reader:
        written = [
            each.after["left_with"] for each in reader.changes_writing("attendance", ["left_with"])
        ]
    assert f"Kit of {bo}" in written
    assert f"Kit of {ann}" not in written
    assert hub.get(Attendance, attendance_id(camp, ann)).left_with == ""
