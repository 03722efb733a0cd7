"""A copy for whoever asks: all that is held about them, whatever kind it is, and what tells of others marked."""

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import pytest

from fake_dumps import FakeCopies
from hublog import resources
from hublog.domain.care import Care, Contact
from hublog.domain.consents import Consent
from hublog.domain.outcomes import Outcome
from hublog.domain.people import Person, SourceKey
from hublog.domain.problems import Problem
from hublog.domain.records import REFERENCES, TABLES
from hublog.domain.returns import Sent
from hublog.domain.rights import Request
from hublog.domain.sessions import Session
from hublog.domain.sheet_rows import AttendanceRow, PersonRow
from hublog.services.referrals import ReferralDetails
from hublog.services.retention import Retention
from hublog.services.subject_access import SubjectAccess
from hublog.services.subject_copy import CopySheet, SubjectCopy, naming_others
from hublog.services.subject_said import said_copy, said_line, shown_cell
from in_memory import done
from made_return import content, example

WORDS, CODES = resources.words(), resources.code_lists()
NOON = dt.datetime(2026, 5, 5, 12)  # noqa: DTZ001 - local wall time


@pytest.fixture
def access(hub) -> SubjectAccess:
    return SubjectAccess(hub.store, hub.clock, resources.code_lists, FakeCopies())


@pytest.fixture
def ada(hub, session) -> str:
    """Somebody of whom there is something of every kind, part of it under another name."""
    person = done(hub.sign_in.new_person("Sam", session, "Ada Madeup")).person
    other = hub.add_person("Adda Elsewise")
    done(hub.helping.volunteer("Sam", session, other, 60))
    done(hub.people.merge("Sam", person.id, other))
    done(Retention(hub.store, hub.clock).keep("Sam", [person.id], "They are coming back"))
    hub.add_person("Bo Neighbour")
    done(
        hub.referrals.add(
            "Sam", ReferralDetails(direction="out", org_type="GP", person_id=person.id)
        )
    )
    with hub.store.writing("Sam", "amended_person") as work:
        kept = work.get(Person, person.id)
        contact = Contact(name="Cy Madeup", phone="01946 555123")
        work.put(
            replace(kept, note="Comes with Bo Neighbour", birth_year=1980, sex="F"),
            replace(work.get(Session, session), note="Ada Madeup and Bo Neighbour baked"),
            Consent(id="c", person_id=person.id, purpose="photo", decision="yes", at=NOON),
            Care(id="k", person_id=person.id, contacts=(contact,), allergies="nuts"),
            Outcome(id="o", person_id=person.id, instrument="ONS4", stage="start",
                    date=NOON.date(), answers=(7, None, 8, 2)),
            Request(id="r", kind="copy", received_on=NOON.date(), person_id=person.id),
            SourceKey(id="s", person_id=person.id),
        )  # fmt: skip
        row = PersonRow(kept.ref, "45-54", 3, "IoD2025", "2026-04", 1, 1, "newbie")
        visit = AttendanceRow("a", "s", kept.ref, "present", is_first=True)
        somebody = AttendanceRow("b", "s", "SOMEBODY00", "present", is_first=True)
        went = replace(content(example()), people=(row,), attendance=(visit, somebody))
        work.keep_sent(Sent("v", went, b""))
        work.commit({"person": person.id})
    return person.id


def sheet(copy: SubjectCopy, table: str) -> CopySheet:
    (found,) = (each for each in copy.sheets if each.table == table)
    return found


def test_there_is_something_of_every_kind_that_names_a_person(access, ada) -> None:
    """A kind of record that is added later and names people is in the copy too."""
    copy = done(access.of(ada))
    named = {TABLES[kind] for kind, names in REFERENCES.items() if "person_id" in names}
    tables = {each.table for each in copy.sheets}
    assert tables == (named - {"source_key"}) | {
        *("person", "acceptance", "note", "sent_person", "sent_visit", "history"),
    }
    assert len(sheet(copy, "person").lines) == 2
    assert len(sheet(copy, "sent_visit").lines) == 1


