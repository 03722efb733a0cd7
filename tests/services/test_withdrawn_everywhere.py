"""P14 for a yes that was taken back: what it allowed goes on both laptops, whichever hears first."""

import datetime as dt

import pytest

from hublog.domain.care import Care, care_id
from hublog.domain.outcomes import Outcome
from hublog.services.consents import Said
from in_memory import done
from two_laptops import OneLaptop, TwoLaptops, two_laptops

CANARY = "Penicillin"
MUM = Said(given_by="Jo Example", relationship="PARENT")
ALONE = Said(method="screen")
DAY = dt.date(2026, 5, 5)


@pytest.fixture
def both() -> TwoLaptops:
    return two_laptops()


def put(laptop: OneLaptop, *records: object) -> None:
    laptop.hub.clock.advance(seconds=1)
    with laptop.store.writing("Kim", "test") as work:
        work.put(*records)
        work.commit()


def told_anywhere(laptop: OneLaptop, *texts: str) -> bool:
    register = laptop.store.register
    told = repr((register.rows, register.changes))
    return any(text in told for text in texts)


def answers(person: str, id_: str, how: int) -> Outcome:
    return Outcome(
        id=id_, person_id=person, instrument="ONS4", stage="end", date=DAY, answers=(how, how)
    )


@pytest.mark.parametrize("first", [0, 1])
def test_what_the_other_laptop_wrote_or_heard_before_goes_too(both, first) -> None:
    """P14."""
    wren, here, there = both.wren, both.first, both.second
    for purpose in ("wellbeing", "medical"):
        done(here.hub.consents.give("Sam", wren, purpose, True, MUM))
    put(here, answers(wren, "o1", 7), Care(id=care_id(wren), person_id=wren, allergies=CANARY))
    there.hear(here)
    put(there, answers(wren, "o2", 8), Care(id=care_id(wren), person_id=wren, medical=CANARY))
    here.hub.clock.advance(minutes=5)
    for purpose in ("wellbeing", "medical"):
        done(here.hub.consents.withdraw("Sam", wren, purpose))
    put(there, Care(id=care_id(wren), person_id=wren, medical=f"{CANARY} twice"))
    order = both.both()
    order[first].hear(order[1 - first])
    order[1 - first].hear(order[first])
    assert both.alike()
    for laptop in both.both():
        assert laptop.hub.find(Outcome) == []
        assert not told_anywhere(laptop, CANARY, "[7, 7]", "[8, 8]", "(7, 7)", "(8, 8)")


def test_what_was_asked_after_a_newer_yes_stays(both) -> None:
    wren, here, there = both.wren, both.first, both.second
    done(here.hub.consents.give("Sam", wren, "wellbeing", True))
    here.hub.clock.advance(minutes=5)
    done(here.hub.consents.withdraw("Sam", wren, "wellbeing"))
    there.hub.clock.advance(hours=1)
    done(there.hub.consents.give("Kim", wren, "wellbeing", True, Said(method="paper")))
    put(there, answers(wren, "o2", 8))
    assert both.alike()
    assert [each.id for each in here.hub.find(Outcome)] == ["o2"]


@pytest.mark.parametrize("first", [0, 1])
def test_a_newer_yes_does_not_bring_back_what_the_other_laptop_wrote_before(both, first) -> None:
    wren, here, there = both.wren, both.first, both.second
    for purpose in ("wellbeing", "medical"):
        done(here.hub.consents.give("Sam", wren, purpose, True, MUM))
    there.hear(here)
    put(there, answers(wren, "o1", 7), Care(id=care_id(wren), person_id=wren, medical=CANARY))
    here.hub.clock.advance(minutes=5)
    for purpose in ("wellbeing", "medical"):
        done(here.hub.consents.withdraw("Sam", wren, purpose, MUM))
    here.hub.clock.advance(days=1)
    for purpose in ("wellbeing", "medical"):
        done(here.hub.consents.give("Sam", wren, purpose, True, MUM))
    put(here, answers(wren, "o2", 8))
    there.hub.clock.advance(days=2)
    order = both.both()
    order[first].hear(order[1 - first])
    assert both.alike()
    for laptop in both.both():
        assert [each.id for each in laptop.hub.find(Outcome)] == ["o2"]
        assert not told_anywhere(laptop, CANARY, "[7, 7]", "(7, 7)")


@pytest.mark.parametrize("heard", [False, True])
def test_somebodys_own_no_takes_away_on_both_though_nothing_is_known_here(both, heard) -> None:
    wren, here, there = both.wren, both.first, both.second
    done(here.hub.consents.give("Sam", wren, "wellbeing", True, ALONE))
    if heard:
        put(here, answers(wren, "o1", 7))
    there.hear(here)
    put(there, answers(wren, "o2", 8))
    here.hub.clock.advance(minutes=5)
    done(here.hub.consents.refuse_for_good("Sam", wren))
    there.hub.clock.advance(hours=1)
    assert both.alike()
    for laptop in both.both():
        assert laptop.hub.find(Outcome) == []
        assert not told_anywhere(laptop, "[7, 7]", "[8, 8]", "(7, 7)", "(8, 8)")


