"""``camp``, as typed."""

import datetime as dt
from typing import Any

import pytest

from hublog.bootstrap.laptop import SystemClock

CAMP = ("--activity", "holiday")
CARE = ("camp", "care", "ann")


@pytest.fixture
def at_camp(terminal) -> Any:  # noqa: ANN401 - the fixture's own
    """An open session of today at an activity for children, with Ann (a child) at it."""
    terminal.json(
        *("activity", "add", "Holiday Camp", "--type", "CAMP", "--age-group", "child"),
        *("--weekday", "mon", "--start", "10:00", "--end", "12:00"),
    )
    terminal.json("people", "add", "Ann Example")
    result = terminal("desk", "--activity", "holiday", typed="ann\n")
    assert result.exit_code == 0, result.output
    return terminal


def test_the_next_day_nobody_is_here_who_was_not_signed_out(at_camp, monkeypatch) -> None:
    day, now = SystemClock().now().date().isoformat(), SystemClock.now
    monkeypatch.setattr(SystemClock, "now", lambda clock: now(clock) + dt.timedelta(days=1))
    shown = at_camp("camp", "show", *CAMP, "--date", day).stdout
    assert shown.startswith("Holiday Camp: 1 child was not signed out.\n")
    assert shown.endswith(", not signed out\n")


def test_a_child_is_here_and_leaves(at_camp) -> None:
    shown = at_camp("camp", "show", *CAMP).stdout
    assert shown.startswith("Holiday Camp: 1 child is here.\nAnn Example: ")
    assert shown.endswith(", still here\n")
    assert at_camp("camp", "out", "ann", *CAMP).stderr.startswith("WHO_COLLECTS: ")
    assert at_camp("camp", "out", "ann", *CAMP, "--alone").stderr.startswith("WHY_ALONE ")
    out = at_camp("camp", "out", "ann", *CAMP, "--alone", "--why", "brother at the gate")
    assert out.stdout.endswith(", alone (brother at the gate)\n")
    (line,) = at_camp.json("camp", "show", *CAMP)["children"]
    ((_, day),) = line["days"].items()
    assert (line["here"], day["alone"], day["left_with"]) == (False, True, "")
    at_camp("undo")
    assert at_camp("camp", "out", "ann", *CAMP, "--with", "Jo").stdout.endswith(", with Jo\n")
    at_camp("undo")
    at_camp.json(*CARE, "--own-way-home")
    assert at_camp("camp", "out", "ann", *CAMP, "--alone").stdout.endswith(", alone\n")


def test_a_grown_up_says_yes_and_is_noted(at_camp) -> None:
    yes = at_camp(*("camp", "yes", "ann", *CAMP, "--name", "Jo Example", "--phone", "01632 960001"))
    assert yes.stdout == (
        "Noted: a grown-up said yes for Ann Example today. 1 more person to call is needed.\n"
    )
    assert at_camp(*CARE).stdout.startswith(
        "Care of Ann Example\nCall: Jo Example, Parent, 01632 960001\nTo be deleted on "
    )
    more = at_camp("camp", "yes", "ann", *CAMP, "--name", "Kim", "--phone", "01632 960002")
    assert more.stdout == "Noted: a grown-up said yes for Ann Example today.\n"


def test_care_is_written_and_shown(at_camp) -> None:
    assert at_camp(*CARE).stdout == "Care of Ann Example\nNothing is noted.\n"
    told = at_camp.json(
        *(*CARE, "--contact", "Jo", "friend", "01632 960001", "--collect-by", "Bee", "--collected"),
        *("--allergies", "nuts", "--medical", "asthma", "--needs", "quiet", "--fsm", "y"),
        *("--send", "sup", "--school-phase", "prim", "--delete-on", "2026-05-01"),
    )
    assert told == {
        "contacts": [
            {
                "name": "Jo",
                "relationship": "FRIEND",
                "phone": "01632 960001",
                "may_collect": True,
            }
        ],
        "collect_by": "Bee",
        "own_way_home": False,
        "allergies": "nuts",
        "medical": "asthma",
        "none_known": False,
        "needs": "quiet",
        "fsm": "Y",
        "send": "SUP",
        "school_phase": "PRIM",
        "delete_on": "2026-05-01",
    }
    assert at_camp(*CARE).stdout.splitlines()[1:] == [
        "Call: Jo, Friend, 01632 960001",
        "May also collect: Bee",
        "Allergies: nuts",
        "Illness and medicine: asthma",
        "What helps: quiet",
        "Has to be collected.",
        "Has free school meals",
        "Has support at school without a plan",
        "Primary school",
        "To be deleted on 1 May 2026",
    ]


