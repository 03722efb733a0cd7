"""How a month's return stands: checked, signed off, sent, accepted, asked about, locked, in time."""

import datetime as dt
from dataclasses import dataclass

from hublog.domain.months import Month
from hublog.domain.queries import Query
from hublog.domain.returns import FigureChange
from hublog.domain.versions import ReturnVersion, latest, latest_sent


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The states of a month's return, kept apart (return-format.md, Coming back).

    ``versions`` are all of them, the newest first. ``blocking`` findings stand in the way of a
    sign-off, ``asking`` ones want to be mended or explained. ``differs`` says that the register says
    something else now than the latest version; ``changed`` are the main figures that do. ``nil``
    says that nothing was held, ``rows_shared`` that rows about people who agreed would be sent.
    ``queries`` are the office's questions, open ones first.
    """

    month: Month
    over: bool
    due_on: dt.date
    nil: bool
    rows_shared: bool = False
    blocking: int
    asking: int
    versions: tuple[ReturnVersion, ...]
    differs: bool
    changed: tuple[FigureChange, ...]
    queries: tuple[Query, ...]

    @property
    def latest(self) -> ReturnVersion | None:
        """The highest version, sent or only signed off."""
        return latest(self.versions)

    @property
    def sent(self) -> ReturnVersion | None:
        """The version that stands at the office."""
        return latest_sent(self.versions)

    @property
    def signed(self) -> ReturnVersion | None:
        """The version that is signed off and waits to be sent."""
        newest = self.latest
        return None if newest is None or newest.sent else newest

    @property
    def checked(self) -> bool:
        """Whether nothing stands in the way any more."""
        return self.over and not self.blocking and not self.asking

    @property
    def locked(self) -> bool:
        """Whether it was sent, so that a further version needs a reason first."""
        sent = self.sent
        return sent is not None and sent.reopened_on is None

    @property
    def open_queries(self) -> tuple[Query, ...]:
        """The office's questions that nobody answered yet."""
        return tuple(each for each in self.queries if each.status == "open")

    @property
    def late(self) -> bool:
        """Whether the first version was sent after the day it was due; of an unsent one no."""
        first = min((each.sent_at for each in self.versions if each.sent_at), default=None)
        return first is not None and first.date() > self.due_on

    def overdue(self, today: dt.date) -> bool:
        """Whether it should have been sent before today, and was not, or was sent late."""
        return self.late or (self.sent is None and today > self.due_on)

    @property
    def state(self) -> str:
        """What matters most, as the one word that leads the page.

        running, to_mend, ready, signed, sent, accepted, queried, changed (since it was sent) or
        reopened.
        """
        sent = self.sent
        if self.signed is not None:
            return "signed"
        if sent is None:
            return "running" if not self.over else "ready" if self.checked else "to_mend"
        if not self.locked:
            return "reopened"
        if self.differs:
            return "changed"
        if self.open_queries:
            return "queried"
        return "accepted" if sent.accepted else "sent"
