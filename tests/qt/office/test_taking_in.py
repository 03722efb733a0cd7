"""Files are taken in, what waits is settled where it stands, and all of it can be taken back."""

from collections.abc import Iterator
from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from entering import texts
from hublog import resources
from hublog.domain.months import Month
from hublog.domain.office import outcomes
from hublog.qt.office import taking_in_card
from hublog.qt.office.settling import (
    Settle,
    SettleContents,
    SettleKey,
    SettlePassword,
    settling_for,
)
from hublog.qt.office.settling_edits import SettleEdits
from hublog.qt.office.taking_in_card import TakingInCard
from hublog.services.office.ports import ArrivalReader
from hublog.sheets.encryption import encrypted
from in_memory import done
from made_programme import CODES, HUB_KEY, NAMES, listed, public_key
from sealed_return import OTHER_KEY
from walking_office import take_in_all

MAY, NEXT = Month(2026, 5), Month(2026, 9)
ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
NEW = "NW-HUB"


def kinds(card) -> list[str]:
    return [each.outcome.kind for each in card._lines]


def settle_first(card, settled, kind: str) -> Settle:
    card._settle(next(each for each in card._lines if each.outcome.kind == kind))
    settled()
    return card.settle


def take(returns, settled, *files: Path) -> TakingInCard:
    returns.take_in(files)
    settled()
    card = returns.card
    assert isinstance(card, TakingInCard)
    return card


def test_each_file_has_a_line_and_what_waits_comes_first(office, returns, settled) -> None:
    take_in_all(returns, office)
    settled()
    card = returns.card
    assert kinds(card) == ["replaced", "two_contents", "other_key", "unknown_hub", "draft"]
    assert card._title.text() == "1 of 5 files is in"
    for words in ("Look at both…", "Compare the words…", "Add the hub…"):
        focused = returns.window().focusWidget()
        assert focused.text() == words
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert card.table.hasFocus()
    assert "Ask the hub to sign the month off and send it." in texts(card)
    assert "taken, replacing an older one: 1" in texts(card)


def test_a_whole_folder_is_taken_in_and_taken_back(office, returns, settled, shown) -> None:
    hub = done(office.services.hubs.get(CODES[4]))
    office.arrives(hub.code, NEXT)
    card = take(returns, settled, office.folder)
    assert kinds(card) == ["taken"]
    assert done(office.services.returns.cell(hub.code, NEXT)).cell.state == "nil"
    card.take_back.click()
    settled()
    assert returns.card is None
    assert shown.notices.notice.text == "1 return was taken back. It can be taken in again."
    assert done(office.services.returns.cell(hub.code, NEXT)).cell.state == "missing"


def test_files_can_be_dropped_on_any_page(office, shown, office_desk, settled) -> None:
    office_desk.go("office_settings")
    settled()
    shown.drop([office.arrives(CODES[4], NEXT)])
    settled()
    assert shown.page.name == "returns"
    assert kinds(shown.page.card) == ["taken"]


def test_files_and_a_folder_can_be_chosen(office, returns, settled, monkeypatch) -> None:
    file = office.arrives(CODES[4], NEXT)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file)], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(office.folder))
    returns.take.click()
    settled()
    assert kinds(returns.card) == ["taken"]
    returns.folder.click()
    settled()
    assert kinds(returns.card) == ["same"]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    before = returns.card
    returns.choose_files()
    returns.choose_folder()
    assert returns.card is before


