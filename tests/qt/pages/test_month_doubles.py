"""Two people who may be one are compared, and joined or parted, on the page of the month."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hublog.domain.people import Person
from hublog.qt.frame import Frame
from hublog.qt.pages.month_doubles import DoublesCard
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Label
from in_memory import done
from month_scenes import two_alike

ENTER = Qt.Key.Key_Return


@pytest.fixture
def pair(lived) -> tuple[str, str]:
    """Two people called Megan Birch; the second came more often."""
    return two_alike(lived.hub, lived.activity)


@pytest.fixture
def compared(frame, pair, settled) -> Frame:
    """April, with both of them side by side."""
    del pair
    shown = frame("month")
    (compare,) = buttons(shown, "Compare…")
    line = compare.parentWidget()
    assert [each.text() for each in line.findChildren(Button)] == ["Compare…"]
    compare.click()
    settled()
    assert isinstance(shown.page.card, DoublesCard)
    return shown


def buttons(shown: Frame, does: str) -> list[Button]:
    return [each for each in shown.page.waiting.findChildren(Button) if each.text() == does]


def found(shown: Frame) -> list[object]:
    return [each for each in shown.page.steps.now.findings if each.rule == "DQ13"]


def test_both_are_seen_side_by_side(compared, hub, pair) -> None:
    """DQ13."""
    said = [each.text() for each in compared.page.card.findChildren(Label)]
    assert said.count("Megan Birch") == said.count("Born 1984") == 2
    assert said.count("Phone 01946 555123") == said.count("Postcode CA28") == 2
    assert {"1 visit", "2 visits", "Last here Tuesday 28 April 2026"} <= set(said)
    cards = {f"Card {hub.get(Person, who).local_no}" for who in pair}
    assert len(cards) == 2
    assert cards <= set(said)


def test_they_are_joined_into_who_came_more_often_and_undo_parts_them(
    compared, hub, pair, settled
) -> None:
    """DQ13."""
    compared.page.card.one.setFocus()
    QTest.keyClick(compared.page.card.one, Qt.Key.Key_Space)
    settled()
    assert compared.page.card is None
    assert hub.get(Person, pair[0]).merged_into == pair[1]
    assert found(compared) == []
    notice = compared.notices.notice
    assert notice.text == "Megan Birch and Megan Birch are one person now"
    compared.notices.undo.emit(notice.undoes)
    settled()
    assert hub.get(Person, pair[0]).merged_into is None
    assert len(found(compared)) == 1


def test_they_are_two_for_a_reason_that_travels(compared, settled) -> None:
    """DQ13."""
    compared.page.card.two.click()
    settled()
    (right,) = found(compared)
    assert right.accepted.reason == "Somebody who knows them says that they are two people"
    compared.notices.undo.emit(compared.notices.notice.undoes)
    settled()
    (asked,) = found(compared)
    assert asked.accepted is None


def test_enter_alone_decides_nothing(compared, hub, pair, settled) -> None:
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    settled()
    assert compared.page.card is None
    assert hub.get(Person, pair[0]).merged_into is None
    assert len(found(compared)) == 1


def test_who_was_joined_meanwhile_is_not_joined_twice(compared, hub, pair, settled) -> None:
    done(hub.people.merge("Jo", pair[0], pair[1]))
    compared.page.card.one.click()
    settled()
    assert "Megan Birch" in compared.page.card._wrong.text()


def test_who_was_forgotten_meanwhile_is_not_shown(frame, hub, pair, settled) -> None:
    shown = frame("month")
    (about,) = found(shown)
    done(hub.forget.person("Jo", pair[0]))
    shown.page.waiting.mend.emit(about)
    settled()
    assert shown.page.card is None
    assert shown.notices.notice.kind == "warn"
