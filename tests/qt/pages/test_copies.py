"""Copies in the window: made, listed, read back, kept elsewhere, looked into, written out."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from copies_scenes import look_into_one
from entering import press, texts
from fake_shelf import STICK, FakeShelf
from hublog.domain.problems import Problem
from hublog.qt.frame import Frame
from hublog.qt.pages.copies import Copies
from hublog.qt.pages.putting_back import Wanted
from hublog.services.dump import Dumped
from made_copies import COPIES, SECRET, CopiesDoor, held, look, lost, moment

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def shelf(hub) -> FakeShelf:
    """Three copies lie there."""
    for each in COPIES:
        hub.store.shelf.add(each.copy.name)
    return hub.store.shelf


@pytest.fixture
def door(desk) -> CopiesDoor:
    desk.door = CopiesDoor(Path("home"), desk.services)
    return desk.door


@pytest.fixture
def shown(frame, shelf, door) -> Frame:
    return frame("copies")


@pytest.fixture
def page(shown) -> Copies:
    return shown.page


def cells(page, row) -> list[str]:
    model = page.list.table.model()
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_every_copy_is_a_line_that_says_when_why_how_large_and_where(page) -> None:
    assert cells(page, 0) == ["Mon 4 May, 16:31", "at closing", "4 KB", "this laptop", "yes"]
    assert page.list.table.model().rowCount() == 3
    assert page.list.stands.text() == "Not backed up since Mon 4 May, 16:31"


def test_where_there_is_none_that_is_said_and_nothing_can_be_restored(frame) -> None:
    made = frame("copies")
    page = made.page
    assert "There is no copy yet" in texts(page)
    assert page.list.stands.text() == "Not backed up yet"
    assert not page.list.table.isVisible()
    assert page.list.table.current() is None
    page.list._restore_marked()
    page.list._verify_marked()
    assert page.card is None


def test_a_copy_is_made_now_and_the_lowest_line_says_so(shown, page, settled) -> None:
    QTest.keyClick(page.now, ENTER)
    assert not page.now.isEnabled()
    settled()
    assert page.now.isEnabled()
    assert page.now.hasFocus()
    assert cells(page, 0)[:2] == ["today 10:00", "asked for"]
    assert shown.notices.notice.text == "A copy was made and read back"
    assert "Backed up today 10:00" in shown.notices.left.text()


def test_a_copy_goes_onto_the_stick_too(shown, page, desk, settled) -> None:
    desk.services.backup.choose_outside(STICK)
    page.make()
    settled()
    settled()
    assert "another one on the stick" in shown.notices.notice.text
    assert {cells(page, row)[3] for row in range(2)} == {"this laptop", "stick"}


def test_a_missing_stick_is_a_sentence_and_the_copy_is_made(
    shown, page, desk, shelf, settled
) -> None:
    desk.services.backup.choose_outside(STICK)
    shelf.folders.discard(STICK)
    page.make()
    settled()
    assert shown.notices.notice.kind == "warn"
    assert shown.notices.notice.text.startswith("The copy on this laptop is made.")
    settled()
    assert "not plugged in" in page.outside.told.text()


def test_a_copy_that_fails_says_why_and_may_be_tried_again(shown, page, shelf, settled) -> None:
    shelf.unavailable = Problem("DISK_FULL", "backups")
    page.make()
    settled()
    settled()
    assert "The disk is full" in shown.notices.notice.text
    assert page.now.isEnabled()
    assert "The last copy did not come out." in page.list.stands.text()


def test_a_copy_is_read_back(shown, page, settled) -> None:
    press(page, "Read it back")
    settled()
    assert shown.notices.notice.text == ("The copy of Mon 4 May, 16:31 is whole and can be opened")
    assert page.list.check.isEnabled()


def test_a_copy_that_is_damaged_is_said(shown, page, shelf, settled) -> None:
    file = shelf.copies()[0].file
    shelf.faults[file] = Problem("BACKUP_DAMAGED", str(file))
    press(page, "Read it back")
    settled()
    assert shown.notices.notice.kind == "warn"
    assert "is damaged" in shown.notices.notice.text


def test_a_copy_goes_into_a_folder_once(shown, page, chosen, tmp_path, settled) -> None:
    press(page, "Copy into a folder…")
    settled()
    assert chosen == ["Where shall the copy go?"]
    assert str(tmp_path) in shown.notices.notice.text


def test_a_second_set_is_chosen_and_given_up_again(
    shown, page, desk, shelf, settled, monkeypatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(STICK))
    press(page, "Choose a stick or folder…")
    settled()
    settled()
    assert page.outside.place.text() == f"Copies also go to {STICK}."
    press(page, "No second set any more")
    settled()
    settled()
    assert desk.services.backup.status().outside_folder is None
    assert page.outside.place.text() == "No place is chosen yet."
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    press(page, "Choose a stick or folder…")
    settled()
    assert desk.services.backup.status().outside_folder is None


def test_a_folder_on_the_same_disk_is_said_to_be_no_help(page, desk, shelf, settled) -> None:
    shelf.other_disks.discard(STICK)
    page.outside.keep(STICK)
    settled()
    settled()
    assert "same disk" in page.outside.told.text()


def test_the_reminder_is_one_choice(shown, page, desk, settled) -> None:
    page.outside.days.chose.emit("14")
    settled()
    settled()
    assert desk.services.backup.status().remind_days == 14
    assert page.outside.days.value == "14"
    assert "after 14 days" in shown.notices.notice.text


def test_everything_sound_is_said_in_words(page, settled) -> None:
    press(page, "Look whether everything is sound")
    settled()
    assert "Everything is sound" in texts(page.sound)
    assert page.sound.look.isEnabled()


def test_what_is_not_sound_is_said_with_what_to_do(shown, page, hub, settled) -> None:
    hub.store.problems = [Problem("JOURNAL_DIFFERS", "person", {"n": 2})]
    press(page, "Look whether everything is sound")
    settled()
    assert "Not everything is sound" in texts(page.sound)
    assert "Make no new copy for now" in texts(page.sound)
    assert shown.notices.notice.kind == "warn"


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


def test_everything_goes_into_a_spreadsheet_only_once_it_is_known_what_that_means(
    page, desk, settled, monkeypatch, tmp_path
) -> None:
    file = tmp_path / "all.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    press(page, "Write everything into a spreadsheet…")
    assert page.focusWidget().text() == "With a password"
    press(page.card, "Write the file…")
    assert "Tick the sentence above first." in texts(page.card)
    assert page.card.form.known.hasFocus()
    page.card.form.known.setChecked(True)
    press(page.card, "Write the file…")
    settled()
    assert str(file) in texts(page.card)
    assert "shown only this once" in texts(page.card)
    assert page.card.written.on.hasFocus()
    QTest.keyClick(page.card.written.on, ENTER)
    assert page.card is None


def test_without_a_password_none_is_shown(page, settled, monkeypatch, tmp_path) -> None:
    file = tmp_path / "all.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    page.dump.click()
    page.card.form.protect.choose("without")
    page.card.form.known.setChecked(True)
    press(page.card, "Write the file…")
    settled()
    assert "The password of the file" not in texts(page.card)


def test_choosing_no_file_writes_none_and_leaving_is_one_button(page, monkeypatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    page.dump.click()
    page.card.form.known.setChecked(True)
    press(page.card, "Write the file…")
    assert page.card.form.write.isEnabled()
    press(page.card, "Leave it")
    assert page.card is None


def test_a_file_that_cannot_be_written_is_said_on_the_card(
    page, desk, settled, monkeypatch, tmp_path
) -> None:
    refused = Problem("DUMP_NAME", "all.txt")
    monkeypatch.setattr(type(desk.services.dump._group), "write", lambda *_: refused, raising=True)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "a"), ""))
    page.dump.click()
    page.card.form.known.setChecked(True)
    press(page.card, "Write the file…")
    settled()
    assert "all.txt" in texts(page.card)
    assert page.card.form.write.isEnabled()


def test_what_could_not_be_read_is_counted(page, desk, settled, monkeypatch, tmp_path) -> None:
    found = Dumped(
        path=tmp_path / "a.xlsx",
        rows={"person": 1},
        from_history=1,
        lost=2,
        broken=("session",),
        protected=False,
    )
    monkeypatch.setattr(type(desk.services.dump._group), "write", lambda *_: found)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(found.path), ""))
    page.dump.click()
    page.card.form.known.setChecked(True)
    press(page.card, "Write the file…")
    settled()
    said = texts(page.card)
    for words in ("1 row was written", "from the history", "2 rows are known", "In 1 sheet"):
        assert words in said
