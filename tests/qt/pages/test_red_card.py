"""The red card is seen in large letters and heard, and who said yes is named in full."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QScrollArea

from camp_scenes import a_camp, a_child
from hublog.domain.consents import Consent
from hublog.qt.pages import referral_person, register_children
from hublog.qt.pages.consent_who import WhoAnswers
from hublog.qt.theme.theme import theme
from in_memory import done

KEY = Qt.Key


@pytest.fixture
def door(frame, hub):  # noqa: ANN201
    """The register page of a camp to which two children may come."""
    for name in ("Ash Fern", "Bo Reed"):
        a_child(hub, name)
    return frame("register", session=a_camp(hub))


@pytest.fixture
def large():  # noqa: ANN201
    theme().choose(scale=2.0)
    yield
    theme().choose(scale=1.0)


def top(door, widget) -> int:
    area = next(each for each in door.page.findChildren(QScrollArea) if each is door.page._area)
    return widget.mapTo(area.viewport(), QPoint(0, 0)).y()


def test_in_large_letters_it_comes_into_sight_and_the_field_does_once_somebody_types_on(
    door, large, typing
) -> None:
    door.resize(1024, 600)
    QApplication.processEvents()
    typing("ash", KEY.Key_Return)
    QApplication.processEvents()
    card, field = door.page.children_here._calls.itemAt(0).widget(), door.page.finding.field
    high = door.page._area.viewport().height()
    assert 0 <= top(door, card) < high // 2
    assert QApplication.focusWidget() is field
    typing("b")
    assert 0 <= top(door, field) < high
    typing("o")
    assert field.text() == "bo"


def test_whoever_hears_the_screen_hears_it_at_once_and_once(door, typing, monkeypatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr(
        register_children, "read_out", lambda _, said, *, at_once: heard.append(f"{at_once} {said}")
    )
    typing("ash", KEY.Key_Return)
    QApplication.processEvents()
    assert [text.split(".")[0] for text in heard] == ["True Ash F"]
    assert "No grown-up has said yes." in heard[0]
    typing(KEY.Key_F2)
    QApplication.processEvents()
    assert len(heard) == 1


def test_the_key_struck_again_keeps_what_was_typed(door, typing) -> None:
    typing("ash", KEY.Key_Return)
    typing(KEY.Key_F8)
    typing("Jo Exa")
    typing(KEY.Key_F8)
    assert door.page.card.name.text() == "Jo Exa"
    typing(KEY.Key_Escape)
    typing(KEY.Key_F8)
    assert door.page.card.name.text() == ""


def test_half_a_name_is_asked_about_once_and_kept_as_it_was_typed(door, typing, hub) -> None:
    typing("ash", KEY.Key_Return)
    typing(KEY.Key_F8)
    card = door.page.card
    typing("Jo", KEY.Key_Tab, KEY.Key_Tab, "01632 960001", KEY.Key_Return)
    assert QApplication.focusWidget() is card.name
    assert "Is that the whole name?" in card.name.accessibleDescription()
    assert hub.find(Consent) == []
    typing(KEY.Key_Return)
    assert [each.given_by for each in hub.find(Consent)] == ["Jo"]


def test_whoever_answers_for_somebody_is_asked_for_the_whole_name_once(desk, hub, qtbot) -> None:
    standing = done(hub.consents.of(a_child(hub, "Bo Reed")))
    who = WhoAnswers(desk, standing)
    qtbot.addWidget(who)
    assert who.complain()
    who.name.setText("Jo")
    assert who.complain()
    assert not who.complain()
    again = WhoAnswers(desk, standing, said=who.said)
    qtbot.addWidget(again)
    assert not again.complain()


def test_what_goes_wrong_with_a_yes_names_the_child_as_the_screen_does(door, typing, hub) -> None:
    typing("ash", KEY.Key_Return)
    typing(KEY.Key_F8)
    entry = door.page.view.entries[0]
    done(hub.sign_in.take_back("Sam", door.page.session_id, entry.id))
    typing("Jo Example", KEY.Key_Tab, KEY.Key_Tab, "01632 960001", KEY.Key_Return)
    assert door.notices.notice.text.startswith("Ash F. is not here now.")


def test_whoever_is_looked_for_by_keys_is_read_out(frame, hub, lived, typing, monkeypatch) -> None:
    """The focus stays in the field, so nobody would hear who is marked below it."""
    hub.turn(asks_wellbeing=True)
    heard: list[str] = []
    monkeypatch.setattr(referral_person, "read_row", lambda _, row: heard.append(row.title))
    made = frame("wellbeing")
    typing("meg", KEY.Key_Down)
    assert heard == ["Megan B."]
    assert QApplication.focusWidget() is made.page.person.edit
