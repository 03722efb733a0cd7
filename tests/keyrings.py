"""Key stores of a laptop in memory, as the library keyring takes them."""

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError


class InMemoryKeyring(KeyringBackend):
    """As a system's key store: it may be locked, and it may forget at once."""

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


# The library takes the best class it ever heard of; these are for tests that name them.
KeyringBackend._classes -= {InMemoryKeyring, PlainFiles}