def test_in_words_every_answer_is_told(access, ada) -> None:
    copy = done(access.of(ada))
    document = said_copy(WORDS, CODES, copy, 0)
    assert document.title == "What we hold about Ada Madeup"
    said = "\n".join(
        f"{table.title} {heading} {shown_cell(cell)}"
        for table in document.tables
        for row in table.rows
        for heading, cell in zip(table.headings, row, strict=True)
    )
    for told in (
        "What you told us Year of birth 1980",
        "Your visits Session 05/05/2026 Warm Tuesday",
        "When you helped Minutes 60",
        "What you said yes or no to What for (consent) To be in photographs",
        "Cy Madeup, Parent, 01946 555123",
        "Allergies nuts",
        "Overall, how satisfied are you with your life nowadays? 7; Overall, to what extent",
        "the things you do in your life are worthwhile? no answer; ",
        "What was written that names you Note Ada Madeup and Bo Neighbour baked",
        "Rows about your visits that were sent to the programme office First visit yes",
        "Who wrote what, and when Who Sam",
        "joining Adda Elsewise to Ada Madeup",
        "At 05/05/2026 10:00",
        "What somebody said about you when hublog asked Reason They are coming back",
    ):
        assert told in said


def test_lines_that_name_others_are_marked_and_may_be_left_out(access, ada) -> None:
    copy = done(access.of(ada))
    tables = {table for table, _ in copy.others}
    assert {"person", "note", "history"} <= tables
    table, place = next(each for each in copy.others if each[0] == "note")
    line = said_line(WORDS, CODES, sheet(copy, table), place)
    assert line.startswith("What was written that names you: ")
    assert sheet(copy, table).lines[place].names == ("Bo Neighbour",)
    left = copy.without(copy.others)
    assert left.others == ()
    document = said_copy(WORDS, CODES, left, len(copy.others))
    assert "Neighbour" not in repr(document)
    assert any("left out" in each for each in document.intro)
    assert "What was written that names you" not in {each.title for each in document.tables}


def test_their_own_name_is_nobody_else_s_though_somebody_is_called_the_same(
    access, hub, ada
) -> None:
    """A namesake takes nothing out of a copy; whose longer name holds theirs is still somebody else."""
    before = done(access.of(ada))
    hub.add_person("Ada Madeup")
    assert done(access.of(ada)).others == before.others
    hub.add_person("Ada Madeup Elder")
    hub.add_person("Madeup Elder")
    long = hub.add_person("Ada Madeup Elder Smith")
    (line,) = sheet(done(access.of(long)), "person").lines
    assert line.names == ()
    with hub.store.writing("Sam", "amended_person") as work:
        work.put(replace(work.get(Person, ada), note="Not Ada Madeup Elder"))
        work.put(replace(work.get(Person, long), note="Ada Madeup Elder Smith and Madeup Elder"))
        work.commit()
    assert "Ada Madeup Elder" in sheet(done(access.of(ada)), "person").lines[0].names
    assert sheet(done(access.of(long)), "person").lines[0].names == ("Madeup Elder",)


def test_of_what_they_told_only_what_names_others_is_left_out(access, ada) -> None:
    """A note about a neighbour does not take their own birth year out of their copy."""
    copy = done(access.of(ada))
    before, _ = sheet(copy, "person").lines
    assert before.names == ("Bo Neighbour",)
    left = copy.without([("person", 0)])
    kept, _ = sheet(left, "person").lines
    place = sheet(copy, "person").columns.index("note")
    assert before.cells[place] == "Comes with Bo Neighbour"
    assert kept.cells == (*before.cells[:place], None, *before.cells[place + 1 :])
    assert ("person", 0) not in left.others


def test_who_leaves_lines_out_is_told_how_many_of_what_and_whom_they_name(access, ada) -> None:
    copy = done(access.of(ada))
    assert naming_others(sheet(copy, "person")) == ("person", 1, ("Bo Neighbour",), ("note",))
    assert naming_others(sheet(copy, "note")) == ("note", 1, ("Bo Neighbour",), ())
    assert naming_others(sheet(copy, "consent")).lines == 0


