"""``referral`` and ``learning``, as typed."""

from typing import Any

import pytest

ADD = ("referral", "add")


@pytest.fixture
def told(terminal) -> Any:  # noqa: ANN401 - whatever JSON holds
    """One passed on and one told where to go, in May 2026."""
    terminal.json("people", "add", "Ann Example")
    return terminal.json(
        *(*ADD, "out", "--org", "foodbank", "--reason", "FOOD", "--name", "Made-up Bank"),
        *("--person", "ann", "--activity", "warm", "--date", "2026-05-04", "--agreed"),
    )


def test_somebody_passed_on_is_written_down_whole(told) -> None:
    assert told | {"id": ""} == {
        "id": "",
        "direction": "out",
        "date": "2026-05-04",
        "org_type": "FOODBANK",
        "other_org": "Made-up Bank",
        "reason": "FOOD",
        "person": "Ann Example",
        "activity": "Warm Tuesday",
        "agreed": True,
        "status": "sent",
        "status_date": None,
        "days_to_outcome": None,
    }


def test_what_became_of_it_is_told_and_it_waits_no_more(terminal, told) -> None:
    """D02, D04."""
    waiting = terminal.json("referral", "list")["referrals"]
    assert [each["id"] for each in waiting] == [told["id"]]
    answer = terminal("referral", "tell", told["id"], "TAKEN_UP", "--date", "2026-05-14")
    assert answer.stdout == (
        "Noted: 4 May 2026, Passed on, Food bank, Made-up Bank, Food, "
        f"Ann Example, Warm Tuesday, Taken up, 14 May 2026 ({told['id']})\n"
    )
    assert terminal("referral", "list").stdout == "Nobody waits for an answer.\n"
    (row,) = terminal.json("referral", "list", "--month", "2026-05")["referrals"]
    assert row["days_to_outcome"] == 10


def test_signposting_needs_no_more_than_that_it_was(terminal) -> None:
    added = terminal(*ADD, "signpost", "--date", "2026-05-04")
    assert added.stdout.startswith(
        "Written down: 4 May 2026, Told where to go, Another organisation, Another reason ("
    )
    undone = terminal("undo").stdout
    assert undone == "Took back: telling somebody where to go (Another organisation).\n"
    listed = terminal("referral", "list", "--month", "2026-05")
    assert listed.stdout == "Nothing of the kind is written down for that month.\n"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((*ADD, "out", "--org", "CIRCUS"), "UNKNOWN_CODE CIRCUS"),
        ((*ADD, "out", "--person", "Nobody Known"), "NO_PERSON Nobody Known"),
        ((*ADD, "out", "--date", "2999-01-01"), "REFERRAL_IN_FUTURE 2999-01-01"),
        (("referral", "tell", "nothing", "taken_up"), "NO_SUCH_REFERRAL"),
        (("learning", "May"), "NOT_A_MONTH May"),
        (("learning", "2026-05", "--condition", "MAGIC"), "UNKNOWN_CODE MAGIC"),
        (("learning", "2026-05", "--went-well", "x" * 1001), "LEARNING_TOO_LONG went_well"),
    ],
)
def test_what_cannot_be_is_refused_with_its_code(terminal, words, code) -> None:
    refused = terminal(*words)
    assert refused.exit_code == 1
    assert refused.stderr.startswith(f"{code}:")


def test_a_direction_that_is_none_is_wrong_usage(terminal) -> None:
    assert terminal(*ADD, "sideways").exit_code == 2


def test_learning_is_written_and_shown(terminal) -> None:
    empty = terminal("learning", "2026-05")
    assert empty.stdout == "Nothing is written down for that month yet.\n"
    terminal.json("learning", "2026-05", "--went-well", "Soup\nBread", "--condition", "peer")
    written = terminal.json("learning", "2026-05", "--would-tell", "Start early", "--no-story")
    assert written == {
        "month": "2026-05",
        "went_well": "Soup\nBread",
        "got_in_the_way": "",
        "would_tell": "Start early",
        "conditions": ["PEER"],
        "story_consent": False,
    }
    shown = terminal("learning", "2026-05").stdout
    assert shown.splitlines() == [
        "What went well? Soup",
        "Bread",
        "What would you tell another hub? Start early",
        "What has it to do with? Led by people in the same boat",
        "Others must not retell it.",
    ]
