"""Adding activities and finding them by name."""

import pytest

from hublog.domain.activities import Activity, DatedCondition
from hublog.domain.hubs import Place
from hublog.services.activities import ActivityDetails
from in_memory import done


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
    ],
)
def test_what_cannot_be_right_is_refused(hub, details, code) -> None:
    hub.add_activity()
    usual = {"name": "Another", "type": "DROPIN"}
    assert hub.activities.add("Sam", ActivityDetails(**{**usual, **details})).code == code


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
