import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hublog.domain.facts import Facts
from hublog.domain.hubs import Place
from hublog.domain.months import Month
from hublog.domain.returns import ReturnContent
from hublog.domain.sheet_rows import COUNTED_BANDS, SessionRow
from hublog.domain.volunteering import VolunteerTime
from made_facts import MadeRegister
from made_return import DROP_IN, MAY, content, example, shared

MAY_5 = dt.date(2026, 5, 5)


def facts_of(register: MadeRegister) -> Facts:
    return replace(register.facts(), activities={DROP_IN.id: DROP_IN})


def sessions_of(register: MadeRegister) -> tuple[SessionRow, ...]:
    return content(facts_of(register)).sessions


def value(drawn: ReturnContent, id_: str) -> float | None:
    return next(row.indicator.value for row in drawn.summary if row.indicator.id == id_)


def test_every_session_of_the_month_has_a_row_whatever_its_status() -> None:
    register = MadeRegister()
    for status in ("planned", "open", "closed", "cancelled"):
        register.session(MAY_5, status=status)
    register.session(dt.date(2026, 4, 30))
    register.session(dt.date(2026, 6, 1))
    rows = sessions_of(register)
    assert [row.status for row in rows] == ["planned", "open", "closed", "cancelled"]
    assert [row.session_id for row in rows] == sorted(row.session_id for row in rows)


def test_counted_people_stand_under_their_band_or_door_group() -> None:
    register = MadeRegister()
    session = register.session(MAY_5, "AB", {"65+": 3, "0-4": 1})
    register.count(session, "65+", -1)
    (row,) = sessions_of(register)
    counted = dict(zip(COUNTED_BANDS, row.counted, strict=True))
    assert {band: n for band, n in counted.items() if n} == {"65+": 2, "0-4": 1}
    assert (row.named_present, row.footfall) == (2, 5)


def test_the_forgotten_and_an_unknown_band_count_as_age_not_known() -> None:
    register = MadeRegister()
    register.person("A", status="forgotten")
    register.session(MAY_5, "AB", {"10-19": 2})
    (row,) = sessions_of(register)
    assert row.counted[COUNTED_BANDS.index("NK")] == 3
    assert (row.named_present, row.footfall) == (1, 4)


def test_a_session_says_how_late_it_was_written_down_and_who_helped() -> None:
    register = MadeRegister()
    session = register.session(MAY_5, entered_on=dt.date(2026, 5, 8))
    facts = facts_of(register)
    helped = [
        VolunteerTime(id=str(n), person_id=who, date=MAY_5, session_id=session, minutes=minutes)
        for n, (who, minutes) in enumerate([("A", 90), ("A", 30), ("B", None)])
    ]
    (row,) = content(replace(facts, volunteer_times=tuple(helped))).sessions
    assert (row.days_late, row.volunteers, row.volunteer_hours) == (3, 2, 2.0)
    assert (row.weekday, row.hours, row.activity_code) == ("TUE", 2.0, "WARM")


def test_an_activity_without_a_short_code_is_named_by_its_id() -> None:
    facts = example()
    facts = replace(facts, activities={DROP_IN.id: replace(DROP_IN, short_code="")})
    assert {row.activity_code for row in content(facts).sessions} == {DROP_IN.id}


def test_a_planned_session_will_be_where_its_activity_is_and_an_open_one_is_where_it_was_put() -> (
    None
):
    register = MadeRegister()
    register.session(MAY_5, status="planned")
    register.session(MAY_5, status="closed")
    places = {"hall": Place(id="hall", name="The hall")}
    activities = {DROP_IN.id: replace(DROP_IN, place_id="hall")}
    rows = content(replace(register.facts(), activities=activities, places=places)).sessions
    assert [row.place for row in rows] == ["The hall", ""]


def test_first_visits_of_the_sessions_add_up_to_the_first_visits_of_the_month() -> None:
    """B04: told for an earlier month is no first visit, told for earlier in the month is one."""
    register = MadeRegister()
    register.session(dt.date(2026, 4, 28), "A")
    register.session(dt.date(2026, 5, 12), "ABCD")
    register.session(dt.date(2026, 5, 19), "BCDE")
    register.person("C", first_seen_on=dt.date(2025, 1, 1))
    register.person("D", first_seen_on=dt.date(2026, 5, 2))
    drawn = content(facts_of(register))
    assert [row.first_time_named for row in drawn.sessions] == [2, 1]
    assert value(drawn, "B04") == 3


def test_rows_about_people_need_the_hub_and_the_person_to_agree() -> None:
    """Return-format.md, People: off by default, and only persons who agreed."""
    assert content(example()).people == content(example()).attendance == ()
    assert not content(example()).cover.rows_shared
    silent = replace(shared(example()), hub=example().hub)
    assert content(silent).people == ()
    drawn = content(shared(example()))
    assert [row.person_ref for row in drawn.people] == [f"ref{name}" for name in "BCDEFG"]
    assert {row.person_ref for row in drawn.attendance} == {f"ref{name}" for name in "BCDEFG"}
    assert drawn.cover.rows_shared


