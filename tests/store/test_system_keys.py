"""The laptop's own key store, through the real library over a store in memory."""

import sys
from collections.abc import Iterator

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from fake_keys import FakeSystemKeys
from hublog.services.key_ports import SystemKeys
from hublog.store.system_keys import SystemKeyStore
from keyrings import InMemoryKeyring, PlainFiles


@pytest.fixture(autouse=True)
def laptop() -> Iterator[InMemoryKeyring]:
    before = keyring.get_keyring()
    backend = InMemoryKeyring()
    keyring.set_keyring(backend)
    yield backend
    keyring.set_keyring(before)


@pytest.fixture(params=["in memory", "the library"])
def system(request, tmp_path) -> SystemKeys:
    return FakeSystemKeys() if request.param == "in memory" else SystemKeyStore(tmp_path)


class TestEveryKeyStore:
    def test_keeps_one_secret_until_it_is_dropped(self, system) -> None:
        assert system.usable()
        assert system.kept() is None
        assert system.keep("first")
        assert system.keep("second")
        assert system.kept() == "second"
        system.drop()
        system.drop()
        assert system.kept() is None


def test_each_register_of_the_laptop_has_its_own(tmp_path) -> None:
    here, there = SystemKeyStore(tmp_path / "here"), SystemKeyStore(tmp_path / "there")
    here.keep("first")
    assert there.kept() is None
    assert SystemKeyStore(tmp_path / "there" / ".." / "here").kept() == "first"


@pytest.mark.parametrize("backend", [NoKeyring, PlainFiles])
def test_a_laptop_without_a_safe_place_is_found_out(tmp_path, backend) -> None:
    keyring.set_keyring(backend())
    assert not SystemKeyStore(tmp_path).usable()


def test_a_store_that_cannot_even_say_is_not_usable(tmp_path, monkeypatch) -> None:
    def broken() -> None:
        raise RuntimeError("no session to ask")

    monkeypatch.setattr(keyring, "get_keyring", broken)
    nowhere = SystemKeyStore(tmp_path)
    assert not nowhere.usable()
    assert not nowhere.keep("secret")
    assert nowhere.kept() is None
    nowhere.drop()


def test_a_store_that_somebody_keeps_locked_gives_nothing(tmp_path, laptop) -> None:
    store = SystemKeyStore(tmp_path)
    store.keep("secret")
    laptop.locked = True
    assert store.kept() is None
    assert not store.keep("another")


def test_a_store_that_forgets_at_once_is_found_out(tmp_path, laptop) -> None:
    laptop.forgetful = True
    assert not SystemKeyStore(tmp_path).keep("secret")


def test_the_library_cannot_keep_what_is_under_way(tmp_path, monkeypatch) -> None:
    """It keeps the errors of what it misses, and each of them holds on to whoever called it."""
    seen: list[str] = []

    def looking() -> InMemoryKeyring:
        caller = sys._getframe()
        while caller is not None:
            seen.append(caller.f_code.co_name)
            caller = caller.f_back
        return InMemoryKeyring()

    monkeypatch.setattr(keyring, "get_keyring", looking)
    assert SystemKeyStore(tmp_path).usable()
    assert "looking" in seen
    assert "usable" not in seen
