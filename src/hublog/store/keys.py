"""The keys file: the data key, wrapped once for each secret that opens it (safety.md, keys)."""

import hashlib
import json
import secrets
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from threading import Lock
from typing import Any, NamedTuple

from hublog.domain.problems import Problem
from hublog.domain.roles import SlotKind
from hublog.store import passphrase, recovery_key

KEY_BYTES = 32
_SALT_BYTES = 16
_NONCE_BYTES = 12
_FORMAT = 1
_MOST_SLOTS = 8
_WORDS_OF_EVERYBODY = 4
TYPED = (SlotKind.PASSPHRASE, SlotKind.COORDINATOR, SlotKind.RECOVERY)
"""What a person can type."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs: Argon2id memory in KiB, passes over it, lanes side by side."""

    memory_kib: int
    passes: int
    lanes: int

    def acceptable(self) -> bool:
        """Neither weakened by somebody nor made to eat all memory."""
        return (
            all(type(number) is int for number in (self.memory_kib, self.passes, self.lanes))
            and FLOOR.memory_kib <= self.memory_kib <= _CEILING.memory_kib
            and FLOOR.passes <= self.passes <= _CEILING.passes
            and 1 <= self.lanes <= _CEILING.lanes
        )


FLOOR = Cost(memory_kib=64 * 1024, passes=3, lanes=4)
_CEILING = Cost(memory_kib=1024 * 1024, passes=100, lanes=16)
_ONE_AT_A_TIME = Lock()
"""Two derivations side by side wait for each other for ever in OpenSSL's threads."""
_LARGEST_CHOSEN_KIB = 256 * 1024
"""An old laptop must be able to open what a newer one made."""


class KeysUnreadable(Exception):  # noqa: N818 - the file is damaged; the door says so in words
    """The keys file is not what was written."""


class KeysNewer(KeysUnreadable):
    """The keys file is of a later format, which says itself which release it ``needs``."""

    def __init__(self, needs: str) -> None:
        super().__init__("a later format")
        self.needs = needs


class Unlocked(NamedTuple):
    """The data key, and which kind of secret gave it."""

    key: bytes
    kind: SlotKind


def draw_key() -> bytes:
    """A new data key."""
    return secrets.token_bytes(KEY_BYTES)


def calibrated(seconds: float) -> Cost:
    """What makes one guess on this machine take about so long; 0 is the floor."""
    if seconds <= 0:
        return FLOOR
    begun = time.perf_counter()
    _derive("", b"\0" * _SALT_BYTES, FLOOR)
    factor = seconds / (time.perf_counter() - begun)
    memory = min(max(int(FLOOR.memory_kib * factor), FLOOR.memory_kib), _LARGEST_CHOSEN_KIB)
    passes = int(FLOOR.passes * factor * FLOOR.memory_kib / memory)
    return Cost(memory, min(max(passes, FLOOR.passes), _CEILING.passes), FLOOR.lanes)


