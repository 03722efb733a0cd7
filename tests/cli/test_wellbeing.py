"""``wellbeing``, as typed."""

import datetime as dt

import pytest

from hublog.bootstrap import context
from hublog.cli.figures import value_said
from hublog.domain.indicators import Indicator

ADD = ("wellbeing", "add", "ann")
FOUR = ("--life", "7,8,-,2")


@pytest.fixture
def ann(terminal) -> str:
    """Somebody at a hub that asks."""
    terminal.json("hub", "--wellbeing", "on")
    return terminal.json("people", "add", "Ann Example")["name"]


def a_while_ago() -> str:
    """Twenty weeks before the day it is."""
    return (dt.date.today() - dt.timedelta(weeks=20)).isoformat()  # noqa: DTZ011 - the laptop's day


def test_answers_on_paper_are_written_down_and_shown_where_asked_for(terminal, ann) -> None:
    when = ("--activity", "warm", "--date", "2026-05-04")
    added = terminal.json(*ADD, "start", *FOUR, "--three", "1, 2, 3", *when, "--agreed")["asked"]
    assert [each | {"id": ""} for each in added] == [
        {
            "id": "",
            "date": "2026-05-04",
            "stage": "start",
            "instrument": instrument,
            "activity": "Warm Tuesday",
        }
        for instrument in ("ONS4", "UCLA3")
    ]
    listed = terminal("wellbeing", "list", "ann").stdout.splitlines()
    assert listed[0] == "4 May 2026, At the start, Personal wellbeing (ONS4), Warm Tuesday"
    said = terminal("wellbeing", "list", "ann", "--answers").stdout.splitlines()
    assert said[0].endswith("Warm Tuesday, 7, 8, -, 2")
    assert said[1].endswith("1, 2, 3 (total 6)")
    told = terminal.json("wellbeing", "list", "ann", "--answers")["asked"]
    assert (told[0]["answers"], told[1]["total"]) == ([7, 8, None, 2], 6)
    assert "asking somebody how they are" in terminal("undo").stdout


def test_nothing_is_written_down_without_a_yes(terminal, ann) -> None:
    refused = terminal(*ADD, "start", *FOUR)
    assert refused.exit_code == 1
    assert refused.stderr.startswith("WELLBEING_NO_CONSENT")
    assert terminal("wellbeing", "list", "ann").stdout == "Not asked yet.\n"


@pytest.mark.parametrize("answers", ["7,8,9", "7,8,9,x", "", "7;8;9;1"])
def test_what_are_no_answers_is_wrong_usage(terminal, ann, answers) -> None:
    wrong = terminal(*ADD, "start", "--life", answers)
    assert wrong.exit_code == 2
    assert "7,8,-,2" in wrong.stderr


def test_a_total_is_typed_where_the_hub_has_the_licence(terminal, ann) -> None:
    refused = terminal(*ADD, "start", "--total", "24", "--agreed")
    assert refused.stderr.startswith("WELLBEING_NO_LICENCE")
    terminal.json("hub", "--swemwbs", "on")
    odd = terminal(*ADD, "start", "--total", "99")
    assert "cannot be an answer to Short Warwick-Edinburgh scale (total only)." in odd.stderr
    (typed,) = terminal.json(*ADD, "start", "--total", "24")["asked"]
    assert typed["instrument"] == "SWEMWBS_TOTAL"
    line = terminal("wellbeing", "list", "ann", "--answers").stdout
    assert line.endswith(", total 24\n")


def test_whoever_is_due_is_listed_until_the_hub_asks_no_more(terminal, ann) -> None:
    assert terminal("wellbeing", "due").stdout == "Nobody is due just now.\n"
    today = terminal.json("wellbeing", "list", "ann")
    assert today == {"asked": []}
    terminal.json(*ADD, "start", "--lonely", "2", "--agreed", "--date", a_while_ago())
    (due,) = terminal.json("wellbeing", "due")["due"]
    assert (due["person"], due["asked_on"]) == ("Ann Example", a_while_ago())
    assert terminal("wellbeing", "due").stdout.startswith("Ann Example, ")
    terminal.json("hub", "--wellbeing", "off")
    assert terminal("wellbeing", "due").stdout == "Nobody is due just now.\n"


def test_a_change_is_said_with_its_sign_and_a_share_in_per_cent() -> None:
    """E01, E08: how many answered twice stands beside it."""
    told = Indicator("E01", -0.625, 8, 14, "answered_twice")
    assert value_said(context(), told) == "-0.62"
    assert value_said(context(), Indicator("E08", 0.5, 7, 14)) == "50%"
