"""Draws the pages about copies: what is in one, a register that is damaged, everything into a spreadsheet."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from drawing import let_go, named, settle, show
from hublog import resources
from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.entrance import Entrance
from hublog.qt.frame import Frame
from hublog.qt.operations import Operations
from hublog.qt.pages.closing import Closing
from hublog.qt.pages.damaged import Damaged
from hublog.qt.pages.restore import Restore
from hublog.qt.pages.set_up_copies import PlaceForCopies
from hublog.qt.theme.theme import theme
from hublog.qt.widgets.arrange import column
from hublog.qt.widgets.threshold import Threshold
from hublog.services.ways_in import Diagnosis
from made_copies import COPIES, SECRET, CopiesDoor, held, look, lost, moment
from open_door import parts_of

if TYPE_CHECKING:  # it draws these with the others
    from screenshots import Hub

_PROBLEM = Problem("STORE_DAMAGED", "/home/hub/hublog", {"backup": "backups/…"})
_TODAY = dt.date(2026, 5, 5)
_COPY = Diagnosis(_PROBLEM, "copy", COPIES[0], look(lacks=lost(whole=False)))
_LOST_KEYS = Diagnosis(Problem("KEYS_MISSING", "/home/hub/hublog"), "keys", COPIES[0], None)
_NOTHING = Diagnosis(Problem("STORE_MISSING", "/home/hub/hublog"), "none", None, None)
Shown = tuple[QWidget, list[Callable[[], object]]]
Made = Callable[[], Shown]


def draw_copies(
    hub: "Hub", operations: Operations, folder: Path, look_: str, size: tuple[int, int]
) -> None:
    """Draw every moment of them."""
    for name, made in {**_entrances(hub, operations), **_pages(hub, operations)}.items():
        page, then = made()
        show(page, size)
        theme().refresh(page)
        settle(operations)
        for step in then:
            step()
            settle(operations)
        theme().refresh(page)
        for _ in range(3):  # widths decide heights, which decide widths of what scrolls
            settle(operations)
        page.grab().save(str(folder / named(name, look_, size)))
        let_go(page)


def _entrances(hub: "Hub", operations: Operations) -> dict[str, Made]:
    def door(**told: object) -> CopiesDoor:
        return CopiesDoor(hub.door.home, hub.services, **told)

    def restore(*, looks: bool) -> Shown:
        found = door(looks=look(lacks=lost(), forgotten=1))
        page = Restore(_entrance(found, operations))

        def look_in() -> None:
            page.list.chosen.emit(page.list.rows[0])
            QTest.keyClicks(page.secret.edit, SECRET)
            page.secret.open_it.click()

        return page, [look_in] if looks else []

    def damaged(diagnosis: Diagnosis, *then: str) -> Shown:
        entrance = _entrance(door(diagnosis=diagnosis), operations)
        page = Damaged(entrance, diagnosis.problem, SECRET)
        return page, [_click(page, each) for each in then]

    def place() -> Shown:
        shown = Threshold(resources.words())
        shown.show_card(column(PlaceForCopies(_entrance(door(), operations), hub.services)))
        return shown, []

    return {
        "restore": lambda: restore(looks=False),
        "restore-preview": lambda: restore(looks=True),
        "damaged": lambda: damaged(_COPY),
        "damaged-help": lambda: damaged(_COPY, "help.turn"),
        "damaged-keys": lambda: damaged(_LOST_KEYS),
        "damaged-no-copy": lambda: damaged(_NOTHING),
        "damaged-dump": lambda: damaged(_COPY, "dump"),
        "closing": lambda: _closing(failed=False),
        "closing-failed": lambda: _closing(failed=True),
        "set-up-copies": place,
    }


def _closing(*, failed: bool) -> Shown:
    page = Closing(resources.words())
    full = Problem("DISK_FULL", "/home/hub/hublog/backups")
    return page, [lambda: page.failed(full, bool)] if failed else []


def _entrance(door: CopiesDoor, operations: Operations) -> Entrance:
    parts = replace(parts_of(door.home, door.services), load_door=lambda: door)
    made = Entrance(parts, door, resources.words(), operations)
    made.today = lambda: _TODAY
    return made


def _pages(hub: "Hub", operations: Operations) -> dict[str, Made]:
    def copies(*then: str) -> Shown:
        desk = Desk(hub.services, resources.words(), resources.code_lists(), operations)
        desk.door = CopiesDoor(
            hub.door.home,
            hub.services,
            before=held(moment(4, 9, 2), "replaced"),
            looks=look(lacks=lost()),
        )
        frame = Frame(desk)

        def look_in() -> None:
            page = frame.page
            page.list.table.chosen.emit(page.list.table.current())
            QTest.keyClicks(page.card.secret.edit, SECRET)
            page.card.secret.open_it.click()

        buttons = [look_in if each == "look" else _click(frame, f"page.{each}") for each in then]
        return frame, [lambda: desk.go("copies"), _click(frame, "page.now"), *buttons]

    return {
        "copies": copies,
        "copies-preview": lambda: copies("look"),
        "copies-dump": lambda: copies("dump"),
        "copies-sound": lambda: copies("sound.look"),
    }


def _click(widget: QWidget, button: str) -> Callable[[], object]:
    """Presses a button that may be there only by then."""
    return lambda: attrgetter(button)(widget).click()
