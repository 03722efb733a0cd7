"""The laptop says that it goes to sleep, and waits until the key is gone."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from ctypes import wintypes
from pathlib import Path
from queue import Queue
from threading import Thread

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from hublog.qt.sleeping import Sleeping, _PowerMessages

_SYSTEM_PYTHON = "/usr/bin/python3"
_LOGIND = Path(__file__).parents[1] / "fake_logind.py"


class Logind:
    """The other side: what it heard, and what it shall say."""

    def __init__(self, program: "subprocess.Popen[str]") -> None:
        self._program = program
        self._said: Queue[str] = Queue()
        Thread(target=self._listen, daemon=True).start()

    def says(self, line: str) -> None:
        assert self._program.stdin is not None
        self._program.stdin.write(f"{line}\n")
        self._program.stdin.flush()

    def heard(self) -> str:
        return "" if self._said.empty() else self._said.get()

    def _listen(self) -> None:
        assert self._program.stdout is not None
        for line in self._program.stdout:
            self._said.put(line.strip())


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as made:
        yield made


@pytest.fixture
def address(stack) -> str:
    """Where a bus of our own is reached, that stands for the system's."""
    asked = [_SYSTEM_PYTHON, "-c", "import dbus, gi"]
    there = subprocess.run(asked, capture_output=True, check=False).returncode == 0
    if not sys.platform.startswith("linux") or shutil.which("dbus-daemon") is None or not there:
        pytest.skip("to hear of a sleep: apt-get install dbus python3-dbus python3-gi")
    bus = _start(
        stack, [shutil.which("dbus-daemon") or "", "--session", "--nofork", "--print-address"]
    )
    assert bus.stdout is not None
    return bus.stdout.readline().strip()


@pytest.fixture
def logind(stack, address) -> Logind:
    """A logind on that bus."""
    made = Logind(_start(stack, [_SYSTEM_PYTHON, str(_LOGIND), address]))
    assert made._said.get(timeout=10) == "ready"
    return made


def _start(stack: ExitStack, words: list[str]) -> "subprocess.Popen[str]":
    program = subprocess.Popen(
        words,
        env=dict(os.environ),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )
    stack.callback(program.communicate)
    stack.callback(program.kill)
    return program


@pytest.fixture
def parent(qapp) -> Iterator[QObject]:
    made = QObject()
    yield made
    made.deleteLater()


def count(signal) -> Callable[[], int]:
    heard: list[int] = []
    signal.connect(lambda: heard.append(1))
    return lambda: len(heard)


def test_the_laptop_waits_with_its_sleep_until_the_key_is_gone(
    logind, address, parent, qtbot
) -> None:
    """Safety.md, keys: the key is dropped on sleep."""
    sleeping = Sleeping(parent, address)
    going = count(sleeping.going)
    sleeping.begin()
    qtbot.waitUntil(lambda: logind.heard() == "asked sleep hublog delay", timeout=30_000)
    qtbot.waitUntil(lambda: sleeping._delay is not None, timeout=30_000)
    logind.says("sleep")
    qtbot.waitUntil(lambda: going() == 1, timeout=30_000)
    assert logind.heard() == ""
    sleeping.may_sleep()
    qtbot.waitUntil(lambda: logind.heard() == "released", timeout=30_000)
    logind.says("wake")
    qtbot.waitUntil(lambda: logind.heard() == "asked sleep hublog delay", timeout=30_000)
    assert going() == 1


def test_where_there_is_nobody_to_ask_the_window_opens_all_the_same(parent, tmp_path) -> None:
    sleeping = Sleeping(parent, f"unix:path={tmp_path / 'none'}")
    sleeping.begin()
    assert sleeping._delay is None


def test_the_end_of_the_session_is_heard(parent) -> None:
    sleeping = Sleeping(parent)
    leaving = count(sleeping.leaving)
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    sleeping._leave(None)
    assert leaving() == 1


@pytest.mark.parametrize(
    ("kind", "message", "number", "told"),
    [
        (b"windows_generic_MSG", 0x0218, 4, 1),
        (b"windows_generic_MSG", 0x0218, 18, 0),
        (b"windows_generic_MSG", 0x0200, 4, 0),
        (b"xcb_generic_event_t", 0x0218, 4, 0),
    ],
)
def test_windows_says_it_in_a_message(kind, message, number, told) -> None:
    """Laid out in memory as Windows does; the message itself needs Windows."""
    heard: list[int] = []
    made = wintypes.MSG(None, message, number, 0, 0)
    seen = _PowerMessages(lambda: heard.append(1)).nativeEventFilter(kind, ctypes.addressof(made))
    assert seen == (False, 0)
    assert len(heard) == told
