"""Set-up: who wants a PIN, and the coordinator's passphrase."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from entering import ENTER, ESC, page, press, settle, write
from hublog import resources
from hublog.domain.problems import Problem
from hublog.domain.roles import Role
from hublog.domain.seats import seat_id
from hublog.qt.main_window import MainWindow
from hublog.qt.pages.set_up import SettingUp
from hublog.qt.pages.set_up_people import Helpers
from hublog.qt.pages.set_up_secrets import Secrets
from hublog.qt.pages.settings_secret import NewPassphrase


@pytest.fixture
def setting_up(start) -> MainWindow:
    window = start()
    QTest.keyClick(window.focusWidget(), ENTER)
    assert isinstance(page(window), SettingUp)
    return window


def tell_the_hub(window) -> None:
    write(window, "Maple Hub", Qt.Key.Key_Tab)
    write(window, "cum-map")


def secrets(window) -> Secrets:
    return page(window).findChild(Secrets)


def make(window) -> Secrets:
    tell_the_hub(window)
    QTest.keyClick(window.focusWidget(), ENTER)
    QTest.keyClick(window.focusWidget(), ENTER)
    settle(window)
    return secrets(window)


def test_who_wants_a_pin_gives_one_and_coming_back_keeps_it(setting_up, door) -> None:
    window = setting_up
    tell_the_hub(window)
    QTest.keyClick(window.focusWidget(), ENTER)
    helpers = page(window).findChild(Helpers)
    QTest.keyClicks(window.focusWidget(), "Robin, Sam")
    QApplication.processEvents()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert window.focusWidget().accessibleName() == "PIN of Robin"
    write(window, "12")
    settle(window)
    assert "4 to 6 digits" in window.focusWidget().accessibleDescription()
    write(window, "2468", Qt.Key.Key_Tab)
    QTest.keyClick(window.focusWidget(), ESC)
    QTest.keyClick(window.focusWidget(), ENTER)
    helpers = page(window).findChild(Helpers)
    assert helpers.pins == {"Robin": "2468"}
    QTest.keyClick(helpers.names, ENTER)
    settle(window)
    services = page(window)._made.services
    assert [tile.has_pin for tile in services.seats.everybody()] == [True, False]
    assert not isinstance(services.seats.check_pin(seat_id("Robin"), "2468"), Problem)


def test_a_coordinators_passphrase_is_offered_and_made(setting_up) -> None:
    window = setting_up
    shown = make(window)
    shown.written_down.emit()
    press(page(window), resources.words()("set_up_copies.later"))
    press(page(window), "Coordinator\u2019s passphrase\u2026")
    settle(window)
    card = page(window).findChild(NewPassphrase)
    secret = card.secret
    write(window, secret.split()[-1])
    settle(window)
    assert window.focusWidget().text() == "Begin"
    services = page(window)._made.services
    assert services.access.has_coordinator
    assert services.access.unlocks(secret) is Role.COORDINATOR