def test_where_there_is_no_file_that_is_said(returns, settled, shown, tmp_path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    returns.take_in([empty])
    settled()
    assert returns.card is None
    assert shown.notices.notice.text == "There is no spreadsheet in empty."


class OneByOne:
    """Reads no file ahead, and asks before each whether it shall stop."""

    def __init__(self, real: ArrivalReader) -> None:
        self._real = real
        self.files_in = real.files_in

    def read(self, paths, passwords, poll) -> Iterator[object]:
        for path in paths:
            poll()
            yield from self._real.read([path], passwords)


def test_esc_stops_an_import_and_what_came_in_stays(
    office, returns, settled, shown, monkeypatch
) -> None:
    files = [office.arrives(CODES[4], NEXT), office.arrives(CODES[5], MAY, version=2)]
    real = taking_in_card._take
    office.services.taking_in._reader = OneByOne(office.services.taking_in._reader)

    def slow(services, actor, paths, progress) -> object:
        def stopping(done_, of) -> None:
            if done_ == 1:
                returns.card.job.cancel()
            progress(done_, of)

        return real(services, actor, paths, stopping)

    monkeypatch.setattr(taking_in_card, "_take", slow)
    card = take(returns, settled, *files)
    assert kinds(card) == ["taken"]
    assert "1 file was left where it is" in shown.notices.notice.text
    assert done(office.services.returns.cell(CODES[4], NEXT)).cell.state == "nil"


def test_esc_while_reading_asks_to_stop_and_does_not_close_the_card(
    office, returns, settled
) -> None:
    returns.take_in([office.arrives(CODES[4], NEXT)])
    card = returns.card
    assert card.job is not None
    QTest.keyClick(card.busy.cancel, ESC)
    assert returns.card is card
    settled()
    QTest.keyClick(card.close_it, ESC)
    assert returns.card is None


def a_new_hub(office) -> None:
    done(office.services.hubs.put(listed(NEW, "New Hub")))


def test_the_five_words_have_to_be_the_ones_of_the_file(office, returns, settled) -> None:
    a_new_hub(office)
    card = take(returns, settled, office.arrives(NEW, MAY))
    assert kinds(card) == ["new_key"]
    form = settle_first(card, settled, "new_key")
    assert isinstance(form, SettleKey)
    assert form.heard.hasFocus()
    QTest.keyClicks(form.heard, "one two three four five")
    QTest.keyClick(form.heard, ENTER)
    assert "These are not the words of this file" in texts(form)
    assert done(office.services.hubs.get(NEW)).public_key == ""
    form.heard.setText(office.services.packs.words_of(public_key(HUB_KEY)).upper())
    QTest.keyClick(form.heard, ENTER)
    settled()
    assert done(office.services.hubs.get(NEW)).public_key == public_key(HUB_KEY)
    assert done(office.services.hubs.get(NEW)).pinned_by == "Robin"
    assert kinds(card) == ["taken"]
    assert card.settle is None


def test_another_key_is_a_stop_until_its_words_are_compared(office, returns, settled) -> None:
    card = take(returns, settled, office.arrives(CODES[3], MAY, key=OTHER_KEY, version=3))
    form = settle_first(card, settled, "other_key")
    assert form.property("frame") == "error"
    assert office.services.packs.words_of(public_key(HUB_KEY)) in texts(form)
    QTest.keyClick(form.heard, ESC)
    assert card.settle is None
    form = settle_first(card, settled, "other_key")
    form.heard.setText(office.services.packs.words_of(public_key(OTHER_KEY)))
    form._compare()
    settled()
    assert kinds(card) == ["replaced"]
    assert done(office.services.hubs.get(CODES[3])).public_key == public_key(OTHER_KEY)


def test_two_contents_stand_side_by_side_and_one_takes_the_others_place(
    office, returns, settled
) -> None:
    card = take(returns, settled, office.arrives(CODES[5], MAY, note="other"))
    form = settle_first(card, settled, "two_contents")
    assert isinstance(form, SettleContents)
    assert "Rows about sessions" in [name for name, _, _ in form.table.records.records]
    form._instead()
    settled()
    assert kinds(card) == ["replaced"]
    shown = done(office.services.returns.cell(CODES[5], MAY))
    assert shown.content.sessions[0].note == "other"


def test_a_locked_file_opens_with_the_password_that_is_typed(office, returns, settled) -> None:
    file = office.arrives(CODES[4], NEXT)
    file.write_bytes(encrypted(file.read_bytes(), "robin birch"))
    card = take(returns, settled, file)
    assert kinds(card) == ["password"]
    form = settle_first(card, settled, "password")
    assert isinstance(form, SettlePassword)
    form._try()
    QTest.keyClicks(form.password, "wrong")
    QTest.keyClick(form.password, ENTER)
    settled()
    assert "That did not open it" in texts(form)
    form.password.setText("robin birch")
    QTest.keyClick(form.password, ENTER)
    settled()
    assert kinds(card) == ["taken"]


def test_a_hub_that_is_not_listed_is_added_on_its_page(office, returns, settled, shown) -> None:
    card = take(returns, settled, office.arrives("XX-HUB", MAY))
    card._settle(card._lines[0])
    settled()
    assert shown.page.name == "packs"
    assert shown.page.form.texts["code"].text() == "XX-HUB"


def test_the_list_is_saved_as_a_text(
    office, returns, settled, shown, monkeypatch, tmp_path
) -> None:
    card = take(returns, settled, office.arrives(CODES[4], NEXT), office.arrives("XX-HUB", MAY))
    file = tmp_path / "taken in.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    card.log.click()
    settled()
    text = file.read_text(encoding="utf-8-sig")
    assert text.startswith("Returns taken in on Monday 9 November 2026 at 10:41")
    assert f"{CODES[4]}_2026-09_v1.xlsx: taken." in text
    assert "refused: this hub is not on your list. Add the hub" in text
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file / "x"), ""))
    card.log.click()
    settled()
    assert shown.notices.notice.kind == "warn"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    card.log.click()


def edited(office) -> Path:
    """A return of which one session was changed by hand."""
    file = office.arrives(CODES[4], NEXT.plus(-4), version=3)
    book = load_workbook(file)
    sheet = book["Sessions"]
    heads = {cell.value: cell.column for row in sheet.iter_rows(max_row=8) for cell in row}
    column = heads[resources.words()("returns.column.note")]
    sheet.cell(sheet.max_row, column).value = "changed by hand"
    book.save(file)
    return file


def test_changed_rows_are_taken_one_by_one_with_a_reason(office, returns, settled) -> None:
    card = take(returns, settled, edited(office))
    assert kinds(card) == ["edited"]
    form = settle_first(card, settled, "edited")
    assert isinstance(form, SettleEdits)
    form._keep()
    assert "every changed row needs a decision" in texts(form)
    for _, choices in form.choices:
        choices.choose("take")
    form._keep()
    settled()
    assert card.settle is form
    form.reason.setText("The hub rang about it")
    QTest.keyClick(form.reason, ENTER)
    settled()
    assert kinds(card) == ["replaced"]
    returns.open_cell(CODES[4], NEXT.plus(-4))
    returns.card.done.emit()
    settled()
    assert "taken by Robin though it was changed" in texts(returns.panel)


def test_what_cannot_be_decided_here_has_no_form(office, office_desk, returns) -> None:
    seen = outcomes.Outcome(file_name="x.xlsx", kind=outcomes.DRAFT, hub_code=CODES[0])
    assert (
        settling_for(office_desk, office.folder, seen, {CODES[0]: listed(CODES[0], NAMES[0])})
        is None
    )
    assert settling_for(office_desk, office.folder, seen, {}) is None
