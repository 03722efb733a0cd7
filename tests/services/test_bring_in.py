"""Registers kept elsewhere become records, once, whatever happened in between."""

import datetime as dt
import gc

import pytest

from bringing import FILE, VISITS, Bringing, people
from hublog.domain.activities import Activity
from hublog.domain.hubs import Place
from hublog.domain.problems import Problem
from hublog.domain.sessions import Attendance, Session
from hublog.services.unavailable import Cancelled
from in_memory import done


@pytest.fixture
def bringing(hub) -> Bringing:
    hub.add_activity()
    return Bringing(hub, VISITS, activity="warm tuesday")


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


@pytest.mark.parametrize("looking", [True, False])
def test_garbage_is_looked_for_afterwards_as_before(bringing, looking) -> None:
    (gc.enable if looking else gc.disable)()
    try:
        bringing()
        assert gc.isenabled() is looking
    finally:
        gc.enable()


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
    again = bringing.preview()
    assert (again.plan.new_people, again.plan.matched_people) == (len(again.reading.people), 0)
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


def test_whoever_was_merged_before_the_undo_comes_back_under_both_records(bringing) -> None:
    hub = bringing.hub
    bringing()
    (stamp,) = [a.stamp for a in hub.store.register.actions.values() if a.kind == "brought_in"]
    kept = hub.add_person("Anna Smithson")
    done(hub.people.merge("Sam", kept, people(hub)["Ann Smith"].id))
    done(hub.undo.one("Sam", stamp))
    bringing()
    with hub.store.reading() as reader:
        visits = reader.facts().visits
    assert [visit.person_id for visit in visits].count(kept) == 2
    assert None not in [visit.person_id for visit in visits]
    assert bringing.changes_nothing()


class Stopwatch:
    """A ``progress`` that keeps what it heard and stops after so many calls."""

    def __init__(self, most: int = 10_000) -> None:
        self.heard: list[tuple[int, int]] = []
        self._most = most

    def __call__(self, done: int, of: int) -> None:
        if len(self.heard) == self._most:
            raise Cancelled
        self.heard.append((done, of))


def long_register(visits: int) -> str:
    rows = [f"| 2026-04-{1 + n // 100:02} | Wren{n:04} Made-Up | x |" for n in range(visits)]
    return "\n".join(["| Date | Name | Status |", *rows])


def test_a_long_register_says_how_far_it_is(hub) -> None:
    hub.add_activity()
    bringing = Bringing(hub, long_register(1_200), activity="warm tuesday")
    looking, writing = Stopwatch(), Stopwatch()
    preview = done(bringing.use_case.preview(FILE, bringing.answers, None, looking))
    assert looking.heard[0] == (0, 0)
    steps = [part / whole for part, whole in looking.heard[1:]]
    assert steps == sorted(steps)
    assert len(steps) == 6
    assert 0 <= steps[0] < 0.5 <= steps[-1] < 1
    changed = done(bringing.use_case.confirm("Sam", preview, writing))
    assert len(changed.people) == 1_200
    assert [part for part, _ in writing.heard] == sorted({part for part, _ in writing.heard})
    assert {whole for _, whole in writing.heard} == {len(preview.plan.records)}
    assert bringing.changes_nothing()


@pytest.mark.parametrize("most", [0, 1, 3, 5])
def test_looking_at_a_register_can_be_cancelled(hub, most) -> None:
    hub.add_activity()
    bringing = Bringing(hub, long_register(1_200), activity="warm tuesday")
    with pytest.raises(Cancelled):
        bringing.use_case.preview(FILE, bringing.answers, None, Stopwatch(most))


@pytest.mark.parametrize("most", [0, 2])
def test_what_is_cancelled_is_not_written_at_all(hub, most) -> None:
    """P1: not half a register either."""
    hub.add_activity()
    bringing = Bringing(hub, long_register(1_200), activity="warm tuesday")
    preview, before = bringing.preview(), hub.digest()
    with pytest.raises(Cancelled):
        bringing.use_case.confirm("Sam", preview, Stopwatch(most))
    assert hub.digest() == before
    assert bringing()


def test_a_column_is_corrected_before_anything_is_written(bringing) -> None:
    bringing.answers["column.C"] = "not_used"
    assert bringing.preview().answers == {"activity": "warm tuesday", "column.C": "not_used"}
    bringing()
    assert people(bringing.hub)["Ann Smith"].email == ""


def test_nothing_is_brought_in_without_a_copy_unless_somebody_says_so(bringing) -> None:
    preview, before = bringing.preview(), bringing.hub.digest()
    bringing.hub.store.shelf.unavailable = Problem("DISK_FULL")
    assert bringing.use_case.confirm("Sam", preview).code == "COPY_FIRST"
    assert bringing.hub.digest() == before
    assert done(bringing.use_case.confirm("Sam", preview, without_copy=True))
    assert bringing.hub.store.shelf.copies() == ()


def test_a_copy_is_made_before_a_register_is_brought_in(bringing) -> None:
    bringing()
    assert [each.copy.reason for each in bringing.hub.store.shelf.copies()] == ["bring_in"]
