"""The page that brings in a register, and a file for it."""

from collections.abc import Callable

import pytest

from bringing import FILE, VISITS
from bringing_at_the_desk import Sheets
from hublog import resources
from hublog.qt.frame import Frame
from hublog.services.bring_in import BringIn


@pytest.fixture
def reader(hub, desk) -> Sheets:
    """What stands in every file."""
    made = Sheets(VISITS)
    use_case = BringIn(hub.store, hub.clock, hub.ids, made, resources.code_lists)
    desk.services.__dict__["bring_in"] = use_case
    return made


@pytest.fixture
def warm(hub) -> str:
    return hub.add_activity()


@pytest.fixture
def shown(frame, settled, reader, warm) -> Callable[..., Frame]:
    """The page as it looks at a file that was dropped."""
    kept = []

    def show(*tables: str, wait: bool = True) -> Frame:
        if tables:
            reader.tables = list(tables)
        made = frame("settings")
        kept.append(made)
        made.desk.go("bring_in", path=str(FILE))
        if wait:
            settled()
        return made

    return show
