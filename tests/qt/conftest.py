"""A desk over a hub in memory, and pages shown in a real window without a screen."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from drawing import settle
from fake_files import FakeReplies, FakeWriter
from fake_office import FakeOffice
from flashing import told
from hublog import resources
from hublog.qt.application import application
from hublog.qt.desk import Desk
from hublog.qt.frame import Frame
from hublog.qt.main_window import MainWindow
from hublog.qt.office.desk import OfficeDesk
from hublog.qt.office.frame import OfficeFrame
from hublog.qt.operations import Operations
from hublog.qt.page_frame import PageFrame
from hublog.qt.theme.theme import theme
from hublog.qt.theme.tokens import Look
from hublog.services.api import Services
from in_memory import InMemory, hub_in_memory
from laptop_scenes import give, one_laptop
from made_programme import MadeOffice, lived_in_office, opened_again
from month_scenes import services_of
from open_door import parts_of
from walking import SCENES, LivedIn, live_in
from walking_office import OFFICE_SCENES


@pytest.fixture(autouse=True)
def _cheap(cheap_guesses) -> None:
    """Windows are about more than keys."""


@pytest.fixture(autouse=True)
def _nothing_flashes(monkeypatch) -> Iterator[None]:
    """No part of a page is a window of its own, however short."""
    seen: list[str] = []
    for name in ("show", "setVisible"):
        monkeypatch.setattr(QWidget, name, told(getattr(QWidget, name), seen))
    yield
    assert seen == []


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application as hublog makes it."""
    existing = QApplication.instance()
    return existing if isinstance(existing, QApplication) else application(["hublog"])


@pytest.fixture
def hub() -> InMemory:
    """A hub in memory: Tuesday 5 May 2026, ten o'clock."""
    return hub_in_memory()


@pytest.fixture
def writer() -> FakeWriter:
    """Keeps the workbooks it shall write."""
    return FakeWriter()


@pytest.fixture
def replies() -> FakeReplies:
    """Reads the reply it was given."""
    return FakeReplies()


@pytest.fixture
def fake_office() -> FakeOffice:
    """Reads the pack it was given, and keeps the key cards it shall write."""
    return FakeOffice()


@pytest.fixture
def services(hub, writer, replies, fake_office) -> Services:
    """Every use case over that hub; files are kept in memory."""
    made = services_of(hub, writer, replies, fake_office)
    give(made, one_laptop())
    return made


@pytest.fixture
def desk(qapp, services) -> Iterator[Desk]:
    """The desk of that hub; the worker is done when the test is."""
    if (theme().look, theme().scale) != (Look.LIGHT, 1.0):
        theme().choose(Look.LIGHT, 1.0)
    operations = Operations()
    desk = Desk(services, resources.words(), resources.code_lists(), operations)
    desk.actor = "Sam"
    yield desk
    operations.finish()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()


@pytest.fixture
def frame(qtbot, desk) -> Callable[..., Frame]:
    """Shows a page in its frame, with everything it asked for answered."""

    def show(page: str, **where: object) -> Frame:
        made = Frame(desk)
        be_seen(qtbot, made)
        desk.go(page, **where)
        settle(desk.operations)
        return made

    return show


@pytest.fixture
def settled(desk) -> Callable[[], None]:
    """Waits until everything asked of the register was answered and shown."""
    return lambda: settle(desk.operations)


@pytest.fixture
def window(qapp, qtbot, tmp_path, services) -> Iterator[MainWindow]:
    """The window itself; the register at its door opens with the word ``heron``."""
    theme().choose(Look.LIGHT, 1.0)
    made = MainWindow(parts_of(tmp_path, services))
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    qtbot.waitUntil(lambda: made.inside is not None and made.inside.entrance is not None)
    settle(made.inside.operations)
    yield made
    made.close()
    qtbot.waitUntil(lambda: not made.isVisible())
    made.deleteLater()  # what is left over would be painted again with every look
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()


def be_seen(qtbot, frame: PageFrame) -> None:
    """Show a frame as the window that keys go to."""
    qtbot.addWidget(frame)
    frame.resize(1280, 720)
    with qtbot.waitExposed(frame):
        frame.show()
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)


@pytest.fixture
def lived(hub) -> LivedIn:
    """The hub after a month of use, at a session that runs."""
    return live_in(hub)


@pytest.fixture(scope="session")
def office_lived_in(tmp_path_factory) -> Path:
    """The folder of an office with nine hubs and seven months of returns; nobody has it open."""
    home = tmp_path_factory.mktemp("office")
    lived_in_office(home).services.store.close()
    return home


@pytest.fixture
def office(tmp_path, office_lived_in) -> Iterator[MadeOffice]:
    """A copy of that office, open."""
    shutil.copytree(office_lived_in, tmp_path, dirs_exist_ok=True)
    made = opened_again(tmp_path)
    yield made
    made.services.store.close()


@pytest.fixture
def office_desk(qapp, office) -> Iterator[OfficeDesk]:
    """The desk of that office."""
    if (theme().look, theme().scale) != (Look.LIGHT, 1.0):
        theme().choose(Look.LIGHT, 1.0)
    operations = Operations()
    desk = OfficeDesk(office.services, resources.words(), resources.code_lists(), operations)
    desk.actor = "Robin"
    desk.returns = office.folder
    yield desk
    operations.finish()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()


@pytest.fixture
def office_frame(qtbot, office_desk) -> Callable[..., OfficeFrame]:
    """Shows a page of the office in its frame, with everything it asked for answered."""

    def show(page: str, **where: object) -> OfficeFrame:
        made = OfficeFrame(office_desk)
        be_seen(qtbot, made)
        office_desk.go(page, **where)
        settle(office_desk.operations)
        return made

    return show


@pytest.fixture
def scene(request) -> Callable[..., PageFrame]:
    """Shows one of the scenes of a walk in its frame, of a hub or of an office."""

    def show(name: str) -> PageFrame:
        kind = "office_scene" if name in OFFICE_SCENES else "hub_scene"
        made = request.getfixturevalue(kind)(name)
        for _ in range(3):  # widths decide heights, which decide widths of what scrolls
            QApplication.processEvents()
        return made

    return show


@pytest.fixture
def office_scene(office_frame, office, office_desk) -> Callable[..., OfficeFrame]:
    """Shows one of the scenes of an office."""

    def show(name: str) -> OfficeFrame:
        wanted = OFFICE_SCENES[name]
        made = office_frame(wanted.page)
        for step in wanted.steps:
            step(made.page, office)
            settle(office_desk.operations)
        return made

    return show


@pytest.fixture
def hub_scene(frame, lived, settled) -> Callable[..., Frame]:
    """Shows one of the scenes of a hub."""

    def show(name: str) -> Frame:
        wanted = SCENES[name]
        made = frame(wanted.page, **wanted.where(lived))
        settled()
        for step in (wanted.then, wanted.after):
            step(made.page)
            settled()
        return made

    return show
