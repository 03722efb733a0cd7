"""What a hub learned in a month, written and written anew."""

import pytest

from hublog.domain.learning import LONGEST_LEARNING, PROMPTS, Learning, learning_id
from hublog.domain.months import Month
from in_memory import done

MAY = Month(2026, 5)


def test_a_month_of_which_nothing_is_written_is_empty(hub) -> None:
    empty = hub.learning.of(MAY)
    assert empty == Learning(id=learning_id("2026-05"), month="2026-05")
    assert not any(empty.texts)


def test_what_is_not_given_stays_as_it_is(hub) -> None:
    done(hub.learning.write("Sam", MAY, went_well="Soup\r\nand bread ", conditions=["PEER"]))
    done(hub.learning.write("Sam", MAY, would_tell="Start early", story_consent=False))
    written = hub.learning.of(MAY)
    assert written.texts == ("Soup\nand bread", "", "Start early")
    assert (written.conditions, written.story_consent) == (("PEER",), False)
    done(hub.learning.write("Sam", MAY, went_well="", conditions=(), story_consent=None))
    assert hub.learning.of(MAY).texts == ("", "", "Start early")
    assert (hub.learning.of(MAY).conditions, hub.learning.of(MAY).story_consent) == ((), None)


def test_writing_the_same_again_changes_nothing(hub) -> None:
    for changes in (True, False):
        written = done(hub.learning.write("Sam", MAY, conditions=("PEER", "FREEFOOD", "PEER")))
        assert bool(written) is changes
    assert hub.learning.of(MAY).conditions == ("PEER", "FREEFOOD")


@pytest.mark.parametrize("prompt", PROMPTS)
def test_a_text_has_an_end(hub, prompt) -> None:
    done(hub.learning.write("Sam", MAY, **{prompt: "x" * LONGEST_LEARNING}))
    problem = hub.learning.write("Sam", MAY, **{prompt: "x" * (LONGEST_LEARNING + 1)})
    assert (problem.code, problem.where) == ("LEARNING_TOO_LONG", prompt)


def test_an_unknown_condition_is_refused(hub) -> None:
    problem = hub.learning.write("Sam", MAY, conditions=["PEER", "MAGIC"])
    assert (problem.code, problem.where) == ("UNKNOWN_CODE", "MAGIC")


def test_undo_takes_the_writing_back_and_the_month_can_be_written_again(hub) -> None:
    done(hub.learning.write("Sam", MAY, went_well="Soup"))
    assert done(hub.undo.latest("Sam")).told.kind == "wrote_learning"
    assert not any(hub.learning.of(MAY).texts)
    done(hub.learning.write("Sam", MAY, would_tell="Start early"))
    assert hub.learning.of(MAY).texts == ("", "", "Start early")
    assert [each.month for each in hub.find(Learning)] == ["2026-05"]
