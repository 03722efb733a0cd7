"""What this laptop holds about people, for the sheet that a hub needs when the laptop is lost."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from hublog.domain.what_is_held import Held, held_in
from hublog.services.hub import the_hub
from hublog.services.ports import Clock, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldHere:
    """What is held, of which hub, as of when; ``latest`` is when something was last written down.

    In a copy that was opened on another laptop ``latest`` is how far the copy reaches.
    """

    hub: str
    code: str
    as_of: datetime
    latest: datetime | None
    held: Held


class WhatIsHeld:
    """Use cases about what would be lost with the laptop."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def now(self) -> HeldHere:
        """How many people, how many of them children, and which kinds of data."""
        now = self._clock.now()
        with self._store.reading() as reader:
            hub, facts, latest = the_hub(reader), reader.facts(), reader.latest_actions(1)
        return HeldHere(
            hub=hub.name,
            code=hub.code,
            as_of=now,
            latest=now - timedelta(milliseconds=self._clock.millis() - latest[0].stamp.millis)
            if latest
            else None,
            held=held_in(facts, now.date()),
        )
