"""A way into a register in memory, as the window is given one."""

from dataclasses import dataclass
from pathlib import Path

from hublog import resources
from hublog.bootstrap.office import OfficeHome
from hublog.domain.problems import Problem
from hublog.qt.parts import Parts
from hublog.services.api import Services
from hublog.services.copy_ports import HeldCopy

_SECRET = "heron"  # noqa: S105 - it opens a register in memory


@dataclass
class OpenDoor:
    """A door to a register in memory; any secret but ``heron`` is a wrong one."""

    home: Path
    services: Services
    there: bool = True

    def exists(self) -> bool:
        return self.there

    def opens_by_system(self) -> bool:
        return False

    def open_by_system(self) -> Problem:
        raise AssertionError("this door has no key of its own")

    def open(self, secret: str) -> Services | Problem:
        return self.services if secret == _SECRET else Problem("WRONG_PASSPHRASE")

    def set_up(self, *_: object) -> Problem:
        raise AssertionError("this test sets nothing up")

    def look_at_pack(self, *_: object) -> Problem:
        raise AssertionError("this test looks at no pack")

    def restore(self, *_: object) -> Problem:
        raise AssertionError("this test restores nothing")

    look_at_backup = undo_restore = diagnose = recover = dump = restore

    def copies(self) -> tuple[HeldCopy, ...]:
        return ()

    def replaced(self) -> None:
        return None

    def draw_password(self) -> str:
        return "four made up words"


def parts_of(home: Path, services: Services, *, there: bool = True) -> Parts:
    """What the program hands to the window, over a register in memory."""
    door = OpenDoor(home, services, there)
    return Parts(
        home=home,
        words=resources.words,
        codes=resources.code_lists,
        load_door=lambda: door,
        door_to=lambda _: door,
        load_office=lambda: OfficeHome(home, 0),
        office_to=lambda _: OfficeHome(home, 0),
        look_around=lambda: (services, lambda: None),
        noted=lambda _: "bug.txt",
    )
