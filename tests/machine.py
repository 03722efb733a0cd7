"""Anything people may do, in any order, held against a naive model, whatever the store."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from hublog.domain.journal import Change, Stamp, fold
from hublog.domain.people import Person
from hublog.domain.records import KINDS, REFERENCES, TABLES, defaults, to_values
from hublog.domain.sessions import Count, Session
from hublog.services.hub import HubDetails
from hublog.services.referrals import ReferralDetails
from in_memory import InMemory, done

DAY = date(2026, 5, 5)
BANDS = ("65+", "U18")
ANY = st.integers(min_value=0, max_value=10_000)


class Visit(NamedTuple):
    """A person at a session."""

    session: str
    person: str


@dataclass
class Did:
    """One action as a person with a sheet of paper would note it; crossed out when undone."""

    stamp: Stamp
    visit: Visit | None = None
    count: tuple[str, str, int] | None = None
    merged: tuple[str, str] | None = None
    referred: tuple[str, str] | None = None
    status: tuple[str, str] | None = None
    stands: bool = True


class Machine(RuleBasedStateMachine):
    """Sign in, count, pass on, merge, forget, finish, open again, undo, do again, in any order.

    The model crosses out what was undone and works everything out anew from what stands.
    """

    def __init__(self) -> None:
        super().__init__()
        self.hub = self.made()
        done(self.hub.hub.set_up("Sam", HubDetails(code="CUM-EWA", name="Ewanrigg Hub")))
        self.activity = self.hub.add_activity()
        days = (DAY, DAY - timedelta(days=7))
        self.sessions = [self.hub.open(self.activity, day) for day in days]
        self.sheet: list[Did] = []
        self.undone: list[Did] = []
        self.forgotten: dict[str, str] = {}
        self.number = 0

    def made(self) -> InMemory:
        """A hub with nothing in it, over the store that is tried."""
        raise NotImplementedError

    @rule(which=ANY)
    def sign_in_somebody_new(self, which: int) -> None:
        self.number += 1
        session = self._session(which)
        result = self.hub.sign_in.new_person("Sam", session, f"Somebody {self.number}")
        if self._is_open(session, result):
            self._note(Did(result.changed.stamp, visit=Visit(session, result.person.id)))

    @rule(which=ANY, who=ANY)
    def sign_in(self, which: int, who: int) -> None:
        session, person = self._session(which), self._person(who)
        if person is None:
            return
        result = self.hub.sign_in.person("Sam", session, person)
        if self._is_open(session, result) and result.changed:
            self._note(Did(result.changed.stamp, visit=Visit(session, person)))

    @rule(which=ANY, band=st.sampled_from(BANDS), n=st.sampled_from((1, 1, 1, -1)))
    def count(self, which: int, band: str, n: int) -> None:
        session = self._session(which)
        below = self._counted().get((session, band), 0) + n < 0
        result = self.hub.sign_in.count("Sam", session, band, n)
        if self._statuses()[session] == "open" and below:
            assert result.code == "COUNT_ZERO"
        elif self._is_open(session, result):
            self._note(Did(result.stamp, count=(session, band, n)))

    @rule(which=ANY, who=ANY)
    def pass_on(self, which: int, who: int) -> None:
        session, person = self._session(which), self._person(who)
        if person is not None:
            details = ReferralDetails(direction="out", session_id=session, person_id=person)
            added = done(self.hub.referrals.add("Sam", details))
            self._note(Did(added.changed.stamp, referred=(added.referral.id, person)))

    @rule(one=ANY, other=ANY)
    def merge(self, one: int, other: int) -> None:
        kept, goes = self._person(one), self._person(other)
        if kept is not None and goes is not None and kept != goes:
            changed = done(self.hub.people.merge("Sam", kept, goes))
            self._note(Did(changed.stamp, merged=(goes, kept)))

    @rule(who=ANY)
    def forget(self, who: int) -> None:
        person = self._person(who)
        if person is not None:
            names = {each: self._name(each) for each in self._group(person)}
            done(self.hub.forget.person("Sam", person))
            self.forgotten |= names
            self.undone.clear()

    @rule(which=ANY)
    def finish_or_open_again(self, which: int) -> None:
        session = self._session(which)
        if self._statuses()[session] == "open":
            changed = done(self.hub.sessions.finish("Sam", session))
            self._note(Did(changed.stamp, status=(session, "closed")))
        else:
            day = self.hub.get(Session, session).date
            opened = done(self.hub.sessions.open("Sam", self.activity, day))
            assert (opened.session.id, opened.was) == (session, "closed")
            self._note(Did(opened.changed.stamp, status=(session, "open")))

    @rule()
    def undo_the_latest(self) -> None:
        standing = [d for d in self.sheet if d.stands and not self._past_bringing_back(d)]
        if standing:
            self._take_back(standing[-1], self.hub.undo.latest("Sam"))

    @rule(which=ANY)
    def undo_any(self, which: int) -> None:
        # What a session's status was before is part of a change; only the latest is undone here.
        open_to_it = [did for did in self.sheet if did.stands and did.status is None]
        if open_to_it:
            did = open_to_it[which % len(open_to_it)]
            self._take_back(did, self.hub.undo.one("Sam", did.stamp))

    @rule()
    def do_again(self) -> None:
        result = self.hub.undo.redo("Sam")
        if not self.undone:
            assert result.code == "NOTHING_TO_REDO"
            return
        did = self.undone[-1]
        did.stands = True
        if self._below_zero():
            did.stands = False
            assert result.code == "COUNT_ZERO"
        elif self._past_bringing_back(did):
            did.stands = False
            assert result.code == "CHANGED_SINCE"
        else:
            done(result)
            self.undone.pop()

    @invariant()
    def figures_agree(self) -> None:
        with self.hub.store.reading() as reader:
            facts = reader.facts()
            counts = reader.find(Count)
        stands_for = self._stands_for()
        came = {did.visit for did in self.sheet if did.stands and did.visit is not None}
        visits = {Visit(v.session, stands_for.get(v.person, v.person)) for v in came}
        named = {visit for visit in visits if visit.person not in self.forgotten}
        unnamed = [visit.session for visit in visits if visit.person in self.forgotten]
        told = [visit.session_id for visit in facts.visits if visit.person_id is None]
        assert {(v.session_id, v.person_id) for v in facts.visits if v.person_id} == named
        assert sorted(told) == sorted(unnamed)
        tally: dict[tuple[str, str], int] = {}
        for count in counts:
            key = (count.session_id, count.age_band)
            tally[key] = tally.get(key, 0) + count.n
        assert {key: n for key, n in tally.items() if n} == {
            key: n for key, n in self._counted().items() if n
        }
        referred = dict(did.referred for did in self.sheet if did.stands and did.referred)
        ends = {each: stands_for.get(who, who) for each, who in referred.items()}
        assert {each.id: each.person_id for each in facts.referrals} == {
            each: None if who in self.forgotten else who for each, who in ends.items()
        }
        held = {each: self.hub.get(Session, each).status for each in self.sessions}
        assert held == self._statuses()

    @invariant()
    def the_forgotten_stay_forgotten(self) -> None:
        for person in self.forgotten:
            stub = self.hub.get(Person, person)
            assert (stub.status, stub.name) == ("forgotten", "")

    def teardown(self) -> None:
        """State is the fold of the journal and refers to nothing gone; no journal names the forgotten."""
        changes: list[Change] = []
        with self.hub.store.reading() as reader:
            for action in reader.latest_actions(10_000):
                changes += reader.changes_of(action.stamp)
            state = {
                (table, row.id): to_values(row)
                for kind, table in TABLES.items()
                for row in reader.find(kind)
            }
        told = {
            key: {"id": key[1], **defaults(KINDS[key[0]])}
            | {name: cell.value for name, cell in row.items()}
            for key, row in fold(changes).items()
        }
        assert {key: row for key, row in told.items() if row["alive"]} == state
        for (table, _), row in state.items():
            for name, kind in REFERENCES.get(KINDS[table], {}).items():
                assert row[name] is None or (TABLES[kind], row[name]) in state
        names = {value for c in changes for value in (*c.after.values(), *(c.before or {}).values())
                 if isinstance(value, str)}  # fmt: skip
        assert not names & set(self.forgotten.values())
        assert self.hub.store.check() == []
        self.hub.store.close()

    def _note(self, did: Did) -> None:
        self.sheet.append(did)
        self.undone.clear()

    def _take_back(self, did: Did, result: Any) -> None:  # noqa: ANN401 - Undone or Problem
        did.stands = False
        if self._below_zero():
            did.stands = True
            assert result.code == "COUNT_ZERO"
        elif self._past_bringing_back(did):
            did.stands = True
            assert result.code == "CHANGED_SINCE"
        else:
            done(result)
            self.undone.append(did)

    def _past_bringing_back(self, did: Did) -> bool:
        return did.merged is not None and did.merged[0] in self.forgotten

    def _is_open(self, session: str, result: Any) -> bool:  # noqa: ANN401 - answer or Problem
        if self._statuses()[session] == "open":
            done(result)
            return True
        assert result.code == "SESSION_NOT_OPEN"
        return False

    def _session(self, which: int) -> str:
        return self.sessions[which % len(self.sessions)]

    def _person(self, which: int) -> str | None:
        with self.hub.store.reading() as reader:
            listed = reader.listed_people()
        return listed[which % len(listed)].id if listed else None

    def _name(self, person: str) -> str:
        name: str = self.hub.get(Person, person).name
        return name

    def _group(self, person: str) -> set[str]:
        stands_for = self._stands_for()
        return {person, *(each for each, end in stands_for.items() if end == person)}

    def _stands_for(self) -> dict[str, str]:
        merged = dict(did.merged for did in self.sheet if did.stands and did.merged is not None)
        ends = {}
        for start in merged:
            end = start
            while end in merged:
                end = merged[end]
            ends[start] = end
        return ends

    def _counted(self) -> dict[tuple[str, str], int]:
        tally: dict[tuple[str, str], int] = {}
        for did in self.sheet:
            if did.stands and did.count is not None:
                session, band, n = did.count
                tally[session, band] = tally.get((session, band), 0) + n
        return tally

    def _below_zero(self) -> bool:
        return any(n < 0 for n in self._counted().values())

    def _statuses(self) -> dict[str, str]:
        statuses = dict.fromkeys(self.sessions, "open")
        for did in self.sheet:
            if did.stands and did.status is not None:
                session, status = did.status
                statuses[session] = status
        return statuses
