"""What waits after files were taken in is settled where it stands."""

from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from entering import texts
from hublog import resources
from hublog.domain.months import Month
from hublog.domain.office import outcomes
from hublog.qt.office.settling import (
    SettleContents,
    SettleKey,
    SettlePassword,
    settling_for,
)
from hublog.qt.office.settling_edits import SettleEdits
from hublog.sheets.encryption import encrypted
from in_memory import done
from made_programme import CODES, HUB_KEY, NAMES, listed, public_key
from sealed_return import OTHER_KEY
from taking_in_at_the_office import kinds, settle_first, take

MAY, NEXT = Month(2026, 5), Month(2026, 9)
ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
NEW = "NW-HUB"


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
    card.take_back.click()
    settled()
    assert done(office.services.returns.cell(NEW, MAY)).shown is None


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
    assert "needs a decision: take it or not." in texts(form)
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
