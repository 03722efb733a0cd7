"""A screen of its own without a person, with the bus that screen readers use and one that reads."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

_READER = Path(__file__).with_name("reading_aloud.py")
_SYSTEM_PYTHON = "/usr/bin/python3"
_NEEDED = {
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "dbus-daemon": "dbus",
    _SYSTEM_PYTHON: "python3-pyatspi",
}


@dataclass(frozen=True)
class Thing:
    """Something that is shown, as it is read out."""

    role: str
    name: str
    text: str
    focused: bool


class Screen:
    """A screen, the bus that screen readers use, and one that reads."""

    def __init__(self, settings: Mapping[str, str], reader: "subprocess.Popen[str]") -> None:
        self.settings = settings
        self._reader = reader

    def ask(self, *words: str) -> object:
        """What the reader answers."""
        assert self._reader.stdin is not None
        assert self._reader.stdout is not None
        self._reader.stdin.write(json.dumps(words) + "\n")
        self._reader.stdin.flush()
        return json.loads(self._reader.stdout.readline())

    def things(self) -> list[Thing]:
        """Everything that is shown, in its order."""
        told = self.ask("tree")
        assert isinstance(told, list)
        return [Thing(**each) for each in told]

    def heard(self) -> list[str]:
        """What was announced so far."""
        told = self.ask("heard")
        assert isinstance(told, list)
        return told


@contextmanager
def screen() -> Iterator[Screen]:
    """A screen without a person; skips where a program is missing."""
    missing = [package for program, package in _NEEDED.items() if shutil.which(program) is None]
    if missing or not _reads():
        pytest.skip(
            f"to drive the window: apt-get install {' '.join([*missing, 'gir1.2-atspi-2.0'])}"
        )
    with ExitStack() as stack:
        settings = {
            **os.environ,
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "DISPLAY": _display(stack),
        }
        bus = _start(
            stack, [program_of("dbus-daemon"), "--session", "--nofork", "--print-address"], settings
        )
        assert bus.stdout is not None
        settings["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        yield Screen(settings, _start(stack, [_SYSTEM_PYTHON, str(_READER)], settings))


def _display(stack: ExitStack) -> str:
    reading, writing = os.pipe()
    program = subprocess.Popen(
        [
            program_of("Xvfb"),
            "-displayfd",
            str(writing),
            "-screen",
            "0",
            "1280x720x24",
            "-nolisten",
            "tcp",
        ],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    stack.callback(_stop, program)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as told:
        return f":{told.readline().strip()}"


def _start(
    stack: ExitStack, words: list[str], settings: Mapping[str, str]
) -> "subprocess.Popen[str]":
    program = subprocess.Popen(
        words,
        env=settings,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    stack.callback(_stop, program)
    return program


def _stop(program: "subprocess.Popen[str] | subprocess.Popen[bytes]") -> None:
    program.kill()
    program.communicate()


def program_of(name: str) -> str:
    """Where a program lies."""
    return shutil.which(name) or name


def _reads() -> bool:
    ask = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    tried = subprocess.run([_SYSTEM_PYTHON, "-c", ask], capture_output=True, check=False)
    return tried.returncode == 0
