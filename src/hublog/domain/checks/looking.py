"""What the rules look at: one month of the register's facts, and how the laptop's clock stands."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from hublog.domain.facts import Facts
from hublog.domain.ledger import Ledger
from hublog.domain.months import Month
from hublog.domain.returns import ReturnContent
from hublog.domain.sessions import Session


@dataclass(frozen=True)
class Look:
    """One month as the rules see it.

    ``now`` is the laptop's local time, ``newest`` that of the newest record (``None`` in an empty
    register); ``content`` is the return as it would be drawn.
    """

    book: Ledger
    month: Month
    now: dt.datetime
    newest: dt.datetime | None
    content: ReturnContent

    @property
    def facts(self) -> Facts:
        """All facts of the register."""
        return self.book.facts

    @cached_property
    def sessions(self) -> tuple[Session, ...]:
        """The month's sessions, whatever became of them, by date, start and id."""
        found = (s for s in self.facts.sessions.values() if s.date in self.month.window)
        return tuple(sorted(found, key=lambda s: (s.date, s.start or dt.time.min, s.id)))

    @cached_property
    def held(self) -> tuple[Session, ...]:
        """Those of them that were held and finished."""
        return tuple(session for session in self.sessions if session.status == "closed")
