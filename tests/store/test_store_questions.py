"""What every store promises to answer: the one in memory and the encrypted one alike."""

from dataclasses import replace
from datetime import date, datetime, time

from fakes import FakeClock, FakeStore
from held import EVERYTHING, ROBIN, WARM, WREN, Held, session
from hublog.domain.activities import Activity
from hublog.domain.people import Person
from hublog.domain.records import KINDS
from hublog.domain.sessions import Attendance, Count, Session


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

    def test_answers_questions_within_questions(self, held) -> None:
        held.put(WREN)
        with held.store.reading() as outer:
            with held.store.reading() as inner:
                assert inner.get(Person, "p1") == WREN
            assert outer.get(Person, "p1") == WREN
        assert held.put(ROBIN)

    def test_knows_every_change_that_wrote_a_field_earlier_versions_too(self, held) -> None:
        held.put(WREN, WARM, session("s1"))
        held.put(replace(WREN, note="Tall"))
        held.put(replace(WREN, note="Small", sex="F"))
        with held.store.reading() as reader:
            notes = [c.after["note"] for c in reader.changes_writing("person", ("note",))]
            assert notes == ["Tall", "Small"]
            assert len(reader.changes_writing("person", ("note", "known_as"))) == 3
            assert reader.changes_writing("session", ("note",)) == []

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
            Person(id="p3", known_as="R", local_no=7, status="merged", merged_into="p2"),
            Person(id="p4", known_as="", status="forgotten"),
            Person(id="p5", known_as="Dale", status="archived"),
            session("s1", date(2026, 5, 5)),
            session("s2", date(2026, 5, 12)),
            session("s3", date(2026, 5, 19)),
            Attendance(id="t1", session_id="s1", person_id="p2"),
            Attendance(id="t2", session_id="s2", person_id="p3"),
            Attendance(id="t3", session_id="s3", person_id="p2", status="did_not_attend"),
            Attendance(id="t4", session_id="s3", person_id="p4"),
        )
        with held.store.reading() as reader:
            wren, robin, dale = reader.listed_people()
        assert (wren.id, wren.last_seen) == ("p1", None)
        named = ("p2", "Robin", "Robin Made-Up", ("Rob", "Bobs"))
        assert (dale.id, dale.whole_only) == ("p5", True)
        assert robin == (*named, None, date(2026, 5, 12), (7,), False)

    def test_lists_every_record_of_a_person_with_what_it_tells_itself(self, held) -> None:
        held.put(
            WARM,
            Person(id="p1", known_as="Wren", status="archived", birth_year=1957),
            ROBIN,
            Person(id="p3", known_as="R", status="merged", merged_into="p2", heard_from="NS"),
            Person(id="p4", known_as="", status="forgotten"),
            Person(id="p5", known_as="Gone", alive=False),
            session("s1", date(2026, 5, 5)),
            session("s2", date(2026, 5, 12)),
            Session(id="s3", activity_id="a1", date=date(2026, 5, 19), alive=False),
            Attendance(id="t1", session_id="s1", person_id="p2"),
            Attendance(id="t2", session_id="s2", person_id="p2"),
            Attendance(id="t3", session_id="s1", person_id="p3"),
            Attendance(id="t4", session_id="s1", person_id="p1", status="cancelled"),
            Attendance(id="t5", session_id="s3", person_id="p2"),
            Attendance(id="t6", session_id="s1", person_id="p4"),
        )
        with held.store.reading() as reader:
            wren, robin, other = reader.known_people()
        assert wren == ("p1", "Wren", "", (), None, "archived", None, False, 0, None)
        assert robin[:4] == ("p2", "Robin", "Robin Made-Up", ("Rob", "Bobs"))
        assert robin[4:] == (None, "active", None, True, 2, date(2026, 5, 12))
        assert other[5:] == ("merged", "p2", False, 1, date(2026, 5, 5))

    def test_tells_who_left_a_session(self, held) -> None:
        noon = datetime(2026, 5, 5, 12)  # noqa: DTZ001 - local wall time
        left = Attendance(id="t2", session_id="s1", person_id="p2", left_at=noon, left_with="Jo")
        held.put(
            WARM,
            WREN,
            ROBIN,
            session("s1", date(2026, 5, 5)),
            session("s2", date(2026, 5, 12)),
            left,
            Attendance(id="t1", session_id="s1", person_id="p1"),
            replace(left, id="t3", alive=False),
            replace(left, id="t4", status="cancelled"),
            replace(left, id="t5", session_id="s2"),
        )
        with held.store.reading() as reader:
            assert reader.left_from("s1") == [left]

    def test_tells_who_was_present_at_some_sessions_and_who_came_before_a_day(self, held) -> None:
        held.put(
            WARM,
            WREN,
            ROBIN,
            session("s1", date(2026, 5, 5)),
            session("s2", date(2026, 5, 12)),
            session("s3", date(2026, 5, 19)),
            Attendance(id="t3", session_id="s1", person_id="p1"),
            Attendance(id="t1", session_id="s2", person_id="p2"),
            Attendance(id="t2", session_id="s2", person_id="p1", status="cancelled"),
            Attendance(id="t4", session_id="s2", person_id="p1", alive=False),
            Attendance(id="t5", session_id="s3", person_id="p1"),
        )
        with held.store.reading() as reader:
            assert reader.present_at({"s1", "s2", "s4"}) == [("s2", "p2", "t1"), ("s1", "p1", "t3")]
            assert reader.present_at([]) == []
            assert reader.seen_before({"p1", "p2", "p3"}, date(2026, 5, 12)) == {"p1"}
            assert reader.seen_before({"p1", "p2"}, date(2026, 5, 13)) == {"p1", "p2"}
            assert reader.seen_before({"p1"}, date(2026, 5, 5)) == frozenset()
            assert reader.seen_before([], date(2026, 5, 13)) == frozenset()

    def test_no_session_that_was_taken_back_tells_who_came_before(self, held) -> None:
        held.put(WARM, WREN, replace(session("s1", date(2026, 5, 5)), alive=False))
        held.put(Attendance(id="t1", session_id="s1", person_id="p1"))
        with held.store.reading() as reader:
            assert reader.seen_before({"p1"}, date(2026, 5, 12)) == frozenset()

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

    def test_has_one_digest_for_the_same_facts_however_they_came(self, held) -> None:
        held.put(WREN, ROBIN)
        both = held.digest()
        held.put(Person(id="p1", known_as="Jen"))
        assert held.digest() != both
        held.put(WREN, WARM)
        assert held.digest() != both
        held.put(Activity(id="a1", name="Warm", type="DROPIN", alive=False))
        assert held.digest() == both

    def test_is_found_in_order(self, held) -> None:
        held.put(*EVERYTHING)
        assert held.store.check() == []


