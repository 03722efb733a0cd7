"""Watches the laptop's clock while a register is open: where it jumps, the day is asked before anything is kept."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from hublog.domain.words import Words
from hublog.qt.operations import Operations
from hublog.services.settled_clock import SettledClock

if TYPE_CHECKING:  # most windows never ask
    from hublog.qt.pages.clock_page import ClockPage

_EVERY_MS = 20_000


class ClockWatch(QObject):
    """Lays the question over what is shown; what is half typed below it stays."""

    def __init__(
        self, words: Words, operations: Operations, time: SettledClock, over: QWidget
    ) -> None:
        super().__init__(over)
        self._words, self._operations, self._time, self._over = words, operations, time, over
        self.page: ClockPage | None = None
        self._below: list[QWidget] = []
        self._focus: QWidget | None = None
        over.installEventFilter(self)
        timer = QTimer(self)
        timer.timeout.connect(self.look)
        timer.start(_EVERY_MS)

    def look(self) -> None:
        """Ask where the clock cannot be right any more; ask nothing any more where it is again."""
        doubt = self._time.doubt()
        if doubt is None:
            self._lift()
        elif self.page is None:
            from hublog.qt.pages.clock_page import ClockPage

            self._focus = QApplication.focusWidget()
            self.page = ClockPage(self._words, self._operations, self._time, doubt)
            self.page.question.settled.connect(self._lift)
            self.page.setAutoFillBackground(True)
            self.page.setParent(self._over)
            self.page.setGeometry(self._over.rect())
            self._below = [each for each in _inside(self._over, self.page) if each.isEnabled()]
            for each in self._below:
                each.setEnabled(False)
            self.page.show()
            self.page.raise_()
            self.page.question.begin()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The question covers what is below it, however large that becomes."""
        if self.page is not None and event.type() == QEvent.Type.Resize:
            self.page.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    def _lift(self) -> None:
        page, self.page = self.page, None
        if page is None:
            return
        page.hide()
        page.deleteLater()
        for each in self._below:
            each.setEnabled(True)
        if self._focus is not None:
            self._focus.setFocus()


def _inside(over: QWidget, but: QWidget) -> list[QWidget]:
    return [each for each in over.children() if isinstance(each, QWidget) and each is not but]
