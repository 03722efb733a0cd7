"""How months stand: checked, signed off, sent, asked about, and whether the register says otherwise now."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from hublog.domain.changes import figure_changes
from hublog.domain.checks.finding import ASKS, BLOCKS
from hublog.domain.drawing_up import due_on
from hublog.domain.months import Month
from hublog.domain.queries import OPEN, Query
from hublog.domain.records import TABLES, Record
from hublog.domain.referrals import Referral
from hublog.domain.returns import FigureChange
from hublog.domain.sessions import Attendance, Count, Session
from hublog.domain.sheet_rows import ChangeRow
from hublog.domain.standing import Standing
from hublog.domain.versions import ReturnVersion, latest, latest_sent
from hublog.domain.volunteering import VolunteerTime
from hublog.services.books import Books
from hublog.services.changed import Changed
from hublog.services.ports import Clock, Reader, Store


@dataclass(frozen=True, slots=True)
class SentChange:
    """A month that was sent as ``version`` says something else now; the main figures that do."""

    month: Month
    version: int
    figures: tuple[FigureChange, ...]


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

    def what_changed(self, month: Month, version: int) -> tuple[ChangeRow, ...]:
        """What a version that was sent says otherwise than the one before it, row by row."""
        with self._store.reading() as reader:
            for each in versions_of(reader, month):
                sent = reader.sent(each.id) if each.version == version else None
                if sent is not None:
                    return sent.content.changes
        return ()

    def changed_months(self, changed: Changed) -> tuple[SentChange, ...]:
        """The months already sent of which an action changed what they say (domain.md, scenario 6)."""
        with self._store.reading() as reader:
            months = {Month.of(day) for day in _days(reader, changed)}
            found = (self._changed(reader, month) for month in sorted(months))
            return tuple(each for each in found if each is not None)

    def _changed(self, reader: Reader, month: Month) -> SentChange | None:
        sent = latest_sent(versions_of(reader, month))
        kept = reader.sent(sent.id) if sent else None
        if sent is None or kept is None:
            return None
        content = self._books.content(reader, month)
        if content.digest() == sent.digest:
            return None
        return SentChange(month, sent.version, figure_changes(kept.content, content))


def versions_of(reader: Reader, month: Month) -> list[ReturnVersion]:
    """The living versions of a month's return, signed off or sent."""
    return reader.find(ReturnVersion, month=str(month))


def standing_of(reader: Reader, books: Books, clock: Clock, month: Month) -> Standing:
    """How the month's return stands now."""
    today = clock.now().date()
    versions = sorted(versions_of(reader, month), key=lambda v: v.version, reverse=True)
    content = books.content(reader, month)
    newest, sent = latest(versions), latest_sent(versions)
    differs = newest is not None and content.digest() != newest.digest
    kept = reader.sent(sent.id) if sent and differs else None
    unsettled = [each.severity for each in books.findings(reader, month) if not each.settled]
    queries = reader.find(Query, month=str(month))
    return Standing(
        month=month,
        over=month.last < today,
        due_on=due_on(content.cover.hub, month),
        nil=content.cover.nil,
        blocking=unsettled.count(BLOCKS),
        asking=unsettled.count(ASKS),
        versions=tuple(versions),
        differs=differs,
        changed=figure_changes(kept.content, content) if kept else (),
        queries=tuple(sorted(queries, key=lambda q: (q.status != OPEN, q.asked_on, q.id))),
    )


def _days(reader: Reader, changed: Changed) -> Iterator[dt.date]:
    """The days that the changed rows are about, also of rows that are gone now."""
    sessions = set(changed.sessions)
    attended = reader.get_many(Attendance, _ids(changed, Attendance))
    sessions.update(row.session_id for row in attended.values())
    counted = reader.get_many(Count, _ids(changed, Count))
    sessions.update(row.session_id for row in counted.values())
    yield from (row.date for row in reader.get_many(Session, sessions).values())
    given = reader.get_many(VolunteerTime, _ids(changed, VolunteerTime))
    yield from (row.date for row in given.values())
    passed_on = reader.get_many(Referral, _ids(changed, Referral))
    yield from (row.date for row in passed_on.values())


def _ids(changed: Changed, kind: type[Record]) -> frozenset[str]:
    return changed.rows.get(TABLES[kind], frozenset())