def test_both_stores_have_the_same_digest(home) -> None:
    fake = Held(FakeStore(), FakeClock())
    real = Held(home.store, home.clock)
    for each in (fake, real):
        each.put(*EVERYTHING)
    assert fake.digest() == real.digest()

    def test_finds_the_actions_that_took_something_off_the_latest_first(self, held) -> None:
        """Bin: a row that went, some of those counted, or a count below zero; nothing else."""
        held.put(WARM, session("s1"), WREN, ROBIN)
        gone = held.put(replace(WREN, alive=False), kind="removed").stamp
        held.put(replace(ROBIN, note="likes tea"), kind="amended_person")
        held.put(
            Count(id="c1", session_id="s1", age_band="65+", n=4), kind="counted", about={"n": 4}
        )
        fewer = held.put(
            Count(id="c1", session_id="s1", age_band="65+", n=3), kind="took_off_count"
        ).stamp
        below = held.put(
            Count(id="c2", session_id="s1", age_band="65+", n=-1), kind="counted", about={"n": -1}
        ).stamp
        with held.store.reading() as reader:
            assert [action.stamp for action in reader.taking_off()] == [below, fewer, gone]
        held.take_back(gone)
        with held.store.reading() as reader:
            assert [action.stamp for action in reader.taking_off()] == [below, fewer, gone]
