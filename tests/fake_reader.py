"""A register in memory, and questions to it as the real store answers them."""

import hashlib
import hmac
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

import fake_lists
from fake_presence import FakePresenceReader
from fake_time import FakeClock, FakeIds  # noqa: F401 - whoever wants a store wants these too
from hublog.domain import writing
from hublog.domain.acceptances import Acceptance
from hublog.domain.activities import Activity
from hublog.domain.care import Care
from hublog.domain.consents import Consent
from hublog.domain.drafts import Draft
from hublog.domain.facts import Beside, Facts, gather
from hublog.domain.half_typed import HalfTyped
from hublog.domain.hub_packs import Area
from hublog.domain.hubs import Hub, Place
from hublog.domain.journal import Action, Change, Stamp, Value
from hublog.domain.laptops import Doubt
from hublog.domain.learning import Learning
from hublog.domain.outcomes import Outcome
from hublog.domain.people import Person, Tombstone
from hublog.domain.queries import Query
from hublog.domain.records import KINDS, TABLES, R, from_values
from hublog.domain.referrals import Referral
from hublog.domain.returns import Sent
from hublog.domain.sessions import Attendance, Count, Session
from hublog.domain.taking_off import takes_off
from hublog.domain.versions import ReturnVersion
from hublog.domain.volunteering import VolunteerTime
from hublog.services.ports import KnownPerson, ListedPerson

Rows = dict[str, dict[str, dict[str, Value]]]


@dataclass
class FakeRegister:
    """Everything a store holds; copied for each action, so that leaving it means rolling back."""

    rows: Rows = field(default_factory=lambda: {table: {} for table in KINDS})
    changes: tuple[Change, ...] = ()
    actions: dict[Stamp, Action] = field(default_factory=dict)
    drafts: dict[str, Draft] = field(default_factory=dict)
    sent: dict[str, Sent] = field(default_factory=dict)
    areas: dict[str, dict[str, Area]] = field(default_factory=dict)
    half_typed: dict[str, HalfTyped] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()

    def __copy__(self) -> "FakeRegister":
        rows = {table: dict(held) for table, held in self.rows.items()}
        held = (
            {**self.actions},
            {**self.drafts},
            {**self.sent},
            {**self.areas},
            {**self.half_typed},
        )
        return FakeRegister(rows, self.changes, *held, self.doubts)


class FakeReader(FakePresenceReader):
    def __init__(self, register: FakeRegister) -> None:
        self._register = register

    def get(self, kind: type[R], row_id: str) -> R | None:
        return self.get_many(kind, [row_id]).get(row_id)

    def get_many(self, kind: type[R], row_ids: Collection[str]) -> dict[str, R]:
        held = self._register.rows[TABLES[kind]]
        return {i: from_values(kind, held[i]) for i in row_ids if i in held}

    def find(self, kind: type[R], **wanted: Value | Collection[str]) -> list[R]:
        def matches(row: Mapping[str, Value]) -> bool:
            return all(
                row[name] in value if isinstance(value, Collection) and not isinstance(value, str)
                else row[name] == value
                for name, value in wanted.items()
            )  # fmt: skip

        return [from_values(kind, row) for row in self._living(TABLES[kind]) if matches(row)]

    def sessions_between(self, first: date, last: date) -> list[Session]:
        found = [each for each in self.find(Session) if first <= each.date <= last]
        return sorted(found, key=lambda s: (s.date, str(s.start or ""), s.id))

    def seen_before(self, person_ids: Collection[str], day: date) -> frozenset[str]:
        days = fake_lists.days_present(self)
        return frozenset(p for p in person_ids if any(seen < day for seen in days.get(p, ())))

    def present_at(self, session_ids: Collection[str]) -> list[tuple[str, str, str]]:
        present = self.find(Attendance, session_id=session_ids, status="present")
        return [(each.session_id, each.person_id, each.id) for each in present]

    def left_from(self, session_id: str) -> list[Attendance]:
        present = self.find(Attendance, session_id=session_id, status="present")
        return [each for each in present if each.left_at is not None]

    def headcounts(self, first: date, last: date) -> dict[str, int]:
        ids = {each.id for each in self.sessions_between(first, last)}
        named = Counter(a.session_id for a in self.find(Attendance, status="present"))
        for count in self.find(Count):
            named[count.session_id] += count.n
        return {session: n for session, n in named.items() if session in ids}

    def listed_people(self) -> list[ListedPerson]:
        return fake_lists.listed_people(self)

    def known_people(self) -> list[KnownPerson]:
        return fake_lists.known_people(self)

    def facts(self) -> Facts:
        present = self.find(Attendance, status="present")
        (hub,) = self.find(Hub)
        return gather(
            hub,
            activities=self.find(Activity),
            places=self.find(Place),
            sessions=self.find(Session),
            people=self.find(Person),
            present=((a.session_id, a.person_id, a.id) for a in present),
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

    def tallies(self) -> dict[str, int]:
        return {table: len(self._living(table)) for table in KINDS}

    def digest(self) -> str:
        return writing.digest({table: self._living(table) for table in KINDS})

    def last_local_no(self) -> int:
        given = (row["local_no"] for row in self._register.rows["person"].values())
        return max((no for no in given if isinstance(no, int)), default=0)

    def latest_actions(self, limit: int) -> list[Action]:
        return sorted(self._register.actions.values(), key=lambda a: a.stamp, reverse=True)[:limit]

    def taking_off(self) -> list[Action]:
        every = self.latest_actions(len(self._register.actions))
        return [each for each in every if takes_off(each, self.changes_of(each.stamp))]

    def action(self, stamp: Stamp) -> Action | None:
        return self._register.actions.get(stamp)

    def changes_of(self, stamp: Stamp) -> list[Change]:
        return [each for each in self._register.changes if each.stamp == stamp]

    def changes_after(self, stamp: Stamp) -> list[Change]:
        rows = {each.key for each in self.changes_of(stamp)}
        return [c for c in self._register.changes if c.stamp > stamp and c.key in rows]

    def changes_writing(self, table: str, fields: Collection[str]) -> list[Change]:
        written = (c for c in self._register.changes if not c.after.keys().isdisjoint(fields))
        return sorted((c for c in written if c.table == table), key=lambda c: c.stamp)

    def was_undone(self, stamp: Stamp) -> bool:
        undoings = (a for a in self._register.actions.values() if a.undoes == stamp)
        return any(not self.was_undone(each.stamp) for each in undoings)

    def source_key(self, original: str) -> str:
        return hmac.new(b"fake", original.encode(), hashlib.sha256).hexdigest()

    def drafts(self) -> tuple[Draft, ...]:
        by_id = sorted(self._register.drafts.values(), key=lambda draft: draft.id)
        return tuple(sorted(by_id, key=lambda draft: draft.saved_at, reverse=True))

    def half_typed(self, whose: str) -> HalfTyped:
        return self._register.half_typed.get(whose, ())

    def sent(self, version_id: str) -> Sent | None:
        return self._register.sent.get(version_id)

    def all_sent(self) -> tuple[Sent, ...]:
        return tuple(self._register.sent[i] for i in sorted(self._register.sent))

    def areas(self, area_list: str, postcodes: Collection[str]) -> dict[str, Area]:
        known = self._register.areas.get(area_list, {})
        return {each: known[each] for each in sorted(postcodes) if each in known}

    def _living(self, table: str) -> list[dict[str, Value]]:
        held = self._register.rows[table]
        return [held[row_id] for row_id in sorted(held) if held[row_id]["alive"]]
