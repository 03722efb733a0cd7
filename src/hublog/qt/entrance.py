"""The way in as the window's first pages use it: set up, open, restore, look around."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from hublog.domain.codes import CodeLists
from hublog.domain.words import Words
from hublog.qt.operations import Operations
from hublog.services.api import Door, Services


@dataclass(frozen=True, slots=True)
class Parts:
    """What the program hands to the window.

    ``load_door`` imports the store, which takes a moment; so it is called away from the window.
    ``look_around`` makes a register full of made-up facts, and what removes it; ``noted`` writes down
    where a bug struck and says in which file.
    """

    home: Path
    words: Callable[[], Words]
    codes: Callable[[], CodeLists]
    load_door: Callable[[], Door]
    look_around: Callable[[], tuple[Services, Callable[[], None]]]
    noted: Callable[[BaseException], str]


@dataclass(frozen=True, slots=True)
class Opened:
    """A register that is open now, and who is at the desk.

    ``remove`` takes it away after it is closed, where everything in it is made up.
    """

    services: Services
    actor: str
    remove: Callable[[], None] | None = None


class Entrance(QObject):
    """What the pages before the register receive.

    ``page`` carries the widget to show next, ``opened`` an ``Opened``; ``back`` asks for the first
    of these pages again.
    """

    page = Signal(object)
    opened = Signal(object)
    back = Signal()

    def __init__(self, parts: Parts, door: Door, words: Words, operations: Operations) -> None:
        super().__init__()
        self.parts, self.door, self.words, self.operations = parts, door, words, operations
