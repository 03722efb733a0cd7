"""Other laptops' journals, the same for the store in memory and the encrypted one."""

from dataclasses import replace

import pytest

from held import ROBIN, WARM, WREN, Held, session
from hublog.domain.hubs import Hub
from hublog.domain.journal import Action, Change, Stamp
from hublog.domain.laptops import Doubt
from hublog.domain.people import Person
from hublog.domain.sessions import Attendance, Count

THERE = Stamp(10, 0, "CAMP")
LATER = Stamp(20, 0, "CAMP")
ACTIONS = [Action(THERE, "Kim", "test", {"n": 1}), Action(LATER, "Kim", "test", undoes=THERE)]
CHANGES = [
    Change(THERE, "person", "p9", None, {"known_as": "Kit", "local_no": 4, "alive": True}),
    Change(LATER, "person", "p9", {"note": ""}, {"note": "new"}, {"note": str(THERE)}),
    Change(LATER, "person", "p1", {"note": ""}, {"note": "theirs"}),
]
MEETING = Stamp(2**40, 0, "HERE")


def bring(held: Held) -> Stamp:
    """Bring in what Camp laptop did; the stamp of the landmark."""
    with held.store.writing("Ann", "first") as work:
        work.then("brought_together")
        stamp = work.landmark(LATER)
        work.add_journal(ACTIONS, CHANGES, stamp)
        work.fold_anew({change.key for change in CHANGES})
        work.keep_doubts([Doubt("person", "p1", "p9", stamp)])
        changed = work.commit({"n": 2})
    assert changed.people == {"p1", "p9"}
    return stamp


