"""A screen for the journeys that are made in the real window."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from screen import Screen, screen
from window import Window


@pytest.fixture(scope="session")
def a_screen() -> Iterator[Screen]:
    """One screen for all journeys."""
    with screen() as made:
        yield made


@pytest.fixture
def start(a_screen) -> Iterator[Callable[[Path], Window]]:
    """Starts the program in a home folder; whatever still runs afterwards is ended."""
    with ExitStack() as stack:

        def begin(home: Path) -> Window:
            window = Window(a_screen, home)
            stack.callback(window.kill)
            return window

        yield begin
