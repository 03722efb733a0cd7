"""The window over a home folder of its own, with a real register or none."""

from collections.abc import Callable, Iterator

import pytest

from entering import HUB, settle
from hublog import resources
from hublog.bootstrap import HomeDoor
from hublog.bootstrap.office import OfficeHome
from hublog.qt.main_window import MainWindow
from hublog.qt.parts import Parts
from hublog.qt.theme.theme import theme
from hublog.qt.theme.tokens import Look
from hublog.services.api import Services
from hublog.services.ways_in import SetUp
from in_memory import done


@pytest.fixture
def door(tmp_path) -> HomeDoor:
    return HomeDoor(tmp_path / "home", 0)


@pytest.fixture
def made(door) -> SetUp:
    """A hub that was set up before, with two names at its desk; closed again."""
    made = done(door.set_up("Sam", HUB, None))
    for name in ("Robin", "Sam"):
        done(made.services.seats.add("Sam", name))
    made.services.store.close()
    return made


@pytest.fixture
def start(qapp, qtbot, door) -> Iterator[Callable[[], MainWindow]]:
    """Starts the window on that home, up to its first page."""
    theme().choose(Look.LIGHT, 1.0)
    windows: list[MainWindow] = []

    def begin() -> MainWindow:
        window = MainWindow(_parts(door))
        windows.append(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: window.inside is not None, timeout=20_000)
        settle(window)
        return window

    yield begin
    for window in windows:
        copies = window.inside is not None and window.inside.copies_at_close
        window.close()
        if copies:
            qtbot.waitUntil(lambda window=window: not window.isVisible(), timeout=20_000)
    qapp.processEvents()


def _parts(door: HomeDoor) -> Parts:
    def look_around() -> tuple[Services, Callable[[], None]]:
        made = done(door.set_up("hublog", HUB, None))
        return made.services, lambda: None

    return Parts(
        home=door.home,
        words=resources.words,
        codes=resources.code_lists,
        load_door=lambda: door,
        door_to=lambda _: door,
        load_office=lambda: OfficeHome(door.home, 0),
        office_to=lambda _: OfficeHome(door.home, 0),
        look_around=look_around,
        noted=lambda _: "bug.txt",
    )
