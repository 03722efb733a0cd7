"""Which page a home folder begins with: the first run, a hub's passphrase, or an office's way in."""

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from hublog.qt.entrance import Entrance


class _Holds(Enum):
    """What a home folder holds; known without any secret."""

    NOTHING = auto()
    REGISTER = auto()
    OFFICE = auto()


def first_page(entrance: Entrance, show: Callable[[QWidget], None], owner: QObject) -> None:
    """Make the first page, once it is known what the folder holds."""

    def look() -> _Holds:
        if entrance.parts.load_office().is_office():
            return _Holds.OFFICE
        return _Holds.REGISTER if entrance.door.exists() else _Holds.NOTHING

    entrance.operations.run(look, lambda found: show(_page(entrance, found)), owner)


def _page(entrance: Entrance, found: _Holds) -> QWidget:
    if found is _Holds.OFFICE:
        from hublog.qt.office.unlock import office_door_page

        return office_door_page(entrance)
    if found is _Holds.REGISTER:
        from hublog.qt.pages.unlock import Unlock

        return Unlock(entrance)
    from hublog.qt.pages.first_run import FirstRun

    return FirstRun(entrance)
