"""Decides by the words typed what to start: the window, the guarded reader or the command line."""

import io
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # each start imports only what it needs
    from pathlib import Path

    from hublog.qt.parts import Parts
    from hublog.services.api import Services
    from hublog.services.office.api import OfficeDoor
    from hublog.services.ways_in import Door


def main() -> int:
    """Start what the words ask for; the exit code comes back or is raised as an exit."""
    words = sys.argv[1:]
    if words[:1] == ["--read-guarded"]:
        from hublog.sheets.reading_child import main as read_guarded

        return read_guarded(words[1:])
    from hublog.last_chance import leave_no_image

    leave_no_image()
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if words == ["--self-test"]:
        return _self_test()
    if not words and _has_screen():
        return _window()
    return _command_line(words or ["--help"])


def _window() -> int:
    from hublog.qt.binding import plain_imports

    plain_imports()
    from hublog.qt.application import run

    return run(_parts(), sys.argv)


def _self_test() -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from hublog.qt.self_test import run

    return run(_parts(), sys.argv)


def _command_line(words: list[str]) -> int:
    from hublog.bootstrap import context
    from hublog.cli.main import hublog

    hublog.main(args=words, prog_name="hublog", obj=context())
    return 0


def _parts() -> "Parts":
    """What the window is made from; the store is imported when the window asks for the door."""
    from hublog import config, resources
    from hublog.qt.parts import Parts

    def load_door() -> "Door":
        from hublog.bootstrap import door

        return door()

    def door_to(home: "Path") -> "Door":
        from hublog.bootstrap import HomeDoor

        return HomeDoor(home, 0)

    def look_around() -> "tuple[Services, Callable[[], None]]":
        from hublog.bootstrap import look_around

        return look_around()

    def noted(bug: BaseException) -> str:
        from hublog.last_chance import write_down

        return write_down(bug, home)

    home = config.home()
    return Parts(
        home=home,
        words=resources.words,
        codes=resources.code_lists,
        load_door=load_door,
        door_to=door_to,
        load_office=_office,
        office_to=_office_in,
        look_around=look_around,
        noted=noted,
    )


def _office() -> "OfficeDoor":
    """The way into the office of the usual home folder, or on the server that the settings name."""
    from hublog import config
    from hublog.bootstrap.office import OfficeHome

    return OfficeHome(config.home(), config.key_seconds(), config.database())


def _office_in(home: "Path") -> "OfficeDoor":
    from hublog.bootstrap.office import OfficeHome

    return OfficeHome(home, 0)


def _has_screen() -> bool:
    """Whether there is a screen to show a window on; only Linux has laptops without."""
    told = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in told)
