"""Waiting, where nobody sits at the window, until it has shown all that was asked for."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer

_PATIENCE = 60_000
_ROUNDS = 3
"""An answer may ask once more; what it made is shown a turn later, and widths decide heights."""


def settled(idle: Callable[[], bool]) -> bool:
    """Turn the window's loop until nothing is under way and all of it is shown.

    Whether it came to that within a minute.
    """
    loop, patience = QEventLoop(), QTimer()
    patience.setSingleShot(True)
    patience.start(_PATIENCE)
    rounds = _ROUNDS
    while rounds and patience.isActive():
        # As in the window's own loop, what is done with goes before anything else happens.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
        rounds = rounds - 1 if idle() else _ROUNDS
        if not idle():
            loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    return idle()
