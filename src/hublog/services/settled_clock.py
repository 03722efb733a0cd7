"""The clock that use cases go by: the laptop's, once it fits what was written down or somebody settled it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from hublog.domain.clocks import (
    BEHIND,
    EITHER,
    SAME_MS,
    Answer,
    Reckoned,
    believable,
    evidence,
    reckoned,
)
from hublog.domain.problems import Problem
from hublog.services.unavailable import StorageUnavailable

if TYPE_CHECKING:  # stores are handed a clock, so this module comes first
    from hublog.services.ports import Clock, Store

_ANSWER = "clock"


class Doubt(NamedTuple):
    """Why the laptop's clock is not believed, and what there is to go by.

    ``why`` is behind, ahead or either; ``laptop`` what its clock says, ``ours`` what hublog would
    reckon with, ``newest`` the latest moment that is known to be past.
    """

    why: str
    laptop: datetime
    ours: datetime
    newest: datetime

    @property
    def problem(self) -> Problem:
        """The same as a sentence."""
        clock, ours, newest = (
            at.date().isoformat() for at in (self.laptop, self.ours, self.newest)
        )
        if self.why == EITHER:
            return Problem("CLOCK_EITHER", values={"clock_day": clock, "our_day": ours})
        return Problem(
            "CLOCK_BEHIND" if self.why == BEHIND else "CLOCK_AHEAD",
            values={"clock_day": clock, "newest_day": newest},
        )


class Settled(NamedTuple):
    """How the time is reckoned now: what is added to the laptop's clock, and since when.

    ``offset`` is in milliseconds; ``asked`` is ``None`` where nobody was ever asked.
    """

    offset: int
    asked: datetime | None


class SettledClock:
    """Implements ``Clock``; before it attends to a store it is the laptop's clock.

    While the time is in doubt it stands still at what is known to be past, and gives no stamps.
    """

    def __init__(self, laptop: "Clock") -> None:
        self._laptop = laptop
        self._store: Store | None = None
        self._answer: Answer | None = None
        self._newest = 0
        self._known: int | None = None
        self._cautious = False

    def attend(self, store: "Store") -> None:
        """Hold the laptop's clock against this store from now on, and what was settled for it."""
        with store.reading() as reader:
            latest = reader.latest_actions(1)
        text = store.noted(_ANSWER)
        answer = Answer.parse(text) if text else None
        # A copy of the register on another laptop has another clock.
        self._answer = answer if answer and answer.device == store.device else None
        newest = latest[0].stamp.millis if latest else None
        self._newest = newest or 0
        self._known = evidence(newest, self._answer)
        self._store = store

    def now(self) -> datetime:
        """The local wall time, without a zone."""
        millis, by = self._reckoned()
        return self._laptop.now() if by == Reckoned(0) else self._laptop.local(millis)

    def millis(self) -> int:
        """Milliseconds since 1970; ``StorageUnavailable`` while the time is in doubt."""
        millis, by = self._reckoned()
        if by.doubt and not self._cautious:
            raise StorageUnavailable(self._doubt(by).problem)
        return millis

    def local(self, millis: int) -> datetime:
        """The local wall time at that moment."""
        return self._laptop.local(millis)

    def millis_at(self, local: datetime) -> int:
        """The moment at which the wall shows that time."""
        return self._laptop.millis_at(local)

    @contextmanager
    def cautiously(self) -> Iterator[None]:
        """Let what must be written be stamped even in doubt, with what is known to be past."""
        self._cautious = True
        try:
            yield
        finally:
            self._cautious = False

    def doubt(self) -> Doubt | None:
        """Why it must be asked what time it is, where it must; asks no store."""
        _, by = self._reckoned()
        return self._doubt(by) if by.doubt else None

    def impossible(self) -> Problem | None:
        """What is said before there is a register, where the clock stands before hublog was made."""
        today = self._laptop.now().date()
        if believable(today, today):
            return None
        return Problem("CLOCK_IMPOSSIBLE", values={"clock_day": today.isoformat()})

    def laptop_says(self) -> datetime:
        """What the laptop's own clock says, right or wrong."""
        return self._laptop.now()

    def settled(self) -> Settled:
        """How the time is reckoned now."""
        _, by = self._reckoned()
        answer = self._answer
        return Settled(by.offset, None if answer is None else self._laptop.local(answer.settled))

    def set_to(self, local: datetime) -> Problem | None:
        """Settle that it is that time now, and remember it. Problem: CLOCK_UNBELIEVABLE."""
        laptop = self._laptop.millis()
        newest = self._laptop.local(self._known) if self._known is not None else local
        if not believable(local.date(), newest.date()):
            return Problem("CLOCK_UNBELIEVABLE", local.date().isoformat())
        offset = self._laptop.millis_at(local) - laptop
        self._remember(laptop, 0 if abs(offset) <= SAME_MS else offset)
        return None

    def is_right(self) -> Problem | None:
        """Settle that the laptop's clock is right, and remember it. Problem: CLOCK_IMPOSSIBLE."""
        wrong = self.impossible()
        if wrong is None:
            self._remember(self._laptop.millis(), 0)
        return wrong

    def goes_on(self) -> None:
        """Settle that the time is as hublog reckons it, the laptop's clock being as wrong as before."""
        laptop = self._laptop.millis()
        offset = 0 if self._answer is None else self._answer.offset
        self._remember(laptop, offset)

    def vouches_for(self, stamped: int) -> bool:
        """Whether somebody settled what time it is when that stamp was the newest."""
        return self._answer is not None and self._answer.vouches_for(stamped)

    def _remember(self, laptop: int, offset: int) -> None:
        if self._store is None:
            return
        with self._store.reading() as reader:
            latest = reader.latest_actions(1)
        self._newest = max([self._newest, *(each.stamp.millis for each in latest)])
        answer = Answer(
            offset=offset, laptop=laptop, newest=self._newest, device=self._store.device
        )
        self._store.note(_ANSWER, str(answer))
        self._answer, self._known = answer, answer.settled

    def _reckoned(self) -> tuple[int, Reckoned]:
        laptop = self._laptop.millis()
        if self._store is None:
            return laptop, Reckoned(0)
        by = reckoned(laptop, self._answer, self._known)
        if by.doubt:
            return self._known or 0, by
        millis = laptop + by.offset
        self._known = max(millis, self._known or millis)
        return millis, by

    def _doubt(self, by: Reckoned) -> Doubt:
        laptop, local = self._laptop.millis(), self._laptop.local
        return Doubt(by.doubt, local(laptop), local(laptop + by.offset), local(self._known or 0))


def settled_clock(clock: "Clock") -> SettledClock:
    """The clock itself where it is one that was settled; else one that believes it."""
    return clock if isinstance(clock, SettledClock) else SettledClock(clock)
