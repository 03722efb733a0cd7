"""Draws what is about people: what they say yes to, children, their rights, how they are, what is printed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from camp_scenes import AT_CAMP
from drawing import let_go, named, settle, show
from fake_files import FakeReplies, FakeWriter
from fake_office import FakeOffice
from hublog import resources
from hublog.qt.desk import Desk
from hublog.qt.frame import Frame
from hublog.qt.operations import Operations
from hublog.qt.pages.turned import Turned
from hublog.qt.theme.theme import theme
from hublog.services.wellbeing import Ask
from in_memory import hub_in_memory
from laptop_scenes import give, one_laptop
from month_scenes import services_of
from rights_scenes import RIGHTS
from walking import SCENES, LivedIn, live_in
from wellbeing_scenes import somebody_due

_SCENES = (
    *AT_CAMP,
    *RIGHTS,
    "person: what they say yes to",
    "wellbeing",
    "wellbeing: from paper",
    "what became",
    "preview",
)


def draw_people(operations: Operations, folder: Path, look: str, size: tuple[int, int]) -> None:
    """Draw each over a hub in memory that was made for it."""

    def keep(widget: QWidget, name: str) -> None:
        theme().refresh(widget)
        settle(operations)
        moment = name.replace(": ", "-").replace(" ", "-")
        widget.grab().save(str(folder / named(moment, look, size)))
        let_go(widget)

    for name in _SCENES:
        keep(_scene(operations, name, size), name)
    _turned(operations, size, keep)


def _a_desk(operations: Operations) -> tuple[Desk, LivedIn]:
    hub = hub_in_memory()
    services = services_of(hub, FakeWriter(), FakeReplies(), FakeOffice())
    give(services, one_laptop())
    desk = Desk(services, resources.words(), resources.code_lists(), operations)
    desk.actor = "Robin"
    return desk, live_in(hub)


def _scene(operations: Operations, name: str, size: tuple[int, int]) -> QWidget:
    scene = SCENES[name]
    desk, lived = _a_desk(operations)
    frame = Frame(desk)
    show(frame, size)
    desk.go(scene.page, **scene.where(lived))
    for step in (scene.then, scene.after):
        settle(operations)
        step(frame.page)  # type: ignore[arg-type]
    settle(operations)
    return frame


def _turned(
    operations: Operations, size: tuple[int, int], keep: Callable[[QWidget, str], None]
) -> None:
    """The screen turned to somebody: whether they want to answer, and two questions."""
    for instrument, agreed in (("ONS4", False), ("ONS4", True), ("UCLA3", True)):
        desk, lived = _a_desk(operations)
        somebody_due(lived)
        ask = Ask(person_id=lived.people[0], stage="review", instruments=(instrument,))
        turned = Turned(desk, ask, agreed=agreed)
        show(turned, size)
        settle(operations)
        if agreed:
            turned._next()
        keep(turned, f"turned: {instrument}" if agreed else "turned: whether")
