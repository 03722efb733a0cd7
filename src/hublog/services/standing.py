"""How months stand: checked, signed off, sent, asked about, and whether the register says otherwise now."""

from collections.abc import Collection
from dataclasses import dataclass

from hublog.domain.changes import figure_changes
from hublog.domain.checks.finding import ASKS, BLOCKS
from hublog.domain.drawing_up import due_on
from hublog.domain.ledger import Ledger, ledger
from hublog.domain.months import Month
from hublog.domain.queries import OPEN, Query
from hublog.domain.returns import FigureChange, ReturnContent, Sent
from hublog.domain.sent_rows import rows_differ, rows_of_sent
from hublog.domain.sheet_rows import ChangeRow
from hublog.domain.standing import Standing
from hublog.domain.versions import ReturnVersion, latest, latest_sent
from hublog.services.before import answers_emptied, facts_before
from hublog.services.books import Books
from hublog.services.changed import Changed
from hublog.services.large_reads import no_looking_for_garbage
from hublog.services.late import months_touched
from hublog.services.ports import Clock, Reader, Store


@dataclass(frozen=True, slots=True)
class SentChange:
    """A month that was sent as ``version`` says something else now; the main figures that do."""

    month: Month
    version: int
    figures: tuple[FigureChange, ...]


@dataclass(frozen=True, slots=True)
class VersionView:
    """A version of a month's return, and how many visits it said; none where it was not sent yet."""

    version: ReturnVersion
    footfall: int | None


class Standings:
    """Questions about how the months' returns stand; nothing here changes anything."""

    def __init__(self, store: Store, clock: Clock, books: Books) -> None:
        self._store = store
        self._clock = clock
        self._books = books

    def of(self, month: Month) -> Standing:
        """How the month's return stands."""
        with self._store.reading() as reader:
            return standing_of(reader, self._books, self._clock, month)

    def history(self, month: Month) -> tuple[VersionView, ...]:
        """The versions of a month's return, the newest first."""
        with self._store.reading() as reader:
            versions = sorted(versions_of(reader, month), key=lambda v: v.version, reverse=True)
            kept = [reader.sent(each.id) for each in versions]
        return tuple(
            VersionView(version, sent.content.cover.footfall if sent else None)
            for version, sent in zip(versions, kept, strict=True)
        )

    def what_changed(self, month: Month, version: int) -> tuple[ChangeRow, ...]:
        """What a version that was sent says otherwise than the one before it, row by row."""
        with self._store.reading() as reader:
            for each in versions_of(reader, month):
                sent = reader.sent(each.id) if each.version == version else None
                if sent is not None:
                    return sent.content.changes
        return ()

    def changed_months(self, actions: Collection[Changed]) -> tuple[SentChange, ...]:
        """The months already sent of which these actions changed what they say (domain.md, scenario 6).

        Only what these actions themselves changed is told: others may have done so before them.
        """
        with self._store.reading() as reader:
            months = sorted({m for each in actions for m in months_touched(reader, each)})
            sent = [found for month in months if (found := self._otherwise(reader, month))]
            if not sent:
                return ()
            with no_looking_for_garbage():
                before = ledger(facts_before(reader, actions))
            emptied = answers_emptied(reader, actions)
            told = (self._changed(reader, before, *each, emptied=emptied) for each in sent)
            return tuple(each for each in told if each is not None)

    def _otherwise(self, reader: Reader, month: Month) -> tuple[ReturnVersion, Sent] | None:
        """What was sent for the month last, where the register says something else now."""
        sent = latest_sent(versions_of(reader, month))
        kept = reader.sent(sent.id) if sent else None
        if sent is None or kept is None or not says_otherwise(reader, self._books, sent):
            return None
        return sent, kept

    def _changed(
        self, reader: Reader, before: Ledger, sent: ReturnVersion, kept: Sent, *, emptied: bool
    ) -> SentChange | None:
        month = Month.parse(sent.month)
        was, now = self._books.drawn(before, month), self._books.content(reader, month)
        facts = self._books.book(reader).facts
        rows_were = rows_of_sent(kept.content, was, before.facts)
        same = was.digest() == now.digest() and rows_were == rows_of_sent(kept.content, now, facts)
        if same and not (emptied and kept.content.outcomes != now.outcomes):
            return None
        return SentChange(month, sent.version, figure_changes(was, now))


def versions_of(reader: Reader, month: Month) -> list[ReturnVersion]:
    """The living versions of a month's return, signed off or sent."""
    return reader.find(ReturnVersion, month=str(month))


def sent_before(reader: Reader, month: Month) -> tuple[ReturnContent | None, ...]:
    """What each version of the month that was sent says; ``None`` where that is not kept here."""
    kept = (reader.sent(each.id) for each in versions_of(reader, month) if each.sent)
    return tuple(each.content if each else None for each in kept)


def says_otherwise(reader: Reader, books: Books, version: ReturnVersion) -> bool:
    """Whether the register says something else now than that version."""
    content = books.content(reader, Month.parse(version.month))
    if content.digest() != version.digest:
        return True
    kept = reader.sent(version.id)
    facts = books.book(reader).facts
    return kept is not None and rows_differ(kept.content, content, facts)


def standing_of(reader: Reader, books: Books, clock: Clock, month: Month) -> Standing:
    """How the month's return stands now."""
    today = clock.now().date()
    versions = sorted(versions_of(reader, month), key=lambda v: v.version, reverse=True)
    content = books.content(reader, month)
    newest, sent = latest(versions), latest_sent(versions)
    differs = newest is not None and says_otherwise(reader, books, newest)
    kept = reader.sent(sent.id) if sent and differs else None
    unsettled = [each.severity for each in books.findings(reader, month) if not each.settled]
    queries = reader.find(Query, month=str(month))
    return Standing(
        month=month,
        over=month.last < today,
        due_on=due_on(content.cover.hub, month),
        nil=content.cover.nil,
        rows_shared=content.cover.rows_shared,
        blocking=unsettled.count(BLOCKS),
        asking=unsettled.count(ASKS),
        versions=tuple(versions),
        differs=differs,
        changed=figure_changes(kept.content, content) if kept else (),
        queries=tuple(sorted(queries, key=lambda q: (q.status != OPEN, q.asked_on, q.id))),
    )
