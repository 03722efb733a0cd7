"""Questions to the store, answered with records."""

import hashlib
import hmac
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from hublog.domain import writing
from hublog.domain.acceptances import Acceptance
from hublog.domain.activities import Activity
from hublog.domain.care import Care
from hublog.domain.consents import Consent
from hublog.domain.drafts import Draft
from hublog.domain.facts import Beside, Facts, cards_handed_on, gather, survivors
from hublog.domain.half_typed import HalfTyped
from hublog.domain.hub_packs import Area
from hublog.domain.hubs import Hub, Place
from hublog.domain.journal import Action, Change, Stamp, Value
from hublog.domain.learning import Learning
from hublog.domain.outcomes import Outcome
from hublog.domain.people import Person, Tombstone
from hublog.domain.queries import Query
from hublog.domain.records import KINDS, TABLES, R, from_values
from hublog.domain.referrals import Referral
from hublog.domain.sessions import Attendance, Count, Session
from hublog.domain.versions import ReturnVersion
from hublog.domain.volunteering import VolunteerTime
from hublog.services.ports import KnownPerson, ListedPerson
from hublog.store import areas, drafts, half_typed, mapping, statements
from hublog.store.mapping import MAPPINGS, to_json
from hublog.store.presence_reader import PresenceReader

if TYPE_CHECKING:  # returns stand on every figure; the door starts without them
    from hublog.domain.returns import Sent

Row = Sequence[Any]
_EMPTY_LIST = "[]"


