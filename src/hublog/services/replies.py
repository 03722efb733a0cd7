"""What the programme office answered: months accepted, questions about rows, and the hub's answers."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from hublog.domain.acceptances import reason_fault
from hublog.domain.journal import RowKey
from hublog.domain.months import Month
from hublog.domain.names import clean
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.domain.queries import EXPLAINED, FIXED, OPEN, Query, Reply, Verdict
from hublog.domain.records import TABLES, Record
from hublog.domain.referrals import Referral
from hublog.domain.sessions import Attendance, Session
from hublog.domain.versions import ReturnVersion
from hublog.services.changed import Changed
from hublog.services.file_ports import ReplyReader
from hublog.services.hub import the_hub
from hublog.services.ports import Clock, Reader, Store


@dataclass(frozen=True, slots=True)
class Taken:
    """A reply was taken in: the months accepted, the new questions, and what was known already."""

    accepted: tuple[Month, ...]
    queries: tuple[Query, ...]
    known: int
    changed: Changed


class Replies:
    """Use cases about the office's replies (return-format.md, Coming back)."""

    def __init__(self, store: Store, clock: Clock, reader: ReplyReader) -> None:
        self._store = store
        self._clock = clock
        self._reader = reader

    def take(self, actor: str, path: Path) -> Taken | Problem:
        """Take in a reply workbook; the same one again changes nothing, an answer given stays.

        Problems: those of the reader, ``REPLY_OTHER_HUB``, ``REPLY_OTHER_KEY`` where the hub knows
        another office, ``REPLY_UNKNOWN_VERSION`` where it speaks of what was never sent.
        """
        reply = self._reader.read(path)
        if isinstance(reply, Problem):
            return reply
        with self._store.writing(actor, "took_reply") as work:
            wrong = _fault(work, reply)
            if wrong is not None:
                return wrong
            stamped = list(_stamped(work, reply.verdicts))
            ever = work.get_many(Query, [query.id for query in reply.queries])
            known = {id_ for id_, query in ever.items() if query.alive}
            # One whose taking in was taken back comes back as it was, with the answer given to it.
            new = [
                replace(ever.get(query.id, query), alive=True)
                for query in reply.queries
                if query.id not in known
            ]
            fresh = [each for each in stamped if each != work.get(ReturnVersion, each.id)]
            accepted = {Month.parse(each.month) for each in fresh if each.accepted}
            work.put(*_closed(work, stamped, reply, self._clock.now().date()), *stamped, *new)
            changed = work.commit({"n": len(new)})
            return Taken(tuple(sorted(accepted)), tuple(new), len(known), changed)

    def open(self) -> tuple[Query, ...]:
        """The office's questions that nobody answered yet, the oldest first."""
        with self._store.reading() as reader:
            found = reader.find(Query, status=OPEN)
        return tuple(sorted(found, key=lambda q: (q.asked_on, q.month, q.id)))

    def explain(self, actor: str, query_id: str, answer: str) -> Changed | Problem:
        """Answer a question without changing anything; the answer travels in the next return.

        Problems: ``NO_SUCH_QUERY``, ``REASON_NEEDED``, ``REASON_TOO_LONG``.
        """
        said = clean(answer)
        wrong = reason_fault(said)
        if wrong is not None:
            return wrong
        with self._store.writing(actor, "answered_query") as work:
            query = work.get(Query, query_id)
            if query is None or not query.alive:
                return Problem("NO_SUCH_QUERY")
            today = self._clock.now().date()
            work.put(
                replace(
                    query,
                    status=EXPLAINED,
                    answer=said,
                    answered_by=actor,
                    answered_on=today,
                    told_in=query.told_in if query.answer == said else "",
                )
            )
            return work.commit({"month": query.month})

    def place(self, query_id: str) -> RowKey | None:
        """The row that a question is about, as the register knows it; none where it is gone."""
        with self._store.reading() as reader:
            query = reader.get(Query, query_id)
            return _place(reader, query) if query else None


def _fault(reader: Reader, reply: Reply) -> Problem | None:
    hub = the_hub(reader)
    if reply.hub_code != hub.code:
        return Problem("REPLY_OTHER_HUB", reply.hub_code, {"ours": hub.code})
    if hub.office_key and reply.office_key != hub.office_key:
        return Problem("REPLY_OTHER_KEY")
    sent = {(v.month, v.version) for v in reader.find(ReturnVersion) if v.sent}
    spoken_of = {
        *((v.month, v.version) for v in reply.verdicts),
        *((q.month, q.version) for q in reply.queries),
    }
    for month, version in sorted(spoken_of - sent):
        return Problem("REPLY_UNKNOWN_VERSION", month, {"version": version})
    return None


def _stamped(reader: Reader, verdicts: tuple[Verdict, ...]) -> Iterator[ReturnVersion]:
    """The versions with the office's word on them; the later word counts."""
    said = {
        (v.month, v.version, v.decision): v.decided_on
        for v in sorted(verdicts, key=lambda v: v.decided_on)
    }
    for month, number in {(v.month, v.version) for v in verdicts}:
        for version in reader.find(ReturnVersion, month=month, version=number):
            yield replace(
                version,
                accepted_on=said.get((month, number, "accepted"), version.accepted_on),
                queried_on=said.get((month, number, "queried"), version.queried_on),
            )


def _closed(
    reader: Reader, stamped: Iterable[ReturnVersion], reply: Reply, today: dt.date
) -> Iterator[Query]:
    """Earlier questions, still open, about what the office accepts now: it asks them no more."""
    asked = {query.id for query in reply.queries}
    accepted = {(each.month, each.version) for each in stamped if each.accepted}
    for query in reader.find(Query, status=OPEN):
        if (query.month, query.version) in accepted and query.id not in asked:
            yield replace(query, status=FIXED, answered_on=today)


def _place(reader: Reader, query: Query) -> RowKey | None:
    row_id = query.row_id
    if query.sheet == "Attendance":
        attendance = reader.get(Attendance, row_id)
        return _living(reader, Session, attendance.session_id) if attendance else None
    if query.sheet == "People":
        people = reader.find(Person, ref=row_id)
        return ("person", people[0].id) if people else None
    kinds: dict[str, type[Record]] = {"Sessions": Session, "Referrals": Referral}
    return _living(reader, kinds[query.sheet], row_id) if query.sheet in kinds else None


def _living(reader: Reader, kind: type[Record], row_id: str) -> RowKey | None:
    row = reader.get(kind, row_id)
    return (TABLES[kind], row_id) if row is not None and row.alive else None
