"""The laptop's own key store, through the real library over a store in memory."""

from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import KeyringLocked, PasswordDeleteError

from fake_keys import FakeSystemKeys
from hublog.services.key_ports import SystemKeys
from hublog.store.system_keys import SystemKeyStore


class InMemoryKeyring(KeyringBackend):
    """As a system's key store, until the test is over."""

    priority = 5.0

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[tuple[str, str], str] = {}
        self.locked = False
        self.forgetful = False

    def set_password(self, service: str, username: str, password: str) -> None:
        self._demand_open()
        if not self.forgetful:
            self.held[service, username] = password

    def get_password(self, service: str, username: str) -> str | None:
        self._demand_open()
        return self.held.get((service, username))

    def delete_password(self, service: str, username: str) -> None:
        if self.held.pop((service, username), None) is None:
            raise PasswordDeleteError("no such password")

    def _demand_open(self) -> None:
        if self.locked:
            raise KeyringLocked("somebody said no")


class PlainFiles(InMemoryKeyring):
    """What keeps secrets where anybody can read them ranks below one."""

    priority = 0.5


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
