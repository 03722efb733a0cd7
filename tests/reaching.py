"""What can be reached in a window: by a key of the table, by Tab, and what a failing test calls it."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from hublog.qt.actions import BY_NAME


def key_of(widget: QWidget, name: str) -> QAction:
    """The action of a widget that a key of the table is bound to."""
    wanted = BY_NAME[name].keys
    found = [each for each in actions_of(widget) if each.shortcut().toString() == wanted]
    assert found, f"{name} ({wanted}) does nothing here"
    return found[0]


def actions_of(widget: QWidget) -> Iterator[QAction]:
    """Every action with keys that works on a widget or on what it holds."""
    for each in (widget, *widget.findChildren(QWidget)):
        yield from (action for action in each.actions() if not action.shortcut().isEmpty())


def focusable(root: QWidget) -> list[QWidget]:
    """What the Tab key can reach below a widget: seen, usable, and no part of another one."""
    return [
        each
        for each in root.findChildren(QWidget)
        if each.isVisible()
        and each.isEnabled()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.focusProxy() is None
        and not each.objectName().startswith("qt_")
    ]


def described(widget: QWidget) -> str:
    """A widget as a failing test names it."""
    text = widget.text() if hasattr(widget, "text") else ""
    return f"{type(widget).__name__} {widget.accessibleName() or text!r}"
