"""Hubs by months, and everything that is done about one month of one hub."""

import time

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from entering import texts
from hublog.domain.months import Month
from hublog.domain.office.matrix import Cell, Matrix
from hublog.qt.office.asking_card import AskingCard, rows_of
from hublog.qt.office.matrix_view import MatrixView
from hublog.qt.office.replied_card import RepliedCard
from hublog.qt.office.returns_page import _Now
from hublog.qt.pages.month_changes import ChangesCard
from in_memory import done
from made_programme import CODES, LAST, NAMES, QUESTION, REASON, listed

ENTER, ESC, LEFT, DOWN = (
    *(Qt.Key.Key_Return, Qt.Key.Key_Escape),
    *(Qt.Key.Key_Left, Qt.Key.Key_Down),
)


def cell(office, place: int, month: Month = LAST) -> Cell:
    return done(office.services.returns.cell(CODES[place], month)).cell


def open_cell(returns, settled, place: int, month: Month = LAST) -> None:
    returns.open_cell(CODES[place], month)
    settled()


def test_the_page_says_how_the_latest_month_stands(returns) -> None:
    assert returns.state.text() == "9 hubs · October: 6 in, 3 missing, 1 asked"
    assert "45 in time" in texts(returns.tally)
    assert [row.title for row in returns.chase.list.rows] == [*NAMES[1:5], NAMES[6]]


def test_arrow_keys_walk_through_the_cells_and_enter_opens_one(returns, settled) -> None:
    view = returns.view
    assert view.hasFocus()
    assert view.cell.hub_code == CODES[0]
    QTest.keyClick(view, DOWN)
    QTest.keyClick(view, LEFT)
    QTest.keyClick(view, ENTER)
    settled()
    assert returns.panel.detail.cell.hub_code == CODES[1]
    assert returns.panel.detail.cell.month == "2026-09"
    assert returns.panel.figures.hasFocus()
    QTest.keyClick(returns.panel.figures, ESC)
    assert returns.panel is None
    assert view.hasFocus()
    assert returns.chase.isVisible()


def test_a_cell_is_said_as_a_person_would_say_it(returns) -> None:
    said = Qt.ItemDataRole.AccessibleTextRole
    model = returns.view.cells

    def of(place: int, month: str) -> str:
        return str(model.place(CODES[place], month).data(said))

    assert of(0, "2026-10") == "Garden Street, October 2026: in time, accepted. 34 visits."
    assert of(1, "2026-10") == "Harbour Hall, October 2026: missing, due 6 Nov."
    assert of(6, "2026-10") == "St Anne, October 2026: one question open. 51 visits."
    assert of(0, "2026-06").startswith("Garden Street, June 2026: 6 days late.")
    assert of(1, "2025-12") == "Harbour Hall, December 2025: nothing expected."