@dataclass(frozen=True, slots=True)
class _Slot:
    """The data key wrapped under one secret; the parameters stand under the wrap's tag."""

    kind: str
    salt: bytes
    cost: Cost
    nonce: bytes
    wrapped: bytes

    def opened(self, secret: str) -> bytes | None:
        """The data key, ``None`` where the secret is another."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        wrapping = AESGCM(_derive(secret, self.salt, self.cost))
        try:
            return wrapping.decrypt(self.nonce, self.wrapped, self.parameters())
        except InvalidTag:
            return None

    def parameters(self) -> bytes:
        """What the tag covers besides the key, so that nobody can make guessing cheaper."""
        return json.dumps([_FORMAT, self.kind, self.salt.hex(), asdict(self.cost)]).encode()

    def plain(self) -> Mapping[str, Any]:
        """The slot as it stands in the file."""
        return {
            "kind": self.kind,
            "salt": self.salt.hex(),
            "cost": asdict(self.cost),
            "nonce": self.nonce.hex(),
            "wrapped": self.wrapped.hex(),
        }


def sealed(key: bytes, hub_passphrase: str, printed_recovery_key: str, cost: Cost) -> bytes:
    """The content of a keys file that opens with either secret, the recovery key as printed."""
    secret_of = {
        SlotKind.PASSPHRASE: hub_passphrase,
        SlotKind.RECOVERY: printed_recovery_key,
    }
    return _written(
        [_wrapped(kind, _read(kind, said), key, cost) for kind, said in secret_of.items()]
    )


def kinds(content: bytes) -> frozenset[str]:
    """Which kinds of secret open it. Raises ``KeysUnreadable``."""
    return frozenset(slot.kind for slot in _slots(content))


def with_slot(content: bytes, kind: SlotKind, secret: str, key: bytes) -> bytes:
    """The keys file with that secret as the one of its kind; guessing it costs what the others cost.

    Raises ``KeysUnreadable``.
    """
    slots = _slots(content)
    cost = max((slot.cost for slot in slots), key=lambda each: each.memory_kib * each.passes)
    if kind is SlotKind.SYSTEM:
        cost = FLOOR  # nobody can guess it, and whoever is logged in shall not wait
    others = [slot for slot in slots if slot.kind != kind]
    return _written([*others, _wrapped(kind, _read(kind, secret), key, cost)])


def without_slot(content: bytes, kind: SlotKind) -> bytes:
    """The keys file without the secret of that kind. Raises ``KeysUnreadable``."""
    return _written([slot for slot in _slots(content) if slot.kind != kind])


def sealed_by_words(key: bytes, words: str, beside: bytes) -> bytes:
    """The content of a keys file that opens with these words alone, as dearly as the one beside it.

    Raises ``KeysUnreadable``.
    """
    cost = max(
        (slot.cost for slot in _slots(beside)), key=lambda each: each.memory_kib * each.passes
    )
    return _written([_wrapped(SlotKind.PASSPHRASE, passphrase.read(words), key, cost)])


def unlock(content: bytes, secret: str) -> bytes | Problem:
    """The data key, by whatever a person types; as ``opened``."""
    found = opened(content, secret)
    return found if isinstance(found, Problem) else found.key


def opened(content: bytes, secret: str, of: Collection[SlotKind] = TYPED) -> Unlocked | Problem:
    """The data key, by a secret of one of these kinds; the slot's tag decides, not the database.

    ``WRONG_PASSPHRASE``, or ``RECOVERY_GROUP`` with the number of the group where something that
    looks like the recovery key has its slip. Raises ``KeysUnreadable``.
    """
    slots = _slots(content)
    problem = Problem("WRONG_PASSPHRASE")
    tries = _likeliest_first(secret)
    if SlotKind.RECOVERY in of and recovery_key.looks_like_one(secret):
        read = recovery_key.read(secret)
        if isinstance(read, Problem):
            problem = read
        else:
            tries = {SlotKind.RECOVERY: read, **tries}
    for kind, tried in tries.items():
        for slot in slots:
            if kind in of and slot.kind == kind and (key := slot.opened(tried)) is not None:
                return Unlocked(key, kind)
    return problem


def readable(content: bytes) -> bool:
    """Whether this is a keys file as it was written, whatever opens it."""
    try:
        _slots(content)
    except KeysUnreadable:
        return False
    return True


def _likeliest_first(secret: str) -> dict[SlotKind, str]:
    """What the secret would be as each kind; each try takes its time, and words can be counted."""
    words = passphrase.read(secret)
    order = [SlotKind.PASSPHRASE, SlotKind.COORDINATOR]
    if len(words.split()) > _WORDS_OF_EVERYBODY:
        order.reverse()
    return {**dict.fromkeys(order, words), SlotKind.SYSTEM: secret}


def _read(kind: SlotKind, secret: str) -> str:
    """The secret of a slot, out of what is shown to people."""
    if kind is SlotKind.RECOVERY:
        return recovery_key.characters(secret)
    return secret if kind is SlotKind.SYSTEM else passphrase.read(secret)


def _written(slots: Sequence[_Slot]) -> bytes:
    if len(slots) > _MOST_SLOTS:
        raise KeysUnreadable("no room for another slot")
    plain = [slot.plain() for slot in slots]
    return json.dumps({"format": _FORMAT, "slots": plain, "sum": _sum(plain)}, indent=1).encode()


def _wrapped(kind: str, secret: str, key: bytes, cost: Cost) -> _Slot:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    slot = _Slot(kind, salt, cost, nonce, b"")
    wrapping = AESGCM(_derive(secret, salt, cost))
    return replace(slot, wrapped=wrapping.encrypt(nonce, key, slot.parameters()))


def _slots(content: bytes) -> list[_Slot]:
    try:
        held = json.loads(content)
        if held["format"] > _FORMAT and "needs" in held:
            raise KeysNewer(str(held["needs"]))
        if held["format"] != _FORMAT or held["sum"] != _sum(held["slots"]):
            raise KeysUnreadable("the sum differs")
        slots = [_slot(plain) for plain in held["slots"]]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise KeysUnreadable(type(error).__name__) from error
    if len(slots) > _MOST_SLOTS:
        raise KeysUnreadable("more slots than anybody made")
    return slots


def _slot(plain: Mapping[str, Any]) -> _Slot:
    salt, nonce, wrapped = (bytes.fromhex(plain[name]) for name in ("salt", "nonce", "wrapped"))
    slot = _Slot(plain["kind"], salt, Cost(**plain["cost"]), nonce, wrapped)
    odd = not isinstance(slot.kind, str) or (len(salt), len(nonce)) != (_SALT_BYTES, _NONCE_BYTES)
    if odd or not slot.cost.acceptable():
        raise KeysUnreadable("a slot that nobody here made")
    return slot


def _sum(slots: Sequence[Mapping[str, Any]]) -> str:
    """Tells damage from a wrong passphrase; it keeps no secret and proves nothing of a forger."""
    return hashlib.sha256(json.dumps(slots, sort_keys=True).encode()).hexdigest()


def _derive(secret: str, salt: bytes, cost: Cost) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    # Bytes that are no text come from outside as lone surrogates; they are a wrong secret, no bug.
    plain = secret.encode("utf-8", "surrogatepass")
    with _ONE_AT_A_TIME:
        return Argon2id(
            salt=salt,
            length=KEY_BYTES,
            iterations=cost.passes,
            lanes=cost.lanes,
            memory_cost=cost.memory_kib,
        ).derive(plain)
