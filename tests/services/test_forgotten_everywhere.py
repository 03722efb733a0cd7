"""P14 for two laptops: forgotten on one is forgotten on all, whichever copy arrives where."""

import pytest

from hublog.domain.journal import Change, Stamp
from hublog.domain.people import Person, Tombstone
from hublog.services.forget_again import says_less
from hublog.services.people import PersonChanges
from in_memory import done
from two_laptops import TwoLaptops, two_laptops

CANARY = "Quillfeather"


@pytest.fixture
def both() -> TwoLaptops:
    return two_laptops()


def told_anywhere(laptop, text: str = CANARY) -> bool:
    """Whether a text stands anywhere in a register."""
    register = laptop.store.register
    return text in repr((register.rows, register.changes, register.actions, register.drafts))


@pytest.mark.parametrize("hears_first", ["who had not heard", "who forgot"])
def test_a_laptop_that_had_not_heard_forgets_too(both, hears_first) -> None:
    """P14."""
    bea = both.first.hub.add_person(f"Bea {CANARY}")
    both.second.hear(both.first)
    both.second.hub.clock.advance(hours=1)
    done(both.second.hub.people.amend("Kim", bea, PersonChanges(note=f"Bea {CANARY} likes tea")))
    done(
        both.second.hub.people.amend(
            "Kim", both.wren, PersonChanges(note=f"sister of Bea {CANARY}")
        )
    )
    done(both.second.hub.people.archive("Kim", bea))
    done(both.first.hub.forget.person("Sam", bea))
    order = [both.first, both.second] if hears_first == "who forgot" else [both.second, both.first]
    order[0].hear(order[1])
    order[1].hear(order[0])
    assert both.alike()
    for laptop in both.both():
        assert not told_anywhere(laptop)
        assert laptop.hub.get(Person, bea).status == "forgotten"
        assert [each.id for each in laptop.hub.find(Tombstone)] == [bea]


def test_whoever_was_merged_into_them_on_the_other_laptop_goes_too(both) -> None:
    """P14."""
    bea = both.first.hub.add_person(f"Bea {CANARY}")
    twin = both.first.hub.add_person(f"Bee {CANARY}")
    both.second.hear(both.first)
    done(both.second.hub.people.merge("Kim", bea, twin))
    done(both.first.hub.forget.person("Sam", bea))
    assert both.alike()
    assert not any(told_anywhere(laptop) for laptop in both.both())


def test_what_only_the_other_laptop_knew_as_a_name_goes_from_older_notes(both) -> None:
    """P14: the copy of a change that says less wins."""
    done(both.first.hub.people.amend("Sam", both.wren, PersonChanges(note=f"aunt is {CANARY}")))
    done(both.first.hub.people.amend("Sam", both.wren, PersonChanges(note="likes tea")))
    bea = both.first.hub.add_person("Bea Sample")
    both.second.hear(both.first)
    done(both.second.hub.people.amend("Kim", bea, PersonChanges(also_known_as=(CANARY,))))
    done(both.second.hub.forget.person("Kim", bea))
    assert told_anywhere(both.first)
    both.first.hear(both.second)
    assert not told_anywhere(both.first)


def test_a_taking_apart_leaves_the_forgotten_forgotten(both) -> None:
    """P14."""
    bea = both.second.hub.add_person(f"Bea {CANARY}")
    both.first.hear(both.second)
    done(both.second.hub.forget.person("Kim", bea))
    both.second.hub.add_person("Robin")
    brought = both.first.hear(both.second)
    done(both.first.laptops.take_back("Sam", brought.meeting))
    assert both.first.hub.get(Person, bea).status == "forgotten"
    assert not told_anywhere(both.first)


def test_of_two_copies_the_one_that_says_less_is_kept() -> None:
    stamp = Stamp(1, 0, "A")
    ours = Change(stamp, "person", "p", {"note": "Bea", "known_as": "K"}, {"note": "Bea Bell"})
    less = Change(stamp, "person", "p", {"note": "", "known_as": "K"}, {"note": "Bell"})
    assert says_less(ours, ours) is None
    assert says_less(less, ours) is None
    assert says_less(ours, less) == less
    made = Change(stamp, "person", "p", None, {"note": "Bea", "known_as": "Bea"})
    blank = Change(stamp, "person", "p", None, {"note": "", "known_as": ""})
    assert says_less(made, blank) == blank
