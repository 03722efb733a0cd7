"""Adding activities and finding them by name."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from hublog.domain.activities import Activity, DatedCondition, Slot
from hublog.domain.hubs import Place
from hublog.domain.problems import Problem
from hublog.domain.sessions import Session
from hublog.services.activities import ActivityDetails
from in_memory import done

MONDAYS = Slot(weekday=0, start=time(14), end=time(16))
TODAY = date(2026, 5, 5)


def test_an_activity_keeps_its_timetable_conditions_and_place(hub) -> None:
    activity = hub.get(Activity, hub.add_activity(place=" The Hall "))
    (place,) = hub.find(Place)
    assert activity.place_id == place.id
    assert place.name == "The Hall"
    assert [slot.weekday for slot in activity.schedule] == [1]
    assert [condition.code for condition in activity.conditions] == ["PEER"]


def test_a_place_of_that_name_is_taken_again(hub) -> None:
    hub.add_activity("One", place="The Hall")
    hub.add_activity("Two", place="the hall")
    hub.add_activity("Three", place="The Garden")
    assert len(hub.find(Place)) == 2


def test_short_codes_are_made_and_never_shared(hub) -> None:
    first = hub.get(Activity, hub.add_activity("Warm Tuesday"))
    second = hub.get(Activity, hub.add_activity("Warm Thursday"))
    assert (first.short_code, second.short_code) == ("WARMTU", "WARMTH")
    third = hub.get(Activity, hub.add_activity("Warm Tulips"))
    assert third.short_code == "WARMTU2"


@pytest.mark.parametrize(
    ("details", "code"),
    [
        ({"name": " - "}, "ACTIVITY_NAME"),
        ({"name": "warm tuesday"}, "ACTIVITY_EXISTS"),
        ({"short_code": "warmtu"}, "ACTIVITY_EXISTS"),
        ({"type": "NOSUCH"}, "UNKNOWN_CODE"),
        ({"conditions": (DatedCondition(code="NOSUCH"),)}, "UNKNOWN_CODE"),
        ({"register_mode": "NOSUCH"}, "UNKNOWN_CODE"),
        ({"age_group": "adult, child"}, "UNKNOWN_CODE"),
        ({"schedule": (replace(MONDAYS, end=MONDAYS.start),)}, "TIMETABLE_NO_TIME"),
        ({"schedule": (MONDAYS, MONDAYS)}, "TIMETABLE_TWICE"),
    ],
)
def test_what_cannot_be_right_is_refused(hub, details, code) -> None:
    hub.add_activity()
    usual = {"name": "Another", "type": "DROPIN"}
    wrong = ActivityDetails(**{**usual, **details})
    assert hub.activities.add("Sam", wrong).code == code
    another = hub.add_activity("Another", weekday=2)
    assert hub.activities.amend("Sam", another, wrong).code == code


def test_activities_are_found_by_name_code_or_beginning(hub) -> None:
    tuesday = hub.add_activity("Warm Tuesday")
    hub.add_activity("Warm Thursday", short_code="THU")
    garden = hub.add_activity("Garden")
    assert done(hub.activities.named("warm tuesday")).id == tuesday
    assert done(hub.activities.named("gar")).id == garden
    assert done(hub.activities.named("thu")).name == "Warm Thursday"
    assert hub.activities.named("warm").code == "WHICH_ACTIVITY"
    assert hub.activities.named("swim").code == "NO_ACTIVITY"
    assert hub.activities.named(" ").code == "NO_ACTIVITY"
    assert [a.name for a in hub.activities.everything()] == [
        "Garden",
        "Warm Thursday",
        "Warm Tuesday",
    ]


def test_a_hub_without_activities_says_so(hub) -> None:
    assert hub.activities.named("Warm").code == "NO_ACTIVITIES"


def test_an_activity_is_amended_and_keeps_its_code_conditions_and_sessions(hub) -> None:
    warm = hub.add_activity(place="The Hall")
    session = hub.get(Session, hub.open(warm))
    details = ActivityDetails(
        name=" Soup  Monday ",
        type="FOOD",
        register_mode="tally",
        age_group="adult",
        place="The Garden",
        schedule=(MONDAYS,),
    )
    assert done(hub.activities.amend("Sam", warm, details)).rows["activity"] == {warm}
    after = hub.get(Activity, warm)
    assert (after.name, after.type, after.short_code) == ("Soup Monday", "FOOD", "WARMTU")
    assert (after.register_mode, after.age_group, after.schedule) == ("tally", "adult", (MONDAYS,))
    assert hub.activities.place_name(after) == "The Garden"
    assert [each.code for each in after.conditions] == ["PEER"]
    assert hub.get(Session, session.id) == session
    assert not done(hub.activities.amend("Sam", warm, details))
    assert done(hub.undo.latest("Sam")).told.kind == "amended_activity"
    assert hub.get(Activity, warm).name == "Warm Tuesday"


def test_a_new_short_code_is_given_and_a_place_taken_away(hub) -> None:
    warm = hub.add_activity(place="The Hall")
    hub.add_activity("Garden", place="The Garden")
    bare = ActivityDetails(name="Warm Tuesday", type="DROPIN", short_code=" tue ")
    done(hub.activities.amend("Sam", warm, bare))
    after = hub.get(Activity, warm)
    assert (after.short_code, after.place_id, after.schedule) == ("TUE", None, ())
    assert hub.activities.place_name(after) == ""
    assert hub.activities.places() == ["The Garden", "The Hall"]


def test_only_activities_in_the_register_are_changed(hub) -> None:
    details = ActivityDetails(name="Warm", type="DROPIN")
    warm = hub.add_activity()
    done(hub.undo.latest("Sam"))
    for activity in ("nothing", warm):
        for problem in (
            hub.activities.amend("Sam", activity, details),
            hub.activities.retire("Sam", activity),
            hub.activities.bring_back("Sam", activity),
            hub.activities.set_condition("Sam", activity, "PEER", on=True, day=TODAY),
        ):
            assert problem.code == "NO_SUCH_ACTIVITY"


def test_a_retired_activity_is_kept_and_can_come_back(hub) -> None:
    warm, garden = hub.add_activity(), hub.add_activity("Garden")
    done(hub.activities.retire("Sam", warm))
    assert [each.id for each in hub.activities.active()] == [garden]
    assert [each.status for each in hub.activities.everything()] == ["active", "inactive"]
    assert not done(hub.activities.retire("Sam", warm))
    done(hub.activities.bring_back("Sam", warm))
    assert len(hub.activities.active()) == 2


def test_a_condition_is_ticked_and_unticked_from_a_day_on(hub) -> None:
    """Sessions opened earlier keep the conditions they began with."""
    warm = hub.add_activity()
    session = hub.open(warm)

    def tick(code, on, day) -> Activity:
        done(hub.activities.set_condition("Sam", warm, code, on, day))
        return hub.get(Activity, warm)

    after = tick("GPSITE", on=True, day=TODAY)
    assert hub.activities.conditions_now(after, TODAY) == ("GPSITE", "PEER")
    assert hub.activities.conditions_now(after, TODAY - timedelta(days=1)) == ("PEER",)
    assert hub.get(Session, session).conditions == ("PEER",)
    after = tick("PEER", on=False, day=TODAY + timedelta(days=7))
    assert hub.activities.conditions_now(after, TODAY + timedelta(days=6)) == ("GPSITE", "PEER")
    assert hub.activities.conditions_now(after, TODAY + timedelta(days=7)) == ("GPSITE",)
    wrong = hub.activities.set_condition("Sam", warm, "NOSUCH", on=True, day=TODAY)
    assert wrong.code == "UNKNOWN_CODE"
    assert not done(hub.activities.set_condition("Sam", warm, "NOSUCH", on=False, day=TODAY))
    done(hub.undo.latest("Sam"))
    assert hub.get(Activity, warm).conditions_on(TODAY + timedelta(days=7)) == ("GPSITE", "PEER")


def test_a_name_that_fits_into_no_line_is_refused(hub) -> None:
    for field in ("name", "place", "short_code"):
        details = ActivityDetails(**{"name": "Tea", "type": "DROPIN", field: "x" * 101})
        problem = hub.activities.add("Sam", details)
        assert problem == Problem("TEXT_TOO_LONG", "x" * 100, {"most": 100})


def test_the_name_of_a_place_is_put_right_for_past_sessions_too(hub) -> None:
    """DQ20: a private word in it can be taken out."""
    activity = hub.add_activity(place="Hall, 01946 555123")
    session = hub.get(Session, hub.open(activity))
    (place,) = hub.activities.every_place()
    assert session.place_id == place.id
    done(hub.activities.rename_place("Sam", place.id, " The  Hall "))
    assert [each.name for each in hub.activities.every_place()] == ["The Hall"]
    assert hub.activities.place_name(hub.get(Activity, activity)) == "The Hall"
    assert hub.undo.next().kind == "renamed_place"


def test_a_place_has_a_name_of_its_own(hub) -> None:
    hub.add_activity("One", place="The Hall")
    hub.add_activity("Two", place="The Park")
    hall, _ = hub.activities.every_place()
    rename = hub.activities.rename_place
    assert rename("Sam", hall.id, "the park") == Problem("PLACE_EXISTS", "the park")
    assert rename("Sam", hall.id, " - ") == Problem("PLACE_NAME")
    assert rename("Sam", hall.id, "x" * 101).code == "TEXT_TOO_LONG"
    assert rename("Sam", "nothing", "Here") == Problem("NO_SUCH_PLACE")
    done(rename("Sam", hall.id, "THE HALL"))
    put_away = replace(hub.get(Place, hall.id), alive=False)
    with hub.store.writing("Sam", "brought_in") as work:
        work.put(put_away)
        work.commit()
    assert rename("Sam", hall.id, "Here") == Problem("NO_SUCH_PLACE")
