"""Care notes whose day has come: told on Today, looked through, deleted once somebody says so."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from camp_scenes import a_camp, a_child
from hublog.domain.care import Care
from hublog.qt.frame import Frame
from hublog.qt.pages.care_due import DeleteCard
from hublog.qt.theme.theme import theme
from hublog.services.care_due import DueCare
from in_memory import done
from looking import texts

KEY = Qt.Key
TODAY = dt.date(2026, 5, 5)


@pytest.fixture
def due(frame, hub) -> Frame:
    """The page, while two of three children are due."""
    for name, day in (("Ash Fern", TODAY), ("Bo Reed", TODAY), ("Eve Moss", dt.date(2026, 7, 1))):
        a_child(hub, name, allergies="Nuts", delete_on=day)
    return frame("care_due")


def test_today_says_how_many_are_due_and_leads_there(due, settled) -> None:
    due.desk.go("today")
    settled()
    assert "Care notes about 2 children are due to be deleted" in texts(due.page)


def test_it_says_what_goes(frame, hub) -> None:
    session = a_camp(hub)
    for name, told in (("Ash Fern", {}), ("Bo Reed", {"allergies": "Nuts"})):
        who = a_child(hub, name, **told)
        done(hub.sign_in.person("Sam", session, who))
        done(hub.camp.sign_out("Sam", session, who, "Kit"))
    a_child(hub, "Eve Moss", allergies="Nuts")
    hub.clock.advance(days=42)
    shown = frame("care_due")
    model = shown.page.table.model()
    said = {model.index(n, 0).data(): model.index(n, 2).data() for n in range(model.rowCount())}
    assert said == {
        "Ash Fern": "Who collected them",
        "Bo Reed": "Care notes, and who collected them",
        "Eve Moss": "Care notes",
    }


def test_nothing_goes_before_a_button_and_a_card(due, typing, hub) -> None:
    assert due.page.state.text() == "The notes about 2 children are due"
    due.page.delete.click()
    assert QApplication.focusWidget() is due.page.card.leave
    typing(KEY.Key_Return)
    assert due.page.card is None
    assert not any(care.says_nothing for care in hub.find(Care))
    due.page.delete.click()
    due.page.card.delete.click()
    typing()
    assert [care.says_nothing for care in hub.find(Care)].count(True) == 2
    assert due.notices.notice.text == "The notes about 2 children are deleted"
    assert due.page.state.text() == "No care notes are due."
    assert not due.page.delete.isEnabled()


def test_whoever_still_comes_is_left_out_and_opened(due, typing, hub) -> None:
    due.page.table.clearSelection()
    assert not due.page.delete.isEnabled()
    typing(KEY.Key_Return)
    assert due.page.name == "person"
    assert due.page.title.text() == "Ash Fern"


def test_a_mark_is_a_tick_in_a_box_not_a_colour_alone(due) -> None:
    table = due.page.table
    cell = table.visualRect(table.model().index(1, 0))
    ticked, empty = theme().color("primary").name(), theme().color("border").name()
    for mark, colour in ((table.selectAll, ticked), (table.clearSelection, empty)):
        mark()
        image = table.viewport().grab(cell).toImage()
        seen = [image.pixelColor(x, image.height() // 2).name() for x in range(40)]
        assert colour in seen


def test_it_is_said_of_a_child_that_they_are_here_today(frame, hub, settled) -> None:
    """Somebody chose a day for their notes, and it has come while they still do."""
    session = a_camp(hub)
    who = a_child(hub, "Milo Pretend", allergies="Bee stings", delete_on=TODAY)
    done(hub.sign_in.person("Sam", session, who))
    a_child(hub, "Ash Fern", allergies="Nuts", delete_on=TODAY)
    page = (shown := frame("care_due")).page
    model = page.table.model()
    said = {model.index(n, 0).data(): model.index(n, 1).data() for n in range(model.rowCount())}
    assert said == {"Milo Pretend": "Is here today", "Ash Fern": ""}
    page.delete.click()
    warning = "Milo Pretend still comes. Nobody can look up what harms them once this is gone."
    assert warning in texts(page.card)
    hub.clock.advance(days=1)
    shown.desk.go("care_due")
    settled()
    assert "Was here on Tuesday 5 May" in {model.index(n, 1).data() for n in range(2)}


def test_many_names_leave_the_buttons_of_the_card_in_sight(desk, qtbot) -> None:
    due = [DueCare(f"{n}", f"Kit Madeup {n}", TODAY, True, False, TODAY) for n in range(40)]
    card = DeleteCard(desk, due)
    qtbot.addWidget(card)
    assert "Kit Madeup 11 and 28 more still come." in texts(card)
    assert "Kit Madeup 12" not in texts(card)
