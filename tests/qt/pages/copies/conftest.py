"""A register with three copies, at the page that shows them."""

from pathlib import Path

import pytest

from fake_shelf import FakeShelf
from hublog.qt.frame import Frame
from hublog.qt.pages.copies import Copies
from made_copies import COPIES, CopiesDoor


@pytest.fixture
def shelf(hub) -> FakeShelf:
    """Three copies lie there."""
    for each in COPIES:
        hub.store.shelf.add(each.copy.name)
    return hub.store.shelf


@pytest.fixture
def door(desk) -> CopiesDoor:
    desk.door = CopiesDoor(Path("home"), desk.services)
    return desk.door


@pytest.fixture
def shown(frame, shelf, door) -> Frame:
    return frame("copies")


@pytest.fixture
def page(shown) -> Copies:
    return shown.page
