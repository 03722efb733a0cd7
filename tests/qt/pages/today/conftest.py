"""Today, and where it leads."""

from collections.abc import Callable

import pytest

from hublog.qt.frame import Frame


@pytest.fixture
def warm(hub) -> str:
    return hub.add_activity()


@pytest.fixture
def here(frame, desk, settled) -> Callable[..., Frame]:
    """Shows Today, and notes where it leads instead of going there."""

    def show(**where: object) -> Frame:
        shown = frame("today", **where)
        settled()
        shown.led = []
        desk.went.disconnect(shown._go_where)
        desk.went.connect(lambda page, where: shown.led.append((page, where)))
        return shown

    return show
