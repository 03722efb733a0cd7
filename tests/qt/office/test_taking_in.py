"""Files are taken in, what waits is settled where it stands, and all of it can be taken back."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from entering import texts
from hublog.domain.months import Month
from hublog.qt.office import importing
from hublog.services.office.ports import ArrivalReader
from in_memory import done
from made_programme import CODES
from taking_in_at_the_office import kinds, take
from walking_office import take_in_all

MAY, NEXT = Month(2026, 5), Month(2026, 9)
ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
NEW = "NW-HUB"


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
    real = importing._take
    office.services.taking_in._reader = OneByOne(office.services.taking_in._reader)

    def slow(services, actor, paths, progress) -> object:
        def stopping(done_, of) -> None:
            if done_ == 1:
                returns.card.job.cancel()
            progress(done_, of)

        return real(services, actor, paths, stopping)

    monkeypatch.setattr(importing, "_take", slow)
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
