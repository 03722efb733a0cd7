"""A part of a page that is shown before it has its place is a window of its own: it flashes, and takes the keys."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QDialog, QWidget

from hublog.qt.main_window import MainWindow
from hublog.qt.page_frame import PageFrame

_WINDOWS = (MainWindow, PageFrame, QDialog)


def flashes(widget: QWidget) -> bool:
    """Whether it is a window that should be none."""
    own = widget.windowType() == Qt.WindowType.Popup
    return widget.isWindow() and not own and not isinstance(widget, _WINDOWS)


def told(show: Callable[..., None], seen: list[str]) -> Callable[..., None]:
    """What shows a widget, telling which of those that the program itself shows flash."""

    def shown(widget: QWidget, *visible: bool) -> None:
        ours = sys._getframe(1).f_globals["__name__"].startswith("hublog.")
        if ours and visible != (False,) and flashes(widget):
            seen.append(type(widget).__name__)
        show(widget, *visible)

    return shown


class Flashes(QObject):
    """Watches the whole application, also what layouts show by themselves; slow."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt names it
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and flashes(watched):
            self.seen.append(type(watched).__name__)
        return False
