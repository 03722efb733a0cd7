"""Before something that could go wrong there is a copy, or nothing is done and it is said why."""

from datetime import timedelta

from fake_shelf import BACKUPS
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.services.copy_ports import HeldCopy
from hublog.services.copying import copy_before
from hublog.services.unavailable import StorageUnavailable
from in_memory import InMemory

FULL = Problem("DISK_FULL", "here")


def reasons(hub: InMemory) -> list[str]:
    return [each.copy.reason for each in hub.store.shelf.copies()]


def test_just_this_state_is_copied_once(hub) -> None:
    assert copy_before(hub.store, hub.clock, "merge") is None
    assert copy_before(hub.store, hub.clock, "merge") is None
    assert reasons(hub) == ["merge"]
    hub.add_person("Wren Made-Up")
    assert copy_before(hub.store, hub.clock, "bring_in") is None
    assert set(reasons(hub)) == {"bring_in", "merge"}


def test_without_one_nothing_is_done(hub) -> None:
    """A failed copy stops what could go wrong, and nothing else."""
    hub.store.shelf.unavailable = FULL
    wrong = copy_before(hub.store, hub.clock, "merge")
    assert wrong == Problem("COPY_FIRST", str(BACKUPS), because=FULL)


def test_a_disk_that_fails_once_is_tried_once_more(hub, monkeypatch) -> None:
    real, failing = hub.store.shelf.make, [FULL]

    def make(name: str) -> HeldCopy:
        if failing:
            raise StorageUnavailable(failing.pop())
        return real(name)

    monkeypatch.setattr(hub.store.shelf, "make", make)
    assert copy_before(hub.store, hub.clock, "merge") is None
    assert reasons(hub) == ["merge"]


def test_forgetting_waits_for_its_copy(hub) -> None:
    person = hub.add_person("Wren Made-Up")
    hub.store.shelf.unavailable = FULL
    assert hub.forget.person("Sam", person) == Problem("COPY_FIRST", str(BACKUPS), because=FULL)
    assert hub.get(Person, person).known_as == "Wren Made-Up"
    gone = hub.forget.person("Sam", person, without_copy=True)
    assert not isinstance(gone, Problem)


def test_forgetting_says_until_when_copies_hold_them(hub) -> None:
    person = hub.add_person("Wren Made-Up")
    receipt = hub.forget.person("Sam", person).receipt
    assert receipt.in_copies_until == (hub.clock.at + timedelta(days=88)).date().replace(day=1)
    assert reasons(hub) == ["forget"]
