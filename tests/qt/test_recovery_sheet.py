"""The recovery sheet and the page for the day a laptop is lost say what is needed, and no more."""

import re

import pytest

from hublog import resources
from hublog.qt.lost_page import lost_page
from hublog.qt.recovery_sheet import sheet
from hublog.services.what_is_held import HeldHere, WhatIsHeld
from hublog.store import recovery_key
from in_memory import InMemory
from walking import NAMES, LivedIn

HUB = "Ewanrigg Hub"


@pytest.fixture
def here(qapp, hub: InMemory, lived: LivedIn) -> HeldHere:
    """What the hub holds after a month of use; one of them is a child with a long-lasting illness."""
    for field, value in (("age_band", "5-10"), ("disability", "DL")):
        hub.people.answer("Sam", lived.people[0], field, value)
    return WhatIsHeld(hub.store, hub.clock).now()


def test_the_key_stands_in_groups_with_their_check_signs_underlined(qapp) -> None:
    """P5: a slip is located by the check sign of its group."""
    key = recovery_key.draw()
    document = sheet(resources.words(), HUB, key)
    html, text = document.toHtml(), " ".join(document.toPlainText().split())
    places = [text.index(group) for group in key.split("-")]
    assert places == sorted(places)
    for number, group in enumerate(key.split("-"), start=1):
        assert f"Group {number}" in text
        assert re.search(rf"{group[:-1]}</span><span[^>]*underline[^>]*>{group[-1]}<", html)
    assert "hublog says in which group" in text


def test_what_was_on_the_laptop_stands_on_its_second_page(here) -> None:
    text = sheet(resources.words(), HUB, recovery_key.draw(), here=here).toPlainText()
    for said in (
        "What was on this laptop",
        "9 people",
        "1 of them is under 18",
        "Of 8 nobody knows the age",
        "long-lasting illness or disability: 1",
        "The law protects these more than others: long-lasting illness or disability",
        "within 72 hours",
        "0303 123 1113",
    ):
        assert said in text, said
    assert "phone number" not in text


def test_the_page_by_itself_carries_no_name_and_no_key(here) -> None:
    text = lost_page(resources.words(), here).toPlainText()
    assert text.startswith("What is on this laptop")
    for name in NAMES:
        assert not set(name.split()) & set(text.split())
    assert not re.search(r"\b[0-9A-Z]{5}-[0-9A-Z]{5}\b", text)


def test_a_new_register_says_that_it_held_nobody(qapp, hub: InMemory) -> None:
    here = WhatIsHeld(hub.store, hub.clock).now()
    text = lost_page(resources.words(), here).toPlainText()
    assert "held nobody yet" in text
    assert "72 hours" in text
