"""Which page a home folder begins with: the first run, a hub's passphrase, or an office's way in."""

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from hublog.domain.problems import Problem
from hublog.qt.drafts_aside import let_go_of_drafts
from hublog.qt.entrance import Entrance
from hublog.services.api import Services
from hublog.services.unavailable import StorageUnavailable


class _Holds(Enum):
    """What a home folder holds; known without any secret."""

    NOTHING = auto()
    REGISTER = auto()
    OFFICE = auto()


def first_page(entrance: Entrance, show: Callable[[QWidget], None], owner: QObject) -> None:
    """Make the first page, once it is known what the folder holds."""

    def look() -> _Holds:
        let_go_of_drafts(entrance.parts.home)
        if entrance.parts.load_office().is_office():
            return _Holds.OFFICE
        return _Holds.REGISTER if entrance.door.exists() else _Holds.NOTHING

    def found(holds: _Holds) -> None:
        fresh, entrance.just_started = entrance.just_started, False
        page = _page(entrance, holds)
        show(page)
        if fresh and holds is _Holds.REGISTER:
            _open_by_itself(entrance, page)

    entrance.operations.run(look, found, owner)


def _open_by_itself(entrance: Entrance, page: QWidget) -> None:
    """Where whoever is logged in may open the register; after a lock the passphrase is needed."""
    from hublog.qt.pages.unlock import Unlock
    from hublog.qt.pages.who import let_in

    def opened() -> Services | Problem | None:
        try:
            door = entrance.door
            return door.open_by_system() if door.opens_by_system() else None
        except StorageUnavailable as error:
            return error.problem

    def tried(found: Services | Problem | None) -> None:
        if isinstance(found, Problem) and isinstance(page, Unlock):
            page.tell(entrance.words.problem(found))
        elif found is not None and not isinstance(found, Problem):
            let_in(entrance, found)

    entrance.operations.run(opened, tried, page)


def _page(entrance: Entrance, found: _Holds) -> QWidget:
    if found is _Holds.OFFICE:
        from hublog.qt.office.unlock import office_door_page

        return office_door_page(entrance)
    if found is _Holds.REGISTER:
        from hublog.qt.pages.unlock import Unlock

        return Unlock(entrance)
    from hublog.qt.pages.first_run import FirstRun

    return FirstRun(entrance)
