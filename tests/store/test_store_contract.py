"""What every store promises, held against the one in memory and the encrypted one alike."""

from datetime import date, datetime, time
from typing import NamedTuple, Never

import pytest

from fakes import FakeClock, FakeStore
from hublog.domain.activities import Activity, DatedCondition, Slot
from hublog.domain.hubs import Hub, Place
from hublog.domain.journal import Stamp, inverse
from hublog.domain.people import Person, SourceKey, Tombstone
from hublog.domain.records import KINDS, Record
from hublog.domain.sessions import Attendance, Count, Session
from hublog.domain.versions import ReturnVersion
from hublog.domain.volunteering import VolunteerTime
from hublog.services.changed import Changed
from hublog.services.ports import Store

WREN = Person(id="p1", known_as="Wren")
ROBIN = Person(id="p2", known_as="Robin", full_name="Robin Made-Up", also_known_as=("Rob", "Bobs"))
WARM = Activity(id="a1", name="Warm", type="DROPIN")


class Held(NamedTuple):
    store: Store
    clock: FakeClock

    def put(self, *records: Record, kind="test", about=None, undoes=None) -> Changed:
        with self.store.writing("Ann", kind) as work:
            work.put(*records)
            return work.commit(about, undoes)

    def take_back(self, stamp: Stamp) -> Changed:
        with self.store.writing("Ann", "undo") as work:
            later = work.changes_after(stamp)
            for change in work.changes_of(stamp):
                back = inverse(change, later)
                work.amend(back.table, back.row_id, back.fields)
            return work.commit(undoes=stamp)


@pytest.fixture(params=["in memory", "encrypted"])
def held(request) -> Held:
    if request.param == "in memory":
        store = FakeStore()
        return Held(store, store.clock)
    home = request.getfixturevalue("home")
    return Held(home.store, home.clock)


def session(row_id: str, day: date = date(2026, 5, 5), start: time | None = None) -> Session:
    return Session(id=row_id, activity_id="a1", date=day, start=start)


EVERYTHING = [
    Hub(id="h", code="CUM-EWA", name="Ewanrigg", records_complete_from=date(2026, 1, 1)),
    Place(id="l", name="Hall", capacity=40),
    Activity(
        id="a2",
        name="Garden",
        type="GARDEN",
        place_id="l",
        schedule=(Slot(weekday=1, start=time(10), end=time(12), valid_from=date(2026, 1, 1)),),
        conditions=(DatedCondition(code="PEER", since=date(2026, 2, 1)),),
    ),
    Session(
        id="s",
        activity_id="a2",
        date=date(2026, 5, 5),
        start=time(10),
        end=time(12, 30),
        conditions=("PEER",),
        opened_at=datetime(2026, 5, 5, 9, 58, 1),  # noqa: DTZ001 - local wall time
    ),
    Person(id="p", known_as="Ŵren “quoted”\n=1+1", also_known_as=("W",), contact_ok=False),
    Attendance(id="t", session_id="s", person_id="p"),
    Count(id="c", session_id="s", age_band="65+", n=-1),
    VolunteerTime(id="v", person_id="p", date=date(2026, 5, 5), minutes=90),
    SourceKey(id="k", person_id="p"),
    Tombstone(id="gone", forgotten_on=date(2026, 5, 6)),
    ReturnVersion(
        id="r",
        month="2026-05",
        version=1,
        drawn_on=date(2026, 6, 1),
        drawn_by="Ann",
        device="D",
        digest="0",
    ),
]


