"""A hub with two laptops, at its pages."""

from collections.abc import Callable

import pytest

from hublog.qt.frame import Frame
from hublog.services.laptop_asked import Questions
from laptop_scenes import give
from other_laptop import FakeLaptops


@pytest.fixture
def laptops(services) -> FakeLaptops:
    """Two laptops, that have not been brought together yet."""
    return give(services, FakeLaptops())


@pytest.fixture
def asked(frame, laptops, settled) -> Callable[[Questions], Frame]:
    """The page of open questions, where these are open."""

    def show(questions: Questions) -> Frame:
        laptops.open_now = questions
        made: Frame = frame("laptop_questions")
        settled()
        return made

    return show
