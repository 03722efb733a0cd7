"""Somebody at the pages of an office, over its real store and real workbooks."""

from collections.abc import Callable

import pytest

from drawing import settle
from hublog.qt.office.frame import OfficeFrame
from hublog.qt.office.packs_page import PacksPage
from hublog.qt.office.returns_page import ReturnsPage


@pytest.fixture
def settled(office_desk) -> Callable[[], None]:
    """Waits until everything asked of the store was answered and shown."""
    return lambda: settle(office_desk.operations)


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
