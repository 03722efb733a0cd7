"""Setting up from a hub pack: dropped or chosen, it fills the first page in, and comes along."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from entering import ENTER, ESC, page, press, settle, texts, write
from hublog.domain.fingerprints import five_words
from hublog.domain.hub_packs import HubPack
from hublog.domain.problems import Problem
from hublog.qt.main_window import MainWindow
from hublog.qt.pages.set_up_activities import PlannedActivities
from hublog.qt.pages.set_up_pack import PackPlace
from hublog.qt.pages.set_up_secrets import Secrets
from hublog.qt.widgets.buttons import Button
from hublog.services.packs import Packs
from hublog.store.passphrase import word_list
from made_packs import OFFICE_KEY, made_pack, pack_file

SPACE = Qt.Key.Key_Space


@pytest.fixture
def setting_up(start) -> MainWindow:
    window = start()
    QTest.keyClick(window.focusWidget(), ENTER)
    return window


def written(folder: Path, pack: HubPack | None = None) -> Path:
    file = folder / "CUM-EWA_pack_2026-06-12.xlsx"
    file.write_bytes(pack_file(pack))
    return file


def filled_in(window, qtbot) -> None:
    """Waits until the pack was read, and the page that it filled in is seen."""
    settle(window)
    qtbot.waitUntil(lambda: window.focusWidget() is not None and window.focusWidget().isVisible())
    QApplication.processEvents()


def choose(window, qtbot, file: Path, monkeypatch) -> None:
    """Chooses the file by keyboard."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    button = page(window).findChild(PackPlace).choose
    button.setFocus()
    QTest.keyClick(button, SPACE)
    filled_in(window, qtbot)


