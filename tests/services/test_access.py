"""Who is at the laptop: by what opened it, rising and stepping down."""

import pytest

from fake_keys import FakeKeyRing, access_of
from hublog.domain.problems import Problem
from hublog.domain.roles import Role, SlotKind
from in_memory import done

OURS, THEIRS, PAPER = "everybody has these", "the boss alone knows", "PAPER-KEY"


def ring() -> FakeKeyRing:
    return FakeKeyRing(OURS, THEIRS, PAPER)


@pytest.mark.parametrize("kind", SlotKind)
def test_without_a_coordinators_passphrase_everybody_is_the_coordinator(kind) -> None:
    alone = access_of(FakeKeyRing(OURS), kind)
    assert alone.role is Role.COORDINATOR
    assert alone.step_down() is Role.COORDINATOR
    assert alone.rise("anything at all") is Role.COORDINATOR
    assert alone.may("forget", "person")


@pytest.mark.parametrize(
    ("kind", "role"),
    [
        (SlotKind.PASSPHRASE, Role.VOLUNTEER),
        (SlotKind.SYSTEM, Role.VOLUNTEER),
        (SlotKind.COORDINATOR, Role.COORDINATOR),
        (SlotKind.RECOVERY, Role.COORDINATOR),
    ],
)
def test_what_opened_the_register_says_who_it_is(kind, role) -> None:
    access = access_of(ring(), kind)
    assert access.role is role
    assert access.may("forget", "person") is (role is Role.COORDINATOR)
    assert access.may("sign_in", "person")


@pytest.mark.parametrize("secret", [THEIRS, PAPER])
def test_a_volunteer_rises_by_what_only_the_coordinator_has(secret) -> None:
    access = access_of(ring())
    assert access.rise(secret) is Role.COORDINATOR
    assert access.role is Role.COORDINATOR
    assert access.step_down() is Role.VOLUNTEER
    assert access.role is Role.VOLUNTEER


@pytest.mark.parametrize("secret", [OURS, "", "no idea"])
def test_nothing_else_makes_a_coordinator(secret) -> None:
    access = access_of(ring())
    assert access.rise(secret) == Problem("WRONG_COORDINATOR_PASSPHRASE")
    assert access.role is Role.VOLUNTEER


def test_a_slip_in_the_paper_key_is_named_when_rising(monkeypatch) -> None:
    slipped = Problem("RECOVERY_GROUP", "3")
    keys = ring()
    monkeypatch.setattr(keys, "opened_by", lambda *_: slipped)
    assert access_of(keys).rise("AAAA") == slipped
    assert access_of(keys).unlocks("AAAA") == slipped


@pytest.mark.parametrize(
    ("secret", "role"),
    [(OURS, Role.VOLUNTEER), (THEIRS, Role.COORDINATOR), (PAPER, Role.COORDINATOR)],
)
def test_a_secret_is_looked_at_without_changing_who_it_is(secret, role) -> None:
    access = access_of(ring())
    assert access.unlocks(secret) is role
    assert access.role is Role.VOLUNTEER


def test_a_secret_gives_five_new_tries_of_a_pin() -> None:
    access = access_of(ring())
    for secret, given in ((OURS, access.unlocks), (THEIRS, access.rise)):
        for _ in range(5):
            access.missed()
        assert access.tries_left == 0
        done(given(secret))
        assert access.tries_left == 5
