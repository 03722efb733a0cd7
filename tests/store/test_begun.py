"""A second laptop as it comes to life: who is at it, and by which clock."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from fake_time import FakeClock
from hublog.bootstrap import HomeDoor
from hublog.domain.roles import Role, SlotKind
from hublog.services.api import Services
from hublog.services.hub import HubDetails
from hublog.services.laptops import Transfer
from in_memory import done

EVERYBODY, COORDINATOR = "heron kettle lamp moss", "a coordinator and her words"


@dataclass
class Hub:
    """A hub on its first laptop, with the file from which others are born."""

    first: Services
    recovery_key: str
    folder: Path
    file: Transfer
    open: list[Services] = field(default_factory=list)

    def born(self, secret: str, at: datetime | None = None) -> Services:
        """A second laptop."""
        clock = FakeClock() if at is None else FakeClock(at)
        home = self.folder / f"laptop {len(list(self.folder.iterdir()))}"
        begun: Services = done(
            HomeDoor(home, 0, clock).begin_from(self.file.path, secret, "Kim", "Camp")
        )
        self.open.append(begun)
        return begun


@pytest.fixture
def hub(tmp_path) -> Iterator[Hub]:
    details = HubDetails(code="CUM-EWA", name="Ewanrigg Hub")
    made = done(HomeDoor(tmp_path / "first", 0, FakeClock()).set_up("Sam", details, EVERYBODY))
    first: Services = made.services
    first.keys.new_coordinator_passphrase(COORDINATOR)
    file = first.laptops.make_transfer("Sam", tmp_path)
    made_ready = Hub(first, made.recovery_key, tmp_path, file, [first])
    yield made_ready
    for each in made_ready.open:
        each.store.close()


def test_the_words_of_a_file_make_nobody_the_coordinator(hub) -> None:
    roles = {
        secret: hub.born(secret).access.role
        for secret in (hub.file.words, EVERYBODY, COORDINATOR, hub.recovery_key)
    }
    assert roles == {
        hub.file.words: Role.VOLUNTEER,
        EVERYBODY: Role.VOLUNTEER,
        COORDINATOR: Role.COORDINATOR,
        hub.recovery_key: Role.COORDINATOR,
    }


def test_without_a_coordinator_the_words_make_one_as_everybody_is(hub) -> None:
    hub.first.keys.remove_coordinator_passphrase()
    hub.file = hub.first.laptops.make_transfer("Sam", hub.folder / "stick")
    assert hub.born(hub.file.words).access.role is Role.COORDINATOR


@pytest.mark.parametrize("at", [datetime(2029, 5, 5), datetime(2020, 1, 1)])  # noqa: DTZ001 - local wall time
def test_a_clock_that_is_wrong_is_asked_about_and_stamps_nothing(hub, at) -> None:
    """A second laptop that says 2029 would win for years, and its files be refused for as long."""
    begun = hub.born(hub.file.words, at)
    assert begun.time.doubt() is not None
    with begun.store.reading() as reader:
        newest = max(reader.stamps())
        assert newest.device == begun.store.device
    assert abs(begun.clock.local(newest.millis) - FakeClock().now()) < timedelta(hours=1)


def test_what_the_first_laptop_keeps_in_its_key_store_stays_there(hub) -> None:
    ring = hub.first.access.ring
    ring.replace(SlotKind.SYSTEM, "kept by the first laptop")
    hub.file = hub.first.laptops.make_transfer("Sam", hub.folder / "stick")
    begun = hub.born(hub.file.words)
    assert SlotKind.SYSTEM not in begun.access.ring.kinds()