class SqlReader(PresenceReader):
    """Questions over one driver connection, inside a transaction that somebody else began.

    Core has compiled the statements; the driver runs them, since its rows need no conversion and
    the door must not wait for one.
    """

    def __init__(self, driver: Any, source_secret: bytes) -> None:  # noqa: ANN401 - it has no types
        self._driver = driver
        self._source_secret = source_secret

    @property
    def driver(self) -> Any:  # noqa: ANN401 - it has no types
        """The connection itself, for who reads the whole journal."""
        return self._driver

    def get(self, kind: type[R], row_id: str) -> R | None:
        """The record of that id, living or not."""
        values = self._row(TABLES[kind], row_id)
        return None if values is None else from_values(kind, values)

    def get_many(self, kind: type[R], row_ids: Collection[str]) -> dict[str, R]:
        """The records of those ids, living or not; ids that do not exist are left out."""
        rows = self._all(statements.by_ids(TABLES[kind]), to_json(list(row_ids)))
        found = MAPPINGS[TABLES[kind]]
        return {row[0]: found.record(row) for row in rows}

    def find(self, kind: type[R], **wanted: Value | Collection[str]) -> list[R]:
        """Living records whose fields equal the plain values given, or stand in a collection."""
        equal = {n: v for n, v in wanted.items() if isinstance(v, str | int | float | None)}
        one_of = {
            n: list(v) for n, v in wanted.items() if isinstance(v, Collection) and n not in equal
        }
        statement = statements.living(TABLES[kind], tuple(equal), tuple(one_of))
        rows = self._all(statement, *equal.values(), *map(to_json, one_of.values()))
        return [MAPPINGS[TABLES[kind]].record(row) for row in rows]

    def sessions_between(self, first: date, last: date) -> list[Session]:
        """Living sessions of those days, both included, by date, start and id."""
        rows = self._all(statements.SESSIONS_BETWEEN, first.isoformat(), last.isoformat())
        return [MAPPINGS["session"].record(row) for row in rows]

    def seen_before(self, person_ids: Collection[str], day: date) -> frozenset[str]:
        """Those of these people who were present at a session before that day."""
        gaps = "present", day.isoformat(), to_json(list(person_ids))
        return frozenset(person for (person,) in self._all(statements.SEEN_BEFORE, *gaps))

    def present_at(self, session_ids: Collection[str]) -> list[tuple[str, str, str]]:
        """(session, person, attendance) of everybody present at these sessions, in id order."""
        rows = self._all(statements.PRESENT_AT, "present", to_json(list(session_ids)))
        return [(session, person, attendance) for session, person, attendance in rows]

    def left_from(self, session_id: str) -> list[Attendance]:
        """Living visits of whoever left that session before its end, in id order."""
        rows = self._all(statements.LEFT_FROM, "present", session_id)
        return [MAPPINGS["attendance"].record(row) for row in rows]

    def headcounts(self, first: date, last: date) -> dict[str, int]:
        """How many were recorded at each session of those days, merges not followed."""
        days = first.isoformat(), last.isoformat()
        found: dict[str, int] = dict(map(tuple, self._all(statements.NAMED_AT, "present", *days)))
        for session, n in self._all(statements.COUNTED_AT, *days):
            found[session] = found.get(session, 0) + n
        return found

    def listed_people(self) -> list[ListedPerson]:
        """Everybody who can be signed in, those put away too, in id order."""
        merged = {person.id: person for person in self.find(Person, status="merged")}
        targets = {p.merged_into for p in merged.values() if p.merged_into is not None}
        stands_for = survivors({**self.get_many(Person, targets), **merged})
        last, cards = self._last_seen(stands_for), cards_handed_on(merged.values(), stands_for)
        return [
            ListedPerson(
                i,
                known_as,
                full_name,
                tuple(json.loads(others)) if others != _EMPTY_LIST else (),
                card,
                last.get(i),
                cards.get(i, ()),
                bool(put_away),
            )
            for i, known_as, full_name, others, card, put_away in self._all(
                statements.LISTED_PEOPLE
            )
        ]

    def known_people(self) -> list[KnownPerson]:
        """Every living record of a person who is not forgotten, in id order."""
        visits, last = self._visits()
        return [
            KnownPerson(
                i,
                known_as,
                full_name,
                tuple(json.loads(others)) if others != _EMPTY_LIST else (),
                card,
                status,
                merged_into,
                bool(unfinished),
                visits.get(i, 0),
                date.fromisoformat(last[i]) if i in last else None,
            )
            for i, known_as, full_name, others, card, status, merged_into, unfinished in self._all(
                statements.KNOWN_PEOPLE
            )
        ]

    def _visits(self) -> tuple[Mapping[str, int], Mapping[str, str]]:
        """How often each record of a person was present, and when last; faster here than in SQL."""
        days: dict[str, str] = dict(self._driver.execute(statements.DAYS_OF_SESSIONS).fetchall())
        visits: dict[str, int] = {}
        last: dict[str, str] = {}
        for person, session in self._driver.execute(statements.ATTENDED):
            day = days.get(session)
            if day is not None:
                visits[person] = visits.get(person, 0) + 1
                if day > last.get(person, ""):
                    last[person] = day
        return visits, last

    def _last_seen(self, stands_for: Mapping[str, str | None]) -> dict[str | None, date]:
        last: dict[str | None, date] = {}
        for person, day in self._all(statements.LAST_SEEN):
            who = stands_for.get(person, person)
            seen = date.fromisoformat(day)
            last[who] = max(last.get(who, seen), seen)
        return last

    def facts(self) -> Facts:
        """All living facts of the hub."""
        (hub,) = self.find(Hub)
        return gather(
            hub,
            activities=self.find(Activity),
            places=self.find(Place),
            sessions=self.find(Session),
            people=self.find(Person),
            present=self._present(),
            counts=self.find(Count),
            volunteer_times=self.find(VolunteerTime),
            tombstones=self.find(Tombstone),
            beside=Beside(
                referrals=self.find(Referral),
                learning=self.find(Learning),
                acceptances=self.find(Acceptance),
                queries=self.find(Query),
                versions=self.find(ReturnVersion),
                consents=self.find(Consent),
                care=self.find(Care),
                outcomes=self.find(Outcome),
            ),
        )

    def _present(self) -> Iterator[tuple[str, str, str]]:
        yield from self._driver.execute(statements.PRESENT)

    def tallies(self) -> dict[str, int]:
        """How many living rows each table holds."""
        return {table: int(self._one(statements.counting(table))) for table in KINDS}

    def digest(self) -> str:
        """SHA-256 over all living rows by table and id: the logical content, not the bytes."""
        return writing.digest(
            {
                table: map(MAPPINGS[table].values, self._all(statements.living(table)))
                for table in KINDS
            }
        )

    def last_local_no(self) -> int:
        """The greatest card number given so far, 0 where there is none; dead rows count too."""
        return int(self._one(statements.LAST_LOCAL_NO) or 0)

    def latest_actions(self, limit: int) -> list[Action]:
        """The latest actions, newest first, undoings among them."""
        return [mapping.action(row) for row in self._all(statements.LATEST_ACTIONS, limit, 0)]

    def taking_off(self) -> list[Action]:
        """The actions that took something off, the latest first."""
        return [mapping.action(row) for row in self._all(statements.TAKING_OFF)]

    def action(self, stamp: Stamp) -> Action | None:
        """The action of that stamp."""
        found = self._all(statements.ACTION_OF, str(stamp))
        return mapping.action(found[0]) if found else None

    def changes_of(self, stamp: Stamp) -> list[Change]:
        """What one action changed, in the order in which it was written."""
        return [mapping.change(row) for row in self._all(statements.CHANGES_OF, str(stamp))]

    def changes_after(self, stamp: Stamp) -> list[Change]:
        """What later actions changed in the rows that the action of that stamp changed."""
        return [mapping.change(row) for row in self._all(statements.CHANGES_AFTER, str(stamp))]

    def changes_writing(self, table: str, fields: Collection[str]) -> list[Change]:
        """Every change ever made that wrote one of these fields in that table, oldest first."""
        rows = self._all(statements.CHANGES_WRITING, table, to_json(list(fields)))
        return [mapping.change(row) for row in rows]

    def was_undone(self, stamp: Stamp) -> bool:
        """Whether an undoing of that action stands, that is, was not undone itself."""
        undoings = self._all(statements.UNDOINGS_OF, str(stamp))
        return any(not self.was_undone(Stamp.parse(text)) for (text,) in undoings)

    def source_key(self, original: str) -> str:
        """The HMAC, under a key inside the store, of what stood in a brought-in file."""
        return hmac.new(self._source_secret, original.encode(), hashlib.sha256).hexdigest()

    def drafts(self) -> tuple[Draft, ...]:
        """Every paper sheet that is kept while it is typed up, the latest first."""
        return tuple(drafts.draft(row) for row in self._all(statements.DRAFTS))

    def half_typed(self, whose: str) -> HalfTyped:
        """What was half typed when the register was let go."""
        return tuple(
            page
            for (content,) in self._all(statements.HALF_TYPED_OF, whose)
            for page in half_typed.texts(content)
        )

    def sent(self, version_id: str) -> "Sent | None":
        """What was sent as that version."""
        from hublog.store.sent import sent

        rows = self._all(statements.SENT_AS, version_id)
        return sent(rows[0]) if rows else None

    def all_sent(self) -> "tuple[Sent, ...]":
        """Everything that was ever sent."""
        from hublog.store.sent import sent

        return tuple(map(sent, self._all(statements.ALL_SENT)))

    def areas(self, area_list: str, postcodes: Collection[str]) -> dict[str, Area]:
        """Where those of these postcodes lie that the list of that name knows."""
        rows = self._all(statements.AREAS_AT, area_list, to_json(sorted(postcodes)))
        return {row[0]: areas.area(row) for row in rows}

    def _row(self, table: str, row_id: str) -> dict[str, Value] | None:
        rows = self._all(statements.by_id(table), row_id)
        return MAPPINGS[table].values(rows[0]) if rows else None

    def _all(self, statement: str, *gaps: Value) -> Sequence[Row]:
        rows: Sequence[Row] = self._driver.execute(statement, gaps).fetchall()
        return rows

    def _one(self, statement: str, *gaps: Value) -> Any:  # noqa: ANN401 - whatever the column holds
        return self._driver.execute(statement, gaps).fetchone()[0]
