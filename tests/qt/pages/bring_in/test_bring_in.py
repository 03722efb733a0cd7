"""A register kept elsewhere is looked at and brought in at the window."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from bringing import FILE, VISITS
from bringing_at_the_desk import CROSS, ENTER, FORM, TOTALS, button, press, texts
from hublog.domain.months import Month
from hublog.domain.sessions import Attendance
from hublog.qt.pages.bring_in_found import FirstRowsCard, LeftOutCard
from hublog.qt.theme.theme import theme
from hublog.qt.theme.tokens import Look


def test_without_a_file_the_page_says_what_can_be_brought_in(frame, reader, warm) -> None:
    window = frame("bring_in")
    page = window.page
    assert QApplication.focusWidget() is page.start.area.choose
    assert "Drop a spreadsheet here" in texts(page)
    assert not page.confirm.isVisible()


def test_a_chosen_file_is_looked_at(frame, reader, warm, settled, monkeypatch) -> None:
    window = frame("bring_in")
    page = window.page
    monkeypatch.setattr(
        "hublog.qt.pages.bring_in.QFileDialog.getOpenFileName", lambda *_: (str(FILE), "")
    )
    press()
    settled()
    assert page.preview.plan.new_people == 2


def test_choosing_no_file_changes_nothing(frame, reader, warm, settled, monkeypatch) -> None:
    window = frame("bring_in")
    page = window.page
    monkeypatch.setattr("hublog.qt.pages.bring_in.QFileDialog.getOpenFileName", lambda *_: ("", ""))
    press()
    settled()
    assert page.start.isVisible()


def test_a_dropped_file_is_told_in_words_and_nothing_is_written(shown, hub) -> None:
    before = hub.digest()
    page = shown().page
    said = texts(page)
    assert all(part in said for part in ("2 | people", "2 | sessions", "3 | visits"))
    assert "All of these people are new to the register." in said
    assert "Sheet “Sheet1” looks like one row for each visit." in said
    assert page.confirm.isEnabled()
    assert hub.digest() == before


def test_enter_brings_it_in_and_one_undo_takes_all_of_it_back(shown, hub, settled) -> None:
    window = shown()
    press()
    settled()
    assert len(hub.find(Attendance)) == 3
    assert "Brought in: 2 people, 2 sessions, 3 visits" in texts(window.page)
    window.desk.undo(window.notices.notice.undoes)
    settled()
    assert hub.find(Attendance) == []
    assert window.page.view.isVisible()
    assert window.page.confirm.isEnabled()


def test_what_was_brought_in_can_be_seen_at_once(shown, settled) -> None:
    window = shown()
    led = []
    press()
    settled()
    window.desk.went.disconnect(window._go_where)
    window.desk.went.connect(lambda page, where: led.append((page, where)))
    press()
    QTest.keyClick(button(window.page, "See April 2026"), ENTER)
    assert led == [("people", {}), ("month", {"month": Month(2026, 4)})]


def test_the_same_file_again_changes_nothing_and_says_so(shown, settled, hub) -> None:
    window = shown()
    press()
    settled()
    before = hub.digest()
    window.desk.go("bring_in", path=str(FILE))
    settled()
    assert "nothing changes" in window.page.state.text()
    assert "All of this is in the register already." in texts(window.page)
    assert not window.page.confirm.isEnabled()
    assert "nothing changes" in window.page.confirm.accessibleDescription()
    assert hub.digest() == before


def test_a_file_that_is_no_register_is_told_and_another_can_be_chosen(
    shown, settled, reader
) -> None:
    window = shown(TOTALS)
    assert "This file cannot be brought in" in texts(window.page)
    assert QApplication.focusWidget() is window.page.start.area.choose
    reader.tables = [VISITS]
    window.desk.go("bring_in", path=str(FILE))
    settled()
    assert window.page.confirm.isEnabled()


def test_reading_can_be_cancelled(shown, settled, reader, qtbot) -> None:
    reader.waits = True
    window = shown(wait=False)
    qtbot.waitUntil(reader.began.is_set)
    assert QApplication.focusWidget() is window.page.busy.cancel
    press()
    settled()
    assert window.page.start.isVisible()
    assert window.notices.notice.text == "Stopped. Nothing was changed."


def test_writing_can_be_cancelled_and_the_preview_still_stands(shown, settled, hub) -> None:
    window = shown()
    before, gate = hub.digest(), threading.Event()
    window.desk.operations.run(gate.wait, lambda _: None, window)
    press()
    assert QApplication.focusWidget() is window.page.busy.cancel
    press()
    gate.set()
    settled()
    assert hub.digest() == before
    assert window.page.confirm.isEnabled()
    assert window.page.view.isVisible()


def test_another_file_can_be_chosen_while_one_is_read(shown, settled, reader, qtbot) -> None:
    reader.waits = True
    window = shown(wait=False)
    qtbot.waitUntil(reader.began.is_set)
    window.desk.go("bring_in", path="second.xlsx")
    reader.waits = False
    settled()
    assert window.page.path.name == "second.xlsx"
    assert window.page.confirm.isEnabled()


def test_how_far_it_is_can_be_seen(shown) -> None:
    busy = shown().page.busy
    busy.begin("Reading…")
    assert (busy.bar.maximum(), busy.part.text()) == (0, "")
    busy.told(30, 120)
    assert (busy.bar.value(), busy.bar.maximum(), busy.part.text()) == (30, 120, "25 %")


def test_everything_left_out_can_be_seen(shown) -> None:
    rows = "\n".join(f"| 2026-04-07 | {'' if n % 2 else f'Ann No{n}'} |" for n in range(40))
    page = shown("| Date | Name |\n" + rows).page
    card = page.findChild(LeftOutCard)
    count = len([each for each in texts(card).split(" | ") if "row" in each.lower()])
    assert 0 < count <= 9
    card.all.click()
    assert QApplication.focusWidget().records.rowCount() > count


def test_who_may_be_one_person_is_told(shown, settled) -> None:
    page = shown(FORM).page
    page._answer("date_order", "dmy")
    settled()
    assert "Maybe the same person" in texts(page)


def test_the_first_rows_are_shown_as_they_would_be_kept(shown, qtmodeltester) -> None:
    model = shown().page.findChild(FirstRowsCard).table.model()
    assert [model.index(0, c).data() for c in range(model.columnCount())] == [
        "Ann Smith",
        "7 Apr",
        "came",
    ]
    qtmodeltester.check(model)


def test_everything_has_a_name_of_its_own(shown) -> None:
    page = shown(CROSS).page
    names = [
        each.accessibleName()
        for each in page.findChildren(QWidget)
        if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert all(names), names
    assert len(names) == len(set(names)), names


@pytest.mark.parametrize("table", [CROSS, FORM, VISITS], ids=["cross", "form", "visits"])
def test_nothing_is_wider_than_the_window_at_200_percent(shown, table, settled) -> None:
    theme().choose(Look.LIGHT, 2.0)
    window = shown(table)
    window.resize(1024, 600)
    for _ in range(5):
        QApplication.processEvents()
    assert window.page._area.horizontalScrollBar().maximum() == 0


def test_coming_back_looks_again_and_after_a_bring_in_it_begins_anew(shown, settled) -> None:
    window = shown()
    window.go("settings")
    window.go("bring_in")
    settled()
    assert window.page.view.isVisible()
    window.page.confirm.click()
    settled()
    window.go("settings")
    window.go("bring_in")
    settled()
    assert window.page.start.isVisible()
