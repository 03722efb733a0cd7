"""A day at the hub: its sessions, what needs a moment, and how the weeks went."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from hublog.domain.activities import Activity, Slot
from hublog.domain.people import Person
from hublog.domain.records import Record
from hublog.domain.sessions import Count, Session
from hublog.domain.versions import ReturnVersion
from hublog.services.today import DayView, Need, Today
from in_memory import done
from questions import question

TODAY = date(2026, 5, 5)
WEEK = timedelta(weeks=1)


@pytest.fixture
def warm(hub) -> str:
    """An activity of Tuesdays, from ten to twelve, in the hall."""
    return hub.add_activity(place="The Hall")


def seen(hub, day=TODAY) -> DayView:
    return Today(hub.store).of(day, TODAY)


def kinds(hub) -> list[str]:
    return [need.kind for need in seen(hub).needs]


def unrecorded(hub) -> list[date]:
    return [need.day for need in seen(hub).needs if need.kind == "not_recorded"]


def held(hub, activity, day=TODAY, n=0, **more: object) -> str:
    """A closed session to which ``n`` came without a name."""
    session = hub.open(activity, day)
    if n:
        done(hub.sign_in.count("Sam", session, "65+", n, **more))
    done(hub.sessions.finish("Sam", session))
    return session


def write(hub, *records: Record) -> None:
    with hub.store.writing("Sam", "test") as work:
        work.put(*records)
        work.commit()


def test_a_planned_session_stands_there_with_how_many_came_last_time(hub, warm) -> None:
    held(hub, warm, TODAY - 2 * WEEK, 9)
    held(hub, warm, TODAY - WEEK, 31)
    (card,) = seen(hub).cards
    assert (card.activity.name, card.place) == ("Warm Tuesday", "The Hall")
    assert (card.start, card.end) == (time(10), time(12))
    assert (card.session, card.status, card.here) == (None, "", 0)
    assert (card.last_time, card.last_time_on) == (31, TODAY - WEEK)


def test_the_first_session_of_all_has_no_last_time(hub, warm) -> None:
    (card,) = seen(hub).cards
    assert (card.last_time, card.last_time_on) == (None, None)


def test_a_card_follows_its_session_from_running_to_finished(hub, warm) -> None:
    session = hub.open(warm)
    done(hub.sign_in.new_person("Sam", session, "Ann Ash"))
    done(hub.sign_in.count("Sam", session, "65+", 2))
    (card,) = seen(hub).cards
    assert (card.session.id, card.status, card.here) == (session, "open", 3)
    done(hub.sessions.finish("Sam", session))
    (card,) = seen(hub).cards
    assert (card.status, card.here) == ("closed", 3)


def test_a_session_that_does_not_run_keeps_its_card(hub, warm) -> None:
    done(hub.sessions.cancel("Sam", warm, TODAY, "WEATHER"))
    (card,) = seen(hub).cards
    assert (card.status, card.session.cancel_reason) == ("cancelled", "WEATHER")


def test_sessions_stand_by_their_start_those_off_the_list_among_them(hub, warm) -> None:
    hub.add_activity("Lunch Tuesday", start="13:00", end="14:00")
    garden = hub.add_activity("Garden Friday", weekday=4)
    done(hub.sessions.open("Sam", garden, TODAY, time(11), time(12, 30)))
    cards = seen(hub).cards
    assert [(c.activity.name, c.start, c.status) for c in cards] == [
        ("Warm Tuesday", time(10), ""),
        ("Garden Friday", time(11), "open"),
        ("Lunch Tuesday", time(13), ""),
    ]
    assert cards[1].end == time(12, 30)


def test_a_session_that_began_at_another_time_is_still_the_days_only_one(hub, warm) -> None:
    done(hub.sessions.open("Sam", warm, TODAY, time(9, 45)))
    assert [card.start for card in seen(hub).cards] == [time(9, 45)]


def test_a_day_with_two_slots_has_two_cards_each_with_its_own_last_time(hub, warm) -> None:
    activity = hub.get(Activity, warm)
    afternoon = Slot(weekday=1, start=time(14), end=time(16))
    write(hub, replace(activity, schedule=(*activity.schedule, afternoon)))
    for start, n in ((time(10), 5), (time(14), 8)):
        session = done(hub.sessions.open("Sam", warm, TODAY - WEEK, start)).session.id
        done(hub.sign_in.count("Sam", session, "65+", n))
        done(hub.sessions.finish("Sam", session))
    done(hub.sessions.open("Sam", warm, TODAY, time(10)))
    cards = seen(hub).cards
    assert [(c.start, c.status, c.last_time) for c in cards] == [
        (time(10), "open", 5),
        (time(14), "", 8),
    ]


def test_a_retired_activity_plans_nothing(hub, warm) -> None:
    write(hub, replace(hub.get(Activity, warm), status="inactive"))
    assert seen(hub).cards == ()


def test_another_day_shows_its_own_sessions_and_what_waits_today(hub, warm) -> None:
    held(hub, warm, TODAY - 20 * WEEK, 4)
    hub.open(warm, TODAY - WEEK)
    (past,) = seen(hub, TODAY - 20 * WEEK).cards
    assert (past.status, past.here) == ("closed", 4)
    (coming,) = seen(hub, TODAY + WEEK).cards
    assert (coming.status, coming.session) == ("", None)
    (still_open,) = (n for n in seen(hub, TODAY + WEEK).needs if n.kind == "still_open")
    assert still_open.day == TODAY - WEEK


def test_planned_sessions_nobody_wrote_down_wait(hub, warm) -> None:
    """DQ08: planned in the past, neither held nor cancelled."""
    held(hub, warm, TODAY - 3 * WEEK)
    done(hub.sessions.cancel("Sam", warm, TODAY - 2 * WEEK, "VENUE"))
    (need,) = (n for n in seen(hub).needs if n.kind == "not_recorded")
    assert need == Need(
        kind="not_recorded",
        activity=hub.get(Activity, warm),
        day=TODAY - WEEK,
        start=time(10),
    )


def test_a_session_only_planned_in_the_register_waits_too(hub, warm) -> None:
    """DQ08."""
    held(hub, warm, TODAY - 2 * WEEK)
    planned = hub.sessions.of_day(warm, TODAY - WEEK)
    write(hub, planned)
    assert unrecorded(hub) == [TODAY - WEEK]


def test_nobody_is_asked_about_the_time_before_the_hub_kept_its_register(hub, warm) -> None:
    assert unrecorded(hub) == []
    hub.open(warm)
    assert unrecorded(hub) == []


def test_what_was_brought_in_from_elsewhere_does_not_make_a_beginning(hub, warm) -> None:
    session = held(hub, warm, TODAY - 4 * WEEK)
    write(hub, replace(hub.get(Session, session), source="import"))
    assert unrecorded(hub) == []
    held(hub, warm, TODAY - 2 * WEEK)
    assert unrecorded(hub) == [TODAY - WEEK]


def test_an_activity_never_recorded_waits_from_the_day_its_timetable_begins(hub, warm) -> None:
    for weeks in range(1, 5):
        held(hub, warm, TODAY - weeks * WEEK)
    hub.add_activity("Undated Monday", weekday=0)
    dated = hub.get(Activity, hub.add_activity("Dated Monday", weekday=0))
    (slot,) = dated.schedule
    write(hub, replace(dated, schedule=(replace(slot, valid_from=date(2026, 4, 20)),)))
    assert unrecorded(hub) == [date(2026, 4, 20), date(2026, 4, 27), date(2026, 5, 4)]


def test_what_lies_more_than_five_weeks_back_waits_no_longer(hub, warm) -> None:
    held(hub, warm, TODAY - 10 * WEEK)
    assert unrecorded(hub) == [TODAY - n * WEEK for n in (5, 4, 3, 2, 1)]


def test_a_session_left_open_waits(hub, warm) -> None:
    """DQ06: still open after midnight."""
    session = hub.open(warm, TODAY - WEEK)
    (need,) = (n for n in seen(hub).needs if n.kind == "still_open")
    assert (need.session_id, need.day, need.activity.id) == (session, TODAY - WEEK, warm)
    assert unrecorded(hub) == []


def test_a_night_that_is_not_over_does_not_wait(hub) -> None:
    """DQ06: a session over midnight runs until its end."""
    night = hub.add_activity("Night shelter", weekday=0, start="21:00", end="07:00")
    hub.open(night, TODAY - timedelta(days=1))
    assert kinds(hub) == []
    assert [n.kind for n in Today(hub.store).of(TODAY, TODAY + timedelta(days=1)).needs] == [
        "still_open"
    ]


def test_people_of_whom_only_a_name_is_known_are_counted(hub, warm) -> None:
    for name in ("Ann Ash", "Bea Beech", "Cy Cedar", "Dee Dock"):
        hub.add_person(name)
    ann, bea, cy, _ = hub.find(Person)
    write(
        hub, replace(ann, sex="NS"), replace(bea, birth_year=1950), replace(cy, status="archived")
    )
    (need,) = seen(hub).needs
    assert (need.kind, need.n) == ("unfinished_people", 1)


def test_how_many_are_unfinished_agrees_with_the_rule_about_one_person(hub) -> None:
    person = Person(id="p", known_as="Ann")
    told = [
        *(
            {field: code}
            for field in ("sex", "postcode", "heard_from")
            for code in ("", "NK", "NS")
        ),
        *({"birth_year": year} for year in (None, 1950)),
        *({"age_band": band} for band in ("", "NK", "65-74")),
    ]
    people = [replace(person, id=f"p{n}", **more) for n, more in enumerate(told)]
    write(hub, *people)
    (need,) = seen(hub).needs
    assert need.n == sum(each.unfinished for each in people)


def test_questions_of_the_office_come_first_one_line_for_each_month(hub, warm) -> None:
    done(hub.sessions.cancel("Sam", warm, date(2026, 4, 28), "VENUE"))
    asked = question(id="q1", month="2026-03", message="", asked_on=TODAY)
    write(hub, asked, replace(asked, id="q2"), replace(asked, id="q3", status="explained"))
    write(hub, replace(asked, id="q4", month="2026-04"))
    asking = [(str(need.month), need.n) for need in seen(hub).needs if need.kind == "queries"]
    assert asking == [("2026-03", 2), ("2026-04", 1)]
    assert seen(hub).needs[0].kind == "queries"


def test_last_month_is_ready_until_its_return_is_sent(hub, warm) -> None:
    done(hub.sessions.cancel("Sam", warm, date(2026, 4, 28), "VENUE"))
    assert "month_to_send" not in kinds(hub)
    held(hub, warm, date(2026, 4, 21), 3)
    (need,) = (n for n in seen(hub).needs if n.kind == "month_to_send")
    assert str(need.month) == "2026-04"
    signed = ReturnVersion(
        id="r", month="2026-04", version=1, signed_by="Sam", signed_on=TODAY, device="D", digest=""
    )
    write(hub, signed)
    assert "month_to_send" in kinds(hub)
    write(hub, replace(signed, sent_at=datetime(2026, 5, 5, 9)))  # noqa: DTZ001 - local wall time
    assert "month_to_send" not in kinds(hub)


def test_the_week_counts_visits_sessions_and_first_visits(hub, warm) -> None:
    """A03, B04, of a week from Monday."""
    monday = hub.add_activity("Lunch Monday", weekday=0)
    ann, bea = hub.add_person("Ann Ash"), hub.add_person("Bea Beech")
    before = hub.open(warm, TODAY - WEEK)
    done(hub.sign_in.person("Sam", before, ann))
    done(hub.sessions.finish("Sam", before))
    held(hub, monday, TODAY - timedelta(days=1), 4, first_time_n=2)
    session = hub.open(warm)
    for person in (ann, bea):
        done(hub.sign_in.person("Sam", session, person))
    hub.add_activity("Empty Tuesday")
    hub.open(hub.find(Activity, name="Empty Tuesday")[0].id)
    week = seen(hub).week
    assert (week.visits, week.sessions, week.first_visits) == (6, 3, 3)


def test_thirteen_weeks_stand_oldest_first(hub, warm) -> None:
    for weeks in (0, 1, 12, 13):
        held(hub, warm, TODAY - weeks * WEEK, 10 + weeks)
    sunday = hub.add_activity("Sunday Walk", weekday=6)
    held(hub, sunday, date(2026, 5, 3), 5)
    done(hub.sessions.cancel("Sam", warm, TODAY - 2 * WEEK, "VENUE"))
    by_week = seen(hub).week.by_week
    assert (len(by_week), by_week[0], by_week[-3:]) == (13, 22, (0, 16, 10))
    assert sum(by_week) == 48


def test_a_week_at_a_new_hub_is_empty(hub) -> None:
    week = seen(hub).week
    assert (week.visits, week.sessions, week.first_visits, sum(week.by_week)) == (0, 0, 0, 0)


def test_footfall_agrees_with_the_figures_where_two_laptops_took_too_many_off(hub, warm) -> None:
    """A03: a band never falls below zero."""
    session = hub.open(warm)
    done(hub.sign_in.count("Sam", session, "U18", 2))
    write(hub, Count(id="other", session_id=session, age_band="65+", n=-2))
    assert seen(hub).cards[0].here == 2
