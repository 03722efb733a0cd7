"""The activities that hubs are asked to use, on the page Settings of an office."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from entering import texts
from hublog.domain.hub_packs import PackActivity
from hublog.qt.office.activities_card import ActivitiesCard
from hublog.qt.office.frame import OfficeFrame
from in_memory import done

ENTER, DELETE = Qt.Key.Key_Return, Qt.Key.Key_Delete
WARM = PackActivity(short_code="WARM", name="Warm space", type="DROPIN")
GARDEN = PackActivity(short_code="GARD", name="Community garden", type="GARDEN")


@pytest.fixture
def shown(office_frame, settled) -> OfficeFrame:
    made = office_frame("office_settings")
    settled()
    return made


@pytest.fixture
def card(shown) -> ActivitiesCard:
    return shown.page.activities


def choose(card: ActivitiesCard, kind: str) -> None:
    card.kind.setCurrentIndex(card.kind.findData(kind))


def test_an_activity_is_added_by_keyboard_and_listed(office, card, settled) -> None:
    assert "None yet. Hubs choose their own." in texts(card)
    QTest.keyClicks(card.code, "warm")
    QTest.keyClicks(card.activity, "Warm space")
    QTest.keyClick(card.activity, ENTER)
    assert "Choose what kind of activity it is." in texts(card)
    assert card.kind.hasFocus()
    choose(card, "DROPIN")
    QTest.keyClick(card.activity, ENTER)
    settled()
    assert office.services.activities.all() == (WARM,)
    (row,) = card.list.rows
    assert (row.title, row.detail) == ("Warm space", "WARM · Warm or social drop-in")
    assert card.none.isHidden()
    assert (card.code.text(), card.activity.text()) == ("", "")
    assert card.code.hasFocus()
    assert "Choose what kind of activity it is." not in texts(card)


@pytest.mark.parametrize(
    ("code", "name", "below"),
    [
        ("w_rm", "Another", "code"),
        ("", "", "code"),
        ("WARM", "Another", "code"),
        ("WS", "", "activity"),
        ("WS", "warm SPACE", "activity"),
    ],
)
def test_what_is_wrong_is_said_below_its_field(office, card, settled, code, name, below) -> None:
    done(office.services.activities.add(WARM))
    choose(card, "DROPIN")
    card.code.setText(code)
    card.activity.setText(name)
    card.add.click()
    settled()
    edit = getattr(card, below)
    assert edit.hasFocus()
    assert edit.property("wrong")
    other = card.code if below == "activity" else card.activity
    assert not other.property("wrong")
    assert office.services.activities.all() == (WARM,)
    assert card.code.text() == code


def test_delete_takes_an_activity_off_and_undo_puts_it_back(
    office, office_desk, office_frame, settled
) -> None:
    for each in (WARM, GARDEN):
        done(office.services.activities.add(each))
    shown = office_frame("office_settings")
    settled()
    card = shown.page.activities
    assert [row.title for row in card.list.rows] == ["Community garden", "Warm space"]
    card.list.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(card.list, DELETE)
    settled()
    assert office.services.activities.all() == (WARM,)
    assert card.list.hasFocus()
    assert card.list.marked_row().title == "Warm space"
    QTest.keyClick(card.list, DELETE)
    settled()
    assert office.services.activities.all() == ()
    assert card.code.hasFocus()
    assert card.list.isHidden()
    office_desk.undo()
    settled()
    assert office.services.activities.all() == (WARM,)
    assert [row.title for row in card.list.rows] == ["Warm space"]


def test_everything_on_the_card_has_a_name_to_be_said(card) -> None:
    named = (card.list, card.code, card.activity, card.kind)
    assert [each.accessibleName() for each in named] == [
        "Activities for your hubs",
        "Code of the activity",
        "Name of the activity",
        "Kind of activity",
    ]
