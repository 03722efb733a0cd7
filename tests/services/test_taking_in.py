"""The sessions and facts of a file beside those the register holds."""

import datetime as dt

import pytest

from bringing import FILE, OWN, VISITS, Bringing
from hublog.domain.activities import Activity
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.domain.registers.grid import Grid
from hublog.domain.sessions import Attendance, Count, Session, attendance_id
from hublog.domain.volunteering import VolunteerTime
from in_memory import done


@pytest.fixture
def bringing(hub) -> Bringing:
    hub.add_activity()
    return Bringing(hub, VISITS, activity="warm tuesday")


def test_an_attendance_already_there_stays_as_it_is(bringing) -> None:
    hub = bringing.hub
    activity = hub.find(Activity)[0].id
    hub.clock.at = dt.datetime(2026, 4, 14, 10, 30)  # noqa: DTZ001 - local
    ann, session = hub.add_person("Ann Smith"), hub.open(activity)
    done(hub.sign_in.person("Sam", session, ann))
    hub.clock.at = dt.datetime(2026, 5, 5, 10)  # noqa: DTZ001 - local
    bringing()
    held = hub.get(Attendance, attendance_id(session, ann))
    assert held.at == dt.datetime(2026, 4, 14, 10, 30)  # noqa: DTZ001 - local
    assert len(hub.find(Session)) == 2
    assert hub.get(Session, session).status == "open"


def test_a_session_already_there_is_met_whatever_its_start(hub) -> None:
    activity = hub.add_activity()
    held = Session(id="s1", activity_id=activity, date=dt.date(2026, 4, 7), start=dt.time(14))
    with hub.store.writing("Sam", "made") as work:
        work.put(held)
        work.commit()
    Bringing(hub, VISITS, activity="Warm Tuesday")()
    found = hub.get(Session, "s1")
    assert (found.status, found.start, found.source) == ("closed", dt.time(14), "import")
    assert len(hub.find(Session)) == 2


def test_nobody_is_put_into_a_session_that_did_not_run_or_is_to_come(bringing) -> None:
    """DQ01, and a cancelled session stays cancelled."""
    hub = bringing.hub
    activity = hub.find(Activity)[0].id
    done(hub.sessions.cancel("Sam", activity, dt.date(2026, 4, 14), "WEATHER"))
    bringing.reader.tables[0] = f"{VISITS.rstrip()}\n| 2026-05-12 | Ann Smith | |"
    found = bringing.preview().plan
    assert [(r.row, r.reason) for r in found.refused] == [
        (4, "session_cancelled"),
        (5, "in_future"),
    ]
    bringing()
    assert len(hub.find(Attendance)) == 2
    assert bringing.changes_nothing()


def test_the_own_layout_comes_in_whole(hub) -> None:
    hub.add_activity()
    bringing = Bringing(hub, OWN)
    found = bringing.preview()
    assert [each.key for each in found.questions] == ["activity_type"]
    assert found.plan.new_activities == ("Lunch",)
    bringing()
    sessions = {(s.date.isoformat(), s.status): s for s in hub.find(Session)}
    assert set(sessions) == {
        ("2026-04-07", "closed"),
        ("2026-04-14", "cancelled"),
        ("2026-04-21", "closed"),
        ("2026-06-02", "planned"),
    }
    assert sessions["2026-04-14", "cancelled"].cancel_reason == "NOVOL"
    assert sessions["2026-06-02", "planned"].entered_on is None
    lunch = sessions["2026-04-21", "closed"]
    assert (lunch.start, lunch.end, lunch.type) == (dt.time(12, 30), None, "DROPIN")
    assert [count.n for count in hub.find(Count)] == [3, 3]
    (time,) = hub.find(VolunteerTime)
    assert (time.minutes, time.session_id) == (90, sessions["2026-04-07", "closed"].id)
    assert {p.name: p.local_no for p in hub.find(Person)} == {"Ann": 9, "Bob": 10, "Val": 11}
    assert bringing.changes_nothing()


def test_a_card_of_the_own_layout_tells_people_of_one_name_apart(hub) -> None:
    first = hub.add_person("Ann")
    table = "| date | activity | name | card |\n| 2026-04-07 | Tea | Ann | {} |"
    assert Bringing(hub, table.format(2)).preview().plan.new_people == 1
    assert Bringing(hub, table.format(1)).preview().plan.matched_people == 1
    assert hub.get(Person, first).local_no == 1


def test_a_corrected_file_corrects_its_counts_and_times(hub) -> None:
    hub.add_activity()
    bringing = Bringing(hub, OWN)
    bringing()
    bringing.reader.tables[0] = OWN.replace("| 90 ", "| 60 ").replace("| 3     |", "| 5     |")
    bringing()
    assert [count.n for count in hub.find(Count)] == [5, 5]
    assert bringing.changes_nothing()
    assert [time.minutes for time in hub.find(VolunteerTime)] == [60]


