"""What the rules look at: one month of the register's facts, and how the laptop's clock stands."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from hublog.domain.activities import Activity
from hublog.domain.checks.naming import Naming, naming
from hublog.domain.facts import Facts
from hublog.domain.hubs import Place
from hublog.domain.ledger import Ledger
from hublog.domain.months import Month
from hublog.domain.people import Person
from hublog.domain.returns import ReturnContent
from hublog.domain.sessions import Session


@dataclass(frozen=True)
class Look:
    """One month as the rules see it; what several of them need is worked out once.

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

    @property
    def today(self) -> dt.date:
        """The day it is by the laptop's clock."""
        return self.now.date()

    @cached_property
    def sessions(self) -> tuple[Session, ...]:
        """The month's sessions, whatever became of them, by date, start and id."""
        found = (s for s in self.facts.sessions.values() if s.date in self.month.window)
        return tuple(sorted(found, key=lambda s: (s.date, s.start or dt.time.min, s.id)))

    @cached_property
    def held(self) -> tuple[Session, ...]:
        """Those of them that were held and finished."""
        return tuple(session for session in self.sessions if session.status == "closed")

    @cached_property
    def visits(self) -> Counter[str]:
        """How often each named person came to one of those."""
        return self.book.visits_in(self.month.window)

    @cached_property
    def participants(self) -> tuple[Person, ...]:
        """Who came to them, by id."""
        return tuple(self.facts.people[who] for who in sorted(self.visits))

    @cached_property
    def naming(self) -> Mapping[str, Naming]:
        """What everybody the hub knows goes by, folded, by their id."""
        return {who: naming(person) for who, person in self.facts.people.items()}

    def activity(self, session: Session) -> Activity:
        """What the session was one of."""
        return self.facts.activities[session.activity_id]

    def place_id(self, session: Session) -> str | None:
        """Where it was; one that never opened has no copy of its own and is where its activity is."""
        return session.place_id or self.activity(session).place_id

    def place(self, session: Session) -> Place | None:
        """The same place, where the hub described it."""
        return self.facts.places.get(self.place_id(session) or "")
