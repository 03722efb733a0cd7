"""What follows once a register opened: who is at the desk is asked where nobody knows."""

from PySide6.QtCore import QObject

from hublog.qt.entrance import Entrance, Opened
from hublog.qt.pages.who import Who
from hublog.qt.workplace import Notice
from hublog.services.api import Services


def welcome(
    entrance: Entrance,
    services: Services,
    owner: QObject,
    *,
    actor: str = "",
    notice: Notice | None = None,
) -> None:
    """Show the register at once, or first the names of those who work here; the notice comes after."""
    entrance.said = notice or entrance.said

    def ask_who(names: tuple[str, ...]) -> None:
        if names and not actor:
            entrance.page.emit(Who(entrance, services, names))
        else:
            entrance.opened.emit(Opened(services, actor))

    entrance.operations.run(lambda: services.hub.this().desk_names, ask_who, owner)
