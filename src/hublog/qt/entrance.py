"""The way in as the window's first pages use it: set up, open, restore, look around."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hublog.domain.words import Words
from hublog.qt.operations import Operations
from hublog.qt.parts import Parts
from hublog.qt.workplace import Notice
from hublog.services.api import Services
from hublog.services.ways_in import Door

if TYPE_CHECKING:  # a hub needs no office
    from hublog.services.office.api import OfficeServices


@dataclass(frozen=True, slots=True)
class Opened:
    """A register that is open now, and who is at the desk.

    ``remove`` takes it away after it is closed, where everything in it is made up.
    """

    services: Services
    actor: str
    remove: Callable[[], None] | None = None


@dataclass(frozen=True, slots=True)
class OpenedOffice:
    """An office's store that is open now; ``database`` is where its server is, empty for none."""

    services: "OfficeServices"
    database: str = ""


class Entrance(QObject):
    """What the pages before the register receive.

    ``page`` carries the widget to show next, ``opened`` an ``Opened``, ``opened_office`` an
    ``OpenedOffice``; ``back`` asks for the first
    of these pages again. ``may_close`` is off while the only copy of a secret is on the screen.
    ``just_started`` until the first of these pages was shown: only then the laptop's own key store may
    open the register. ``begun`` keeps what was told on pages that somebody went back from. ``said`` is
    what the window says once a register is open.
    """

    page = Signal(object)
    opened = Signal(object)
    opened_office = Signal(object)
    back = Signal()

    def __init__(self, parts: Parts, door: Door, words: Words, operations: Operations) -> None:
        super().__init__()
        self.begun: dict[str, object] = {}
        self.may_close = True
        self.just_started = True
        self.said: Notice | None = None
        self.parts, self.door, self.words, self.operations = parts, door, words, operations

    def today(self) -> dt.date:
        """Today's date, before a register is open that has a clock."""
        return dt.date.today()  # noqa: DTZ011 - the day as the person at the desk knows it
