"""The recovery sheet is looked at before it is printed, and stays nowhere."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from hublog import resources
from hublog.qt.pages import sheet_to_print
from hublog.qt.pages.set_up_secrets import Secrets
from hublog.qt.pages.settings_secret import NewSheet
from hublog.qt.recovery_sheet import print_sheet
from hublog.services.what_is_held import WhatIsHeld
from hublog.store import recovery_key

KEY = recovery_key.draw()


@pytest.fixture
def printed(monkeypatch) -> list[str]:
    """What was sent to a printer."""
    found: list[str] = []

    def take(parent, document) -> bool:
        assert document.file_name == ""
        found.extend(leaf.said for leaf in document.leaves)
        return True

    monkeypatch.setattr(sheet_to_print, "print_document", take)
    return found


def looked_at() -> sheet_to_print.SheetToPrint:
    found = QApplication.activeModalWidget()
    assert isinstance(found, sheet_to_print.SheetToPrint)
    return found


def gone() -> bool:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    every = QApplication.topLevelWidgets()
    return not [each for each in every if isinstance(each, sheet_to_print.SheetToPrint)]


def test_it_is_seen_and_heard_before_it_is_printed(qapp, qtbot, hub, lived, printed) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(1024, 600)
    parent.show()
    here = WhatIsHeld(hub.store, hub.clock).now()
    print_sheet(parent, resources.words(), "Ewanrigg Hub", KEY, here=here)
    shown = looked_at()
    assert printed == []
    assert [side.accessibleName() for side in shown.sides] == ["Page 1 of 2", "Page 2 of 2"]
    assert all(group in shown.sides[0].accessibleDescription() for group in KEY.split("-"))
    assert shown.width() <= parent.width()
    shown.print.click()
    assert "What was on this laptop" in printed[1]
    assert gone()


def test_esc_leaves_it_unprinted(qapp, qtbot, printed) -> None:
    made = Secrets(resources.words(), "Ewanrigg Hub", "heron heron heron heron", KEY)
    qtbot.addWidget(made)
    made.show()
    made.print.click()
    QTest.keyClick(looked_at(), Qt.Key.Key_Escape)
    assert printed == []
    assert gone()


def test_no_file_and_no_page_holds_the_new_key_afterwards(
    frame, settled, printed, tmp_path, monkeypatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made = frame("settings")
    settled()
    made.page.keys.recovery.click()
    card = made.page.card
    assert isinstance(card, NewSheet)
    settled()
    card.print.click()
    looked_at().print.click()
    assert card.key.split("-")[0] in printed[0]
    assert gone()
    assert list(Path(tmp_path).rglob("*")) == []
    assert all(page.name != "preview" for page in made.made_pages)