class TestEveryStore:
    def test_knows_of_which_band_fewer_than_nobody_were_counted(self, held) -> None:
        held.put(WARM, session("s1"), session("s2"))
        said = (("s1", "65+", 1), ("s1", "65+", -3), ("s1", "0-4", 2), ("s2", "65+", -1))
        counts = [
            Count(id=f"c{n}", session_id=where, age_band=band, n=of)
            for n, (where, band, of) in enumerate(said)
        ]
        held.put(*counts)
        held.put(replace(counts[3], alive=False))
        with held.store.reading() as reader:
            assert reader.below_zero() == [("s1", "65+", -2)]

    def test_takes_in_what_another_laptop_did(self, held) -> None:
        held.put(WREN, ROBIN)
        stamp = bring(held)
        with held.store.reading() as reader:
            assert reader.get(Person, "p9") == Person(
                id="p9", known_as="Kit", local_no=4, note="new"
            )
            assert reader.get(Person, "p1").note == "theirs"
            assert [a.stamp for a in reader.came_with(stamp)] == [THERE, LATER]
            assert [a.kind for a in reader.meetings()] == ["brought_together"]
            assert reader.action(stamp).about == {"n": 2}
            assert reader.changes_of(stamp) == []
            assert {THERE, LATER, stamp} < reader.stamps()
            assert reader.last_written()["CAMP"] == LATER
            assert reader.undoings() == {THERE: [LATER]}
            assert reader.doubts() == [Doubt("person", "p1", "p9", stamp)]
            assert (THERE, "p9") in reader.makings("person")
            assert {c.row_id for c in reader.written_on_several()} == {"p1"}
            assert [c.stamp for c in reader.histories([("person", "p9")])] == [THERE, LATER]
            assert reader.changes_of(THERE) == CHANGES[:1]
        assert held.store.check() == []

    def test_lets_go_of_it_again(self, held) -> None:
        held.put(WREN)
        before = held.digest()
        stamp = bring(held)
        assert held.digest() != before
        with held.store.writing("Ann", "took_apart") as work:
            work.landmark()
            work.drop_actions([THERE, LATER, stamp])
            work.fold_anew({change.key for change in CHANGES})
            work.drop_doubts(stamp)
            work.commit()
        assert held.digest() == before
        with held.store.reading() as reader:
            assert (reader.get(Person, "p9"), reader.doubts(), reader.meetings()) == (None, [], [])
        assert held.store.check() == []

    def test_stamps_what_follows_later_than_what_came(self, held) -> None:
        held.put(WREN)
        with held.store.writing("Ann", "test") as work:
            assert work.landmark(MEETING) > MEETING
            work.commit()
        assert held.put(ROBIN).stamp > MEETING

    def test_a_doubt_that_is_known_stays_as_it_is(self, held) -> None:
        known = Doubt("session", "a", "b", THERE)
        with held.store.writing("Ann", "test") as work:
            work.landmark()
            work.keep_doubts([known])
            work.keep_doubts([known._replace(came_with=LATER)])
            work.commit()
        with held.store.reading() as reader:
            assert reader.doubts() == [known]

    def test_writes_several_actions_or_none_of_them(self, held) -> None:
        with held.store.writing("Ann", "first") as work:
            work.put(WREN)
            work.then("second", {"n": 1})
            work.put(ROBIN)
            work.then("third")
            changed = work.commit()
        assert changed.people == {"p1", "p2"}
        with held.store.reading() as reader:
            kinds = [(a.kind, dict(a.about)) for a in reader.latest_actions(5)]
        assert kinds == [("second", {}), ("first", {"n": 1})]
        with held.store.writing("Ann", "first") as work:
            work.put(replace(WREN, note="lost"))
            work.then("second")
        assert held.digest()
        with held.store.reading() as reader:
            assert reader.get(Person, "p1") == WREN

    def test_journals_a_decision_though_nothing_differs(self, held) -> None:
        stamp = held.put(WREN).stamp
        with held.store.writing("Ann", "settled") as work:
            work.decide("person", "p1", {"note": ""}, {"note": f"{stamp} {LATER}"})
            changed = work.commit()
        assert changed.people == {"p1"}
        with held.store.reading() as reader:
            (change,) = reader.changes_of(changed.stamp)
        assert (change.before, change.after) == ({"note": ""}, {"note": ""})
        assert change.base == {"note": f"{stamp} {LATER}"}

    def test_puts_what_says_less_in_the_place_of_a_change(self, held) -> None:
        stamp = held.put(WREN).stamp
        with held.store.writing("Ann", "test") as work:
            (change,) = work.changes_of(stamp)
            work.replace_changes([replace(change, after={**change.after, "known_as": ""})])
            work.fold_anew([change.key])
            work.commit()
        with held.store.reading() as reader:
            assert reader.get(Person, "p1").known_as == ""
            assert reader.changes_of(stamp)[0].after["known_as"] == ""

    def test_finds_what_names_what(self, held) -> None:
        here = Attendance(id="v", session_id="s", person_id="p1")
        held.put(Hub(id="h", code="A-B", name="H"), WARM, WREN, session("s"), here)
        with held.store.reading() as reader:
            named = set(reader.naming({("person", "p1"), ("activity", "a1"), ("person", "p2")}))
            assert reader.groundless() == []
        assert named == {
            (("attendance", "v"), ("person", "p1")),
            (("session", "s"), ("activity", "a1")),
        }
        held.put(replace(WREN, alive=False), replace(session("s"), alive=False))
        with held.store.reading() as reader:
            assert reader.groundless() == [("person", "p1"), ("session", "s")]

    def test_a_joined_session_may_name_one_that_is_gone(self, held) -> None:
        held.put(WARM, session("s"), replace(session("t"), joined_to="s"))
        held.put(replace(session("s"), alive=False))
        with held.store.reading() as reader:
            assert reader.groundless() == []

    @pytest.mark.parametrize(("status", "twice"), [("archived", True), ("merged", False)])
    def test_finds_cards_that_were_given_twice(self, held, status, twice) -> None:
        other = replace(ROBIN, local_no=7, status=status)
        held.put(replace(WREN, local_no=7), other, Person(id="p3", known_as="K", local_no=8))
        with held.store.reading() as reader:
            assert reader.cards_twice() == ({7: ["p1", "p2"]} if twice else {})
