"""The program itself at month end, in a process of its own: the Month page opened, and turned.

``month_child.py PASSPHRASE`` opens the register of ``HUBLOG_HOME`` and waits for Today. It opens the
page Month before anything was worked out, then turns a month back and forth. It prints one line of
JSON: milliseconds until the days are shown, and until everything is, as soon as it is opened and once
turned.
"""

import json
import sys
import time
from collections.abc import Callable

from desk_child import Part, idle, press, shown, window
from hublog.qt.binding import plain_imports

plain_imports()  # as the program itself does before anything else

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from hublog import app
from hublog.qt.main_window import MainWindow
from hublog.qt.pages.month import MonthPage
from hublog.qt.pages.today import Today
from hublog.qt.pages.unlock import Unlock

Told = Callable[[], dict[str, list[float]]]
_STEP_MS = 2


def watch(passphrase: str, told: Told) -> None:
    """Look every few milliseconds whether the program is where the next thing can be done."""
    timer = QTimer(QApplication.instance())
    timer.setInterval(_STEP_MS)
    typed: list[bool] = []

    def look() -> None:
        unlock, today = shown(Unlock), shown(Today)
        if unlock is not None and not typed:
            typed.append(True)
            unlock.secret.setText(passphrase)
            press(unlock.secret, Qt.Key.Key_Return)
        if today is not None and idle():
            timer.stop()
            print(json.dumps(told()))
            window().close()

    timer.timeout.connect(look)
    timer.start()


def month_end() -> dict[str, list[float]]:
    """What this run has shown."""
    opened = _timed(lambda: window().inside.go("month"))
    page = the_page(MonthPage)
    turned = [_timed(lambda by=by: page._turn(by)) for by in (-1, 1, -1, 1)]
    days, whole = zip(opened, *turned, strict=True)
    return {"days": list(days), "whole": list(whole)}


def _timed(job: Callable[[], None]) -> tuple[float, float]:
    """Milliseconds until the days of the month are painted, and until nothing is missing."""
    start = time.perf_counter()
    before = _calendar()
    job()
    while _calendar() is before:
        wait()
    QApplication.processEvents()
    days = (time.perf_counter() - start) * 1000
    while not idle():
        wait()
    QApplication.processEvents()
    return days, (time.perf_counter() - start) * 1000


def wait() -> None:
    """Sleep until something happens: who looks all the time takes the time of the worker."""
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _calendar() -> object:
    page = shown(MonthPage)
    return None if page is None else page.ways.calendar


def the_page(kind: type[Part]) -> Part:
    """The page that is shown, which is of that kind."""
    page = shown(kind)
    if page is None:
        raise LookupError(kind.__name__)
    return page


def main(told: Told) -> int:
    """Run the program as its users start it, with somebody at the keys."""
    (passphrase,) = sys.argv[1:]
    fill = MainWindow._fill

    def filled(self: MainWindow) -> None:
        fill(self)
        watch(passphrase, told)

    MainWindow._fill = filled
    sys.argv[1:] = []
    return app.main()


if __name__ == "__main__":
    sys.exit(main(month_end))
