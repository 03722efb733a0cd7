"""Draws the pages about two laptops of a hub that does not exist, and the first page of its second laptop."""

from pathlib import Path

from drawing import let_go, named, settle, show
from hublog import resources
from hublog.qt.desk import Desk
from hublog.qt.entrance import Entrance
from hublog.qt.frame import Frame
from hublog.qt.operations import Operations
from hublog.qt.pages.second_laptop import SecondLaptop
from hublog.qt.theme.theme import theme
from hublog.services.api import Services
from laptop_scenes import CAMP_FILE, give, one_laptop
from walking import SCENES, LivedIn

_ABOUT = ("laptop", "settings: a transfer file", "settings: who sends", "settings: what stays")
_NOWHERE: LivedIn | None = None
"""These scenes ask for nothing that somebody lived through."""


def draw_laptops(
    services: Services, operations: Operations, folder: Path, look: str, size: tuple[int, int]
) -> None:
    """Draw every scene about them; nothing of it is kept."""
    for name, scene in SCENES.items():
        if not name.startswith(_ABOUT) and "laptops" not in name:
            continue
        give(services, one_laptop())
        desk = Desk(services, resources.words(), resources.code_lists(), operations)
        desk.actor = "Robin"
        frame = Frame(desk)
        show(frame, size)
        desk.go(scene.page, **scene.where(_NOWHERE))  # type: ignore[arg-type]
        for step in (scene.then, scene.after):
            settle(operations)
            step(frame.page)  # type: ignore[arg-type]
        settle(operations)
        if name == "settings: our laptops":
            frame.page.show_inside(frame.page.laptops)  # type: ignore[union-attr]
        theme().refresh(frame)
        settle(operations)
        moment = name.replace(": ", "-").replace(" ", "-").replace("'", "")
        frame.grab().save(str(folder / named(moment, look, size)))
        let_go(frame)
    give(services, one_laptop())


def draw_second_laptop(
    entrance: Entrance, operations: Operations, folder: Path, look: str, size: tuple[int, int]
) -> None:
    """Draw the page on which a second laptop begins, before and after its file is known."""
    for name, file in (("second-laptop", None), ("second-laptop-file", CAMP_FILE)):
        page = SecondLaptop(entrance, file)
        show(page, size)
        theme().refresh(page)
        settle(operations)
        page.grab().save(str(folder / named(name, look, size)))
        let_go(page)
