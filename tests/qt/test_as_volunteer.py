"""What a volunteer sees and does on the pages of the day never meets the coordinator's door."""

import pytest

from hublog.domain.problems import Problem
from hublog.domain.roles import Role, SlotKind
from walking import SCENES

PAGES = ("today", "register", "type_up", "help")
CARDS = [
    name
    for name, scene in SCENES.items()
    if scene.page in PAGES and name != "register: what became of it"
]


@pytest.fixture
def refused(hub, lived, desk) -> list[Problem]:
    """What a volunteer was refused; the hub has a coordinator, who is not there."""
    hub.ring.secrets[SlotKind.COORDINATOR] = "the boss alone knows"
    assert hub.access.step_down() is Role.VOLUNTEER
    found: list[Problem] = []
    desk.operations.not_allowed.connect(found.append)
    return found


@pytest.mark.parametrize("name", CARDS)
def test_the_pages_of_the_day_ask_for_nothing_that_is_refused(refused, hub_scene, name) -> None:
    hub_scene(name)
    assert refused == []


def test_what_is_refused_is_heard_and_is_no_bug(refused, desk, frame, settled) -> None:
    broke: list[object] = []
    desk.operations.broke.connect(broke.append)
    desk.operations.unavailable.connect(broke.append)
    frame("today")
    desk.do(lambda s: s.hub.amend("Ann", name="Another Hub"), broke.append, desk)
    settled()
    assert refused == [Problem("COORDINATOR_ONLY")]
    assert broke == []
