"""People and privacy in Settings: each setting is kept when its field is left."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hublog.domain.hubs import Hub
from hublog.qt.frame import Frame
from hublog.qt.pages.settings_people import PeopleCard


@pytest.fixture
def shown(frame, settled) -> Frame:
    """The page of settings."""
    made = frame("settings")
    settled()
    return made


@pytest.fixture
def card(shown) -> PeopleCard:
    """The card on it."""
    return shown.page.people


def kept(hub) -> Hub:
    (this,) = hub.find(Hub)
    return this


def write(edit, text: str) -> None:
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)
    QTest.keyClick(edit, Qt.Key.Key_Tab)


def test_ages_and_months_are_numbers(card, hub, settled) -> None:
    for name, typed in (("consent_age", "14"), ("keep_months", "24")):
        write(card.fields[name][1], typed)
    settled()
    assert (kept(hub).consent_age, kept(hub).keep_months) == (14, 24)
    for typed in ("3", "old"):
        write(card.fields["consent_age"][1], typed)
        settled()
        assert kept(hub).consent_age == 14
        assert typed in card.fields["consent_age"][1].accessibleDescription()


def test_a_notice_is_kept_when_its_field_is_left_and_gets_the_next_number(
    card, hub, settled
) -> None:
    write(card.notice, "What we do")
    settled()
    assert (kept(hub).notice, kept(hub).notice_version) == ("What we do", "2")
    assert "number 2" in card._number.text()
    write(card.notice, "What we do")
    settled()
    assert kept(hub).notice_version == "2"
    card.notice.setPlainText("x" * 8001)
    card._notice_typed()
    settled()
    assert kept(hub).notice == "What we do"
    assert "8000" in card.notice.accessibleDescription()


def test_who_hears_complaints_is_kept(card, hub, settled) -> None:
    write(card.fields["complaints_contact"][1], "Jo, 01")
    settled()
    assert kept(hub).complaints_contact == "Jo, 01"
