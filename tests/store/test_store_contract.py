"""What every store promises of writing: one action, its journal, and taking it back."""

from datetime import date

import pytest

from held import ROBIN, WARM, WREN, session
from hublog.domain.hubs import Place
from hublog.domain.journal import Stamp
from hublog.domain.people import Person
from hublog.domain.sessions import Attendance


class TestEveryStore:
    def test_shows_what_was_put_at_once_inside_the_action(self, held) -> None:
        with held.store.writing("Ann", "test") as work:
            work.put(WREN)
            assert work.get(Person, "p1") == WREN
            assert work.find(Person, known_as="Wren") == [WREN]

    def test_forgets_what_was_not_committed(self, held) -> None:
        with held.store.writing("Ann", "test") as work:
            work.put(WREN)
        with held.store.reading() as reader:
            assert reader.get(Person, "p1") is None

    def test_forgets_what_an_error_interrupted(self, held) -> None:
        def interrupted() -> None:
            with held.store.writing("Ann", "test") as work:
                work.put(WREN)
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            interrupted()
        with held.store.reading() as reader:
            assert reader.get(Person, "p1") is None
            assert reader.latest_actions(9) == []

    def test_does_one_action_at_a_time(self, held) -> None:
        with held.store.writing("Ann", "test"):
            with pytest.raises(RuntimeError), held.store.writing("Ben", "test"):
                pass
            with pytest.raises(RuntimeError), held.store.reading():
                pass

    def test_ends_an_action_with_its_commit(self, held) -> None:
        with held.store.writing("Ann", "test") as work:
            work.put(WREN)
            work.commit()
            with pytest.raises(RuntimeError):
                work.put(ROBIN)
            with pytest.raises(RuntimeError):
                work.commit()

    def test_says_what_changed_by_table(self, held) -> None:
        changed = held.put(WREN, ROBIN, WARM)
        assert changed.people == {"p1", "p2"}
        assert changed.rows["activity"] == {"a1"}
        assert changed.stamp is not None

    def test_writes_nothing_where_nothing_changed(self, held) -> None:
        held.put(WREN)
        changed = held.put(WREN)
        assert not changed
        assert changed.stamp is None
        with held.store.reading() as reader:
            assert len(reader.latest_actions(9)) == 1

    def test_remembers_who_did_what_newest_first(self, held) -> None:
        first = held.put(WREN, kind="add_person", about={"person": "p1", "n": 1})
        held.clock.advance(minutes=1)
        second = held.put(ROBIN, kind="bring_in")
        with held.store.reading() as reader:
            latest = reader.latest_actions(2)
            assert [(a.kind, a.actor, a.stamp) for a in latest] == [
                ("bring_in", "Ann", second.stamp),
                ("add_person", "Ann", first.stamp),
            ]
            assert dict(latest[1].about) == {"person": "p1", "n": 1}
            assert reader.latest_actions(1) == latest[:1]
            assert reader.action(first.stamp) == latest[1]
            assert reader.action(Stamp(1, 0, "nobody")) is None

    def test_stamps_ever_later_though_the_clock_goes_back(self, held) -> None:
        first = held.put(WREN).stamp
        held.clock.advance(days=-400)
        assert held.put(ROBIN).stamp > first

    def test_keeps_making_short_and_in_the_order_of_writing(self, held) -> None:
        stamp = held.put(ROBIN, WARM, session("s1")).stamp
        with held.store.reading() as reader:
            changes = reader.changes_of(stamp)
        assert [change.key for change in changes] == [
            ("person", "p2"),
            ("activity", "a1"),
            ("session", "s1"),
        ]
        assert changes[0].before is None
        assert changes[0].after == {
            "known_as": "Robin",
            "full_name": "Robin Made-Up",
            "also_known_as": ["Rob", "Bobs"],
            "alive": True,
        }

    def test_keeps_what_was_overwritten_and_whose_it_was(self, held) -> None:
        made = held.put(WREN).stamp
        named = held.put(Person(id="p1", known_as="Jenny", sex="F")).stamp
        both = held.put(Person(id="p1", known_as="Jen", sex="NS", keep_here=True)).stamp
        with held.store.reading() as reader:
            (change,) = reader.changes_of(both)
        assert change.before == {"known_as": "Jenny", "sex": "F", "keep_here": False}
        assert change.after == {"known_as": "Jen", "sex": "NS", "keep_here": True}
        assert change.base == {"known_as": str(named), "sex": str(named), "keep_here": str(made)}

    def test_makes_one_change_of_several_puts(self, held) -> None:
        held.put(WREN)
        with held.store.writing("Ann", "test") as work:
            work.put(Person(id="p1", known_as="Jen"))
            work.put(Person(id="p1", known_as="Jenny"))
            work.put(ROBIN, Person(id="p2", known_as="Rob"))
            stamp = work.commit().stamp
        with held.store.reading() as reader:
            first, second = reader.changes_of(stamp)
        assert (first.before, first.after) == ({"known_as": "Wren"}, {"known_as": "Jenny"})
        assert second.after == {"known_as": "Rob", "alive": True}

    def test_leaves_no_trace_of_what_was_put_back_within_the_action(self, held) -> None:
        held.put(WREN)
        with held.store.writing("Ann", "test") as work:
            work.put(Person(id="p1", known_as="Jen"))
            work.put(WREN)
            assert not work.commit()

    def test_amends_some_fields_by_their_plain_values(self, held) -> None:
        held.put(ROBIN)
        with held.store.writing("Ann", "test") as work:
            work.amend("person", "p2", {"also_known_as": [], "first_seen_on": "2025-01-31"})
            work.commit()
        with held.store.reading() as reader:
            amended = reader.get(Person, "p2")
        assert amended.also_known_as == ()
        assert amended.first_seen_on == date(2025, 1, 31)
        assert amended.full_name == "Robin Made-Up"

    def test_amends_no_row_that_is_not_there(self, held) -> None:
        with held.store.writing("Ann", "test") as work, pytest.raises(LookupError):
            work.amend("person", "nobody", {"known_as": "x"})

    def test_takes_back_out_of_order_and_knows_what_changed_since(self, held) -> None:
        empty = held.digest()
        made = held.put(WREN).stamp
        with_wren = held.digest()
        named = held.put(Person(id="p1", known_as="Jen")).stamp
        held.put(Person(id="p1", known_as="Jen", sex="F"))
        with held.store.reading() as reader:
            assert [c.after for c in reader.changes_after(made)] == [
                {"known_as": "Jen"},
                {"sex": "F"},
            ]
        held.take_back(named)
        with held.store.reading() as reader:
            assert reader.get(Person, "p1") == Person(id="p1", known_as="Wren", sex="F")
        assert held.digest() != with_wren
        held.take_back(made)
        assert held.digest() == empty

    def test_knows_whether_an_undoing_stands(self, held) -> None:
        made = held.put(WREN).stamp
        undone = held.take_back(made).stamp
        with held.store.reading() as reader:
            assert reader.was_undone(made)
            assert not reader.was_undone(undone)
            assert reader.action(undone).undoes == made
        held.take_back(undone)
        with held.store.reading() as reader:
            assert not reader.was_undone(made)
            assert reader.was_undone(undone)
            assert reader.get(Person, "p1") == WREN

    def test_blanks_a_field_everywhere_in_the_journal(self, held) -> None:
        """P14: nothing of a blanked field is left in any change."""
        first = held.put(Person(id="p1", known_as="Wren", note="tea", sex="F")).stamp
        second = held.put(Person(id="p1", known_as="Jen", sex="F")).stamp
        held.put(ROBIN)
        with held.store.writing("Ann", "forget") as work:
            work.put(Person(id="p1", known_as="", status="forgotten", sex="F"))
            work.redact({("person", "p1"): ["known_as", "note"]})
            third = work.commit().stamp
        with held.store.reading() as reader:
            (made,), (named,), (gone,) = map(reader.changes_of, (first, second, third))
            assert reader.get(Person, "p2") == ROBIN
            (robin,) = reader.changes_of(reader.latest_actions(2)[1].stamp)
        assert robin.after["known_as"] == "Robin"
        assert made.after == {"known_as": "", "note": "", "sex": "F", "alive": True}
        assert (named.before, named.after) == (
            {"known_as": "", "note": ""},
            {"known_as": "", "note": ""},
        )
        assert gone.before == {"known_as": "", "status": "active"}
        assert gone.after == {"known_as": "", "status": "forgotten"}

    def test_blanks_the_journal_though_no_row_changes(self, held) -> None:
        made = held.put(WREN).stamp
        with held.store.writing("Ann", "forget") as work:
            work.redact({("person", "p1"): ["known_as"]})
            assert not work.commit()
        with held.store.reading() as reader:
            (change,) = reader.changes_of(made)
        assert change.after == {"known_as": "", "alive": True}

    def test_puts_another_text_in_place_of_a_field_everywhere_in_the_journal(self, held) -> None:
        """P14: each change in its own words, those of the same action too."""
        first = held.put(Place(id="h", name="Ann Hall", address="Ann")).stamp
        second = held.put(Place(id="h", name="Hall", address="Ann")).stamp
        with held.store.writing("Ann", "forget") as work:
            work.put(Place(id="h", name="Hall", address=""))
            work.reword(
                {("place", "h"): ["name", "address"]}, lambda text: text.replace("Ann", "-")
            )
            work.redact({("place", "h"): ["address"]})
            third = work.commit().stamp
        with held.store.reading() as reader:
            (made,), (named,), (gone,) = map(reader.changes_of, (first, second, third))
        assert made.after == {"name": "- Hall", "address": "", "alive": True}
        assert (named.before, named.after) == ({"name": "- Hall"}, {"name": "Hall"})
        assert (gone.before, gone.after) == ({"address": ""}, {"address": ""})

    def test_refuses_a_reference_to_nothing_and_writes_nothing(self, held) -> None:
        with pytest.raises(Exception, match=r"(?i)foreign key|names no"):
            held.put(Attendance(id="t", session_id="no", person_id="one"))
        with held.store.reading() as reader:
            assert reader.get(Attendance, "t") is None
        assert held.put(WREN)

    def test_puts_thousands_at_once_new_and_known(self, held) -> None:
        people = [Person(id=f"p{n:04}", known_as=str(n)) for n in range(2000)]
        held.put(*people)
        with held.store.writing("Ann", "test") as work:
            work.put_all(Person(id=p.id, known_as=p.known_as, sex="NS") for p in people[::2])
            changed = work.commit()
        assert len(changed.people) == 1000
        with held.store.reading() as reader:
            assert len(reader.find(Person, sex="NS")) == 1000
            assert len(reader.get_many(Person, [p.id for p in people])) == 2000

    def test_keeps_a_few_words_beside_the_register(self, held) -> None:
        """Scenario 3: the answer about the clock is no record, and stays out of the journal."""
        digest = held.digest()
        assert held.store.noted("clock") == ""
        held.store.note("clock", "one")
        held.store.note("clock", "two")
        assert held.store.noted("clock") == "two"
        assert held.digest() == digest
        with held.store.writing("Ann", "test"):
            assert held.store.noted("clock") == "two"
            with pytest.raises(RuntimeError):
                held.store.note("clock", "three")