def test_a_session_planned_by_one_row_is_held_by_the_next(hub) -> None:
    table = """
        | date       | activity | session_status | name |
        | 2026-04-07 | Tea      | planned        |      |
        | 2026-04-07 | Tea      | closed         | Ann  |
        | 2026-04-07 | Tea      | planned        |      |
    """
    Bringing(hub, table)()
    assert [s.status for s in hub.find(Session)] == ["closed"]


def test_the_only_activity_on_offer_is_proposed(bringing) -> None:
    bringing.answers.clear()
    found = bringing.preview()
    assert [
        (each.key, each.answer, each.asked) for each in found.questions if not each.choices
    ] == [("activity", "Warm Tuesday", False)]
    assert not found.open_questions


def test_questions_hold_up_writing_and_nothing_else(hub, bringing) -> None:
    hub.add_activity(name="Kickabout")
    bringing.answers.clear()
    found = bringing.preview()
    assert [each.key for each in found.open_questions] == ["activity"]
    assert found.plan.new_activities == ()
    refused = bringing.use_case.confirm("Sam", found)
    assert refused == Problem("QUESTIONS_OPEN", "activity")


def test_hours_nobody_is_named_for_wait_for_an_answer(hub) -> None:
    table = "| Date | Hours |\n| 2026-04-07 | 2 |"
    assert Bringing(hub, table).preview().plan.records == ()
    Bringing(hub, table, volunteer="Val")()
    assert [time.minutes for time in hub.find(VolunteerTime)] == [120]


def test_the_kind_of_a_new_activity_can_be_chosen(hub) -> None:
    Bringing(hub, VISITS, activity="Dig", activity_type="garden")()
    (made,) = hub.find(Activity)
    assert (made.name, made.type, made.short_code) == ("Dig", "GARDEN", "DIG")
    wrong = Bringing(hub, VISITS, activity="Dig", activity_type="DIGGING")
    refused = wrong.use_case.preview(FILE, wrong.answers)
    assert isinstance(refused, Problem)
    assert (refused.code, refused.where) == ("ANSWER_NOT_POSSIBLE", "activity_type")


def test_an_activity_that_a_file_made_is_known_after_a_rename_and_an_undo(hub) -> None:
    bringing = Bringing(hub, VISITS, activity="Dig")
    bringing()
    after = hub.digest()
    done(hub.undo.latest("Sam"))
    bringing()
    assert hub.digest() == after
    (made,) = hub.find(Activity)
    with hub.store.writing("Sam", "amended") as work:
        work.amend("activity", made.id, {"name": "Garden"})
        work.commit()
    assert bringing.changes_nothing()


def test_what_was_written_in_between_is_seen(bringing) -> None:
    found = bringing.preview()
    bringing.hub.add_person("Ann Smith")
    done(bringing.use_case.confirm("Sam", found))
    assert len([p for p in bringing.hub.find(Person) if p.name == "Ann Smith"]) == 1


def test_problems_of_file_and_sheet_come_through(bringing) -> None:
    refused = bringing.use_case.preview(FILE, {}, "none")
    assert isinstance(refused, Problem)
    assert refused.code == "SHEET_NOT_FOUND"
    bringing.reader.tables[0] = "| nothing |"
    assert bringing.use_case.preview(FILE, {}) == Problem("NOT_A_REGISTER", "Sheet1")


def test_a_corrected_count_of_newcomers_is_corrected_too(hub) -> None:
    table = """
        | date       | activity | count | first_time_count |
        | 2026-04-07 | Tea      | 4     | {} |
    """
    bringing = Bringing(hub, table.format(1))
    bringing()
    bringing.reader.tables[0] = table.format(2)
    bringing()
    assert [count.first_time_n for count in hub.find(Count)] == [2]


def test_a_reason_that_is_in_no_list_is_noted_as_other_and_told(hub) -> None:
    table = """
        | date       | activity | session_status | cancel_reason |
        | 2026-04-07 | Tea      | cancelled      | It rained     |
        | 2026-04-14 | Tea      | cancelled      | weather       |
    """
    bringing = Bringing(hub, table)
    left = bringing.preview().reading.left_out
    assert [(each.first_row, each.reason, each.detail) for each in left] == [
        (2, "reason_unknown", "IT RAINED")
    ]
    bringing()
    assert {each.cancel_reason for each in hub.find(Session)} == {"OTHER", "WEATHER"}


def test_a_refused_file_without_sheets_is_called_by_its_own_name(hub) -> None:
    reader = Bringing(hub, "| a | b |\n| c | d |")
    reader.reader.read = lambda *_: (Grid("", (("a",),)),)
    refused = reader.use_case.preview(FILE, {})
    assert (refused.code, refused.where) == ("NOT_A_REGISTER", FILE.name)
