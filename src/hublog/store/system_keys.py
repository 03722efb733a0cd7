"""The key store of the laptop's own system, which opens when somebody logs in (safety.md, keys)."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # imported when it is asked: it looks around in the whole system
    from keyring.backend import KeyringBackend

_SERVICE = "hublog"
_LEAST_PRIORITY = 1
"""Below this the library ranks what keeps secrets in plain files, or not at all."""


class SystemKeyStore:
    """Implements ``services.key_ports.SystemKeys`` for the register of one home folder.

    Whatever fails there, in its own way on each system, is as if nothing were kept: the passphrase
    opens the register anyway.
    """

    def __init__(self, home: Path) -> None:
        self._name = str(home.expanduser().resolve())

    def usable(self) -> bool:
        """Whether this laptop has one that keeps a secret."""
        with suppress(Exception):
            return float(_own().priority) >= _LEAST_PRIORITY
        return False

    def keep(self, secret: str) -> bool:
        """Keep the secret for this register; whether it worked."""
        with suppress(Exception):
            _own().set_password(_SERVICE, self._name, secret)
            return self.kept() == secret
        return False

    def kept(self) -> str | None:
        """The secret that is kept for this register, if there is one."""
        with suppress(Exception):
            return _own().get_password(_SERVICE, self._name)
        return None

    def drop(self) -> None:
        """Keep it no longer."""
        with suppress(Exception):
            _own().delete_password(_SERVICE, self._name)


def _own() -> "KeyringBackend":
    # What the library misses it keeps for ever as an error, and with it everything under way then,
    # such as a register that is let go of later: so it looks around in a thread with nothing else.
    with ThreadPoolExecutor(max_workers=1) as aside:
        return aside.submit(_looked_around).result()


def _looked_around() -> "KeyringBackend":
    from keyring import get_keyring

    return get_keyring()
