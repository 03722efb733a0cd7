"""Who came to a few sessions agrees with what is worked out of every fact."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from hublog.domain.activities import Activity
from hublog.domain.ledger import Turnout, ledger
from hublog.domain.people import Person
from hublog.domain.records import Record
from hublog.domain.sessions import Attendance, Count, Session, attendance_id
from hublog.services.who_came import came_before, identities, turnouts_at
from in_memory import done, hub_in_memory

PEOPLE, SESSIONS = "abcd", ("1", "2", "3")
DAY = date(2026, 5, 5)


def test_nobody_came_to_no_session(hub) -> None:
    with hub.store.reading() as reader:
        assert turnouts_at(reader, []) == {}


def test_a_chain_of_merges_stands_for_its_last_whoever_is_asked_about(hub) -> None:
    a, b, c = (hub.add_person(name) for name in ("Ann Ash", "Annie Ash", "Anna Ash"))
    done(hub.people.merge("Sam", b, a))
    done(hub.people.merge("Sam", c, b))
    with hub.store.reading() as reader:
        for asked in (a, b, c):
            known = identities(reader, {asked})
            assert {known.end(each) for each in (a, b, c)} == {c}
            assert known.records({c}) == {a, b, c}
            assert known.named(a) == c


def test_a_forgotten_person_has_no_name(hub) -> None:
    ann, other = hub.add_person("Ann Ash"), hub.add_person("Annie Ash")
    done(hub.people.merge("Sam", ann, other))
    done(hub.forget.person("Sam", ann))
    with hub.store.reading() as reader:
        known = identities(reader, {other})
        assert (known.named(other), known.named(ann), known.named("else")) == (None, None, "else")


MERGED = st.dictionaries(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE), max_size=3)
PRESENT = st.sets(st.tuples(st.sampled_from(SESSIONS), st.sampled_from(PEOPLE)))
TALLIES = st.lists(
    st.tuples(st.sampled_from(SESSIONS), st.sampled_from(("65+", "U18")), st.integers(-2, 3))
)


@given(MERGED, st.sets(st.sampled_from(PEOPLE), max_size=2), PRESENT, TALLIES)
@settings(max_examples=60)
def test_turnouts_and_first_visits_are_those_of_the_figures(
    merged, forgotten, present, tallies
) -> None:
    """A03, A05, B04: one rule, however many facts are read."""
    hub = hub_in_memory()
    sessions = [
        Session(id=i, activity_id="a", date=DAY + timedelta(days=n), status="closed")
        for n, i in enumerate(SESSIONS)
    ]
    write(hub, Activity(id="a", name="Warm", type="DROPIN"), *sessions)
    write(hub, *(somebody(who, merged.get(who), who in forgotten) for who in PEOPLE))
    write(
        hub,
        *(Attendance(id=attendance_id(s, who), session_id=s, person_id=who) for s, who in present),
        *(Count(id=f"c{i}", session_id=s, age_band=b, n=n) for i, (s, b, n) in enumerate(tallies)),
    )
    with hub.store.reading() as reader:
        book, found = ledger(reader.facts()), turnouts_at(reader, SESSIONS)
        for session in sessions:
            expected, got = book.turnout(session), found.get(session.id, Turnout())
            assert got.footfall == expected.footfall
            assert sorted(got.people) == sorted(expected.people)
            here = set(expected.people)
            known, people = identities(reader, here), reader.get_many(Person, here)
            new = here - came_before(reader, known, people, session.date)
            assert new == {who for who in here if book.first_visit[who] >= session.date}


def somebody(who, into, forgotten) -> Person:
    """A person merged into another one, or forgotten; D said since when they come."""
    into = None if into == who else into
    status = "merged" if into else "forgotten" if forgotten else "active"
    since = DAY if who == "d" else None
    return Person(id=who, known_as=who, first_seen_on=since, status=status, merged_into=into)


def write(hub, *records: Record) -> None:
    with hub.store.writing("Sam", "test") as work:
        work.put(*records)
        work.commit()
