"""Typing up a paper sheet: read as it grows, written as one action, kept until then."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from hublog.domain.drafts import MOST_ROWS, Row
from hublog.domain.paper import Typed
from hublog.domain.people import Person
from hublog.domain.sessions import Attendance, Count, Session
from hublog.domain.volunteering import VolunteerTime
from in_memory import done
from typed_sheets import LAST_WEEK, sheet, write

TODAY = date(2026, 5, 5)


def test_a_whole_sheet_becomes_one_action(hub) -> None:
    """Scenario 5 of domain.md."""
    megan = hub.add_person("Megan Birch")
    draft = sheet(
        hub,
        Row("megan birch", "34", "", "10.15"),
        Row("Holly Fern", "65+", "n", "1030", ""),
        Row("Rowan Ash", "", "y", "", "1h30"),
        Row(),
        Row("+2 u18", "", "1", "11"),
        Row("?"),
        total=5,
        note="Rain",
    )
    view = hub.type_up.read(draft)
    assert (view.typed, view.after, view.difference) == (Typed(2, 3, 1), 5, 0)
    assert (view.faults, view.problem, view.status) == ((), None, "")
    written = write(hub, draft)
    assert (written.was, written.typed) == ("", Typed(2, 3, 1))
    session = hub.get(Session, written.session.id)
    assert session == written.session
    assert (session.date, session.start, session.end) == (LAST_WEEK, time(10), time(12))
    assert (session.status, session.source, session.entered_on) == ("closed", "paper", TODAY)
    assert (session.paper_count, session.note, session.conditions) == (5, "Rain", ("PEER",))
    came = {hub.get(Person, a.person_id).name: a for a in hub.find(Attendance)}
    assert {name: a.at for name, a in came.items()} == {
        "Megan Birch": datetime(2026, 4, 28, 10, 15),  # noqa: DTZ001 - local wall time
        "Holly Fern": datetime(2026, 4, 28, 10, 30),  # noqa: DTZ001 - local wall time
    }
    assert came["Megan Birch"].person_id == megan
    (given,) = hub.find(VolunteerTime)
    rowan = hub.get(Person, given.person_id)
    assert (rowan.name, rowan.first_seen_on) == ("Rowan Ash", LAST_WEEK)
    assert (given.minutes, given.date, given.session_id) == (90, LAST_WEEK, session.id)
    counts = {(c.age_band, c.n, c.first_time_n, c.at) for c in hub.find(Count)}
    at = datetime(2026, 4, 28, 11)  # noqa: DTZ001 - local wall time
    assert counts == {("U18", 2, 1, at), ("NK", 1, 0, None)}
    with hub.store.reading() as reader:
        assert reader.latest_actions(1)[0].kind == "typed_up"


def test_what_the_sheet_says_of_people_fills_gaps_only(hub) -> None:
    """A03 and B04: who came before is no first visit of the month."""
    for name in ("Megan Birch", "Tom Oak", "Ivy Elm"):
        hub.add_person(name)
    with hub.store.writing("Sam", "amended") as work:
        tom, ivy = (work.find(Person, known_as=name)[0] for name in ("Tom Oak", "Ivy Elm"))
        work.put(replace(tom, age_band="85+", first_seen_on=TODAY), replace(ivy, birth_year=1950))
        work.commit()
    write(
        hub,
        sheet(
            hub,
            Row("Megan Birch", "34", "no"),
            Row("Tom Oak", "34", "no"),
            Row("Ivy Elm", "34"),
            Row("Holly Fern", "u18", "no"),
            Row("Rowan Ash"),
        ),
    )
    held = {p.name: (p.age_band, p.first_seen_on) for p in hub.find(Person)}
    before = date(2026, 3, 31)
    assert held == {
        "Megan Birch": ("25-34", before),
        "Tom Oak": ("85+", TODAY),
        "Ivy Elm": ("NK", None),
        "Holly Fern": ("U18", before),
        "Rowan Ash": ("NK", None),
    }


def test_who_came_before_the_register_was_whole_is_no_newcomer_of_it(hub) -> None:
    """B04 and B08: as at the door."""
    done(hub.hub.amend("Sam", records_complete_from=date(2026, 2, 10)))
    write(hub, sheet(hub, Row("Holly Fern", first_time="no")))
    assert hub.find(Person)[0].first_seen_on == date(2026, 1, 31)


def test_somebody_in_two_rows_is_one_person(hub) -> None:
    """DQ11."""
    rows = (Row("Holly Fern"), Row("holly fern", "34"), Row("Holly Fern", minutes="60"))
    written = write(hub, sheet(hub, *rows))
    assert written.typed == Typed(1, 0, 1)
    (holly,) = hub.find(Person)
    assert holly.age_band == "25-34"
    assert len(hub.find(Attendance)) == len(hub.find(VolunteerTime)) == 1


def test_people_who_are_there_already_are_told_and_not_doubled(hub) -> None:
    """DQ11."""
    activity = hub.add_activity()
    session = hub.open(activity, LAST_WEEK)
    megan, other = hub.add_person("Megan Birch"), hub.add_person("Meg Birch")
    done(hub.sign_in.person("Sam", session, other))
    done(hub.sign_in.count("Sam", session, "65+", 2))
    done(hub.helping.volunteer("Sam", session, megan, 30))
    done(hub.people.merge("Sam", megan, other))
    draft = sheet(hub, Row("Megan Birch"), Row("Holly Fern"), activity=activity, total=4)
    view = hub.type_up.read(draft)
    assert (view.status, view.already, view.here) == ("open", Typed(1, 2, 1), {megan})
    assert [note.code for note in view.rows[0].notes] == ["PAPER_HERE_ALREADY"]
    assert (view.typed.footfall, view.after, view.difference) == (2, 4, 0)
    written = write(hub, draft)
    assert written.was == "open"
    assert len(hub.find(Attendance)) == 2
    assert (hub.get(Session, session).status, hub.get(Session, session).source) == (
        "closed",
        "paper",
    )


def test_a_volunteer_noted_already_gets_the_time_of_the_sheet(hub) -> None:
    activity = hub.add_activity()
    session = hub.open(activity, LAST_WEEK)
    megan, tom = hub.add_person("Megan Birch"), hub.add_person("Tom Oak")
    for each in (megan, tom):
        done(hub.helping.volunteer("Sam", session, each, 30))
    with hub.store.writing("Sam", "amended") as work:
        work.put(
            VolunteerTime(id="s", person_id=tom, date=LAST_WEEK, session_id=session, kind="setup")
        )
        work.commit()
    rows = (Row("Megan Birch", minutes="90"), Row("Tom Oak", minutes="yes"))
    draft = sheet(hub, *rows, activity=activity)
    assert hub.type_up.read(draft).rows[0].notes == ()
    write(hub, draft)
    given = {(t.person_id, t.kind): t.minutes for t in hub.find(VolunteerTime)}
    assert given == {(megan, "delivery"): 90, (tom, "delivery"): 30, (tom, "setup"): None}


def test_a_session_that_still_runs_stays_open(hub, session) -> None:
    activity = hub.get(Session, session).activity_id
    write(hub, sheet(hub, Row("Holly Fern"), activity=activity, day=TODAY))
    held = hub.get(Session, session)
    assert (held.status, held.source, held.entered_on) == ("open", "live", None)


def test_a_night_that_is_not_over_stays_open_and_its_small_hours_are_the_next_day(hub) -> None:
    activity = hub.add_activity(name="Night shelter", start="21:00", end="07:00")
    session = hub.open(activity, TODAY)
    hub.clock.advance(hours=18)
    rows = (Row("Holly Fern", at="1am"), Row("Ivy Elm", at="22:30"))
    write(hub, sheet(hub, *rows, activity=activity, day=TODAY))
    assert hub.get(Session, session).status == "open"
    came = sorted(each.at.isoformat() for each in hub.find(Attendance))
    assert came == ["2026-05-05T22:30:00", "2026-05-06T01:00:00"]


def test_a_session_noted_as_not_run_ran_after_all(hub) -> None:
    activity = hub.add_activity()
    done(hub.sessions.cancel("Sam", activity, LAST_WEEK, "WEATHER"))
    draft = sheet(hub, Row("Holly Fern"), activity=activity)
    assert hub.type_up.read(draft).status == "cancelled"
    session = write(hub, draft).session
    assert (session.status, session.cancel_reason, session.source) == ("closed", None, "paper")
    assert session.entered_on == TODAY


def test_a_session_is_due_until_something_says_that_it_ran_or_did_not(hub) -> None:
    """DQ08."""
    activity = hub.add_activity()
    draft = sheet(hub, Row("Holly Fern"), activity=activity)
    view = hub.type_up.read(draft)
    assert view.due
    with hub.store.writing("Sam", "brought_in") as work:
        work.put(view.session)
        work.commit()
    assert hub.type_up.read(draft).due
    done(hub.sessions.cancel("Sam", activity, LAST_WEEK, "WEATHER"))
    assert not hub.type_up.read(draft).due
    assert not hub.type_up.read(replace(draft, day=date(2026, 4, 29))).due
    assert not hub.type_up.read(hub.type_up.begin()).due


def test_a_session_on_no_timetable_takes_its_times_from_the_sheet(hub) -> None:
    draft = sheet(hub, Row("Holly Fern", at="2"), day=date(2026, 4, 29))
    draft = replace(draft, start=time(13), end=time(16))
    session = write(hub, draft).session
    assert (session.start, session.end) == (time(13), time(16))
    assert hub.find(Attendance)[0].at.time() == time(14)


def test_nobody_came_is_a_fact(hub) -> None:
    """DQ07: nobody is no gap where the sheet says nought."""
    draft = sheet(hub, Row(), total=0)
    session = write(hub, draft).session
    assert (session.nobody_came, session.paper_count, session.status) == (True, 0, "closed")
    helped = sheet(hub, Row("Holly Fern", minutes="60"), activity=session.activity_id)
    assert write(hub, helped).session.nobody_came
    came = sheet(hub, Row("Holly Fern"), activity=session.activity_id)
    session = write(hub, came).session
    assert (session.nobody_came, session.paper_count) == (False, 0)


def test_a_total_that_differs_is_asked_about_and_may_stay(hub) -> None:
    """DQ09: a warning, never in the way."""
    draft = sheet(hub, Row("Holly Fern"), Row("+3"), total=6)
    assert hub.type_up.read(draft).difference == -2
    problem = hub.type_up.write("Sam", draft)
    assert (problem.code, problem.where, problem.values["total"]) == ("SHEET_TOTAL_DIFFERS", "4", 6)
    assert hub.find(Session) == []
    assert write(hub, draft, accept_difference=True).session.paper_count == 6


def test_notes_are_put_behind_each_other_once(hub) -> None:
    first = write(hub, sheet(hub, Row("Holly Fern"), note="Rain")).session
    for note in ("Cake", "Rain", "  "):
        activity = first.activity_id
        session = write(hub, sheet(hub, Row("+1"), activity=activity, note=note)).session
    assert session.note == "Rain Cake"
    long = sheet(hub, Row("+1"), activity=first.activity_id, note="x" * 275)
    assert hub.type_up.write("Sam", long).code == "NOTE_TOO_LONG"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"day": None}, "SHEET_NO_DAY"),
        ({"activity_id": ""}, "SHEET_NO_ACTIVITY"),
        ({"day": date(2026, 5, 12)}, "SESSION_IN_FUTURE"),
        ({"rows": ()}, "SHEET_EMPTY"),
        ({"rows": (Row(),), "total": 3}, "SHEET_EMPTY"),
        ({"total": -1}, "HEADCOUNT_RANGE"),
        ({"rows": (Row("x"),) * (MOST_ROWS + 1)}, "SHEET_TOO_LONG"),
        ({"rows": (Row("--"), Row("Ivy Elm", "old"), Row("Ivy Elm"))}, "SHEET_HAS_PROBLEMS"),
    ],
)
def test_what_stands_in_the_way_of_a_sheet_is_said(hub, changes, code) -> None:
    """DQ01 among them."""
    draft = replace(sheet(hub, Row("Holly Fern")), **changes)
    before = hub.digest()
    problem = hub.type_up.write("Sam", draft)
    assert problem.code == code
    assert code == "SHEET_HAS_PROBLEMS" or hub.type_up.read(draft).problem == problem
    assert hub.digest() == before


def test_problems_come_with_the_place_of_their_row(hub) -> None:
    view = hub.type_up.read(sheet(hub, Row("Holly Fern"), Row("--"), Row("+1", at="late")))
    told = [(place, fault.column, fault.problem.code) for place, fault in view.faults]
    assert told == [(1, "text", "PAPER_NAME"), (2, "at", "PAPER_TIME")]
    assert view.refusal(accept_difference=True).values["n"] == 2


def test_a_sheet_without_activity_or_day_is_read_all_the_same(hub) -> None:
    view = hub.type_up.read(replace(hub.type_up.begin(), rows=(Row("Holly Fern"), Row("+2"))))
    assert (view.typed.footfall, view.session, view.difference) == (3, None, None)


def test_an_activity_that_was_taken_back_has_no_sheets(hub) -> None:
    draft = sheet(hub, Row("Holly Fern"))
    done(hub.undo.latest("Sam"))
    assert hub.type_up.write("Sam", draft).code == "SHEET_NO_ACTIVITY"
