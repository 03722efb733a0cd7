"""What was worked out of the register, kept until the next action, since pages ask again and again."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from hublog.domain.checks.finding import Finding
from hublog.domain.checks.looking import Look
from hublog.domain.drawing_up import draw_up_from
from hublog.domain.indicators import Comparison, compared
from hublog.domain.journal import Stamp
from hublog.domain.ledger import Ledger, ledger
from hublog.domain.months import Month
from hublog.domain.returns import ReturnContent
from hublog.services.large_reads import no_looking_for_garbage
from hublog.services.ports import Clock, Reader, Store
from hublog.services.settled_clock import settled_clock


@dataclass(slots=True)
class _Kept:
    """What was worked out when ``stamp`` was the latest action and ``today`` the day."""

    stamp: Stamp | None
    today: dt.date
    book: Ledger
    compared: dict[Month, tuple[Comparison, ...]] = field(default_factory=dict)
    contents: dict[Month, ReturnContent] = field(default_factory=dict)
    findings: dict[Month, tuple[Finding, ...]] = field(default_factory=dict)


Checks = Callable[[Look], tuple[Finding, ...]]
"""All rules: ``domain.checks.rules.findings``, whose libraries are heavy."""


def all_rules(look: Look) -> tuple[Finding, ...]:
    """What all rules find; imported once somebody wants to know."""
    from hublog.domain.checks.rules import findings  # noqa: PLC0415 - its libraries are heavy

    return findings(look)


class Books:
    """The register's facts worked through once, and what months made of them.

    ``checks`` are only asked for where findings are.
    """

    def __init__(self, store: Store, clock: Clock, checks: Checks) -> None:
        self._store = store
        self._clock = clock
        self._time = settled_clock(clock)
        self._checks = checks
        self._kept: _Kept | None = None

    def book(self, reader: Reader) -> Ledger:
        """The facts, worked through."""
        return self._now(reader).book

    def fresh(self, reader: Reader) -> Ledger | None:
        """The same where nothing has to be worked through for it."""
        kept = self._kept
        stamp, today = self._moment(reader)
        return kept.book if kept and (kept.stamp, kept.today) == (stamp, today) else None

    def compared(self, reader: Reader, month: Month) -> tuple[Comparison, ...]:
        """Every figure of the month beside those of other times."""
        kept = self._now(reader)
        if month not in kept.compared:
            kept.compared[month] = compared(kept.book, month)
        return kept.compared[month]

    def content(self, reader: Reader, month: Month) -> ReturnContent:
        """The month's return as a draft of today, as if it were the first version."""
        kept = self._now(reader)
        if month not in kept.contents:
            kept.contents[month] = self.drawn(kept.book, month)
        return kept.contents[month]

    def drawn(self, book: Ledger, month: Month) -> ReturnContent:
        """The same from any facts that were worked through; it is not kept."""
        today = self._clock.now().date()
        return draw_up_from(
            book,
            month,
            version=1,
            drawn_on=today,
            device=self._store.device,
            complete=month.last < today,
        )

    def findings(self, reader: Reader, month: Month) -> tuple[Finding, ...]:
        """What the checks find in the month."""
        kept = self._now(reader)
        if month not in kept.findings:
            now = self._clock.now()
            look = Look(kept.book, month, now, self._newest(kept, now), self.content(reader, month))
            kept.findings[month] = self._checks(look)
        return kept.findings[month]

    def _newest(self, kept: _Kept, now: dt.datetime) -> dt.datetime | None:
        """When the latest action was stamped, where nobody has settled what time it is since."""
        if kept.stamp is None or self._time.vouches_for(kept.stamp.millis):
            return None
        return now - dt.timedelta(milliseconds=self._clock.millis() - kept.stamp.millis)

    def _now(self, reader: Reader) -> _Kept:
        stamp, today = self._moment(reader)
        kept = self._kept
        if kept is None or (kept.stamp, kept.today) != (stamp, today):
            same = kept is not None and stamp is not None and kept.stamp == stamp
            if kept is not None and same:
                book = kept.book
            else:
                with no_looking_for_garbage():
                    book = ledger(reader.facts())
            kept = self._kept = _Kept(stamp, today, book)
        return kept

    def _moment(self, reader: Reader) -> tuple[Stamp | None, dt.date]:
        latest = reader.latest_actions(1)
        return latest[0].stamp if latest else None, self._clock.now().date()
