"""Forgetting somebody in the window (domain.md, scenario 4): seen first, done by hand, with a receipt."""

import datetime as dt
import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from camp_scenes import a_child
from hublog import resources
from hublog.domain.care import Contact
from hublog.domain.hubs import Hub
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.qt.document import Document
from hublog.qt.forget_said import receipt_page, said_goes
from hublog.qt.frame import Frame
from hublog.qt.widgets.labels import Label
from hublog.services.forget_receipt import Forgetting
from in_memory import done

SPACE, TAB, ENTER = Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Return


@pytest.fixture
def asked(frame, lived, settled) -> Frame:
    """What forgetting Megan Birch would take."""
    shown = frame("rights", person=lived.people[0])
    shown.page.forget.click()
    settled()
    return shown


def said(shown: Frame) -> set[str]:
    return {each.text() for each in shown.page.findChildren(Label) if each.isVisible()}


def said_on(paper: Document) -> str:
    return "\n".join(side.said for side in paper.leaves)


def test_it_shows_what_goes_and_what_stays_and_does_nothing(asked, hub, lived) -> None:
    assert asked.page.title.text() == "Forget Megan Birch"
    assert {"2 details about them, such as their name", "4 visits"} <= said(asked)
    assert asked.page.receipt() is None
    assert QApplication.focusWidget() is asked.page.leave
    assert hub.get(Person, lived.people[0]).known_as == "Megan Birch"


def test_nothing_goes_before_somebody_ticked_that_they_know(asked, hub, lived, settled) -> None:
    asked.page.forget.click()
    settled()
    assert "Tick the box first: nobody can take this back." in said(asked)
    assert QApplication.focusWidget() is asked.page.known
    assert hub.get(Person, lived.people[0]).status == "active"


def test_by_keys_alone_they_are_forgotten_and_the_receipt_names_nobody(
    asked, hub, lived, settled, tmp_path
) -> None:
    ref = hub.get(Person, lived.people[0]).ref
    asked.page.known.setFocus()
    QTest.keyClick(asked.page.known, SPACE)
    asked.page.forget.setFocus()
    QTest.keyClick(asked.page.forget, SPACE)
    settled()
    assert hub.get(Person, lived.people[0]).status == "forgotten"
    assert asked.page.title.text() == "Forgotten"
    assert QApplication.focusWidget() is asked.page.print
    assert not any("Megan" in text for text in said(asked))
    paper = said_on(asked.page.receipt())
    assert "Megan" not in paper
    assert ref in paper
    assert "4 visits" in paper
    asked.page.save_as(tmp_path / "receipt.pdf")
    assert (tmp_path / "receipt.pdf").read_bytes().startswith(b"%PDF")
    asked.page.save_as(tmp_path / "nowhere" / "receipt.pdf")
    assert asked.notices.notice.kind == "warn"
    page = asked.page
    QTest.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert (asked.page.name, asked.page.title.text()) == ("preview", "Receipt: you are forgotten")
    QTest.keyClick(asked.page, Qt.Key.Key_Escape)
    assert asked.page is page
    assert page.title.text() == "Forgotten"
    page.list.click()
    settled()
    assert asked.page.name == "people"


def test_the_receipt_speaks_to_whoever_is_forgotten_and_the_page_to_the_desk() -> None:
    """It lists no note where none goes, and tells nobody to destroy what is not theirs."""
    words = resources.words()
    hub = Hub(id="h", code="DEM-HUB", name="Made-Up Hub", country="E")
    took = Forgetting("p", 4, 2, 0, 8, 1, 1, dt.date(2027, 2, 1), 2, 1, 6, 1)
    paper = said_on(receipt_page(words, hub, took, "DXPF53CCNB", dt.date(2026, 11, 26)))
    assert not re.search(r"\b(them|their|they|note|yours)\b", paper, re.IGNORECASE)
    assert "4 details about you" in paper
    assert "we destroy ourselves" in paper
    assert "What you said yes or no to, 2 times" in paper
    told = said_goes(words, took)
    assert "4 details about them, such as their name" in told
    assert not any("note" in each for each in told)
    nothing = Forgetting("p", 1, 1, 0, 0, 0, 0, dt.date(2027, 2, 1))
    paper = said_on(receipt_page(words, hub, nothing, "DXPF53CCNB", dt.date(2026, 11, 26)))
    assert "you never came" in paper


def test_what_only_a_person_can_tell_is_said_before_and_stands_on_no_receipt(
    frame, hub, lived, settled
) -> None:
    never = Contact(name="Megan Birch", may_collect=False)
    a_child(hub, "Ash Fern", contacts=(never,), collect_by="Megan")
    shown = frame("forget", person=lived.people[0])
    settled()
    told = [text for text in said(shown) if "Ash Fern" in text]
    assert len(told) == 2
    assert any(text.startswith("They are noted as somebody who may not collect") for text in told)
    receipt = done(hub.forget.preview(lived.people[0]))
    paper = receipt_page(resources.words(), hub.hub.this(), receipt, "REF", dt.date(2026, 11, 26))
    assert "Ash" not in said_on(paper)


def test_where_no_copy_can_be_made_somebody_may_go_on_without(
    asked, desk, hub, lived, settled, monkeypatch
) -> None:
    monkeypatch.setattr(
        "hublog.services.forget.copy_before", lambda *_: Problem("COPY_FIRST", "D:/copies")
    )
    asked.page.known.setChecked(True)
    asked.page.forget.click()
    settled()
    assert "D:/copies" in asked.page.wrong.text()
    assert hub.get(Person, lived.people[0]).status == "active"
    asked.page.anyway.click()
    settled()
    assert hub.get(Person, lived.people[0]).status == "forgotten"


def test_who_is_gone_already_leads_back_to_the_list(frame, hub, lived, settled) -> None:
    assert not isinstance(hub.forget.person("Jo", lived.people[0]), Problem)
    for page in ("forget", "rights"):
        shown = frame(page, person=lived.people[0])
        settled()
        assert shown.page.name == "people"
        assert shown.notices.notice.kind == "warn"
