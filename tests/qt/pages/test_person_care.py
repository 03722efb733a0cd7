"""Care notes on the page about a child: read, written on a card, and deleted on their day."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from camp_scenes import JO, KIM, a_child
from hublog.domain.care import Care
from hublog.qt.frame import Frame
from hublog.qt.pages.person import PersonPage
from in_memory import done
from looking import texts

KEY = Qt.Key


@pytest.fixture
def shown(frame, hub) -> Frame:
    """The page about a child, of whose care nothing is known, in its frame."""
    return frame("person", person=a_child(hub, "Bo Reed"))


@pytest.fixture
def page(shown) -> PersonPage:
    return shown.page


def test_a_grown_up_has_no_care_notes(frame, hub) -> None:
    shown = frame("person", person=a_child(hub, "Old Oak", 1980))
    assert not shown.page.care.isVisible()


def test_notes_are_written_by_keys_and_shown(page, typing, hub) -> None:
    assert "Nothing is noted." in texts(page.care)
    page.care.change.click()
    form = page.card
    assert QApplication.focusWidget() is form.contacts[0].name
    typing(JO.name, KEY.Key_Tab, KEY.Key_Tab, JO.phone)
    form.contacts[1].name.setText(KIM.name)
    form.contacts[1].phone.setText(KIM.phone)
    form.contacts[1].collects.setChecked(False)
    form.home.choose("no")
    form.texts["medical"][1].setText("Asthma: spray in the bag")
    form.codes["fsm"].setCurrentIndex(form.codes["fsm"].findData("Y"))
    form.until.setText("1 July 2026")
    typing(KEY.Key_Return)
    assert page.card is None
    (care,) = hub.find(Care)
    assert [each.name for each in care.reachable] == [JO.name, KIM.name]
    assert care.collectors == (JO.name,)
    assert (care.own_way_home, care.fsm, care.delete_on) == (False, "Y", dt.date(2026, 7, 1))
    said = texts(page.care)
    for line in (
        f"Call: {JO.name}, Parent, {JO.phone}",
        f"Call: {KIM.name}, Parent, {KIM.phone}. They may not collect the child.",
        "Illness and medicine: Asthma: spray in the bag",
        "Has to be collected.",
        "Has free school meals",
        "To be deleted on Wednesday 1 July 2026",
    ):
        assert line in said
    page.care.change.click()
    assert len(page.card.contacts) == 3
    page.card.none_known.setChecked(True)
    page.card.texts["medical"][1].clear()
    page.card._keep()
    typing()
    assert "No allergies or illness known; somebody asked." in texts(page.care)


def test_what_cannot_be_right_is_said_on_the_card_and_nothing_is_kept(page, typing, hub) -> None:
    page.care.change.click()
    form = page.card
    form.until.setText("some day")
    typing(KEY.Key_Return)
    assert QApplication.focusWidget() is form.until
    form.until.clear()
    form.contacts[0].phone.setText("01632 960001")
    typing(KEY.Key_Return)
    assert "Somebody to call needs a name." in texts(form)
    typing(KEY.Key_Escape)
    assert page.card is None
    assert hub.find(Care) == []


@pytest.mark.parametrize("key", [KEY.Key_Escape, KEY.Key_Return])
def test_whoever_leaves_the_card_sees_where_they_are(shown, typing, key) -> None:
    shown.resize(1280, 720)
    page = shown.page
    page.care.change.click()
    typing()
    typing(key)
    for _ in range(4):
        QApplication.processEvents()
    assert page.card is None
    assert QApplication.focusWidget() is page.care.change
    top = page.care.change.mapTo(page._area.viewport(), page.care.change.rect().topLeft()).y()
    assert 0 <= top <= page._area.viewport().height() - page.care.change.height()


def test_somebody_who_is_gone_has_no_notes_here(page, hub, settled) -> None:
    done(hub.forget.person("Sam", page.person_id, without_copy=True))
    page.care.show_person(page.person_id)
    settled()
    assert not page.care.isVisible()
    page.care._change()
    assert page.card is None