def drop(window, qtbot, *files: Path) -> bool:
    """Drops files on the page; whether it would take them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(each)) for each in files])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    where = QPointF(page(window).rect().center())
    enters = QDragEnterEvent(where, copy, data, Qt.MouseButton.LeftButton, none)
    enters.ignore()
    QApplication.sendEvent(page(window), enters)
    lands = QDropEvent(where, copy, data, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(page(window), lands)
    filled_in(window, qtbot)
    return enters.isAccepted()


def plan_warm_space(window) -> None:
    """Says when one of the activities of the pack runs, by keyboard, and goes on."""
    planned = page(window).findChild(PlannedActivities)
    warm = next(each for each in planned.findChildren(Button) if each.text() == "Warm space")
    warm.setFocus()
    QTest.keyClick(warm, SPACE)
    assert (planned.name.text(), planned.type.currentData()) == ("Warm space", "DROPIN")
    planned.weekday.choose("2")
    planned.name.setFocus()
    QTest.keyClick(planned.name, ENTER)
    assert not warm.isVisible()
    QTest.keyClick(planned.name, ENTER)


def test_a_hub_is_set_up_from_its_pack_by_keyboard_alone(
    setting_up, qtbot, door, tmp_path, monkeypatch
) -> None:
    window = setting_up
    choose(window, qtbot, written(tmp_path), monkeypatch)
    said = texts(page(window))
    assert "From the hub pack of Made-up Programme Office, made on 12 June 2026" in said
    assert f"The five words of the office: {five_words(OFFICE_KEY, word_list())}" in said
    assert window.focusWidget().text() == "Ewanrigg Hub"
    for edit in page(window).findChildren(QLineEdit):
        if edit.text() == "Tuesday team, 01900 000000":
            edit.setText("Ask at the desk")
    QTest.keyClick(window.focusWidget(), ENTER)
    plan_warm_space(window)
    write(window, "Robin")
    settle(window)
    passphrase = page(window).findChild(Secrets)._passphrase
    page(window).findChild(Secrets).word.setFocus()
    write(window, passphrase.split()[-1])
    press(page(window), "Later, in Settings")
    assert "could not be kept" not in texts(page(window))
    QTest.keyClick(window.focusWidget(), ENTER)
    settle(window)
    services = window.frame.desk.services
    hub = services.hub.this()
    assert (hub.code, hub.name, hub.area_name, hub.due_day) == (
        "CUM-EWA",
        "Ewanrigg Hub",
        "Maryport",
        8,
    )
    assert (hub.office_key, hub.contact_line) == (OFFICE_KEY, "Ask at the desk")
    garden, warm_space = services.activities.everything()
    assert (garden.short_code, garden.schedule) == ("GARD", ())
    assert (warm_space.short_code, warm_space.schedule[0].weekday) == ("WARM", 2)
    assert warm_space.schedule[0].start == dt.time(10)


def test_a_pack_is_taken_where_it_is_dropped_on_the_first_page(setting_up, qtbot, tmp_path) -> None:
    window = setting_up
    write(window, "Typed before", Qt.Key.Key_Tab)
    file = written(tmp_path, made_pack(area_name="", country="W"))
    assert drop(window, qtbot, file)
    assert window.focusWidget().text() == "Ewanrigg Hub"
    assert page(window).answers.country == "W"
    QTest.keyClick(window.focusWidget(), ENTER)
    assert not drop(window, qtbot, file)
    assert page(window).findChild(PlannedActivities) is not None


def test_what_is_no_file_is_not_taken(setting_up, qtbot) -> None:
    assert not drop(setting_up, qtbot)
    assert page(setting_up).answers.pack is None


def test_the_code_of_a_pack_stays_and_everything_is_kept_on_the_way_back(
    setting_up, qtbot, tmp_path, monkeypatch
) -> None:
    window = setting_up
    choose(window, qtbot, written(tmp_path), monkeypatch)
    write(window, "Our own name", Qt.Key.Key_Tab)
    code = window.focusWidget()
    QTest.keyClicks(code, "X")
    assert (code.text(), code.isReadOnly()) == ("CUM-EWA", True)
    QTest.keyClick(code, ENTER)
    QTest.keyClick(window.focusWidget(), ESC)
    assert window.focusWidget().text() == "Our own name"
    assert "From the hub pack of" in texts(page(window))
    press(page(window), "Back")
    qtbot.waitUntil(lambda: page(window).findChild(PackPlace) is None)
    settle(window)
    QTest.keyClick(window.focusWidget(), ENTER)
    assert "From the hub pack of" in texts(page(window))


def test_what_is_wrong_with_a_pack_is_said_where_it_was_chosen(
    setting_up, qtbot, tmp_path, monkeypatch
) -> None:
    window = setting_up
    file = tmp_path / "visits.csv"
    file.write_text("Name,Age\nWren,7\n")
    choose(window, qtbot, file, monkeypatch)
    assert "The file visits.csv is not a hub pack" in texts(page(window))
    button = page(window).findChild(PackPlace).choose
    assert button.hasFocus()
    assert "The file visits.csv is not a hub pack" in button.accessibleDescription()
    choose(window, qtbot, written(tmp_path), monkeypatch)
    assert "is not a hub pack" not in texts(page(window))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    press(page(window), "Choose another hub pack…")
    assert "From the hub pack of" in texts(page(window))


def test_a_pack_that_fails_at_last_is_told_beside_the_tips(
    setting_up, qtbot, tmp_path, monkeypatch
) -> None:
    window = setting_up
    choose(window, qtbot, written(tmp_path), monkeypatch)
    monkeypatch.setattr(Packs, "begin", lambda *_: Problem("PACK_UNSEALED", "pack.xlsx"))
    for _ in range(2):
        QTest.keyClick(window.focusWidget(), ENTER)
    write(window, "Robin")
    settle(window)
    secrets = page(window).findChild(Secrets)
    secrets.word.setFocus()
    write(window, secrets._passphrase.split()[-1])
    press(page(window), "Later, in Settings")
    assert "has no seal" in texts(page(window))
