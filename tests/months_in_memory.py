"""A hub in memory whose months can be checked, signed off, sent and answered."""

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

from fake_files import FakeReplies, FakeWriter
from fake_keys import access_of
from fakes import FakeClock, FakeIds, FakeStore
from hublog import resources
from hublog.domain.activities import Activity
from hublog.domain.hubs import Hub
from hublog.domain.months import Month
from hublog.domain.sessions import Count, Session
from hublog.services.books import Books, all_rules
from hublog.services.changed import Changed
from hublog.services.checking import Checking
from hublog.services.forget import Forget
from hublog.services.learning import LearningOfMonths
from hublog.services.months import Months
from hublog.services.ports import Store
from hublog.services.replies import Replies
from hublog.services.returns import Drawn, Returns
from hublog.services.standing import Standings
from hublog.services.undo import Undoing
from in_memory import done
from made_facts import HUB, stored_example

FOLDER = Path("returns")
MAY = Month(2026, 5)


@dataclass
class MonthsInMemory:
    """The worked example of domain.md on 2 June 2026, nine o'clock."""

    clock: FakeClock = field(
        default_factory=lambda: FakeClock(dt.datetime(2026, 6, 2, 9, 0))  # noqa: DTZ001 - local wall time
    )
    store: Store | None = None

    def __post_init__(self) -> None:
        self.held = self.store or FakeStore(self.clock)
        self.writer, self.reply_reader, self.ids = FakeWriter(), FakeReplies(), FakeIds()
        self.books = Books(self.held, self.clock, all_rules)
        self.returns = Returns(self.held, self.clock, self.books, self.writer)
        self.standings = Standings(self.held, self.clock, self.books)
        self.checking = Checking(self.held, self.clock, self.books)
        self.months = Months(self.held, self.books)
        self.replies = Replies(self.held, self.clock, self.reply_reader)
        self.learning = LearningOfMonths(self.held, resources.code_lists)
        self.forget = Forget(self.held, self.clock)
        self.undo = Undoing(self.held, self.clock, access_of())

    def fill(self, hub: Hub = HUB) -> "MonthsInMemory":
        """Put the worked example in."""
        stored_example(self.held, hub)
        return self

    def bare(self) -> "MonthsInMemory":
        """Put a hub in at which nothing was ever held."""
        self.put(HUB, Activity(id="drop-in", name="Drop-in", type="DROPIN"), kind="set_up")
        return self

    def put(self, *records: object, kind: str = "test") -> Changed:
        """Write records as one action."""
        with self.held.writing("Sam", kind) as work:
            work.put(*records)  # type: ignore[arg-type]  # any record will do
            self.changed: Changed = work.commit()
        return self.changed

    def late_sheet(self, day: dt.date, counted: int = 2) -> str:
        """A sheet that turned up late: a session of that day with so many counted."""
        session = Session(
            id=f"late-{day}",
            activity_id="drop-in",
            date=day,
            start=dt.time(10),
            end=dt.time(12),
            status="closed",
        )
        self.put(session, Count(id=f"late-{day}", session_id=session.id, age_band="NK", n=counted))
        return session.id

    def send(self, month: Month = MAY, *, nil: bool = False) -> Drawn:
        """Sign the month off and send it."""
        done(self.returns.sign_off("Ann", month, nil=nil))
        drawn: Drawn = done(self.returns.send("Ann", month, FOLDER))
        return drawn
