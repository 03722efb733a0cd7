"""Watches whether anybody is at the laptop: keys, mouse and touch on the window, and a timer that ticks."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QWidget

from hublog.qt.idleness import USUAL_MINUTES, Idleness, Moment, Wanted, this_moment

_EVERY = 10_000
"""Milliseconds between two looks at the clock."""
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
    }
)


class Watching(QObject):
    """``locks`` after some minutes without a touch; ``lets_go`` after half an hour, or a sleep.

    It hears what comes to the windows themselves, before any field: that is once for each touch,
    where the whole application would be asked again and again.
    """

    locks = Signal()
    lets_go = Signal()

    def __init__(
        self,
        window: QWidget,
        minutes: int = USUAL_MINUTES,
        now: Callable[[], Moment] = this_moment,
    ) -> None:
        super().__init__(window)
        self._window, self._now = window, now
        self._idleness = Idleness(now(), minutes)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.tick)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._turn_to)

    @property
    def minutes(self) -> int:
        """It locks after so many minutes."""
        return self._idleness.minutes

    def set_minutes(self, minutes: int) -> None:
        """Lock after so many minutes from now on."""
        self._idleness.minutes = minutes

    def begin(self) -> None:
        """Something is open: watch from now on."""
        self._idleness = Idleness(self._now(), self._idleness.minutes)
        self._turn_to(self._window.windowHandle())
        self._timer.start()

    def end(self) -> None:
        """Nothing is open any more."""
        self._timer.stop()

    def tick(self) -> None:
        """Look at the clock."""
        wanted = self._idleness.tick(self._now())
        if wanted is Wanted.LOCK:
            self.locks.emit()
        elif wanted is Wanted.LET_GO:
            self._idleness.touch(self._now())  # or it would be said at every tick
            self.lets_go.emit()

    def touch(self) -> None:
        """Somebody is there."""
        self._idleness.touch(self._now())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whatever is pressed, moved or touched counts; it goes on to where it was meant for."""
        if event.type() in _TOUCHES:
            self.touch()
        return super().eventFilter(watched, event)

    def _turn_to(self, window: QWindow | None) -> None:
        """A dialog, or a list that opened, is a window too."""
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
