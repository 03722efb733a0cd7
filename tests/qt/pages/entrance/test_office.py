"""The way into a programme office: set up from the first page, opened by its passphrase or on a server."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from entering import ENTER, ESC, page, press, settle, texts, write
from hublog import resources
from hublog.bootstrap.office import OfficeHome
from hublog.domain.problems import Problem
from hublog.qt.office.frame import OfficeFrame
from hublog.qt.office.set_up import _SHEET, SettingUpOffice
from hublog.qt.office.unlock import OfficeServer, OfficeUnlock
from hublog.qt.pages.first_run import FirstRun
from hublog.qt.pages.set_up_secrets import Secrets
from hublog.qt.recovery_sheet import sheet
from hublog.services.office.api import OfficeServices, OfficeSetUp
from hublog.services.unavailable import StorageUnavailable
from in_memory import done

NAME = "Warm Welcome Programme Office"
SERVER = "postgresql+psycopg://robin@office.example/hublog"


@pytest.fixture
def office(door) -> OfficeHome:
    return OfficeHome(door.home, 0)


@pytest.fixture
def made(office) -> OfficeSetUp:
    """An office that was set up before; closed again."""
    made = done(office.set_up(NAME, "", None))
    made.services.store.close()
    return made


class Server:
    """A server that lets nobody in until it is told to."""

    database = SERVER

    def __init__(self, services: OfficeServices) -> None:
        self.services, self.works = services, False

    def is_office(self) -> bool:
        return True

    def open(self, secret: str) -> OfficeServices:
        assert secret == ""
        if not self.works:
            raise StorageUnavailable(Problem("OFFICE_SERVER", "office.example/hublog"))
        return self.services


def begin(window) -> None:
    press(page(window), "We are the programme office")
    settle(window)


def test_an_office_is_set_up_from_the_first_page(start, office) -> None:
    window = start()
    begin(window)
    write(window, f"  {NAME} ")
    settle(window)
    secrets = page(window).findChild(Secrets)
    assert not window.inside.may_close()
    QApplication.activeModalWidget().close()
    passphrase = secrets._passphrase
    press(secrets, "Go on")
    assert "That is not the last word" in texts(page(window))
    write(window, passphrase.split()[-1])
    press(page(window), "Begin")
    settle(window)
    assert isinstance(window.frame, OfficeFrame)
    assert window.frame.page.name == "returns"
    assert office.is_office()
    assert window.frame.desk.services.hubs.office().name == NAME
    assert NAME in window.frame.notices.right.text()


def test_an_office_without_a_name_is_not_made(start, office) -> None:
    window = start()
    begin(window)
    write(window, " ")
    settle(window)
    assert "Please say what the programme office is called" in texts(page(window))
    assert not office.is_office()


def test_going_back_keeps_what_was_typed(start) -> None:
    window = start()
    begin(window)
    QTest.keyClicks(window.focusWidget(), "Our off")
    QTest.keyClick(window.focusWidget(), ESC)
    settle(window)
    assert isinstance(page(window), FirstRun)
    begin(window)
    assert page(window).name.text() == "Our off"


def test_where_a_register_lies_no_office_is_made_and_that_is_said(start, door, monkeypatch) -> None:
    window = start()
    begin(window)
    assert isinstance(page(window), SettingUpOffice)
    QTest.keyClicks(window.focusWidget(), NAME)
    refused = OfficeHome(door.home, 0)
    monkeypatch.setattr(refused, "set_up", lambda *_: Problem("REGISTER_EXISTS", "here"))
    entrance = window.inside.entrance
    entrance.parts = replace(entrance.parts, load_office=lambda: refused)
    QTest.keyClick(window.focusWidget(), ENTER)
    settle(window)
    assert entrance.words.problem(Problem("REGISTER_EXISTS", "here")) in texts(page(window))


def test_a_disk_that_fails_is_said_too(start, door, monkeypatch) -> None:
    window = start()
    begin(window)
    QTest.keyClicks(window.focusWidget(), NAME)
    full = OfficeHome(door.home, 0)

    def fail(*_: object) -> None:
        raise StorageUnavailable(Problem("DISK_FULL", "here"))

    monkeypatch.setattr(full, "set_up", fail)
    entrance = window.inside.entrance
    entrance.parts = replace(entrance.parts, load_office=lambda: full)
    QTest.keyClick(window.focusWidget(), ENTER)
    settle(window)
    assert entrance.words.problem(Problem("DISK_FULL", "here")) in texts(page(window))


def test_the_passphrase_opens_the_office_a_wrong_one_does_not(start, made) -> None:
    window = start()
    assert isinstance(page(window), OfficeUnlock)
    write(window, "wrong words here now")
    settle(window)
    assert window.frame is None
    write(window, made.passphrase)
    settle(window)
    assert isinstance(window.frame, OfficeFrame)
    assert window.frame.page.name == "returns"
    window.inside.leave()
    settle(window)
    assert isinstance(page(window), OfficeUnlock)


def test_f1_opens_the_guide_of_an_office_on_each_of_its_pages(start, made) -> None:
    window = start()
    write(window, made.passphrase)
    settle(window)
    for place in ("returns", "evidence", "packs", "office_settings", "keys"):
        window.inside.go(place)
        settle(window)
        for _ in range(2):
            window.activateWindow()
            QApplication.processEvents()
            QTest.keyClick(window.windowHandle(), Qt.Key.Key_F1)
            settle(window)
            assert window.frame.page.name == "help"
            assert window.frame.page.choices.value == "office"


def test_the_recovery_sheet_says_how_a_copy_is_brought_back(qapp, made) -> None:
    text = " ".join(
        sheet(resources.words(), NAME, made.recovery_key, labels=_SHEET).toPlainText().split()
    )
    assert text.startswith(f"Recovery sheet of {NAME}")
    assert "type: hublog office restore COPY.db." in text
    assert all(group in text for group in made.recovery_key.split("-"))


def test_a_server_opens_without_a_passphrase_and_one_that_fails_can_be_tried_again(
    start, made, office
) -> None:
    services = done(office.open(made.passphrase))
    server = Server(services)
    window = start()
    entrance = window.inside.entrance
    entrance.parts = replace(entrance.parts, load_office=lambda: server)
    window.inside._first_page()
    settle(window)
    settle(window)
    assert isinstance(page(window), OfficeServer)
    assert "cannot be reached" in texts(page(window))
    server.works = True
    press(page(window), "Try again")
    settle(window)
    settle(window)
    assert isinstance(window.frame, OfficeFrame)
    assert window.frame.desk.database == SERVER
    window.frame.go("office_settings")
    settle(window)
    assert f"The store lies on the server {SERVER}" in texts(window)