def test_a_no_that_somebody_else_wrote_down_takes_nothing_away_on_the_other_laptop(both) -> None:
    wren, here, there = both.wren, both.first, both.second
    done(here.hub.consents.give("Sam", wren, "wellbeing", True))
    there.hear(here)
    put(there, answers(wren, "o1", 7))
    here.hub.clock.advance(minutes=5)
    done(here.hub.consents.give("Sam", wren, "wellbeing", False, ALONE))
    assert both.alike()
    assert [each.id for each in here.hub.find(Outcome)] == ["o1"]


def test_nothing_is_written_where_all_is_gone_already(both) -> None:
    wren, here, there = both.wren, both.first, both.second
    done(here.hub.consents.give("Sam", wren, "wellbeing", True))
    put(here, answers(wren, "o1", 7))
    here.hub.clock.advance(minutes=5)
    done(here.hub.consents.withdraw("Sam", wren, "wellbeing"))
    there.hear(here)
    known = len(there.store.register.actions)
    there.hear(here)
    assert len(there.store.register.actions) == known
    assert both.alike()


def care(laptop: OneLaptop, wren: str) -> Care:
    laptop.hub.clock.advance(seconds=1)
    return laptop.hub.get(Care, care_id(wren))


@pytest.mark.parametrize("first", [0, 1])
def test_what_is_told_of_allergies_after_it_was_taken_back_stays(both, first) -> None:
    """A child's safety: the other laptop had not heard, and somebody may rely on what it wrote."""
    wren, here, there = both.wren, both.first, both.second
    done(here.hub.consents.give("Sam", wren, "medical", True, MUM))
    put(here, Care(id=care_id(wren), person_id=wren, allergies=CANARY, medical=CANARY))
    there.hear(here)
    done(here.hub.consents.withdraw("Sam", wren, "medical"))
    there.hub.clock.advance(minutes=5)
    put(there, Care(id=care_id(wren), person_id=wren, allergies="nuts", medical=CANARY))
    put(there, Care(id=care_id(wren), person_id=wren, allergies="nuts and milk", medical=CANARY))
    here.hub.clock.advance(hours=1)
    order = both.both()
    order[first].hear(order[1 - first])
    order[1 - first].hear(order[first])
    assert both.alike()
    for laptop in both.both():
        told = care(laptop, wren)
        assert (told.allergies, told.medical) == ("nuts and milk", "")
        assert not told_anywhere(laptop, CANARY)


def test_answers_given_after_it_was_taken_back_are_left_to_be_asked_about(both) -> None:
    wren, here, there = both.wren, both.first, both.second
    done(here.hub.consents.give("Sam", wren, "wellbeing", True))
    there.hear(here)
    put(there, answers(wren, "o1", 7))
    here.hub.clock.advance(minutes=5)
    done(here.hub.consents.withdraw("Sam", wren, "wellbeing"))
    there.hub.clock.advance(hours=1)
    put(there, answers(wren, "o2", 8))
    assert both.alike()
    assert [each.id for each in there.hub.find(Outcome)] == ["o2"]


def test_a_mistaken_merge_takes_nobody_elses_answers(both) -> None:
    wren, here, there = both.wren, both.first, both.second
    lark = here.hub.add_person("Lark")
    for who in (wren, lark):
        done(here.hub.consents.give("Sam", who, "wellbeing", True))
    put(here, answers(lark, "o1", 7))
    there.hear(here)
    here.hub.clock.advance(minutes=5)
    done(here.hub.consents.withdraw("Sam", wren, "wellbeing"))
    merge = done(here.hub.people.merge("Sam", wren, lark))
    put(there, answers(lark, "o2", 8))
    assert both.alike()
    assert [each.id for each in here.hub.find(Outcome)] == ["o1", "o2"]
    done(here.hub.undo.one("Sam", merge.stamp))
    assert done(here.hub.wellbeing.answers(lark))


def test_what_is_first_told_after_it_was_taken_back_stays(both) -> None:
    wren, here, there = both.wren, both.first, both.second
    done(here.hub.consents.give("Sam", wren, "medical", True, MUM))
    done(here.hub.consents.withdraw("Sam", wren, "medical"))
    there.hub.clock.advance(minutes=5)
    put(there, Care(id=care_id(wren), person_id=wren, allergies="nuts"))
    assert both.alike()
    assert care(here, wren).allergies == "nuts"