def test_as_many_months_are_shown_as_fit_and_the_latest_always(returns) -> None:
    view: MatrixView = returns.view
    hidden = [view.isColumnHidden(n) for n in range(12)]
    assert not hidden[-1]
    assert hidden == sorted(hidden, reverse=True)
    before = hidden.count(True)
    view.setFixedWidth(view.width() // 2)
    QApplication.processEvents()
    assert [view.isColumnHidden(n) for n in range(12)].count(True) > before


def test_earlier_and_later_months_are_turned_to_but_none_that_has_not_begun(
    returns, settled
) -> None:
    assert returns.later.isEnabled()
    returns.later.click()
    settled()
    assert returns.last == LAST.plus(1)
    assert not returns.later.isEnabled()
    returns._turn(1)
    assert returns.last == LAST.plus(1)
    returns.earlier.click()
    settled()
    assert str(returns.view.cells.matrix.months[-1]) == str(LAST)


def test_a_hundred_and_fifty_hubs_and_a_year_are_shown_at_once(office, returns, settled) -> None:
    """Screens.md, Office: shown within 200 ms after the answer."""
    for number in range(141):
        done(office.services.hubs.put(listed(f"AA-{number:03}", f"Hub {number}")))
    found = office.services.returns.matrix(office.services.returns.months(LAST))
    assert len(found.hubs) == 150
    begun = time.perf_counter()
    returns.view.show_matrix(found)
    returns.tally.show_matrix(found)
    returns.view.viewport().repaint()
    assert time.perf_counter() - begun < 0.2
    assert returns.view.indexWidget(returns.view.cells.index(0, 0)) is None


def test_a_month_shows_its_figures_beside_the_month_before(returns, settled) -> None:
    open_cell(returns, settled, 5)
    rows = {row.title: (row.value, row.hint) for row in returns.panel.figures.rows}
    assert rows["Footfall"] == ("34", "+17")
    few = len(rows)
    returns.panel.more.click()
    assert len(returns.panel.figures.rows) > few
    assert REASON in texts(returns.panel)


def test_the_versions_of_a_month_and_what_changed_between_them(returns, settled) -> None:
    open_cell(returns, settled, 0, Month(2026, 4))
    panel = returns.panel
    assert [row.title for row in panel.versions.rows] == ["Version 2", "Version 1"]
    panel.changes.emit()
    assert isinstance(returns.card, ChangesCard)
    assert len(returns.card.table.records.records) == 2
    returns.card.done.emit()
    panel.versions.chosen.emit(panel.versions.rows[1])
    settled()
    assert returns.panel.detail.shown.version == 1
    assert "an older version" in texts(returns.panel)
    assert not hasattr(returns.panel, "ask_it")


def test_a_month_that_is_missing_says_whom_to_write_to_and_what(returns, settled) -> None:
    open_cell(returns, settled, 1)
    assert "Nothing came, and it was due." in texts(returns.panel)
    returns.panel.email.emit()
    assert "We have no return from you yet for October 2026." in returns.card.body.toPlainText()
    returns.card.copy.click()
    assert QGuiApplication.clipboard().text() == returns.card.body.toPlainText()


def test_the_list_of_whom_to_ask_opens_the_same_text(returns) -> None:
    returns.chase.list.chosen.emit(returns.chase.list.rows[-1])
    assert "We asked you something about October 2026" in returns.card.body.toPlainText()
    assert NAMES[6] in texts(returns.card)


def test_accepting_a_month_is_kept_and_seen(office, returns, settled) -> None:
    open_cell(returns, settled, 5)
    returns.panel.accept_it.click()
    settled()
    assert cell(office, 5).accepted
    assert not hasattr(returns.panel, "accept_it")
    assert "accepted" in texts(returns.panel)
    assert returns.window().findChild(RepliedCard) is None


def test_a_question_about_a_row_is_asked_sent_and_shown(
    office, returns, settled, shown, tmp_path
) -> None:
    open_cell(returns, settled, 5)
    returns.panel.ask_it.click()
    card = returns.card
    assert isinstance(card, AskingCard)
    choose(card.sheet, "Sessions")
    card._keep()
    assert "Choose one" in texts(card._row_field)
    choose(card.row, card.row.itemData(0))
    card._keep()
    settled()
    assert "Please write what you want to ask" in texts(card)
    card.message.setPlainText("Were there really so many?")
    card._keep()
    settled()
    assert returns.card is None
    (asked,) = done(office.services.returns.cell(CODES[5], LAST)).asked
    assert (asked.query.sheet, asked.query.message) == ("Sessions", "Were there really so many?")
    assert "Not sent yet" in texts(returns.panel)
    returns.panel.reply_it.click()
    settled()
    assert isinstance(returns.card, RepliedCard)
    assert (office.folder / f"{CODES[5]}_2026-10_reply.xlsx").exists()
    assert "It asks one question" in texts(returns.card)
    assert "Sent on 9 Nov, no answer yet" in texts(returns.panel)


def choose(picker, key: str) -> None:
    picker.setCurrentIndex(picker.findData(key))
    picker.chose.emit(key)


def test_a_question_that_was_not_sent_is_taken_back_by_undo(
    office, returns, settled, shown
) -> None:
    open_cell(returns, settled, 5)
    returns.panel.ask_it.click()
    returns.card.message.setPlainText("Is it whole?")
    returns.card._keep()
    settled()
    shown.notices.undo.emit(shown.notices.notice.undoes)
    settled()
    assert shown.notices.notice.text == "The question is taken back"
    assert not any(each.open for each in done(office.services.returns.cell(CODES[5], LAST)).asked)
    shown.page.undo()
    assert shown.notices.notice.text == "There is nothing to take back here."
    shown.desk.redo()
    assert "could be done again" in shown.notices.notice.text


def test_an_open_question_is_read_and_taken_back_where_it_stands(office, returns, settled) -> None:
    open_cell(returns, settled, 6)
    assert QUESTION in texts(returns.panel)
    assert "Session: 12 Oct" in texts(returns.panel)
    returns.panel.withdraw.emit(returns.panel.detail.asked[0])
    settled()
    assert cell(office, 6).state == "in_time"
    assert QUESTION not in texts(returns.panel)


def test_the_folder_for_replies_is_asked_for_once(
    office, office_desk, returns, settled, monkeypatch, tmp_path
) -> None:
    office_desk.returns = None
    answers = ["", str(tmp_path)]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: answers.pop(0))
    open_cell(returns, settled, 0)
    for _ in range(3):
        returns.panel.reply_it.click()
        settled()
    assert answers == []
    assert (tmp_path / f"{CODES[0]}_2026-10_reply.xlsx").exists()


def test_rows_of_every_sheet_can_be_asked_about(office, office_desk) -> None:
    detail = done(office.services.returns.cell(CODES[5], LAST))
    rows = rows_of(office_desk, detail.content)
    assert {"Sessions", "Summary", "People", "Referrals", "Learning"} <= set(rows)
    assert rows["Sessions"][1][1].startswith("12 Oct, Warm Tuesday")
    assert rows_of(office_desk, None) == {}


def test_the_page_opens_a_cell_that_another_page_asks_for(shown, returns, settled) -> None:
    shown.desk.go("returns", hub=CODES[2], month=Month(2026, 5))
    settled()
    assert returns.panel.detail.hub.code == CODES[2]
    assert returns.view.cell.month == "2026-05"
    returns.open_cell("XX-HUB", LAST)
    settled()
    assert shown.notices.notice.kind == "warn"


def test_without_hubs_the_page_says_what_to_do_first(returns) -> None:
    months = returns.view.cells.matrix.months
    returns._show(_Now(Matrix((), months), (), "Office"))
    assert "Add your hubs on the page Packs" in texts(returns)
    assert returns.state.text() == "No hubs yet"
