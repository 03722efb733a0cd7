"""The window: it shows itself first, then imports what it holds. It owns no rule."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QIcon, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from hublog import resources
from hublog.qt.actions import bind
from hublog.qt.marks import mark
from hublog.qt.parts import Parts
from hublog.qt.places import PLACES
from hublog.qt.preferences import Preferences
from hublog.qt.theme.theme import theme

if TYPE_CHECKING:  # imported once the window can be seen
    from hublog.qt.frame import Frame
    from hublog.qt.inside import Inside

_SMALLEST, _USUAL = (640, 400), (1280, 720)
_TITLE_BAR = 40  # around the window, or Lock and Undo would lie below a small screen's edge


class MainWindow(QMainWindow):
    """``inside`` comes after the window was ``painted`` for the first time."""

    painted = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._preferences = Preferences(parts.home)
        self._painted = False
        self.inside: Inside | None = None
        self.setMinimumSize(*_SMALLEST)
        room = self.screen().availableSize() - QSize(0, _TITLE_BAR)
        self.resize(QSize(*_USUAL).boundedTo(room))
        geometry = self._preferences.geometry
        if geometry is not None:
            self.restoreGeometry(geometry)
        self.setAcceptDrops(True)
        self._preferences.put_on(theme())
        theme().changed.connect(lambda: self._preferences.remember(theme()))

    @property
    def frame(self) -> "Frame | None":
        """The frame around the open register, where one is open."""
        return self.inside.frame if self.inside is not None else None

    def come_forward(self) -> None:
        """Somebody started hublog again: here it is."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def broke(self, error: BaseException) -> None:
        """Say in a sentence that something went wrong in hublog."""
        if self.inside is not None:
            self.inside.operations.broke.emit(error)
        else:
            self._parts.noted(error)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Once it can be seen, import and show what it holds."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            mark("visible")
            QTimer.singleShot(0, self, self._fill)
            QTimer.singleShot(0, self, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep where it stands, and let go of the register."""
        if self.inside is not None and not self.inside.may_close():
            event.ignore()
            return
        self._preferences.remember_geometry(self.saveGeometry())
        if self.inside is not None:
            self.inside.finish()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped anywhere on an open register."""
        if self.frame is not None and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A dropped register is looked at, never taken in unasked; a reply of the office is taken in."""
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if self.inside is not None and self.frame is not None and files:
            event.acceptProposedAction()
            self.inside.drop(Path(files[0]))

    def _fill(self) -> None:
        from hublog.qt.inside import Inside
        from hublog.qt.window_keys import WindowKeys

        self.setWindowIcon(QIcon(str(resources.path("icons/app.svg"))))
        self.inside = Inside(self._parts, self)
        self.inside.shown.connect(self._show)
        self._bind(self.inside)
        WindowKeys(self)

    def _show(self, widget: QWidget) -> None:
        self.setCentralWidget(widget)
        theme().refresh(self)
        widget.setFocus()

    def _bind(self, inside: "Inside") -> None:
        def to(page: str, **where: object) -> Callable[[], None]:
            return lambda: inside.go(page, **where)

        for number, place in enumerate(PLACES, start=1):
            bind(self, f"page_{number}", to(place.page), whole_window=True)
        for name, do in (
            ("help", inside.help),
            ("keys", to("keys")),
            ("find", to("people", find=True)),
            ("undo", inside.undo),
            ("redo", inside.redo),
            ("lock", inside.leave),
            ("larger", lambda: theme().step(1)),
            ("smaller", lambda: theme().step(-1)),
            ("usual_size", lambda: theme().step(0)),
        ):
            bind(self, name, do, whole_window=True)
