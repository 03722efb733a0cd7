"""Where copies go, asked once a hub is made."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from entering import ENTER, page, press, settle, texts, write
from hublog.qt.main_window import MainWindow
from hublog.qt.pages.set_up_secrets import Secrets


@pytest.fixture
def setting_up(start) -> MainWindow:
    window = start()
    QTest.keyClick(window.focusWidget(), ENTER)
    return window


def make(window) -> Secrets:
    write(window, "Maple Hub", Qt.Key.Key_Tab)
    write(window, "cum-map")
    QTest.keyClick(window.focusWidget(), ENTER)
    QTest.keyClick(window.focusWidget(), ENTER)
    settle(window)
    return page(window).findChild(Secrets)


def test_activities_and_names_may_wait(setting_up) -> None:
    window = setting_up
    shown = make(window)
    shown.word.setFocus()
    write(window, shown._passphrase.split()[-1])
    press(page(window), "Later, in Settings")
    QTest.keyClick(window.focusWidget(), ENTER)
    settle(window)
    assert window.frame is not None
    assert "What does your hub offer?" in texts(window.frame.page)


def test_where_copies_go_is_asked_and_kept(setting_up, tmp_path, monkeypatch) -> None:
    window = setting_up
    shown = make(window)
    shown.word.setFocus()
    write(window, shown._passphrase.split()[-1])
    places = iter(["", str(tmp_path / "gone"), str(tmp_path)])
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: next(places))
    assert window.focusWidget().text() == "Choose a stick or folder…"
    for _ in range(2):
        press(page(window), "Choose a stick or folder…")
        settle(window)
    assert "Plug the stick in" in texts(page(window))
    press(page(window), "Choose a stick or folder…")
    settle(window)
    assert f"Copies also go to {tmp_path}." in texts(page(window))
    QTest.keyClick(window.focusWidget(), ENTER)
    QTest.keyClick(window.focusWidget(), ENTER)
    settle(window)
    assert window.frame.desk.services.backup.status().outside_folder == tmp_path
