"""The keys file of an open register: which secrets open it, and changing them (safety.md, keys)."""

import secrets
from collections.abc import Callable, Collection
from pathlib import Path

from hublog.domain.problems import Problem
from hublog.domain.roles import SlotKind
from hublog.services.unavailable import StorageUnavailable
from hublog.store import keys, passphrase, recovery_key
from hublog.store.durable import write_whole
from hublog.store.engine import disk_translated
from hublog.store.folder import KEYS, keys_damaged

_COORDINATORS_WORDS = 5
"""One more than everybody's, so that the two are told apart at a glance."""
_SYSTEM_BYTES = 32


class KeyFile:
    """Implements ``services.key_ports.KeyRing`` over the keys file of a home folder.

    ``key`` gives the data key while the register is open; a slot that wraps another one is none of
    this register.
    """

    def __init__(self, home: Path, key: Callable[[], bytes]) -> None:
        self._home = home
        self._key = key

    def kinds(self) -> tuple[SlotKind, ...]:
        """Which slots there are, in the order of ``SlotKind``."""
        held = keys.kinds(self._content())
        return tuple(kind for kind in SlotKind if kind in held)

    def opened_by(self, secret: str, kinds: Collection[SlotKind]) -> SlotKind | Problem:
        """Which slot of these kinds the secret opens."""
        opened = keys.opened(self._content(), secret, kinds)
        if isinstance(opened, Problem):
            return opened
        return opened.kind if opened.key == self._key() else Problem("WRONG_PASSPHRASE")

    def draw(self, kind: SlotKind) -> str:
        """A new secret of that kind, as people read it."""
        match kind:
            case SlotKind.RECOVERY:
                return recovery_key.draw()
            case SlotKind.SYSTEM:
                return secrets.token_hex(_SYSTEM_BYTES)
            case SlotKind.COORDINATOR:
                return passphrase.draw(_COORDINATORS_WORDS)
            case _:
                return passphrase.draw()

    def replace(self, kind: SlotKind, secret: str) -> None:
        """Make the slot of that kind, or have it open to this secret instead."""
        self._write(keys.with_slot(self._content(), kind, secret, self._key()))

    def remove(self, kind: SlotKind) -> None:
        """Take the slot of that kind away."""
        self._write(keys.without_slot(self._content(), kind))

    def _content(self) -> bytes:
        with disk_translated(self._home):
            content = (self._home / KEYS).read_bytes()
        try:
            keys.kinds(content)
        except keys.KeysUnreadable as error:
            raise StorageUnavailable(keys_damaged(self._home)) from error
        return content

    def _write(self, content: bytes) -> None:
        if not self._key():  # a slot that wraps nothing would lock everybody out
            raise RuntimeError("the register was let go of")
        with disk_translated(self._home):
            write_whole(self._home / KEYS, content)