class TestEveryStore:
    def test_gives_every_kind_of_record_back_as_it_was_put(self, held) -> None:
        held.put(*reversed(EVERYTHING))
        with held.store.reading() as reader:
            assert [reader.get(type(r), r.id) for r in EVERYTHING] == EVERYTHING
            assert all(reader.find(type(r)) == [r] for r in EVERYTHING)
            assert reader.tallies() == dict.fromkeys(KINDS, 1)

    def test_knows_no_record_of_another_id(self, held) -> None:
        with held.store.reading() as reader:
            assert reader.get(Person, "p1") is None
            assert reader.get_many(Person, ["p1", "p2"]) == {}

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
        def interrupted() -> Never:
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

    def test_answers_questions_within_questions(self, held) -> None:
        held.put(WREN)
        with held.store.reading() as outer:
            with held.store.reading() as inner:
                assert inner.get(Person, "p1") == WREN
            assert outer.get(Person, "p1") == WREN
        assert held.put(ROBIN)

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
        }

    def test_keeps_what_was_overwritten_and_whose_it_was(self, held) -> None:
        made = held.put(WREN).stamp
        named = held.put(Person(id="p1", known_as="Jenny", sex="F")).stamp
        both = held.put(Person(id="p1", known_as="Jen", sex="NS", share_rows=True)).stamp
        with held.store.reading() as reader:
            (change,) = reader.changes_of(both)
        assert change.before == {"known_as": "Jenny", "sex": "F", "share_rows": False}
        assert change.after == {"known_as": "Jen", "sex": "NS", "share_rows": True}
        assert change.base == {"known_as": str(named), "sex": str(named), "share_rows": str(made)}

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
        assert second.after == {"known_as": "Rob"}

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
        empty = _digest(held)
        made = held.put(WREN).stamp
        with_wren = _digest(held)
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
        assert _digest(held) != with_wren
        held.take_back(made)
        assert _digest(held) == empty

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

    def test_finds_only_the_living(self, held) -> None:
        held.put(WREN, Person(id="p2", known_as="Wren", alive=False))
        with held.store.reading() as reader:
            assert reader.find(Person, known_as="Wren") == [WREN]
            assert reader.get(Person, "p2").alive is False
            assert set(reader.get_many(Person, {"p1", "p2", "p3"})) == {"p1", "p2"}
            assert reader.tallies()["person"] == 1

    def test_finds_by_values_by_nothing_and_by_one_of_many(self, held) -> None:
        people = [
            Person(id="p3", known_as="C", local_no=3, contact_ok=True),
            Person(id="p1", known_as="A", local_no=None),
            Person(id="p2", known_as="B", local_no=2),
        ]
        held.put(*people)
        with held.store.reading() as reader:
            assert [p.id for p in reader.find(Person, local_no=None)] == ["p1"]
            assert [p.id for p in reader.find(Person, contact_ok=True)] == ["p3"]
            assert [p.id for p in reader.find(Person, id={"p3", "p2"})] == ["p2", "p3"]
            assert reader.find(Person, id=[], known_as="A") == []
            assert [p.id for p in reader.find(Person, id=("p1", "p2"), known_as="B")] == ["p2"]

    def test_lists_sessions_of_days_by_date_start_and_id(self, held) -> None:
        days = [date(2026, 5, n) for n in range(4, 8)]
        sessions = [
            session("s3", days[1], time(14)),
            session("s2", days[1], time(10)),
            session("s1", days[2]),
            session("s0", days[1]),
            session("s4", days[0]),
            session("s5", days[3]),
        ]
        held.put(WARM, *sessions)
        with held.store.reading() as reader:
            found = reader.sessions_between(days[1], days[2])
        assert [s.id for s in found] == ["s0", "s2", "s3", "s1"]

    def test_lists_people_with_their_last_visit_merges_included(self, held) -> None:
        held.put(
            WARM,
            WREN,
            ROBIN,
            Person(id="p3", known_as="R", status="merged", merged_into="p2"),
            Person(id="p4", known_as="", status="forgotten"),
            session("s1", date(2026, 5, 5)),
            session("s2", date(2026, 5, 12)),
            session("s3", date(2026, 5, 19)),
            Attendance(id="t1", session_id="s1", person_id="p2"),
            Attendance(id="t2", session_id="s2", person_id="p3"),
            Attendance(id="t3", session_id="s3", person_id="p2", status="did_not_attend"),
            Attendance(id="t4", session_id="s3", person_id="p4"),
        )
        with held.store.reading() as reader:
            wren, robin = reader.listed_people()
        assert (wren.id, wren.last_seen) == ("p1", None)
        assert robin == ("p2", "Robin", "Robin Made-Up", ("Rob", "Bobs"), None, date(2026, 5, 12))

    def test_gathers_the_facts(self, held) -> None:
        held.put(*EVERYTHING, Attendance(id="u", session_id="s", person_id="p", status="cancelled"))
        with held.store.reading() as reader:
            facts = reader.facts()
        assert facts.visits == (("s", "p", "t"),)
        assert facts.hub.code == "CUM-EWA"
        assert set(facts.people) == {"p"}
        assert [c.n for c in facts.counts] == [-1]
        assert [v.minutes for v in facts.volunteer_times] == [90]
        assert [t.id for t in facts.tombstones] == ["gone"]

    def test_remembers_the_greatest_card_number_of_the_dead_too(self, held) -> None:
        with held.store.reading() as reader:
            assert reader.last_local_no() == 0
        held.put(Person(id="p1", known_as="W", local_no=7, alive=False), ROBIN)
        with held.store.reading() as reader:
            assert reader.last_local_no() == 7

    def test_makes_the_same_source_key_of_the_same_name_and_holds_no_name(self, held) -> None:
        with held.store.reading() as reader:
            key = reader.source_key("Wren|17")
            assert key == reader.source_key("Wren|17")
            assert key != reader.source_key("Wren|18")
        assert "Wren" not in key

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
        assert made.after == {"known_as": "", "note": "", "sex": "F"}
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
        assert change.after == {"known_as": ""}

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

    def test_has_one_digest_for_the_same_facts_however_they_came(self, held) -> None:
        held.put(WREN, ROBIN)
        both = _digest(held)
        held.put(Person(id="p1", known_as="Jen"))
        assert _digest(held) != both
        held.put(WREN, WARM)
        assert _digest(held) != both
        held.put(Activity(id="a1", name="Warm", type="DROPIN", alive=False))
        assert _digest(held) == both

    def test_is_found_in_order(self, held) -> None:
        held.put(*EVERYTHING)
        assert held.store.check() == []


def test_both_stores_have_the_same_digest(home) -> None:
    fake = Held(FakeStore(), FakeClock())
    real = Held(home.store, home.clock)
    for each in (fake, real):
        each.put(*EVERYTHING)
    assert _digest(fake) == _digest(real)


def _digest(held: Held) -> str:
    with held.store.reading() as reader:
        return reader.digest()
