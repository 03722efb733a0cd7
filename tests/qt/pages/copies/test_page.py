"""Copies in the window: made, listed, read back, kept elsewhere, looked into, written out."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from entering import press, texts
from fake_shelf import STICK
from hublog.domain.problems import Problem
from hublog.services.dump import Dumped

ENTER = Qt.Key.Key_Return


def cells(page, row) -> list[str]:
    model = page.list.table.model()
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_every_copy_is_a_line_that_says_when_why_and_where_without_scrolling(page) -> None:
    assert cells(page, 0) == ["Mon 4 May, 16:31", "at closing", "this laptop", "yes"]
    assert page.list.table.model().rowCount() == 3
    assert page.list.table.horizontalScrollBar().maximum() == 0
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
    assert {cells(page, row)[2] for row in range(2)} == {"this laptop", "stick"}


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
