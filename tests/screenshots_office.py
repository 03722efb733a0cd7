"""Draws the pages of a programme office that does not exist."""

from pathlib import Path

from drawing import let_go, named, settle, show
from hublog import resources
from hublog.qt.office.desk import OfficeDesk
from hublog.qt.office.frame import OfficeFrame
from hublog.qt.operations import Operations
from hublog.qt.theme.theme import theme
from made_programme import STAFF, MadeOffice
from walking_office import OFFICE_SCENES


def draw_office(
    office: MadeOffice, operations: Operations, folder: Path, look: str, size: tuple[int, int]
) -> None:
    """Draw the pages of a programme office."""
    for name, scene in OFFICE_SCENES.items():
        desk = OfficeDesk(office.services, resources.words(), resources.code_lists(), operations)
        desk.actor = STAFF
        frame = OfficeFrame(desk)
        show(frame, size)
        frame.begin(lambda: None)
        settle(operations)
        frame.go(scene.page)
        for step in (lambda *_: None, *scene.steps):
            settle(operations)
            step(frame.page, office)
        settle(operations)
        theme().refresh(frame)
        settle(operations)
        moment = name.replace(": ", "-").replace(" ", "-")
        frame.grab().save(str(folder / named(moment, look, size)))
        let_go(frame)
