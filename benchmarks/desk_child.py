"""The program itself at the desk, in a process of its own: unlocked, and typed at as a person would.

``desk_child.py PASSPHRASE [NAME…]`` opens the register of ``HUBLOG_HOME``, waits until its running
session can be typed at, types each name and signs that person in. It prints one line of JSON.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from hublog.qt.binding import plain_imports

plain_imports()  # as the program itself does before anything else

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from hublog import app
from hublog.qt.main_window import MainWindow
from hublog.qt.pages.register import Register
from hublog.qt.pages.unlock import Unlock
from hublog.store import door

_STEP_MS = 2
_LETTERS = 3
Part = TypeVar("Part", bound=QObject)
moments: dict[str, float] = {}


def watch(passphrase: str, names: list[str]) -> None:
    """Look every few milliseconds whether the program is where the next thing can be done."""
    timer = QTimer(QApplication.instance())
    timer.setInterval(_STEP_MS)

    def look() -> None:
        unlock, register = shown(Unlock), shown(Register)
        if unlock is not None and "typed" not in moments:
            moments["typed"] = time.perf_counter()
            unlock.secret.setText(passphrase)
            press(unlock.secret, Qt.Key.Key_Return)
        if register is not None and register.view is not None and idle():
            timer.stop()
            moments["ready"] = time.perf_counter()
            print(json.dumps(told(register, names)))
            window().close()

    timer.timeout.connect(look)
    timer.start()


def told(register: Register, names: list[str]) -> dict[str, object]:
    """What this run has shown; times in milliseconds, memory in kilobytes."""
    ready = (moments["ready"] - moments["key"]) * 1000
    resident = resident_kilobytes()
    letters: list[float] = []
    enters: list[float] = []
    field = register.finding.field
    for name in names:
        letters += [
            timed(lambda sign=sign: press(field, Qt.Key.Key_Any, sign)) for sign in name[:_LETTERS]
        ]
        for sign in name[_LETTERS:]:
            press(field, Qt.Key.Key_Any, sign)
        QApplication.processEvents()
        before = len(register.view.entries) if register.view else 0
        enters.append(timed(lambda: press(field, Qt.Key.Key_Return)))
        if register.view is None or len(register.view.entries) != before + 1:
            raise RuntimeError(name)
    return {"ready": ready, "resident": resident, "letters": letters, "enters": enters}


def press(where: QWidget, key: Qt.Key, sign: str = "") -> None:
    """One key, down and up; Qt's own module for tests would count into the memory."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, sign)
        QApplication.sendEvent(where, event)


def timed(job: Callable[[], None]) -> float:
    """Milliseconds from a key until everything it sets off is done and painted."""
    start = time.perf_counter()
    job()
    QApplication.processEvents()
    while not idle():
        QApplication.processEvents()
    QApplication.processEvents()
    return (time.perf_counter() - start) * 1000


def idle() -> bool:
    """Whether the register has answered everything."""
    inside = window().inside
    return inside is not None and inside.operations.idle


def window() -> MainWindow:
    """The one there is."""
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))


def shown(kind: type[Part]) -> Part | None:
    """The page of that kind, if it is on the screen."""
    windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
    found = [part for w in windows for part in w.findChildren(kind)]
    return next((part for part in found if part.isVisible()), None)


def resident_kilobytes() -> int:
    """How much memory this process holds now; 0 where the system does not say it this way."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    lines = status.read_text(encoding="ascii").splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1])


def main() -> int:
    """Run the program as its users start it, with somebody at the keys."""
    passphrase, *names = sys.argv[1:]
    open_with_key, fill = door.open_with_key, MainWindow._fill

    def key_is_there(*args: object) -> object:
        moments["key"] = time.perf_counter()
        return open_with_key(*args)

    def filled(self: MainWindow) -> None:
        fill(self)
        watch(passphrase, names)

    door.open_with_key = key_is_there
    MainWindow._fill = filled
    sys.argv[1:] = []
    return app.main()


if __name__ == "__main__":
    sys.exit(main())
