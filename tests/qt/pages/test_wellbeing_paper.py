"""Answers from paper, typed at the desk: kept with the yes that stands on the sheet, or not at all."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hublog.domain.consents import Consent
from hublog.domain.outcomes import Outcome
from hublog.qt.frame import Frame
from hublog.qt.pages.wellbeing_paper import PaperAnswers
from hublog.qt.widgets.labels import Label


def texts(widget) -> list[str]:
    return [label.text() for label in widget.findChildren(Label) if not label.isHidden()]


@pytest.fixture
def paper(frame, settled, asked, lived) -> tuple[Frame, PaperAnswers]:
    """The card for Robin's sheet, whom nobody asked before, at a hub with the licence."""
    window = frame("wellbeing", person=lived.people[1], activity=lived.activity)
    settled()
    window.page.paper.click()
    return window, window.page.card


def type_in(card, *typed: str) -> None:
    for field, text in zip((*card.answers.values(), card.total), typed, strict=True):
        field.edit.setText(text)


def test_answers_from_paper_are_kept_with_the_yes_that_stands_on_it(
    settled, hub, paper, lived
) -> None:
    window, card = paper
    type_in(card, "7", "", "10", "0", "1", "2", "3", "4", "21")
    card.day.setText("4/5")
    QTest.keyClick(card.day, Qt.Key.Key_Return)
    settled()
    assert "said yes to being asked. Tick it" in " ".join(texts(card))
    card.agreed.setChecked(True)
    QTest.keyClick(card.total.edit, Qt.Key.Key_Return)
    settled()
    found = {e.instrument: e for e in hub.find(Outcome, person_id=lived.people[1])}
    assert {name: each.answers for name, each in found.items()} == {
        "ONS4": (7, None, 10, 0),
        "UCLA3": (1, 2, 3),
        "LONE1": (4,),
        "SWEMWBS_TOTAL": (),
    }
    assert (found["UCLA3"].total, found["SWEMWBS_TOTAL"].total) == (6, 21)
    assert {(e.date, e.stage, e.activity_id) for e in found.values()} == {
        (dt.date(2026, 5, 4), "start", lived.activity)
    }
    (yes,) = hub.find(Consent, person_id=lived.people[1])
    assert (yes.purpose, yes.decision, yes.method) == ("wellbeing", "yes", "paper")
    assert window.page.card is None


@pytest.mark.parametrize(
    ("typed", "day", "said"),
    [
        (("11", *[""] * 8), "", "Write a number from 0 to 10"),
        (("", "", "", "", "often", *[""] * 4), "", "Write a number from 1 to 3"),
        ((*[""] * 8, "36"), "", "Write a number from 7 to 35"),
        ([""] * 9, "", "Nothing is written down yet."),
        (("7", *[""] * 8), "6/5/2026", "has not come yet"),
        (("7", *[""] * 8), "long ago", "long ago"),
    ],
)
def test_what_cannot_stand_on_paper_is_said_at_its_field_and_nothing_is_kept(
    settled, hub, paper, lived, typed, day, said
) -> None:
    _, card = paper
    type_in(card, *typed)
    card.day.setText(day)
    card.agreed.setChecked(True)
    QTest.keyClick(card.day, Qt.Key.Key_Return)
    settled()
    assert said in " ".join(texts(card))
    assert hub.find(Outcome, person_id=lived.people[1]) == []
    assert hub.find(Consent, person_id=lived.people[1]) == []


def test_no_total_is_asked_where_the_hub_has_no_licence_and_another_person_closes_the_paper(
    frame, settled, hub, asked, lived
) -> None:
    hub.turn(has_swemwbs=False)
    window = frame("wellbeing", person=asked)
    page = window.page
    settled()
    page.paper.click()
    assert not page.card.total.isVisible()
    assert not page.card.agreed.isVisible()
    page._ask_about(lived.people[2])
    settled()
    assert page.card is None
