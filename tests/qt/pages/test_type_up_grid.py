"""The grid of a paper sheet as somebody types it, who looks at the paper and not at the screen."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hublog.qt.models.paper import STATUS
from typing_up import CONTROL, DOWN, ENTER, ESCAPE, FRIDAY, KEY, SHIFT, TAB, Person


@pytest.fixture
def person(frame, hub, settled) -> Person:
    """At the sheet of last Friday; six people are known."""
    activity = hub.add_activity("Hug a Mug", weekday=4, start="13:00", end="16:00")
    for name in ("Megan Birch", "Robin Ash", "Sam Willow", "Sam Rowan", "Dale Maple", "Dale Maple"):
        hub.add_person(name)
    made = Person(frame("type_up", activity=activity, day=FRIDAY), settled)
    made.waits()
    assert made.focus is made.grid
    return made


def test_typing_begins_at_once_and_enter_goes_to_the_next_row(person) -> None:
    person.types("megan", ENTER, "Robin Ash", ENTER)
    assert person.rows == [("megan",), ("Robin Ash",)]
    assert person.cell == (2, 0)
    assert person.meanings == ["Megan Birch, known", "Robin Ash, known"]


def test_tab_goes_to_the_next_cell_and_after_the_last_to_the_next_row(person) -> None:
    person.types("Robin Ash", TAB, "70", TAB, "n", TAB, "2", TAB, "90", TAB)
    assert person.rows == [("Robin Ash", "70", "n", "2", "90")]
    assert person.cell == (1, 0)
    assert person.meanings == ["Robin Ash, helped 1 h 30"]
    person.types((TAB, SHIFT))
    assert person.cell == (0, 4)


def test_tab_is_no_trap(person) -> None:
    """Whoever has no mouse gets out of the grid at either end."""
    person.types(TAB)
    assert person.focus is not person.grid
    person.grid.take_focus()
    person.types((TAB, SHIFT))
    assert person.focus is not person.grid


def test_a_row_says_what_it_is_understood_as(person) -> None:
    person.types(
        *("Ola Poplar", ENTER, "+3", ENTER, "+2 65+", ENTER, "+2", TAB, TAB, "1", ENTER),
        *("Robin Ash", TAB, TAB, TAB, TAB, "x", ENTER, "?", ENTER),
    )
    assert person.meanings == [
        "Somebody new",
        "3 counted",
        "2 counted, 65 and over",
        "2 counted · 1 first visit",
        "Robin Ash, helped with no time given",
        "1 counted",
    ]


def test_what_cannot_be_is_said_in_few_words_in_the_row_and_in_a_sentence_below(person) -> None:
    person.types("Robin Ash", TAB, "old", TAB, TAB, "25:99", ENTER)
    assert person.meanings == ["“old” is no age"]
    person.grid.go_to(0, 1)
    foot = person.page.sheet.foot
    assert foot.detail.text() == person.page.words("problem.PAPER_AGE", where=1, text="old")
    standing = person.page.sheet.model.standing(0)
    assert standing.wrong == {"age", "at"}
    assert foot.mend.text() == "1 row to mend"


def test_the_same_person_twice_is_said_and_counted_once(person) -> None:
    """DQ11: the same person twice in a session is prevented."""
    person.types("megan", ENTER, "Megan Birch", ENTER)
    assert person.meanings == ["Megan Birch, known", "Megan Birch, known · in row 1 too"]
    assert person.page.heading.summary.figure.text() == "1"


def test_names_are_listed_as_they_are_typed_and_down_and_enter_choose_one(person) -> None:
    person.types("sam")
    listed = [row.title for row in person.grid.suggestions.rows]
    assert sorted(listed) == ["Sam Rowan", "Sam Willow"]
    person.types(DOWN, DOWN, ENTER)
    assert person.rows == [(listed[1],)]
    assert person.meanings == [f"{listed[1]}, known"]
    assert person.grid.suggestions.rows == ()
    assert person.cell == (1, 0)


def test_enter_takes_what_was_typed_unless_somebody_was_chosen(person) -> None:
    person.types("sam", ENTER)
    assert person.rows == [("sam",)]
    assert person.meanings == ["Which sam? 2 people"]


def test_escape_closes_the_list_first_and_then_the_cell(person) -> None:
    person.types("sam", ESCAPE)
    assert person.grid.suggestions.rows == ()
    assert person.focus.text() == "sam"
    person.types(ESCAPE)
    assert person.focus is person.grid
    assert person.rows == []


def test_two_people_of_one_name_are_told_apart_by_their_cards(person) -> None:
    person.types("dale")
    titles = [row.title for row in person.grid.suggestions.rows]
    assert all("card" in title for title in titles)
    assert len(set(titles)) == 2
    person.types(DOWN, TAB)
    assert person.rows == [("Dale Maple",)]
    assert person.meanings == [f"{titles[0]}, known"]
    assert person.cell == (0, 1)


def test_a_click_on_the_list_chooses_too(person) -> None:
    person.types("sam")
    suggestions = person.grid.suggestions
    view = suggestions.findChild(type(suggestions._view))
    place = view.visualRect(view.model().index(1, 0)).center()
    wanted = suggestions.rows[1].title
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    person.waits()
    assert person.rows == [(wanted,)]
    assert person.focus is person.grid


def test_a_count_lists_nobody(person) -> None:
    person.types("+2 65+")
    assert person.grid.suggestions.rows == ()


def test_who_is_meant_can_be_chosen_by_keyboard(person) -> None:
    person.types("sam", ENTER, (KEY.Key_Up), KEY.Key_F9)
    card = person.page.sheet.who
    assert [row.title for row in card.list.rows][-1] == "“sam” is somebody new"
    person.types(DOWN, ENTER)
    assert person.page.sheet.who is None
    assert person.meanings[0] in {"Sam Willow, known", "Sam Rowan, known"}
    assert person.focus is person.grid


def test_who_is_meant_can_be_somebody_new_or_wait(person) -> None:
    person.types("sam", ENTER, (KEY.Key_Up), KEY.Key_F9, ESCAPE)
    assert person.meanings == ["Which sam? 2 people"]
    assert person.focus is person.grid
    person.types(KEY.Key_F9, KEY.Key_Up, DOWN, DOWN, ENTER)
    assert person.meanings == ["Somebody new"]


def test_what_a_row_means_can_be_clicked_where_somebody_has_to_choose(person) -> None:
    person.types("sam", ENTER, "robin", ENTER)
    for row, asked in ((1, False), (0, True)):
        place = person.grid.visualRect(person.page.sheet.model.index(row, STATUS)).center()
        QTest.mouseClick(person.grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert (person.page.sheet.who is not None) is asked


def test_ctrl_d_says_the_same_as_above(person) -> None:
    person.types("+1", TAB, "65+", ENTER, "+1", TAB, (KEY.Key_D, CONTROL))
    assert person.rows == [("+1", "65+"), ("+1", "65+")]
    assert person.cell == (1, 2)


def test_ctrl_d_in_a_cell_that_is_being_typed_takes_the_one_above(person) -> None:
    person.types("+1", TAB, "65+", ENTER, "+1", TAB, "7", (KEY.Key_D, CONTROL))
    assert person.rows == [("+1", "65+"), ("+1", "65+")]


def test_there_is_nothing_above_the_first_row(person) -> None:
    person.types((KEY.Key_D, CONTROL))
    assert person.rows == []


def test_f8_goes_from_one_problem_to_the_next_and_round(person) -> None:
    person.types("sam", ENTER, "robin", ENTER, "+1", TAB, "old", ENTER, "megan", ENTER)
    visited = []
    for _ in range(3):
        person.types(KEY.Key_F8)
        visited.append(person.cell)
    assert visited == [(0, 0), (2, 1), (0, 0)]


def test_f8_leads_from_the_heading_to_the_first_problem(person) -> None:
    person.types("sam", ENTER, "robin", ENTER)
    day = person.page.heading.day_edit
    day.setFocus()
    QTest.keyClick(day, KEY.Key_F8)
    assert person.cell == (0, 0)
    assert not day.hasFocus()


def test_delete_clears_a_cell_and_ctrl_delete_takes_the_row_out(person) -> None:
    person.types("robin", TAB, "70", ENTER, "megan", ENTER)
    person.grid.go_to(0, 1)
    person.types(KEY.Key_Delete)
    assert person.rows == [("robin",), ("megan",)]
    person.types((KEY.Key_Delete, CONTROL))
    assert person.rows == [("megan",)]
    assert person.cell == (0, 1)


def test_rows_are_pasted_from_a_spreadsheet(person) -> None:
    person.types("robin", ENTER)
    person.pastes('Name\tAge\r\n"Megan Birch"\t70\r\nOla Poplar\t\r\n')
    assert person.rows == [("robin",), ("Megan Birch", "70"), ("Ola Poplar",)]
    assert person.told == "Pasted 2 rows"
    assert person.cell == (3, 0)


def test_rows_can_be_pasted_into_a_cell_that_is_being_typed(person) -> None:
    person.types("r")
    person.pastes("Robin Ash\nMegan Birch\n")
    assert person.rows == [("Robin Ash",), ("Megan Birch",)]


def test_one_cell_and_one_column_are_pasted_where_they_belong(person) -> None:
    person.types("robin", ENTER, "megan", ENTER)
    person.grid.go_to(0, 1)
    person.pastes("70\n\n")
    assert person.rows == [("robin", "70"), ("megan",)]
    person.pastes("71\n72\n")
    assert person.rows == [("robin", "71"), ("megan", "72")]


def test_more_rows_than_a_sheet_has_are_refused_whole(person) -> None:
    person.types("robin", ENTER)
    for column in (0, 1):
        person.grid.go_to(1, column)
        person.pastes("\n".join(["+1"] * 500))
        assert person.rows == [("robin",)]
        assert "501" in person.told


def test_ctrl_z_takes_back_rows_one_change_at_a_time(person) -> None:
    person.types("robin", ENTER)
    person.pastes("A Alder\nB Birch\n")
    person.page.undo()
    assert person.rows == [("robin",)]
    person.page.undo()
    assert person.rows == []


def test_arrow_keys_leave_a_cell_and_keep_what_was_typed(person) -> None:
    person.types("robin", ENTER, "+1", KEY.Key_Up)
    assert person.rows == [("robin",), ("+1",)]
    assert person.cell == (0, 0)
    assert person.focus is person.grid


def test_a_time_is_of_the_afternoon_where_the_session_is(person) -> None:
    person.types("robin", TAB, TAB, TAB, "2", ENTER)
    assert person.page.sheet.reading.understood[0].at == dt.time(14)


def test_thirty_rows_are_typed_without_asking_the_register(person, desk, monkeypatch) -> None:
    """No key waits for an answer: what a row means is worked out from what is in memory."""

    def asked(*_: object) -> None:
        raise AssertionError("a key asked the register")

    monkeypatch.setattr(desk.services.people, "directory", asked)
    monkeypatch.setattr(desk.services.type_up, "read", asked)
    person.types(*(["Robin Ash", ENTER, "Ola Poplar", ENTER, "+1 65+", ENTER] * 10))
    assert len(person.rows) == 30
    assert all(person.meanings)


def test_what_a_row_means_stands_below_the_name_where_there_is_no_room(person, qtbot) -> None:
    person.types("Robin Ash", ENTER)
    before = person.grid.rowHeight(0)
    person.window.resize(900, 720)
    qtbot.waitUntil(lambda: person.grid.isColumnHidden(STATUS))
    assert person.grid.rowHeight(0) > before
    QApplication.processEvents()
    person.grid.grab()
    person.window.resize(1280, 720)
    qtbot.waitUntil(lambda: not person.grid.isColumnHidden(STATUS))
    assert person.grid.rowHeight(0) == before


def test_a_screen_reader_hears_row_column_text_and_meaning(person) -> None:
    person.types("Robin Ash", ENTER)
    table = QAccessible.queryAccessibleInterface(person.grid)
    assert table.text(QAccessible.Text.Name) == "The rows of the sheet"
    cells = [table.child(each) for each in range(table.childCount())]
    said = [cell.text(QAccessible.Text.Name) for cell in cells if cell is not None]
    assert "Row 1, Name or number: Robin Ash. Robin Ash, known" in said
    assert "Minutes helped" in said
