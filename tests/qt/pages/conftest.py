"""A register page at a running session where four people are known, and somebody who types."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from hublog.qt.frame import Frame


@pytest.fixture
def session(hub) -> str:
    return hub.open(hub.add_activity())


@pytest.fixture
def door(frame, hub, session) -> Frame:
    """The frame with the register page of a session; four people are known."""
    for name in ("Megan Birch", "Megan Alder", "Robin Ash", "Dale Maple"):
        hub.add_person(name)
    return frame("register", session=session)


@pytest.fixture
def typing(qtbot, settled) -> Callable[..., None]:
    """Types into whatever has the focus, as a person does."""

    def type_in(*keys: object) -> None:
        for key in keys:
            focused = QApplication.focusWidget()
            assert focused is not None
            if isinstance(key, str):
                qtbot.keyClicks(focused, key)
            elif isinstance(key, tuple):
                qtbot.keyClick(focused, *key)
            else:
                qtbot.keyClick(focused, key)
        settled()

    return type_in
