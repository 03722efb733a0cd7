"""A choice between two answers that is taken back leaves the question as open as it was."""

import pytest

from hublog.domain.people import Person
from hublog.services.laptop_asked import TwoAnswers
from hublog.services.people import PersonChanges
from in_memory import done
from two_laptops import OneLaptop, TwoLaptops, two_laptops


@pytest.fixture
def both() -> TwoLaptops:
    """Two laptops that say something different of Wren; the first one knows both answers."""
    made = two_laptops()
    note(made.first, made.wren, "likes tea")
    note(made.second, made.wren, "no sugar")
    made.first.hear(made.second)
    return made


def note(laptop: OneLaptop, who: str, text: str) -> None:
    laptop.hub.clock.advance(minutes=1)
    done(laptop.hub.people.amend("Sam", who, PersonChanges(note=text)))


def asked(laptop: OneLaptop) -> TwoAnswers:
    (question,) = laptop.open().answers
    return question


def noted(laptop: OneLaptop, who: str) -> str:
    return laptop.hub.get(Person, who).note


@pytest.mark.parametrize("other", [False, True])
def test_it_is_asked_again_just_as_before(both, other) -> None:
    """Also where the answer that was kept is the one that counted already."""
    question, counted = asked(both.first), noted(both.first, both.wren)
    settled = done(both.first.asking.settle("Sam", question, other=other))
    assert both.first.asking.count() == 0
    undone = done(both.first.hub.undo.one("Sam", settled.stamp))
    assert undone.told.kind == "settled_answers"
    assert noted(both.first, both.wren) == counted
    assert asked(both.first) == question


def test_undo_takes_back_the_choice_and_not_the_whole_file(both) -> None:
    done(both.first.asking.settle("Sam", asked(both.first)))
    undone = done(both.first.hub.undo.latest("Sam"))
    assert undone.told.kind == "settled_answers"
    assert len(both.first.laptops.brought_in()) == 1


def test_chosen_once_more_it_is_closed_on_both(both) -> None:
    settled = done(both.first.asking.settle("Sam", asked(both.first), other=True))
    done(both.first.hub.undo.one("Sam", settled.stamp))
    done(both.first.asking.settle("Sam", asked(both.first), text="tea, no sugar"))
    both.second.hear(both.first)
    for laptop in both.both():
        assert laptop.asking.count() == 0
        assert noted(laptop, both.wren) == "tea, no sugar"


def test_done_again_it_is_closed_again(both) -> None:
    settled = done(both.first.asking.settle("Sam", asked(both.first), other=True))
    done(both.first.hub.undo.one("Sam", settled.stamp))
    done(both.first.hub.undo.redo("Sam"))
    assert both.first.asking.count() == 0


def test_what_somebody_wrote_since_is_an_answer_too(both) -> None:
    settled = done(both.first.asking.settle("Sam", asked(both.first), other=True))
    done(both.first.hub.undo.one("Sam", settled.stamp))
    note(both.first, both.wren, "comes by bus")
    assert both.first.asking.count() == 0
    assert noted(both.first, both.wren) == "comes by bus"
