"""What is gathered for whoever asks: from paper sheets and of what was taken off, and nothing of who looks after whom."""

import datetime as dt
from dataclasses import replace

import pytest

from fake_dumps import FakeCopies
from hublog import resources
from hublog.domain.activities import Activity
from hublog.domain.care import Care, Contact
from hublog.domain.consents import Consent
from hublog.domain.drafts import Draft, Row
from hublog.domain.hubs import Place
from hublog.services.subject_access import SubjectAccess
from hublog.services.subject_copy import CopySheet, SubjectCopy
from hublog.services.subject_said import said_copy
from hublog.services.wellbeing import Ask
from in_memory import done

WORDS, CODES = resources.words(), resources.code_lists()
NOON = dt.datetime(2026, 5, 5, 12)  # noqa: DTZ001 - local wall time


@pytest.fixture
def access(hub) -> SubjectAccess:
    return SubjectAccess(hub.store, hub.clock, resources.code_lists, FakeCopies())


def sheet(copy: SubjectCopy, table: str) -> CopySheet:
    (found,) = (each for each in copy.sheets if each.table == table)
    return found


def test_what_was_done_stands_in_the_order_of_its_days(access, hub) -> None:
    ada = hub.add_person("Ada Madeup")
    days = [dt.date(2026, 5, 4), dt.date(2026, 4, 7), dt.date(2026, 4, 21)]
    activity = hub.add_activity()
    for day in days:
        session = hub.open(activity, day)
        done(hub.sign_in.person("Sam", session, ada))
        done(hub.helping.volunteer("Sam", session, ada, 60))
    copy = done(access.of(ada))
    visits = [str(line.cells[0])[:10] for line in sheet(copy, "attendance").lines]
    assert visits == ["07/04/2026", "21/04/2026", "04/05/2026"]
    helped = sheet(copy, "volunteer_time")
    place = helped.columns.index("date")
    assert [line.cells[place] for line in helped.lines] == sorted(days)


def test_how_a_child_is_looked_after_is_in_no_grown_up_s_copy(access, hub) -> None:
    """Not that somebody may not fetch it, not its health, not whom to call, however it names them."""
    child, parent = hub.add_person("Bo Madeup"), hub.add_person("Cy Madeup")
    contacts = (
        Contact(name="Cy Madeup", phone="01946 555123"),
        Contact(name="Dee", may_collect=False),
    )
    with hub.store.writing("Sam", "amended_person") as work:
        work.put(
            Care(
                id="k",
                person_id=child,
                contacts=contacts,
                collect_by="CANARY NOT Cy Madeup (court order)",
                allergies="CANARY Cy Madeup knows",
                medical="CANARY ask Cy Madeup",
                needs="CANARY Cy Madeup shouts",
            ),
            Place(id="p", name="Cy Madeup Hall"),
            Place(id="q", name="Cy's Hall"),
        )
        work.commit({"person": child})
    copy = done(access.of(parent))
    assert [line.cells[1] for line in sheet(copy, "note").lines] == ["Cy Madeup Hall"]
    said = repr((copy, said_copy(WORDS, CODES, copy, 0)))
    assert not any(each in said for each in ("CANARY", "01946 555123", "Dee"))
    own = done(access.of(child))
    assert "CANARY NOT Cy Madeup (court order)" in repr(sheet(own, "care"))
    told = next(each for each in said_copy(WORDS, CODES, own, 0).tables if "Dee" in repr(each))
    assert dict(zip(told.headings, told.rows[0], strict=True))["Who may not collect you"] == "Dee"
    *_, history = said_copy(WORDS, CODES, own, 0).tables
    assert "Who may not collect you: Dee" in repr(history)
    assert not any(each.table == "note" for each in own.sheets)


def test_sheets_that_are_typed_up_are_in_the_copy(access, hub, session) -> None:
    """Their names as typed, their printed lines, a note about them; who may be meant is looked at."""
    ada, bo = hub.add_person("Ada Madeup"), hub.add_person("Bo Neighbour")
    rows = (
        Row("Ada Madeup", age="34"),
        Row("Ada"),
        Row("line 2"),
        Row("Mum", person_id=ada),
        Row("Bo Neighbour"),
    )
    draft = Draft(id="d", saved_at=NOON, day=NOON.date(), rows=rows, lines=(bo, ada))
    (activity,) = hub.find(Activity)
    hub.store.keep_draft(draft)
    hub.store.keep_draft(
        Draft(id="e", saved_at=NOON, activity_id=activity.id, note="Ada Madeup with Bo Neighbour")
    )
    typed = sheet(done(access.of(ada)), "draft").lines
    assert {(line.cells[2:], line.names) for line in typed} == {
        ((None, "Ada Madeup, 34"), ()),
        ((None, "Ada"), ("Ada",)),
        ((None, "line 2"), ()),
        ((None, "Mum"), ()),
        ((2, ""), ()),
        ((None, "Ada Madeup with Bo Neighbour"), ("Bo Neighbour",)),
    }
    assert {line.cells[:2] for line in typed} == {("", NOON.date()), (activity.name, None)}


def test_what_was_taken_off_is_held_still_and_in_the_copy(access, hub, session) -> None:
    """Not what turned out to be about somebody else."""
    ada, bo = hub.add_person("Ada Madeup"), hub.add_person("Bo Neighbour")
    with hub.store.writing("Sam", "amended_person") as work:
        stays = Consent(id="a", person_id=ada, purpose="photo", decision="yes", at=NOON)
        off = replace(stays, id="b", given_by="CANARY")
        work.put(stays, off, replace(off, id="c"))
        work.put(
            replace(off, alive=False), replace(off, id="c", person_id=bo, given_by="", alive=False)
        )
        work.commit({"person": ada})
    consents = sheet(done(access.of(ada)), "consent")
    assert [line.cells[-1] for line in consents.lines] == [None, True]
    said = repr(said_copy(WORDS, CODES, done(access.of(ada)), 0))
    assert "Taken off since" in said
    assert said.count("CANARY") == 2  # the row, and who wrote it


def test_what_somebody_began_to_answer_today_is_in_their_copy_and_in_nobody_else_s(
    access, hub
) -> None:
    """It is held until the day is over, so it belongs to whoever gave it."""
    hub.turn(asks_wellbeing=True)
    ada, bo = hub.add_person("Ada Madeup"), hub.add_person("Bo Neighbour")
    activity = hub.add_activity()
    for who, about in ((ada, activity), (bo, None)):
        done(hub.consents.give("Sam", who, "wellbeing", True))
        asking = done(hub.wellbeing.begin(Ask(person_id=who, stage="start", activity_id=about)))
        hub.wellbeing.keep_so_far(asking, {"ONS4": (7, None, None, None)})
    copy = done(access.of(ada))
    (line,) = sheet(copy, "half_answered").lines
    assert line.cells[:2] == (hub.find(Activity)[0].name, hub.clock.now().date())
    told = next(each for each in said_copy(WORDS, CODES, copy, 0).tables if "began" in each.title)
    ((*_, stage, _, answers),) = told.rows
    assert stage == CODES["stage"]["start"].label("en")
    assert answers.endswith(" no answer")
    assert " 7; " in answers
    (line,) = sheet(done(access.of(bo)), "half_answered").lines
    assert line.cells[0] == ""