def test_a_copy_with_lines_left_out_does_not_say_that_it_is_everything(access, ada) -> None:
    copy = done(access.of(ada))
    assert "This is everything" in said_copy(WORDS, CODES, copy, 0).intro[0]
    part = said_copy(WORDS, CODES, copy.without(copy.others), len(copy.others)).intro
    assert "everything" not in part[0]
    assert "left out" in part[1]


def test_no_value_is_shown_as_the_register_holds_it(access, hub, ada) -> None:
    """Neither a date, a moment, a yes nor a code, in the history as little as anywhere."""
    with hub.store.writing("Sam", "amended_person") as work:
        work.put(
            Outcome(id="l", person_id=ada, instrument="LONE1", stage="end", date=NOON.date(),
                    answers=(5,)),
            Outcome(id="m", person_id=ada, instrument="SWEMWBS_TOTAL", stage="end",
                    date=NOON.date(), total=20),
            replace(work.get(Person, ada), postcode="NFA", contact_ok=True),
        )  # fmt: skip
        work.commit({"person": ada})
    document = said_copy(WORDS, CODES, done(access.of(ada)), 0)
    cells = [shown_cell(cell) for table in document.tables for row in table.rows for cell in row]
    told = "\n".join(cells)
    assert not re.search(r"\d{4}-\d\d-\d\d|True|False|\b(NFA|NK|NS|newbie|present)\b", told)
    assert "At: 05/05/2026 12:00" in told
    assert "Answers: How often do you feel lonely? Never" in told
    assert "Postcode: No fixed address; May be contacted: yes" in told


def test_whoever_was_merged_leads_to_the_same_copy_and_nobody_to_none(access, hub, ada) -> None:
    (other,) = (each.id for each in hub.find(Person, merged_into=ada))
    assert done(access.of(other)) == done(access.of(ada))
    assert access.of("nobody") == Problem("NO_SUCH_PERSON")


def test_who_is_only_a_name_has_a_short_copy(access, hub) -> None:
    copy = done(access.of(hub.add_person("Bo Neighbour")))
    assert [each.table for each in copy.sheets] == ["person", "history"]
    assert copy.others == ()


def test_it_is_written_where_it_shall_go(access, ada) -> None:
    document = said_copy(WORDS, CODES, done(access.of(ada)), 0)
    assert access.write(document, Path("copy.xlsx"), "four words") is None
    access._writer.problem = Problem("COPY_NAME", "copy.txt")
    assert access.write(document, Path("copy.txt")) == access._writer.problem


def test_an_action_nobody_has_words_for_is_told_by_its_name(access, hub, session) -> None:
    person = hub.add_person("Bo Neighbour")
    with hub.store.writing("Sam", "nobody_knows") as work:
        contacts = (Contact(name="Cy"),)
        work.put(Care(id="k", person_id=person, contacts=contacts, own_way_home=False))
        work.commit()
    document = said_copy(WORDS, CODES, done(access.of(person)), 0)
    *_, history = document.tables
    assert "nobody_knows" in history.rows[-1]
    assert "May go home alone: no" in str(history.rows[-1][-1])
    assert "Cy, Parent" in str(history.rows[-1][-1])


def test_what_was_passed_on_and_who_is_forgotten_are_told_in_words(access, hub, session) -> None:
    person, other = hub.add_person("Bo Neighbour"), hub.add_person("Bo Neighbour")
    details = ReferralDetails(direction="out", org_type="GP", person_id=person, session_id=session)
    done(hub.referrals.add("Sam", details))
    done(hub.people.merge("Sam", other, person))
    done(hub.undo.latest("Sam"))
    done(hub.forget.person("Sam", other))
    said = repr(said_copy(WORDS, CODES, done(access.of(person)), 0))
    assert "somebody forgotten" in said
    assert "GP" in said


def test_a_cell_is_printed_as_people_write_it() -> None:
    cells = (NOON, NOON.date(), NOON.time(), None, 7, "x")
    assert [shown_cell(each) for each in cells] == [
        *("05/05/2026 12:00", "05/05/2026", "12:00", "", "7", "x"),
    ]
