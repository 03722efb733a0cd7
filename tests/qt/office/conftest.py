"""Somebody at the pages of an office, over its real store and real workbooks."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from hublog.qt.office.frame import OfficeFrame
from hublog.qt.office.packs_page import PacksPage
from hublog.qt.office.returns_page import ReturnsPage


@pytest.fixture
def settled(qtbot, office_desk) -> Callable[[], None]:
    """Waits until everything asked of the store was answered and shown."""

    def wait() -> None:
        for _ in range(3):
            qtbot.waitUntil(lambda: office_desk.operations.idle, timeout=20_000)
            QApplication.processEvents()

    return wait


@pytest.fixture
def shown(office_frame) -> OfficeFrame:
    """The frame with the page Returns."""
    return office_frame("returns")


@pytest.fixture
def returns(shown) -> ReturnsPage:
    """The page Returns."""
    assert isinstance(shown.page, ReturnsPage)
    return shown.page


@pytest.fixture
def packs(shown, settled) -> PacksPage:
    """The page Packs."""
    shown.desk.go("packs")
    settled()
    assert isinstance(shown.page, PacksPage)
    return shown.page
