"""Every key of the window in one table: the actions, the list of keys and the guide come from it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Key:
    """One action and its keys; ``place`` is where it works.

    Its words are ``key.<name>``; those of ``page_<n>`` are ``window.go_to.<page>``, for a hub and an
    office have other pages.
    """

    name: str
    keys: str
    place: str = "everywhere"
    also: tuple[str, ...] = ()


KEYS = (
    Key("help", "F1"),
    Key("keys", "Ctrl+/"),
    Key("find", "Ctrl+K"),
    Key("page_1", "Alt+1"),
    Key("page_2", "Alt+2"),
    Key("page_3", "Alt+3"),
    Key("page_4", "Alt+4"),
    Key("page_5", "Alt+5"),
    Key("page_6", "Alt+6"),
    Key("page_7", "Alt+7"),
    Key("page_8", "Alt+8"),
    Key("page_9", "Alt+9"),
    Key("undo", "Ctrl+Z"),
    Key("redo", "Ctrl+Y", also=("Ctrl+Shift+Z",)),
    Key("lock", "Ctrl+L"),
    Key("larger", "Ctrl++", also=("Ctrl+=",)),
    Key("smaller", "Ctrl+-"),
    Key("usual_size", "Ctrl+0"),
    Key("someone_new", "Ctrl+N", "register"),
    Key("is_it", "F9", "register"),
    Key("family", "Ctrl+M", "register"),
    Key("helpers", "Ctrl+H", "register"),
    Key("advice", "Ctrl+G", "register"),
    Key("said_yes", "F8", "register"),
    Key("camp_days", "Ctrl+D", "register"),
    Key("finish", "Ctrl+Return", "register", also=("Ctrl+Enter",)),
    Key("count_1", "F2", "register"),
    Key("count_2", "F3", "register"),
    Key("count_3", "F4", "register"),
    Key("count_4", "F5", "register"),
    Key("count_5", "F6", "register"),
    Key("count_6", "F7", "register"),
    Key("less_1", "Shift+F2", "register"),
    Key("less_2", "Shift+F3", "register"),
    Key("less_3", "Shift+F4", "register"),
    Key("less_4", "Shift+F5", "register"),
    Key("less_5", "Shift+F6", "register"),
    Key("less_6", "Shift+F7", "register"),
    Key("as_above", "Ctrl+D", "type_up"),
    Key("next_problem", "F8", "type_up"),
    Key("choose_who", "F9", "type_up"),
    Key("remove_row", "Ctrl+Del", "type_up"),
    Key("keep_sheet", "Ctrl+Return", "type_up", also=("Ctrl+Enter",)),
    Key("send", "Ctrl+E", "month"),
    Key("earlier", "Alt+Left", "month"),
    Key("later", "Alt+Right", "month"),
    Key("take_in", "Ctrl+O", "returns"),
    Key("months_earlier", "Alt+Left", "returns"),
    Key("months_later", "Alt+Right", "returns"),
    Key("print", "Ctrl+P", "print"),
    Key("side_before", "PgUp", "preview"),
    Key("side_after", "PgDown", "preview"),
)
"""Every key, in the order in which they are listed."""
BY_NAME = {key.name: key for key in KEYS}


def bind(
    widget: QWidget, name: str, do: Callable[[], None], *, whole_window: bool = False
) -> QAction:
    """Let a key of the table do something while the focus is in the widget, or anywhere."""
    key = BY_NAME[name]
    action = QAction(widget)
    action.setShortcuts([QKeySequence(keys) for keys in (key.keys, *key.also)])
    context = Qt.ShortcutContext
    action.setShortcutContext(
        context.WindowShortcut if whole_window else context.WidgetWithChildrenShortcut
    )
    action.triggered.connect(lambda: do())  # noqa: PLW0108 - the signal brings an argument
    widget.addAction(action)
    return action


def shown(name: str) -> str:
    """The keys as a person reads them, such as ``Ctrl+N``."""
    return BY_NAME[name].keys.replace("Return", "Enter")
