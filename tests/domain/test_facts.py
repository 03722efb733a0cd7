from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from hublog.domain.facts import distinct_visits, gather, survivors
from hublog.domain.hubs import Hub
from hublog.domain.people import Person
from hublog.domain.sessions import Count, Session
from hublog.domain.volunteering import VolunteerTime

HUB = Hub(id="h1", code="MADE-UP", name="Made-up Hub")


def people(**merged_into: str | None) -> dict[str, Person]:
    return {
        name: Person(
            id=name, known_as=name, merged_into=into, status="merged" if into else "active"
        )
        for name, into in merged_into.items()
    }


def test_whoever_was_merged_is_stood_for_by_the_last_of_the_chain() -> None:
    assert survivors(people(a="b", b="c", c=None, d=None)) == {
        "a": "c",
        "b": "c",
        "c": "c",
        "d": "d",
    }


def test_a_circle_of_merges_ends_at_its_smallest_id() -> None:
    """Two laptops may each have merged the other way."""
    assert survivors(people(c="b", b="a", a="b")) == {"c": "a", "b": "a", "a": "a"}


def test_a_merge_into_somebody_unknown_is_left_aside() -> None:
    assert survivors(people(a="gone")) == {"a": "a"}


def test_nobody_stands_for_the_forgotten() -> None:
    known = people(a="b") | {"b": Person(id="b", known_as="", status="forgotten")}
    assert survivors(known) == {"a": None, "b": None}


@given(st.dictionaries(st.sampled_from("abcdef"), st.none() | st.sampled_from("abcdef")))
def test_however_people_were_merged_each_has_one_who_stands_for_them(
    merges: dict[str, str | None],
) -> None:
    known = people(**merges)
    stands_for = survivors(known)
    assert set(stands_for) == set(known)
    for who, into in merges.items():
        end = stands_for[who]
        assert end is not None
        assert stands_for[end] == end
        if into in known:
            assert stands_for[into] == end


def test_one_person_at_one_session_is_one_visit_after_merges() -> None:
    """DQ11: one attendance per person and session, however it was recorded."""
    visits = distinct_visits(
        [("s1", "a", "1"), ("s1", "b", "2"), ("s2", "a", "3")], people(a="b", b=None)
    )
    assert [(v.session_id, v.person_id) for v in visits] == [("s1", "b"), ("s2", "b")]


def test_visits_of_the_forgotten_stay_visits_without_a_name() -> None:
    """A03: as many as there were before, also where a person had two records."""
    known = people(a="f") | {"f": Person(id="f", known_as="", status="forgotten")}
    visits = distinct_visits([("s1", "f", "1"), ("s1", "a", "2"), ("s1", "unknown", "3")], known)
    assert visits == (("s1", None, "1"), ("s1", None, "3"))


def test_a_person_is_known_by_what_any_of_their_records_tells() -> None:
    """B04, B10, B11: what was told once need not be told again."""
    stays = Person(id="a", known_as="Ann", sex="F", age_band="65-74")
    goes = Person(
        id="b",
        known_as="Annie",
        status="merged",
        merged_into="a",
        sex="NS",
        birth_year=1999,
        postcode="CA15 8AA",
        imd_decile=2,
        first_seen_on=date(2020, 1, 7),
        keep_here=True,
    )
    facts = gather(
        HUB,
        activities=[],
        places=[],
        sessions=[],
        people=[goes, stays],
        present=[],
        counts=[],
        volunteer_times=[],
    )
    ann = facts.people["a"]
    assert (ann.sex, ann.age_band, ann.birth_year) == ("F", "65-74", None)
    assert (ann.postcode, ann.imd_decile) == ("CA15 8AA", 2)
    assert ann.first_seen_on == date(2020, 1, 7)
    assert (ann.known_as, ann.keep_here) == ("Ann", True)


def test_facts_leave_out_what_belongs_to_no_living_session_and_follow_merges() -> None:
    day = date(2026, 5, 5)
    known = people(a="b", b=None)
    forgotten = Person(id="f", known_as="", status="forgotten")
    facts = gather(
        HUB,
        activities=[],
        places=[],
        sessions=[Session(id="s1", activity_id="x", date=day)],
        people=[*known.values(), forgotten],
        present=[("s1", "a", "1"), ("dead", "b", "2")],
        counts=[
            Count(id="c1", session_id="s1", age_band="NK", n=2),
            Count(id="c2", session_id="dead", age_band="NK", n=9),
        ],
        volunteer_times=[
            VolunteerTime(id="v1", person_id="a", date=day, minutes=30),
            VolunteerTime(id="v2", person_id="f", date=day, minutes=60),
        ],
    )
    assert [(v.session_id, v.person_id) for v in facts.visits] == [("s1", "b")]
    assert [count.id for count in facts.counts] == ["c1"]
    assert [time.person_id for time in facts.volunteer_times] == ["b", "f"]
    assert set(facts.people) == {"b"}
