"""Draws the lock, the card that asks for the coordinator, and where keys and PINs are made."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from drawing import let_go, named, settle, show
from fake_keys import FakeKeyRing, access_of
from hublog import resources
from hublog.domain.roles import SlotKind
from hublog.qt.desk import Desk
from hublog.qt.frame import Frame
from hublog.qt.operations import Operations
from hublog.qt.pages.locked import Locked
from hublog.qt.pages.set_up_people import Helpers
from hublog.qt.pages.settings_seat import SeatCard
from hublog.qt.pages.settings_secret import NewPassphrase, NewSheet
from hublog.qt.theme.theme import theme
from hublog.qt.widgets.arrange import column
from hublog.qt.widgets.threshold import Threshold
from hublog.services.api import Services
from hublog.services.seats import Tile

NAMES = (Tile("1", "Robin", True), Tile("2", "Sam", False), Tile("3", "Jo", True))
CARDS: dict[str, Callable[[Any], object]] = {
    "settings-pin": lambda page: page.show_card(SeatCard(page.desk, NAMES[0]), bool),
    "settings-coordinator": lambda page: page.show_card(
        NewPassphrase(page.desk, SlotKind.COORDINATOR), bool
    ),
    "settings-sheet": lambda page: page.show_card(NewSheet(page.desk), bool),
    "settings-keys": lambda page: page.show_inside(page.keys),
    "settings-lock": lambda page: page.show_inside(page.lock),
}


def draw_lock(
    services: Services, operations: Operations, folder: Path, look: str, size: tuple[int, int]
) -> None:
    """Draw them over a hub that has a coordinator."""

    def keep(widget: Any, name: str) -> None:  # noqa: ANN401 - whatever is drawn
        theme().refresh(widget)
        settle(operations)
        widget.grab().save(str(folder / named(name, look, size)))

    ring = FakeKeyRing(coordinator="wren otter maple heron finch")
    volunteer = replace(services, access=access_of(ring, SlotKind.PASSPHRASE))
    coordinator = replace(services, access=access_of(ring, SlotKind.COORDINATOR))
    words = resources.words()
    desk = Desk(volunteer, words, resources.code_lists(), operations)
    for name, key in (("locked", ""), ("locked-pin", "1"), ("locked-coordinator", "secret")):
        locked = Locked(desk, NAMES, coordinated=True)
        show(locked, size)
        if key:
            locked.choose(key)
        keep(locked, name)
        let_go(locked)
    helpers = Threshold(words)
    helpers.show_card(column(Helpers(words, "Robin, Sam, Jo", {"Robin": "2468"})))
    show(helpers, size)
    keep(helpers, "set-up-helpers")
    let_go(helpers)
    frame = Frame(desk)
    show(frame, size)
    for name, page in (("today-volunteer", "today"), ("rise", "people")):
        desk.go(page)
        settle(operations)
        keep(frame, name)
    let_go(frame)
    _draw_settings(coordinator, operations, size, keep)


def _draw_settings(
    services: Services,
    operations: Operations,
    size: tuple[int, int],
    keep: Callable[[Any, str], None],
) -> None:
    desk = Desk(services, resources.words(), resources.code_lists(), operations)
    desk.actor = "Robin"
    for name, then in CARDS.items():
        frame = Frame(desk)
        show(frame, size)
        desk.go("settings")
        settle(operations)
        then(frame.page)
        settle(operations)
        keep(frame, name)
        let_go(frame)
