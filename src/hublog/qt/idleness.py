"""How long nobody touched the laptop, and what follows from it: lock, or let go of the key (safety.md, keys)."""

import time
from dataclasses import dataclass
from enum import Enum, auto

USUAL_MINUTES, LEAST_MINUTES, MOST_MINUTES = 5, 2, 15
_MINUTE = 60.0
_DROPS_AFTER = 30 * _MINUTE
"""So many seconds without a hand on it, and the key is let go."""
_SLEPT = _MINUTE
"""A gap this long between two looks at the clock, and the laptop slept."""


class Wanted(Enum):
    """What shall be done now."""

    NOTHING = auto()
    LOCK = auto()
    LET_GO = auto()


@dataclass(frozen=True, slots=True)
class Moment:
    """Two clocks: one that only counts on, which stands still while some laptops sleep, and the wall's."""

    steady: float
    wall: float


def this_moment() -> Moment:
    """As the laptop has it now."""
    return Moment(time.monotonic(), time.time())


class Idleness:
    """Told of every touch and asked at every tick; the moments come from outside."""

    def __init__(self, now: Moment, minutes: int = USUAL_MINUTES) -> None:
        self._touched = self._seen = now
        self.minutes = minutes

    @property
    def minutes(self) -> int:
        """It locks after so many minutes."""
        return self._minutes

    @minutes.setter
    def minutes(self, minutes: int) -> None:
        self._minutes = min(max(minutes, LEAST_MINUTES), MOST_MINUTES)

    def touch(self, now: Moment) -> None:
        """Somebody is there."""
        self._touched = now

    def tick(self, now: Moment) -> Wanted:
        """What shall be done now; a laptop that slept may be in other hands."""
        gap = now.wall - self._seen.wall
        self._seen = now
        idle = now.steady - self._touched.steady
        if gap > _SLEPT or idle >= _DROPS_AFTER:
            return Wanted.LET_GO
        return Wanted.LOCK if idle >= self._minutes * _MINUTE else Wanted.NOTHING