def test_whoever_may_not_collect_stays_barred_when_contacts_are_told_anew(at_camp) -> None:
    kim = ("--contact", "Kim", "parent", "01632 960002")
    at_camp.json(*CARE, *kim, "--contact", "Jo", "parent", "01632 960001")
    at_camp.json(*CARE, "--may-not-collect", "Kim")
    told = at_camp.json(*CARE, *kim)["contacts"]
    assert [(each["name"], each["may_collect"]) for each in told] == [("Kim", False)]
    assert at_camp(*CARE).stdout.splitlines()[1] == (
        "Call: Kim, Parent, 01632 960002. They may not collect the child."
    )


def test_nobody_is_let_off_by_whom_to_call_and_nobody_need_be_called_to_be_barred(at_camp) -> None:
    at_camp.json(*CARE, "--may-not-collect", "Dee Example")
    told = at_camp.json(*CARE, "--contact", "Jo", "parent", "01632 960001")["contacts"]
    assert [(each["name"], each["phone"], each["may_collect"]) for each in told] == [
        ("Jo", "01632 960001", True),
        ("Dee Example", "", False),
    ]
    said = at_camp(*CARE).stdout.splitlines()
    assert "Dee Example, Somebody else. They may not collect the child." in said


def test_what_is_due_is_told_before_it_is_deleted(at_camp) -> None:
    at_camp.json(*CARE, "--allergies", "nuts", "--delete-on", "2026-05-01")
    assert at_camp("camp", "due").stdout == "Ann Example: was to be deleted on 1 May 2026\n"
    assert at_camp("camp", "delete").stdout.endswith("Nothing is deleted yet.\n")
    assert at_camp("camp", "delete", "--yes").stdout == "Deleted the care notes of 1 child.\n"
    assert at_camp("camp", "due").stdout == "No care notes are due to be deleted.\n"
    assert at_camp(*CARE).stdout == "Care of Ann Example\nNothing is noted.\n"
    assert at_camp(*CARE, "--none-known").stdout.splitlines()[1] == (
        "No allergies or illness known; somebody asked."
    )


def test_who_collected_a_child_is_due_too(at_camp) -> None:
    at_camp.json("camp", "out", "ann", *CAMP, "--with", "Jo")
    day = at_camp.json("camp", "show", *CAMP)["date"]
    then = (dt.date.fromisoformat(day) + dt.timedelta(weeks=6)).isoformat()
    due = ("camp", "due", "--date", then)
    (found,) = at_camp.json(*due)["due"]
    assert found == {
        "name": "Ann Example",
        "delete_on": then,
        "notes": False,
        "collected": True,
    }
    assert at_camp(*due).stdout.startswith("Ann Example: who collected them was to be deleted on")


def test_meals_are_told_when_the_day_is_finished(at_camp) -> None:
    lines = at_camp.desk("finish 40 meals", "finish forty meals", more=("--activity", "holiday"))
    assert lines[-2] == "saved Holiday Camp is finished, 1 here"
    assert not lines[-1].startswith("saved")
    month = at_camp.json("camp", "show", *CAMP)["date"][:7]
    figures = {each["id"]: each["value"] for each in at_camp.json("show", month)["indicators"]}
    assert (figures["F03"], figures["F01"]) == (40, 0)
