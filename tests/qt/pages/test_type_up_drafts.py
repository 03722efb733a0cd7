"""Sheets that are not written yet: kept as they grow, offered again, thrown away and brought back."""

import datetime as dt

import pytest

from hublog.domain.drafts import Draft
from hublog.domain.sessions import Session
from typing_up import ENTER, ESCAPE, FRIDAY, KEEP, KEY, TAB, Person


@pytest.fixture
def person(at_type_up, hug_a_mug) -> Person:
    """At the sheet of last Friday."""
    return at_type_up(activity=hug_a_mug, day=FRIDAY)


def drafts(desk) -> tuple[Draft, ...]:
    return desk.services.type_up.drafts()


def test_every_cell_is_kept_as_a_draft(person, desk) -> None:
    person.types("megan", ENTER, "robin")
    (kept,) = drafts(desk)
    assert [row.text for row in kept.rows] == ["megan"]
    person.types(TAB)
    (kept,) = drafts(desk)
    assert [row.text for row in kept.rows] == ["megan", "robin"]
    assert kept.day == FRIDAY


def test_what_is_being_typed_is_kept_when_another_page_is_shown(person, desk) -> None:
    person.types("megan", ENTER, "rob")
    desk.go("keys")
    person.waits()
    (kept,) = drafts(desk)
    assert [row.text for row in kept.rows] == ["megan", "rob"]


def test_what_is_being_typed_is_kept_when_the_window_closes(person, desk) -> None:
    person.types("megan", ENTER, "rob")
    person.window.close()
    person.waits()
    (kept,) = drafts(desk)
    assert [row.text for row in kept.rows] == ["megan", "rob"]


def test_the_note_and_the_total_belong_to_the_draft(person, desk, hub) -> None:
    person.page.heading.total_edit.setFocus()
    person.types("1")
    person.page.sheet.foot.note.setFocus()
    person.types("It rained")
    (kept,) = drafts(desk)
    assert (kept.total, kept.note) == (1, "It rained")
    person.page.sheet.take_focus()
    person.types("megan", ENTER, KEEP)
    (held,) = hub.find(Session)
    assert held.note == "It rained"


def test_a_sheet_begun_before_is_offered_and_enter_goes_on(at_type_up, person, desk) -> None:
    """Scenario 1: the power failed in between."""
    person.types("megan", ENTER, "+2", ENTER)
    again = at_type_up()
    assert again.focus.text() == "Go on"
    assert again.focus.accessibleName() == "Go on with Hug a Mug \u2013 Friday 1 May"
    again.types(KEY.Key_Space)
    assert again.rows == [("megan",), ("+2",)]
    assert again.page.draft.day == FRIDAY
    assert again.cell == (2, 0)
    assert again.focus is again.grid


def test_going_on_is_not_the_only_way(at_type_up, person, desk) -> None:
    person.types("megan", ENTER)
    again = at_type_up()
    again.types(ESCAPE)
    assert again.focus is again.grid
    again.types("robin ash", ENTER)
    assert len(drafts(desk)) == 2


def test_a_sheet_thrown_away_can_be_brought_back(at_type_up, person, desk) -> None:
    person.types("megan", ENTER)
    again = at_type_up()
    again.presses("Throw away")
    again.waits()
    assert drafts(desk) == ()
    again.presses("Bring it back")
    again.waits()
    assert again.rows == [("megan",)]
    assert len(drafts(desk)) == 1


def test_the_open_sheet_can_be_thrown_away_and_ctrl_z_brings_it_back(person, desk) -> None:
    person.types("megan", ENTER)
    person.presses("Throw this sheet away")
    person.waits()
    assert person.rows == []
    assert drafts(desk) == ()
    assert person.page.draft.day == FRIDAY
    person.page.undo()
    person.waits()
    assert person.rows == [("megan",)]
    assert len(drafts(desk)) == 1


def test_whoever_types_on_has_let_go_of_what_was_thrown_away(person, desk) -> None:
    person.types("megan", ENTER)
    person.presses("Throw this sheet away")
    person.page.sheet.take_focus()
    person.types("robin", ENTER)
    assert person.page.asides.card is None
    person.page.undo()
    assert person.rows == []


def test_an_empty_sheet_cannot_be_thrown_away(person) -> None:
    person.presses("Throw this sheet away")
    assert person.page.asides.card is None


def test_another_session_asked_for_leaves_the_open_sheet_kept(person, hug_a_mug, desk) -> None:
    person.types("megan", ENTER)
    desk.go("type_up", activity=hug_a_mug, day=dt.date(2026, 4, 24))
    person.waits()
    assert person.rows == []
    assert person.page.draft.day == dt.date(2026, 4, 24)
    desk.go("type_up", activity=hug_a_mug, day=FRIDAY)
    person.waits()
    assert person.rows == [("megan",)]
    desk.go("type_up", activity=hug_a_mug, day=FRIDAY)
    person.waits()
    assert person.rows == [("megan",)]
