"""The questions about consent as they are put: to somebody themselves or about them, in whatever letters."""

import re

import pytest
from PySide6.QtWidgets import QApplication

from hublog.domain.consents import PURPOSES
from hublog.qt.pages.consent_asking import ConsentCard
from hublog.qt.theme.theme import theme
from hublog.services.consents import Said
from in_memory import done

LONGEST_QUESTION = 90
YOURS, THEIRS = ("you feel", "you came", "you live"), ("they came", "they live", "know them")


def test_whoever_answers_for_somebody_hears_their_name_in_every_question(
    megan, hub, lived, settled
) -> None:
    """One who answers for themselves is asked as "you"; a parent is asked about their child."""
    standing = done(hub.consents.of(lived.people[0]))
    for given_by, relationship in (("", "SELF"), ("Jo Example", "PARENT")):
        card = ConsentCard(megan.page.desk, standing, PURPOSES)
        if given_by:
            card.who.who.choose("another")
            card.who.name.setText(given_by)
            card.who.relationship.choose(relationship)
        card._go_on()
        for purpose in PURPOSES:
            asked, more = card.question.text(), card.more.text()
            assert ("Megan" in asked) is bool(given_by), purpose
            assert (" you" in asked) is (not given_by), purpose
            assert len(asked) <= LONGEST_QUESTION, purpose
            assert not set(YOURS if given_by else THEIRS) & set(re.findall(r"\w+ \w+", more)), (
                purpose
            )
            card.later.click()
        card.deleteLater()


@pytest.mark.parametrize("size", [(1280, 720), (1024, 600)])
def test_in_large_letters_all_three_answers_are_in_sight(megan, settled, size) -> None:
    """screens.md: 200 %."""
    megan.resize(*size)
    theme().choose(scale=2.0)
    try:
        settled()
        megan.page.consents.ask_now.click()
        card = megan.page.card
        card._go_on()
        for _ in range(4):
            settled()
            QApplication.processEvents()
            for each in (card.yes, card.no, card.later):
                assert each.visibleRegion().boundingRect() == each.rect(), card.question.text()
            card.later.click()
        assert megan.page.card is None
    finally:
        theme().choose(scale=1.0)


def test_taking_back_names_a_child_for_whom_a_parent_said_yes(megan, hub, lived, settled) -> None:
    mother = Said(given_by="Jo Example", relationship="PARENT")
    done(hub.consents.give("Sam", lived.people[0], "photo", True, mother))
    megan.page._ask()
    settled()
    megan.page.consents._open("photo")
    said = [each.text() for each in megan.page.card.findChildren(type(megan.page.title))]
    assert "May we take pictures with Megan Birch in them?" in said
