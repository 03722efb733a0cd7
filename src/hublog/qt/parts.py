"""What the program hands to the window; nothing of it is imported before it is asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the window is shown before these are imported
    from hublog.domain.codes import CodeLists
    from hublog.domain.words import Words
    from hublog.services.api import Services
    from hublog.services.office.api import OfficeDoor
    from hublog.services.ways_in import Door


@dataclass(frozen=True, slots=True)
class Parts:
    """The ways to what takes a moment: called away from the window, once it can be seen.

    ``load_door`` imports the store; ``door_to`` is the way into another folder, with cheap keys;
    ``load_office`` and ``office_to`` are the same for a programme office.
    ``look_around`` makes a register full of made-up facts, and what removes it; ``noted`` writes down
    where a bug struck and says in which file.
    """

    home: Path
    words: "Callable[[], Words]"
    codes: "Callable[[], CodeLists]"
    load_door: "Callable[[], Door]"
    door_to: "Callable[[Path], Door]"
    load_office: "Callable[[], OfficeDoor]"
    office_to: "Callable[[Path], OfficeDoor]"
    look_around: "Callable[[], tuple[Services, Callable[[], None]]]"
    noted: Callable[[BaseException], str]
