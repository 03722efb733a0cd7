"""Keys of the window work while somebody is in a field."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTimeEdit, QVBoxLayout, QWidget

from hublog.qt.actions import bind
from hublog.qt.window_keys import WindowKeys

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot, qapp) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    layout = QVBoxLayout(made)
    for field in (QLineEdit(), QTimeEdit()):
        layout.addWidget(field)
    WindowKeys(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.mark.parametrize("kind", [QLineEdit, QTimeEdit])
@pytest.mark.parametrize(
    ("name", "key", "held"),
    [
        ("undo", Qt.Key.Key_Z, CTRL),
        ("redo", Qt.Key.Key_Y, CTRL),
        ("redo", Qt.Key.Key_Z, CTRL | SHIFT),
        ("find", Qt.Key.Key_K, CTRL),
        ("send", Qt.Key.Key_E, CTRL),
    ],
)
def test_a_field_does_not_keep_a_key_of_the_window(window, kind, name, key, held) -> None:
    """Every action undoable by Ctrl+Z, also from the search field, which always has the focus."""
    done: list[str] = []
    bind(window, name, lambda: done.append(name), whole_window=True)
    field = window.findChild(kind)
    field.setFocus()
    QTest.keyClick(window.focusWidget(), key, held)
    assert done == [name]


def test_other_keys_stay_with_the_field(window) -> None:
    field = window.findChild(QLineEdit, options=Qt.FindChildOption.FindDirectChildrenOnly)
    field.setFocus()
    QTest.keyClicks(field, "meg")
    QTest.keyClick(field, Qt.Key.Key_A, CTRL)
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert field.text() == ""
