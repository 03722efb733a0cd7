"""The window: it shows itself first, then imports what it holds. It owns no rule."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QIcon,
    QPaintEvent,
)
from PySide6.QtWidgets import QMainWindow, QWidget

from hublog import resources
from hublog.qt.actions import bind
from hublog.qt.marks import mark
from hublog.qt.parts import Parts
from hublog.qt.preferences import Preferences
from hublog.qt.theme.theme import theme

if TYPE_CHECKING:  # imported once the window can be seen
    from hublog.qt.inside import Inside
    from hublog.qt.page_frame import PageFrame

_SMALLEST, _USUAL = (640, 400), (1280, 720)
_TITLE_BAR = 40  # around the window, or Lock and Undo would lie below a small screen's edge


_MOST_PLACES = 9
"""So many places of the navigation have a key."""


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
    def frame(self) -> "PageFrame | None":
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
        """Keep where it stands, and let go of the register; the window closes once a copy is made.

        Closed once more while that goes on, or when the laptop is switched off, it waits for nobody.
        """
        if self.inside is not None and not self.inside.may_close():
            event.ignore()
            return
        self._preferences.remember_geometry(self.saveGeometry())
        ending = cast("QGuiApplication", QGuiApplication.instance()).isSavingSession()
        if self.inside is not None and self.inside.copies_at_close and not ending:
            event.ignore()
            self.inside.close_up(self.close)
            return
        if self.inside is not None:
            self.inside.finish()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere on what is open."""
        if self.frame is not None and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Whatever is open knows what to do with files."""
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if self.inside is not None and self.frame is not None and files:
            event.acceptProposedAction()
            self.inside.drop([Path(file) for file in files])

    def _fill(self) -> None:
        from hublog.qt.inside import Inside
        from hublog.qt.window_keys import WindowKeys

        self.setWindowIcon(QIcon(str(resources.path("icons/app.svg"))))
        self.inside = Inside(self._parts, self)
        self.inside.shown.connect(self._show)
        self._bind(self.inside)
        WindowKeys(self)

    def _show(self, widget: QWidget) -> None:
        if self.frame is not None and self.centralWidget() is self.frame:
            self.takeCentralWidget()  # what is locked away stays as it is, out of everybody's reach
        self.setCentralWidget(widget)
        widget.show()  # what was locked away was hidden
        theme().refresh(self)
        widget.setFocus()

    def _bind(self, inside: "Inside") -> None:
        def to(page: str, **where: object) -> Callable[[], None]:
            return lambda: inside.go(page, **where)

        def to_place(number: int) -> Callable[[], None]:
            return lambda: inside.go_to(number)

        for number in range(1, _MOST_PLACES + 1):
            bind(self, f"page_{number}", to_place(number), whole_window=True)
        for name, do in (
            ("help", inside.help),
            ("keys", to("keys")),
            ("find", inside.look_for),
            ("undo", inside.undo),
            ("redo", inside.redo),
            ("lock", inside.leave),
            ("larger", lambda: theme().step(1)),
            ("smaller", lambda: theme().step(-1)),
            ("usual_size", lambda: theme().step(0)),
        ):
            bind(self, name, do, whole_window=True)