def test_a_person_row_tells_visits_and_never_a_sensitive_trait() -> None:
    """B09: the engagement band comes with the visits of twelve months."""
    people = {row.person_ref: row for row in content(shared(example())).people}
    row = people["refB"]
    assert (row.visits_month, row.visits_12m, row.engagement_band) == (2, 3, "settling")
    assert row.first_ever_month == "2026-04"
    assert not {"sex", "ethnic_group", "disability"} & set(row._fields)


def test_an_attendance_row_says_whether_it_was_the_first() -> None:
    rows = content(shared(example())).attendance
    first = {row.person_ref for row in rows if row.is_first}
    assert first == {"refE", "refF", "refG"}
    assert [row.attendance_id for row in rows] == sorted(row.attendance_id for row in rows)


def test_volunteering_is_told_by_activity_and_kind() -> None:
    """C02: minutes of all rows together are the month's volunteer hours."""
    register = MadeRegister()
    session = register.session(MAY_5)
    facts = facts_of(register)
    given_time = [
        VolunteerTime(id="1", person_id="A", date=MAY_5, session_id=session, minutes=60),
        VolunteerTime(id="2", person_id="B", date=MAY_5, session_id=session, kind="setup"),
        VolunteerTime(id="3", person_id="B", date=MAY_5, minutes=45, kind="admin"),
        VolunteerTime(id="4", person_id="B", date=dt.date(2026, 6, 1), minutes=45),
    ]
    drawn = content(replace(facts, volunteer_times=tuple(given_time)))
    outside, drop_in = drawn.volunteering
    assert (outside.activity_code, outside.people, outside.minutes) == ("", 1, (0, 0, 45, 0))
    assert (drop_in.activity_code, drop_in.people, drop_in.minutes) == ("WARM", 2, (60, 0, 0, 0))
    assert drop_in.times_without_minutes == 1
    assert value(drawn, "C02") == 1.75


def test_weeks_begin_on_mondays_with_the_first_session_and_end_with_the_month() -> None:
    weeks = content(example()).weeks
    assert [week.monday.isoformat() for week in weeks] == [
        f"2026-{day}" for day in ("04-27", "05-04", "05-11", "05-18", "05-25")
    ]
    assert [week.footfall for week in weeks] == [4, 7, 5, 5, 0]
    assert content(example(), Month(2025, 1)).weeks == ()


def test_months_show_first_visits_and_returning_from_the_first_month_with_visits() -> None:
    """B04, B05."""
    april, may = content(example()).months
    assert (april.month, april.first_visits, april.returning) == (Month(2026, 4), 4, 0)
    assert (may.month, may.first_visits, may.returning) == (MAY, 3, 4)
    june = content(example(), Month(2026, 6)).months[-1]
    assert (june.first_visits, june.returning) == (0, 0)


def test_a_time_before_the_register_compares_with_nothing() -> None:
    (held,) = (r for r in content(example()).summary if r.indicator.id == "A01")
    assert (held.last_month, held.same_month_last_year, held.year_to_date) == (1, None, 4)


def test_the_digest_knows_the_facts_and_not_the_day() -> None:
    drawn = content(example())
    later = replace(drawn.cover, version=2, drawn_on=dt.date(2027, 1, 1), device="other")
    assert replace(drawn, cover=later).digest() == drawn.digest()
    assert content(shared(example())).digest() == drawn.digest()
    assert content(example(), complete=False).digest() != drawn.digest()


SESSIONS = st.lists(
    st.tuples(
        st.dates(dt.date(2026, 4, 15), dt.date(2026, 6, 10)),
        st.sets(st.sampled_from("ABCDEFGH")),
        st.dictionaries(st.sampled_from(COUNTED_BANDS), st.integers(-2, 9), max_size=3),
        st.sampled_from(["closed", "closed", "cancelled", "planned", "open"]),
    ),
    max_size=8,
)


@settings(max_examples=60)
@given(SESSIONS, st.booleans())
def test_totals_agree_between_sheets(sessions, forget) -> None:
    """DQ25: a difference between sheets would be our bug."""
    register = MadeRegister()
    for day, names, counted, status in sessions:
        register.session(day, sorted(names), counted, status=status)
    if forget:
        register.person("A", status="forgotten")
    drawn = content(shared(facts_of(register)))
    held = [row for row in drawn.sessions if row.status == "closed"]
    assert len(held) == value(drawn, "A01") == drawn.cover.sessions_held
    assert sum(row.footfall for row in held) == value(drawn, "A03") == drawn.cover.footfall
    assert all(row.footfall == row.named_present + sum(row.counted) for row in drawn.sessions)
    assert sum(row.first_time_named for row in held) == value(drawn, "B04")
    assert sum(row.hours or 0 for row in held) == value(drawn, "A06")
    assert {row.person_ref for row in drawn.attendance} == {row.person_ref for row in drawn.people}
    assert sum(row.visits_month for row in drawn.people) == len(drawn.attendance)
    this_month = [bar for bar in drawn.months if bar.month == MAY]
    people = sum(bar.first_visits + bar.returning for bar in this_month)
    assert people == value(drawn, "B01")


@pytest.mark.parametrize(("version", "before"), [(1, None), (2, 1)])
def test_a_version_replaces_the_one_before(version, before) -> None:
    assert content(example(), version=version).cover.supersedes == before


def test_a_month_in_which_nothing_was_held_is_nil() -> None:
    assert content(example(), Month(2026, 7)).cover.nil
    assert not content(example()).cover.nil
