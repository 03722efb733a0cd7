"""What came from another laptop goes again, unless something here stands on it."""

from datetime import date

import pytest

from hublog.domain.care import Care, care_id
from hublog.domain.consents import Held
from hublog.domain.journal import Stamp
from hublog.domain.outcomes import Outcome
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.domain.sessions import Attendance
from in_memory import done
from two_laptops import TwoLaptops, two_laptops


@pytest.fixture
def both() -> TwoLaptops:
    return two_laptops()


def code(result: object) -> str:
    assert isinstance(result, Problem), result
    return result.code


def test_all_of_it_goes_and_comes_again(both) -> None:
    both.second.hub.sign_in.new_person("Kim", both.session, "Robin")
    done(both.second.hub.people.archive("Kim", both.wren))
    before = both.first.hub.digest()
    brought = both.first.hear(both.second)
    known = both.first.hub.digest()
    undone = done(both.first.hub.undo.latest("Sam"))
    assert (undone.told.kind, undone.told.gaps["laptop"]) == ("brought_together", "Camp laptop")
    assert (both.first.hub.digest(), undone.kept) == (before, {})
    assert both.first.laptops.brought_in() == ()
    assert code(both.first.laptops.take_back("Sam", brought.meeting)) == "NO_SUCH_ACTION"
    both.first.hear(both.second)
    assert both.first.hub.digest() == known


def test_a_copy_lies_there_before_it_goes(both) -> None:
    """Where none can be made, nothing goes."""
    both.second.hub.sign_in.new_person("Kim", both.session, "Robin")
    meeting, shelf = both.first.hear(both.second).meeting, both.first.store.shelf
    shelf.unavailable, before = Problem("DISK_FULL"), both.first.hub.digest()
    assert code(both.first.hub.undo.one("Sam", meeting)) == "COPY_FIRST"
    assert both.first.hub.digest() == before
    shelf.unavailable = None
    done(both.first.hub.undo.one("Sam", meeting))
    assert {each.copy.reason for each in shelf.copies()} == {"merge", "undo_merge"}


def test_what_somebody_here_built_on_stays(both) -> None:
    robin = done(both.second.hub.sign_in.new_person("Kim", both.session, "Robin")).person.id
    ada = done(both.second.hub.sign_in.new_person("Kim", both.session, "Ada")).person.id
    both.first.hear(both.second)
    earlier = both.first.hub.open(both.activity, date(2026, 4, 28))
    done(both.first.hub.sign_in.person("Sam", earlier, robin))
    (meeting,) = both.first.laptops.brought_in()
    undone = done(both.first.laptops.take_back("Sam", meeting.stamp))
    assert undone.kept == {"person": 1, "attendance": 1}
    assert both.first.hub.get(Person, robin).alive
    assert both.first.hub.get(Person, ada) is None


def test_what_was_taken_back_here_stays_with_its_taking_back(both) -> None:
    done(both.second.hub.sign_in.new_person("Kim", both.session, "Robin"))
    stamp = max(both.second.store.register.actions)
    both.first.hear(both.second)
    done(both.first.hub.undo.one("Sam", stamp))
    (meeting,) = both.first.laptops.brought_in()
    before = both.first.hub.digest()
    done(both.first.laptops.take_back("Sam", meeting.stamp))
    left = {each.stamp for each in both.first.store.register.actions.values()}
    assert stamp in left
    assert both.first.hub.find(Attendance) == []
    assert both.first.hub.digest() != before


def test_what_somebody_took_back_there_stays_taken_back(both) -> None:
    """A yes, what stood on it, and care that was deleted on its date."""
    wren, here, there = both.wren, both.first.hub, both.second.hub
    for purpose in ("wellbeing", "share_rows"):
        done(here.consents.give("Sam", wren, purpose, True))
    with here.store.writing("Sam", "test") as work:
        asked = {"instrument": "ONS4", "stage": "start", "date": date(2026, 5, 5)}
        work.put(Outcome(id="o", person_id=wren, answers=(7, 7, 7, 7), **asked))
        work.put(Care(id=care_id(wren), person_id=wren, needs="a lift", delete_on=date(2026, 6, 1)))
        work.commit()
    both.second.hear(both.first)
    there.clock.advance(minutes=5)
    for purpose in ("wellbeing", "share_rows"):
        done(there.consents.withdraw("Kim", wren, purpose))
    done(there.care.delete("Kim", [wren]))
    done(there.sign_in.new_person("Kim", both.session, "Robin"))
    here.clock.advance(hours=1)
    brought = both.first.hear(both.second)
    (deleted,) = here.find(Care)
    here.clock.advance(minutes=1)
    done(here.undo.one("Sam", brought.meeting))
    standing = done(here.consents.of(wren))
    assert {standing.of(each).held for each in ("wellbeing", "share_rows")} == {Held.WITHDRAWN}
    assert here.find(Outcome) == []
    assert here.find(Care) == [deleted]
    assert here.find(Attendance) == []


def test_nothing_goes_where_all_of_it_has_to_stay(both) -> None:
    done(both.second.hub.forget.person("Kim", both.wren))
    for each in both.second.store.register.actions.values():
        assert each.kind
    with both.first.store.reading() as reader:
        known = reader.stamps()
    both.second.store.register.actions = {
        stamp: each
        for stamp, each in both.second.store.register.actions.items()
        if stamp in known or each.kind == "forgot"
    }
    both.second.store.register.changes = tuple(
        each
        for each in both.second.store.register.changes
        if each.stamp in both.second.store.register.actions
    )
    brought = both.first.hear(both.second)
    assert code(both.first.laptops.take_back("Sam", brought.meeting)) == "CHANGED_SINCE"
    assert both.first.hub.get(Person, both.wren).status == "forgotten"


def test_a_meeting_of_another_laptop_cannot_be_taken_back_here(both) -> None:
    adding = max(
        s for s, a in both.first.store.register.actions.items() if a.kind == "added_person"
    )
    done(both.first.hub.undo.one("Sam", adding))
    both.second.hub.sign_in.person("Kim", both.session, both.wren)
    brought = both.first.hear(both.second)
    assert both.first.hub.get(Person, both.wren).alive
    both.second.hear(both.first)
    assert brought.meeting in both.second.store.register.actions
    assert code(both.second.hub.undo.one("Kim", brought.meeting)) == "ALREADY_UNDONE"
    assert code(both.first.laptops.take_back("Sam", Stamp(1, 1, "X"))) == "NO_SUCH_ACTION"


def test_what_others_did_is_not_taken_back_by_the_way(both) -> None:
    both.first.hub.add_person("Ada")
    both.second.hub.clock.advance(hours=1)
    both.second.hub.add_person("Robin")
    both.first.hear(both.second)
    done(both.first.hub.undo.latest("Sam"))
    assert both.first.hub.undo.next().kind != "brought_together"
