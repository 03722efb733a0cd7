"""The key store of the laptop's own system, which opens when somebody logs in (safety.md, keys)."""

from pathlib import Path

_SERVICE = "hublog"
_LEAST_PRIORITY = 1
"""Below this the library ranks what keeps secrets in plain files, or not at all."""


class SystemKeyStore:
    """Implements ``services.key_ports.SystemKeys`` for the register of one home folder.

    Whatever fails there is as if nothing were kept: the passphrase opens the register anyway.
    """

    def __init__(self, home: Path) -> None:
        self._name = str(home.expanduser().resolve())

    def usable(self) -> bool:
        """Whether this laptop has one that keeps a secret."""
        from keyring import get_keyring

        try:
            return float(get_keyring().priority) >= _LEAST_PRIORITY
        except Exception:  # noqa: BLE001 - whatever a system's own store raises
            return False

    def keep(self, secret: str) -> bool:
        """Keep the secret for this register; whether it worked."""
        from keyring import get_keyring

        try:
            get_keyring().set_password(_SERVICE, self._name, secret)
        except Exception:  # noqa: BLE001 - as above
            return False
        return self.kept() == secret

    def kept(self) -> str | None:
        """The secret that is kept for this register, if there is one."""
        from keyring import get_keyring

        try:
            return get_keyring().get_password(_SERVICE, self._name)
        except Exception:  # noqa: BLE001 - as above
            return None

    def drop(self) -> None:
        """Keep it no longer."""
        from contextlib import suppress

        from keyring import get_keyring

        with suppress(Exception):
            get_keyring().delete_password(_SERVICE, self._name)
