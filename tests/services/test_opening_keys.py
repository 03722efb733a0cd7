"""The secrets that open the register: made, replaced and taken away."""

from functools import partial

import pytest

from fake_keys import FakeKeyRing, FakeSystemKeys, access_of
from hublog.domain.problems import Problem
from hublog.domain.roles import Role, SlotKind
from hublog.services.access import Access
from hublog.services.keys import OpeningKeys
from hublog.services.unavailable import StorageUnavailable
from in_memory import done

OURS, PAPER = "everybody has these", "PAPER-KEY"


@pytest.fixture
def ring() -> FakeKeyRing:
    return FakeKeyRing(OURS, recovery=PAPER)


@pytest.fixture
def system() -> FakeSystemKeys:
    return FakeSystemKeys()


@pytest.fixture
def access(ring, system) -> Access:
    return access_of(ring, system=system)


@pytest.fixture
def opening(access) -> OpeningKeys:
    return OpeningKeys(access)


def test_a_coordinators_passphrase_makes_volunteers_of_the_others(opening, access, ring) -> None:
    drawn = done(opening.new_coordinator_passphrase())
    assert opening.slots() == (SlotKind.PASSPHRASE, SlotKind.COORDINATOR, SlotKind.RECOVERY)
    assert access.role is Role.COORDINATOR
    assert access_of(ring).role is Role.VOLUNTEER
    assert access.step_down() is Role.VOLUNTEER
    assert access.rise(drawn) is Role.COORDINATOR
    again = done(opening.new_coordinator_passphrase(" words I thought  up "))
    assert again == "words I thought up"
    assert access.rise(drawn) == Problem("WRONG_COORDINATOR_PASSPHRASE")
    assert access.rise(again) is Role.COORDINATOR


def test_without_it_everybody_is_the_coordinator_again(opening, access) -> None:
    assert opening.remove_coordinator_passphrase() == Problem("NO_COORDINATOR")
    done(opening.new_coordinator_passphrase())
    assert opening.remove_coordinator_passphrase() is None
    assert not access.has_coordinator
    assert access.step_down() is Role.COORDINATOR


def test_the_hubs_passphrase_is_replaced(opening, access) -> None:
    drawn = done(opening.new_passphrase())
    assert access.unlocks(OURS).code == "WRONG_PASSPHRASE"
    assert access.unlocks(drawn) is Role.COORDINATOR
    assert done(opening.new_passphrase("our very own words")) == "our very own words"


def test_two_roles_never_share_a_passphrase(opening, ring) -> None:
    same = Problem("SAME_PASSPHRASE")
    assert opening.new_coordinator_passphrase(f" {OURS.upper()}") == same
    assert ring.kinds() == (SlotKind.PASSPHRASE, SlotKind.RECOVERY)
    done(opening.new_coordinator_passphrase("the boss alone knows"))
    assert opening.new_passphrase("the boss alone knows") == same


@pytest.mark.parametrize("short", ["", "   ", "heron", "a b c d e f"])
def test_a_passphrase_that_is_soon_guessed_is_refused(opening, ring, short) -> None:
    refused = Problem("PASSPHRASE_SHORT", values={"least": 12})
    assert opening.new_passphrase(short) == refused
    assert opening.new_coordinator_passphrase(short) == refused
    assert ring.secrets[SlotKind.PASSPHRASE] == OURS


def test_a_new_recovery_key_ends_the_old_one_and_not_before(opening, access) -> None:
    """A crash between the two leaves the key that is on somebody's paper."""
    drawn = opening.draw(SlotKind.RECOVERY)
    assert access.unlocks(drawn).code == "WRONG_PASSPHRASE"
    assert access.unlocks(PAPER) is Role.COORDINATOR
    opening.new_recovery_key(drawn)
    assert access.unlocks(PAPER).code == "WRONG_PASSPHRASE"
    assert access.unlocks(drawn) is Role.COORDINATOR


def test_the_laptop_may_keep_a_key_of_its_own(opening, ring, system) -> None:
    assert opening.system_usable()
    assert opening.system_on() is None
    assert SlotKind.SYSTEM in opening.slots()
    assert ring.opened_by(system.secret, [SlotKind.SYSTEM]) is SlotKind.SYSTEM
    opening.system_off()
    assert SlotKind.SYSTEM not in opening.slots()
    assert system.kept() is None


def test_what_the_laptop_keeps_is_not_typed(opening, access, system) -> None:
    opening.system_on()
    assert access.unlocks(system.secret).code == "WRONG_PASSPHRASE"


def test_a_laptop_that_keeps_no_secret_gets_no_slot(opening, system, monkeypatch) -> None:
    system.works = False
    assert not opening.system_usable()
    assert opening.system_on() == Problem("NO_KEY_STORE")
    monkeypatch.setattr(system, "usable", lambda: True)
    assert opening.system_on() == Problem("NO_KEY_STORE")
    assert SlotKind.SYSTEM not in opening.slots()


def test_the_passphrase_and_the_paper_key_are_always_there(opening) -> None:
    """What the laptop keeps is never the only one: nothing takes these two away."""
    done(opening.new_coordinator_passphrase())
    opening.system_on()
    opening.remove_coordinator_passphrase()
    opening.system_off()
    assert opening.slots() == (SlotKind.PASSPHRASE, SlotKind.RECOVERY)


def test_a_disk_that_fails_leaves_the_old_secrets(opening, access, ring) -> None:
    ring.unavailable = Problem("DISK_FULL")
    new_key = partial(opening.new_recovery_key, opening.draw(SlotKind.RECOVERY))
    for change in (opening.new_passphrase, new_key, opening.system_on):
        with pytest.raises(StorageUnavailable):
            change()
    assert access.unlocks(OURS) is Role.COORDINATOR
    assert access.unlocks(PAPER) is Role.COORDINATOR
