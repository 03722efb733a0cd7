import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from fake_shelf import STICK
from hublog.domain.hubs import Hub
from hublog.domain.problems import Problem
from hublog.qt.frame import Frame
from hublog.qt.pages.settings import Settings
from hublog.qt.pages.settings_seat import SeatCard
from hublog.qt.theme.theme import theme
from hublog.qt.theme.tokens import Look
from seated import names_at

ENTER = Qt.Key.Key_Return


@pytest.fixture
def shown(frame, hub, settled) -> Frame:
    for name in ("Robin", "Sam"):
        hub.seats.add("Sam", name)
    made = frame("settings")
    settled()
    return made


@pytest.fixture
def page(shown) -> Settings:
    return shown.page


def kept(hub) -> Hub:
    return hub.hub.this()


def write(edit, text) -> None:
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)
    QTest.keyClick(edit, ENTER)


def test_it_shows_the_hub_as_it_is(page) -> None:
    assert page.hub_card.texts["name"][1].text() == "Ewanrigg Hub"
    assert [row.title for row in page.desk_card.names.rows] == ["Robin", "Sam"]


def test_the_focus_begins_on_the_page(page) -> None:
    assert page.offer.activities.hasFocus()


def test_a_name_is_kept_as_it_is_typed_and_can_be_taken_back(shown, page, hub, settled) -> None:
    write(page.hub_card.texts["name"][1], "Maple Hub")
    settled()
    assert kept(hub).name == "Maple Hub"
    assert shown.notices.notice.undoes is not None
    page.undo()
    settled()
    assert kept(hub).name == "Ewanrigg Hub"
    page.offer.activities.setFocus()
    page.opened({})
    settled()
    assert page.hub_card.texts["name"][1].text() == "Ewanrigg Hub"


def test_a_hub_without_a_name_is_refused_beside_the_field(shown, page, hub, settled) -> None:
    edit = page.hub_card.texts["name"][1]
    edit.setFocus()
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    QTest.keyClick(edit, ENTER)
    settled()
    assert kept(hub).name == "Ewanrigg Hub"
    assert edit.property("wrong") is True
    assert edit.accessibleDescription() == shown.desk.words.problem(Problem("HUB_NAME"))


@pytest.mark.parametrize(
    ("name", "field"), [("area_name", "Nowhere"), ("contact_line", "Tuesdays")]
)
def test_the_other_texts_are_kept_too(page, hub, settled, name, field) -> None:
    write(page.hub_card.texts[name][1], field)
    settled()
    assert getattr(kept(hub), name) == field


def test_typing_nothing_new_changes_nothing(shown, page, settled) -> None:
    write(page.hub_card.texts["name"][1], "Ewanrigg Hub")
    settled()
    assert shown.notices.notice is None


def test_the_day_is_understood_as_people_write_it(page, hub, settled) -> None:
    """B04: from when on a first visit is one."""
    write(page.hub_card.day, "1 apr 2026")
    settled()
    assert kept(hub).records_complete_from == dt.date(2026, 4, 1)
    assert page.hub_card.day.text() == "1 April 2026"


@pytest.mark.parametrize(
    ("typed", "said"), [("soon", "soon"), ("1/1/2031", "2031-01-01"), ("31/2", "31/2")]
)
def test_a_day_that_cannot_be_is_refused_in_words(page, hub, settled, typed, said) -> None:
    """DQ01."""
    write(page.hub_card.day, typed)
    settled()
    assert kept(hub).records_complete_from is None
    assert said in page.hub_card.day.accessibleDescription()
    assert page.hub_card.day.text() == typed


def test_the_due_day_is_a_number_of_a_day(page, hub, settled) -> None:
    write(page.hub_card.due, "10")
    settled()
    assert kept(hub).due_day == 10
    for typed in ("40", "soon"):
        write(page.hub_card.due, typed)
        settled()
        assert kept(hub).due_day == 10
        assert typed in page.hub_card.due.accessibleDescription()


def test_sharing_rows_is_one_choice(page, hub, settled) -> None:
    page.hub_card.share_rows.focus_first()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Left)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    settled()
    assert kept(hub).share_rows is (page.hub_card.share_rows.value == "yes")
    assert kept(hub).share_rows is True


def test_a_first_name_is_added_and_may_be_taken_back(shown, page, hub, settled) -> None:
    write(page.desk_card.new_name, "Jo")
    settled()
    assert names_at(hub) == ("Jo", "Robin", "Sam")
    assert page.desk_card.new_name.text() == ""
    shown.notices.undo.emit(shown.notices.notice.undoes)
    settled()
    assert names_at(hub) == ("Robin", "Sam")
    assert [row.title for row in page.desk_card.names.rows] == ["Robin", "Sam"]


def test_a_name_taken_already_is_said_beside_the_field(page, hub, settled) -> None:
    write(page.desk_card.new_name, "sam")
    settled()
    assert names_at(hub) == ("Robin", "Sam")
    assert "sam" in page.desk_card.new_name.accessibleDescription()


def test_no_name_at_all_adds_nobody(page, hub, settled) -> None:
    write(page.desk_card.new_name, "  ")
    settled()
    assert names_at(hub) == ("Robin", "Sam")


def test_delete_takes_a_name_off_the_list(page, hub, settled) -> None:
    page.desk_card.names.setFocus()
    page.desk_card.names.mark(0)
    QTest.keyClick(page.desk_card.names, Qt.Key.Key_Delete)
    settled()
    assert names_at(hub) == ("Sam",)


def test_enter_on_a_name_asks_more_about_that_person(shown, page, settled) -> None:
    page.desk_card.names.setFocus()
    page.desk_card.names.mark(0)
    QTest.keyClick(page.desk_card.names, ENTER)
    settled()
    assert isinstance(page.card, SeatCard)
    page.card.sit.click()
    settled()
    assert shown.desk.actor == "Robin"
    assert "Robin" in shown.notices.right.text()
    assert page.desk_card.names.rows[0].pill
    assert not page.desk_card.names.rows[1].pill


def test_whole_names_can_be_shown_and_every_page_hears_of_it(shown, page, hub, settled) -> None:
    page.desk_card.privacy.focus_first()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Right)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Space)
    settled()
    assert kept(hub).privacy_names is False
    assert shown.desk.privacy_names is False
    page.undo()
    settled()
    assert shown.desk.privacy_names is True


def test_the_look_is_chosen_at_once_and_follows_the_keys(page) -> None:
    page.look.look.focus_first()
    page.look.look.chose.emit("dark")
    assert theme().look is Look.DARK
    theme().step(1)
    assert page.look.text_size.value == str(theme().scale)
    theme().choose(Look.LIGHT, 1.0)
    assert page.look.look.value == "light"


def test_it_says_how_it_stands_with_copies_and_leads_to_them(shown, page, hub, settled) -> None:
    assert page.copies.stands.text() == "Not backed up yet"
    assert "no second set" in page.copies.outside.text()
    shown.desk.services.backup.now()
    shown.desk.services.backup.choose_outside(STICK)
    shown.desk.go("settings")
    settled()
    assert page.copies.stands.text() == "Backed up today 10:00"
    assert str(STICK) in page.copies.outside.text()
    page.copies.settle.click()
    settled()
    assert shown.page.name == "copies"


def test_settings_lead_to_what_has_a_page_of_its_own(shown, page, qtbot) -> None:
    with qtbot.waitSignal(shown.desk.went) as went:
        shown.desk.went.disconnect(shown._go_where)
        QTest.keyClick(page.offer.activities, Qt.Key.Key_Space)
    assert went.args[0] == "activities"
