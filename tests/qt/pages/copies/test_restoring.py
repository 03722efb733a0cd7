"""Restoring while the register is open: looked into first, put in place by its own button alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from copies_scenes import look_into_one
from entering import press, texts
from hublog.domain.problems import Problem
from hublog.qt.pages.putting_back import Wanted
from made_copies import SECRET, held, look, lost, moment

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


def test_what_is_in_a_copy_is_shown_before_anything_happens(page, door, settled) -> None:
    QTest.keyClick(page.list.table, ENTER)
    assert page.card.secret.edit.hasFocus()
    QTest.keyClicks(page.card.secret.edit, "wrong")
    QTest.keyClick(page.card.secret.edit, ENTER)
    settled()
    assert page.card.secret.edit.property("wrong") is True
    page.card.secret.edit.selectAll()
    QTest.keyClicks(page.card.secret.edit, SECRET)
    QTest.keyClick(page.card.secret.edit, ENTER)
    settled()
    said = texts(page.card)
    assert "1402" in said
    assert "19 things that were done after the copy" in said
    assert "1 session, 1 person and 17 visits signed in" in said
    assert "Everything stays" in said
    assert page.card.preview.leave.hasFocus()
    assert [each[0] for each in door.done] == ["look", "look"]
    assert door.done[0][2] is True
    QTest.keyClick(page.card.preview.leave, ENTER)
    assert page.card is None


def test_escape_leaves_things_as_they_are(page, settled) -> None:
    look_into_one(page)
    settled()
    QTest.keyClick(page.card.preview.leave, ESC)
    assert page.card is None


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (look(lacks=lost({}, 0)), "Nothing. All that is in the register now is in the copy too."),
        (look(lacks=lost({}, 0, whole=False)), "Nothing, by what can still be read."),
        (look(lacks=lost({}, 4)), "4 changes to what was there."),
        (look(lacks=lost({"place": 2}, 2)), "2 other new entries."),
        (look(lacks=lost(whole=False)), "There may be more that cannot be read any more."),
        (look(), "cannot be read, so nobody can say"),
        (look(lacks=lost(), forgotten=2), "2 people who asked to be forgotten stay forgotten."),
        (look(lacks=lost(taken=2)), "care notes were deleted, 2 times"),
        (look(lacks=lost(), other_hub=True), "This is a copy of another hub"),
        (look(faults=(Problem("SCHEMA_DIFFERS", "person"),)), "is not as hublog made it"),
    ],
)
def test_the_preview_says_what_there_is_to_know(page, door, settled, found, said) -> None:
    door.looks = found
    page.list.restore(page.list.table.current())
    page.card.secret.edit.setText(SECRET)
    page.card.secret.open_it.click()
    settled()
    assert said in texts(page.card)


def test_the_copy_takes_its_place_only_by_its_own_button(page, desk, settled, qtbot) -> None:
    look_into_one(page)
    settled()
    with qtbot.waitSignal(desk.replaced) as replaced:
        press(page.card, "Put this copy in place")
    (wanted,) = replaced.args
    assert isinstance(wanted, Wanted)
    assert (wanted.how, wanted.secret) == ("restore", SECRET)
    assert SECRET not in repr(wanted)
    assert "Mon 4 May, 16:31" in wanted.said


def test_a_copy_from_a_file_is_looked_into_too(page, door, settled, monkeypatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/stick/a.db", ""))
    press(page, "Restore from a file…")
    assert "The copy a.db" in texts(page.card)
    page.card.secret.edit.setText(SECRET)
    page.card.secret.open_it.click()
    settled()
    assert door.done == [("look", Path("/stick/a.db"), True)]
    page.close_card()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    press(page, "Restore from a file…")
    assert page.card is None


def test_what_a_copy_took_the_place_of_can_be_put_back(
    shown, page, desk, door, settled, qtbot
) -> None:
    assert not page.before.isVisible()
    door.before = held(moment(4, 9, 2), "replaced")
    desk.go("copies", undo=True)
    settled()
    assert page.undo_it.hasFocus()
    assert "Mon 4 May, 09:02" in texts(page.before)
    QTest.keyClick(page.undo_it, ENTER)
    page.card.secret.edit.setText(SECRET)
    page.card.secret.open_it.click()
    settled()
    with qtbot.waitSignal(desk.replaced) as replaced:
        press(page.card, "Put it back in place")
    assert replaced.args[0].how == "undo"
