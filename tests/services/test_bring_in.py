"""Registers kept elsewhere become records, once, whatever happened in between."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from hublog import resources
from hublog.domain.activities import Activity
from hublog.domain.hubs import Place
from hublog.domain.people import Person, SourceKey
from hublog.domain.problems import Problem
from hublog.domain.registers.grid import Grid
from hublog.domain.sessions import Attendance, Count, Session, attendance_id
from hublog.domain.volunteering import VolunteerTime
from hublog.services.bring_in import BringIn, Preview
from in_memory import InMemory, done
from made_grids import grid

FILE = Path("register.xlsx")
VISITS = """
| Date       | Name      | Email         |
| 2026-04-07 | Ann Smith | a@example.org |
| 2026-04-07 | Bob Jones |               |
| 2026-04-14 | Ann Smith |               |
"""
OWN = """
| date       | activity     | start | end   | session_status | cancel_reason | name | card | count | role      | minutes |
| 2026-04-07 | Warm Tuesday | 10:00 | 12:00 |                |               | Ann  | 9    |       |           |         |
| 2026-04-07 | Warm Tuesday | 10:00 | 12:00 |                |               | Bob  |      |       |           |         |
| 2026-04-07 | Warm Tuesday | 10:00 | 12:00 |                |               |      |      | 3     |           |         |
| 2026-04-07 | Warm Tuesday | 10:00 | 12:00 |                |               |      |      | 3     |           |         |
| 2026-04-07 | Warm Tuesday | 10:00 | 12:00 |                |               | Val  |      |       | volunteer | 90      |
| 2026-04-14 | Warm Tuesday | 10:00 | 12:00 | cancelled      | NOVOL         |      |      |       |           |         |
| 2026-04-21 | Lunch        | 12:30 |       | closed         |               |      |      |       |           |         |
| 2026-06-02 | Warm Tuesday |       |       | planned        |               |      |      |       |           |         |
"""


class GridReader:
    """A ``RegisterReader`` of grids drawn in the test."""

    def __init__(self, *tables: str) -> None:
        self.tables = list(tables)

    def read(self, path: Path, sheet: str | None = None) -> tuple[Grid, ...] | Problem:
        if sheet == "none":
            return Problem("SHEET_NOT_FOUND", path.name, {"sheet": sheet})
        return tuple(grid(table) for table in self.tables)


class Bringing:
    """A hub in memory, and a file to bring in."""

    def __init__(self, hub: InMemory, table: str, **answers: str) -> None:
        self.hub = hub
        self.reader = GridReader(table)
        self.answers = answers
        self.use_case = BringIn(hub.store, hub.clock, hub.ids, self.reader, resources.code_lists)

    def preview(self) -> Preview:
        return done(self.use_case.preview(FILE, self.answers))

    def __call__(self) -> Any:  # noqa: ANN401 - Changed, or nothing
        return done(self.use_case.confirm("Sam", self.preview()))

    def changes_nothing(self) -> bool:
        before = self.hub.digest()
        return not self.preview().plan.records and not self() and self.hub.digest() == before


@pytest.fixture
def bringing(hub) -> Bringing:
    hub.add_activity()
    return Bringing(hub, VISITS, activity="warm tuesday")


def people(hub: InMemory) -> dict[str, Person]:
    return {each.name: each for each in hub.find(Person)}


def test_a_preview_writes_nothing(bringing) -> None:
    before = bringing.hub.digest()
    found = bringing.preview()
    assert (found.plan.new_people, found.plan.matched_people) == (2, 0)
    assert found.plan.changes == {"person": 2, "source_key": 2, "session": 2, "attendance": 3}
    assert found.activities == ("Warm Tuesday",)
    assert found.answers == {"activity": "warm tuesday"}
    assert bringing.hub.digest() == before


def test_sessions_take_times_and_conditions_of_that_day(hub) -> None:
    activity = hub.add_activity(place="Hall")
    Bringing(hub, VISITS, activity="Warm Tuesday")()
    first, _ = sorted(hub.find(Session), key=lambda s: s.date)
    (place,) = hub.find(Place)
    assert first == Session(
        id=first.id,
        activity_id=activity,
        date=dt.date(2026, 4, 7),
        start=dt.time(10),
        end=dt.time(12),
        status="closed",
        type="DROPIN",
        place_id=place.id,
        conditions=("PEER",),
        source="import",
        entered_on=dt.date(2026, 5, 5),
    )


def test_people_get_cards_references_and_what_the_file_knows(bringing) -> None:
    bringing()
    ann = people(bringing.hub)["Ann Smith"]
    assert (ann.email, ann.local_no, bool(ann.ref)) == ("a@example.org", 1, True)


def test_the_same_file_twice_changes_nothing(bringing) -> None:
    bringing()
    found = bringing.preview()
    assert (found.plan.new_people, found.plan.matched_people) == (0, 2)
    assert bringing.changes_nothing()


def test_nor_does_it_after_a_rename(bringing) -> None:
    bringing()
    ann = people(bringing.hub)["Ann Smith"]
    with bringing.hub.store.writing("Sam", "amended") as work:
        work.amend("person", ann.id, {"known_as": "Annabel"})
        work.commit()
    assert bringing.changes_nothing()


def test_nor_after_a_merge_and_new_rows_go_to_who_was_kept(bringing) -> None:
    bringing()
    found, kept = people(bringing.hub), bringing.hub.add_person("Anna Smithson")
    done(bringing.hub.people.merge("Sam", kept, found["Ann Smith"].id))
    assert bringing.changes_nothing()
    bringing.reader.tables[0] = f"{VISITS.rstrip()}\n| 2026-04-21 | Ann Smith | |"
    bringing()
    (new,) = (s for s in bringing.hub.find(Session) if s.date == dt.date(2026, 4, 21))
    assert [a.person_id for a in bringing.hub.find(Attendance, session_id=new.id)] == [kept]


def test_nor_after_somebody_was_forgotten_who_stays_without_a_name(bringing) -> None:
    """P14: bringing the same file in again cannot bring them back."""
    bringing()
    ann = people(bringing.hub)["Ann Smith"]
    done(bringing.hub.forget.person("Sam", ann.id))
    found = bringing.preview()
    assert (found.plan.forgotten_people, found.plan.new_people) == (1, 0)
    assert bringing.changes_nothing()
    assert "Ann Smith" not in people(bringing.hub)
    assert len(bringing.hub.find(Attendance)) == 3


def test_undo_takes_all_of_it_back_and_the_file_can_come_in_again(bringing) -> None:
    before = bringing.hub.digest()
    bringing()
    after = bringing.hub.digest()
    done(bringing.hub.undo.latest("Sam"))
    assert bringing.hub.digest() == before
    bringing()
    assert bringing.hub.digest() == after
    assert bringing.changes_nothing()


def test_undo_leaves_people_who_have_been_signed_in_since(bringing) -> None:
    bringing()
    hub = bringing.hub
    today = hub.open(hub.find(Activity)[0].id)
    ann = people(hub)["Ann Smith"].id
    done(hub.sign_in.person("Sam", today, ann))
    (stamp,) = [a.stamp for a in hub.store.register.actions.values() if a.kind == "brought_in"]
    done(hub.undo.one("Sam", stamp))
    assert list(people(hub)) == ["Ann Smith"]
    bringing()
    assert people(hub)["Ann Smith"].id == ann
    assert len(hub.find(Attendance)) == 4


def test_known_people_are_matched_by_name_and_gaps_filled(bringing) -> None:
    ann = bringing.hub.add_person("ANN  SMITH")
    assert bringing.preview().plan.matched_people == 1
    bringing()
    found = bringing.hub.get(Person, ann)
    assert (found.known_as, found.email) == ("ANN SMITH", "a@example.org")
    assert len(bringing.hub.find(SourceKey, person_id=ann)) == 1


def test_two_of_one_name_are_not_guessed_between(bringing) -> None:
    for _ in range(2):
        bringing.hub.add_person("Ann Smith")
    found = bringing.preview().plan
    assert found.new_people == 2
    assert {each.name for each in found.doubles} == {"Ann Smith"}


def test_two_of_one_name_in_the_file_are_two_people(hub) -> None:
    hub.add_person("Ann")
    table = "| Date | Name | ID |\n| 2026-04-07 | Ann | A1 |\n| 2026-04-07 | Ann | A2 |"
    assert Bringing(hub, table, activity="Tea").preview().plan.new_people == 2


def test_likely_doubles_are_told_and_kept_apart(hub) -> None:
    """DQ13."""
    hub.add_person("Ann Smyth")
    table = "| Date | Name |\n| 2026-04-07 | Ann Smith |\n| 2026-04-07 | Jones Bob |\n| 2026-04-07 | Bob Jones |"
    found = Bringing(hub, table, activity="Tea").preview().plan
    assert found.new_people == 3
    assert set(found.doubles) == {("Ann Smith", "Ann Smyth"), ("Jones Bob", "Bob Jones")}


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


def test_questions_hold_up_writing_and_nothing_else(bringing) -> None:
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
