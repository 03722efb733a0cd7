"""A printed sheet that was typed on before: its paper can be typed on anew, by the same numbers."""

import datetime as dt
from dataclasses import replace

import pytest

from hublog.domain.drafts import Draft, Row
from hublog.domain.sessions import Attendance
from hublog.services.printing import Printing
from in_memory import InMemory, done, hub_in_memory

TODAY = dt.date(2026, 5, 5)


@pytest.fixture
def hub() -> InMemory:
    return hub_in_memory()


@pytest.fixture
def sheet(hub) -> Draft:
    """Printed for today, with Ash on line 1 and Megan on line 2."""
    activity = hub.add_activity()
    session = hub.open(activity, TODAY - dt.timedelta(weeks=1))
    for name in ("Megan Birch", "Ash Robin"):
        done(hub.sign_in.person("Sam", session, hub.add_person(name)))
    done(hub.sessions.finish("Sam", session))
    printing = Printing(hub.store, hub.clock, lambda: None)
    printing.printed(done(printing.register(activity, TODAY)))
    (printed,) = hub.type_up.drafts()
    return printed


def rows(draft: Draft, *texts: str) -> Draft:
    return replace(draft, rows=tuple(Row(text) for text in texts))


def who(hub, draft: Draft) -> list[str]:
    return [row.person and row.person.known_as for row in hub.type_up.read(draft).rows]


def test_what_is_left_of_a_written_sheet_is_typed_on_its_paper(hub, sheet) -> None:
    assert hub.type_up.papers() == ()
    before = len(hub.find(Attendance))
    done(hub.type_up.write("Sam", rows(sheet, "1")))
    (paper,) = hub.type_up.papers()
    assert (paper.lines, paper.rows, paper.paper) == (sheet.lines, (), sheet.id)
    assert paper.id != sheet.id
    rest = rows(paper, "2")
    assert who(hub, rest) == ["Megan Birch"]
    done(hub.type_up.write("Sam", rest))
    assert len(hub.find(Attendance)) == before + 2
    (third,) = hub.type_up.papers()
    assert (third.paper, third.id in {sheet.id, paper.id}) == (sheet.id, False)


def test_a_paper_with_nothing_typed_on_it_is_not_kept_a_second_time(hub, sheet) -> None:
    done(hub.type_up.keep(rows(sheet, "1")))
    (paper,) = hub.type_up.papers()
    done(hub.type_up.keep(rows(paper, "2")))
    assert len(hub.type_up.drafts()) == 2
    done(hub.type_up.keep(paper))
    assert [each.id for each in hub.type_up.drafts()] == [sheet.id]


def test_what_was_thrown_away_can_be_typed_anew(hub, sheet) -> None:
    done(hub.type_up.keep(rows(sheet, "1")))
    hub.type_up.drop(sheet.id)
    assert hub.type_up.drafts() == ()
    (paper,) = hub.type_up.papers()
    assert not paper.thrown_away
    assert who(hub, rows(paper, "1")) == ["Ash Robin"]


def test_it_is_kept_as_it_was_printed_although_somebody_was_brought_together(hub, sheet) -> None:
    ash, megan = sheet.lines
    done(hub.type_up.keep(rows(sheet, "1")))
    done(hub.people.merge("Sam", megan, ash))
    (paper,) = hub.type_up.papers()
    assert paper.lines == (megan, megan)
    done(hub.type_up.keep(rows(paper, "2")))
    done(hub.undo.latest("Sam"))
    assert {each.lines for each in hub.type_up.drafts()} == {(ash, megan)}


def test_of_a_sheet_written_long_since_only_who_stands_on_its_lines_is_kept(hub, sheet) -> None:
    done(hub.type_up.write("Sam", rows(sheet, "1")))
    other = replace(hub.type_up.begin(sheet.activity_id, TODAY), rows=(Row("+1"),))
    for days, kept in ((31, [((), sheet.lines)]), (100, [])):
        hub.clock.advance(days=days)
        done(hub.type_up.write("Sam", replace(other, id=f"in {days} days")))
        with hub.store.reading() as reader:
            found = [(d.rows, d.lines) for d in reader.drafts() if d.id == sheet.id]
        assert found == kept
