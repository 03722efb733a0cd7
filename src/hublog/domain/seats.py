"""Those who sit down at the desk: a first name, and a PIN where they want one."""

import hashlib
import hmac
import re
from dataclasses import dataclass

from hublog.domain.derived_ids import derived
from hublog.domain.names import can_name, clean, fold

LONGEST_SEAT = 40
"""Letters of a name, so that it fits on a tile."""
MOST_TRIES = 5
"""Wrong PINs in a row, whoever's they were, before the passphrase is needed."""
_PIN = re.compile(r"[0-9]{4,6}")
_MEMORY_COST, _BLOCK, _LANES = 2**14, 8, 1
_BETWEEN = ":"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Somebody who works at the desk, by first name; the id stands on the name.

    ``pin`` is a salt and what scrypt makes of the PIN with it, empty where there is none. It keeps
    a passer-by from taking the seat; it opens no file, since four digits are soon guessed there.
    """

    id: str
    name: str
    pin: str = ""
    alive: bool = True

    @property
    def has_pin(self) -> bool:
        """Whether a PIN is asked before they sit down."""
        return bool(self.pin)

    def opens(self, pin: str) -> bool:
        """Whether this PIN is theirs; a seat without one opens to an empty PIN alone."""
        if not self.pin:
            return not pin
        salt, _, _ = self.pin.partition(_BETWEEN)
        return hmac.compare_digest(salted(pin, salt), self.pin)


def seat_id(name: str) -> str:
    """The id of whoever goes by that name, the same on every laptop of the hub."""
    return derived(f"seat {fold(name)}")


def is_pin(text: str) -> bool:
    """Whether this can be a PIN: four to six digits."""
    return _PIN.fullmatch(text) is not None


def salted(pin: str, salt: str) -> str:
    """What is kept of a PIN."""
    found = hashlib.scrypt(
        pin.encode("utf-8", "surrogatepass"),
        salt=salt.encode(),
        n=_MEMORY_COST,
        r=_BLOCK,
        p=_LANES,
    )
    return f"{salt}{_BETWEEN}{found.hex()}"


def can_sit(name: str) -> bool:
    """Whether a cleaned name can stand on a tile."""
    return can_name(name) and len(name) <= LONGEST_SEAT


def each_once(names: tuple[str, ...]) -> tuple[Seat, ...]:
    """A seat for each name, as it was written first; what is empty is left out."""
    seats: dict[str, Seat] = {}
    for name in map(clean, names):
        if name:
            seats.setdefault(seat_id(name), Seat(id=seat_id(name), name=name))
    return tuple(seats.values())
