"""The store in memory and the encrypted one go through the same random days and stay equal."""

import shutil
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from fakes import FakeClock, FakeIds, FakeStore
from hublog.domain.activities import Activity
from hublog.domain.hubs import Hub
from hublog.domain.journal import inverse
from hublog.domain.people import Person, Tombstone
from hublog.domain.sessions import Attendance, Session
from hublog.services.changed import Changed
from hublog.store import door

KEY = bytes(32)
_ids = st.sampled_from(["p1", "p2", "p3"])
_names = st.text(alphabet="Aŵ'\n=", max_size=3)


class StoresAgree(RuleBasedStateMachine):
    """Sign in, rename, merge, undo anything, forget, back out, reopen."""

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp())
        self.clock = FakeClock()
        door.make_database(self.home, KEY)
        self.real = door.open_with_key(self.home, self.clock, FakeIds(), KEY)
        self.fake = FakeStore(self.clock, self.real.device)
        self.stamps = []
        day = date(2026, 5, 5)
        self.do(
            lambda work: work.put(
                Hub(id="h", code="CUM-EWA", name="E"),
                Activity(id="a", name="Warm", type="DROPIN"),
                Session(id="s1", activity_id="a", date=day),
                Session(id="s2", activity_id="a", date=day, status="closed"),
            )
        )

    def do(self, act, *, keep=True, undoes=None) -> None:
        self.clock.advance(seconds=1)
        told = []
        for store in (self.fake, self.real):
            with store.writing("Ann", "test") as work:
                act(work)
                told.append(work.commit({"n": 1}, undoes) if keep else Changed())
        assert told[0] == told[1]
        if told[0].stamp:
            self.stamps.append(told[0].stamp)

    @rule(row_id=_ids, name=_names, card=st.none() | st.integers(1, 9), keep=st.booleans())
    def put_a_person(self, row_id, name, card, keep) -> None:
        person = Person(id=row_id, known_as=name, local_no=card, also_known_as=(name,))
        self.do(lambda work: work.put(person), keep=keep)

    @rule(row_id=_ids, session=st.sampled_from(["s1", "s2"]), alive=st.booleans())
    def sign_in(self, row_id, session, alive) -> None:
        def act(work) -> None:
            if work.get(Person, row_id):
                work.put(
                    Attendance(
                        id=session + row_id, session_id=session, person_id=row_id, alive=alive
                    )
                )

        self.do(act)

    @rule(row_id=_ids, into=_ids)
    def merge_people(self, row_id, into) -> None:
        def act(work) -> None:
            person = work.get(Person, row_id)
            if person and work.get(Person, into) and row_id != into:
                work.put(replace(person, status="merged", merged_into=into))

        self.do(act)

    @rule(data=st.data())
    def undo(self, data) -> None:
        stamp = data.draw(st.sampled_from(self.stamps))

        def act(work) -> None:
            later = work.changes_after(stamp)
            for change in work.changes_of(stamp):
                back = inverse(change, later)
                work.amend(back.table, back.row_id, back.fields)

        self.do(act, undoes=stamp)

    @rule(row_id=_ids)
    def forget(self, row_id) -> None:
        def act(work) -> None:
            if work.get(Person, row_id):
                work.put(Person(id=row_id, known_as="", status="forgotten"))
                work.put(Tombstone(id=row_id, forgotten_on=date(2026, 5, 6)))
                names = ["known_as", "also_known_as", "local_no"]
                work.redact({("person", row_id): names})

        self.do(act)

    @rule()
    def reopen(self) -> None:
        self.real.close()
        self.real = door.open_with_key(self.home, self.clock, FakeIds(series=1), KEY)
        assert self.real.device == self.fake.device

    @invariant()
    def agree(self) -> None:
        with self.fake.reading() as fake, self.real.reading() as real:
            assert fake.digest() == real.digest()
            assert fake.tallies() == real.tallies()
            assert fake.last_local_no() == real.last_local_no()
            assert fake.latest_actions(99) == real.latest_actions(99)
            assert fake.taking_off() == real.taking_off()
            for stamp in self.stamps:
                assert fake.changes_of(stamp) == real.changes_of(stamp)
                assert fake.changes_after(stamp) == real.changes_after(stamp)
                assert fake.was_undone(stamp) == real.was_undone(stamp)
            if fake.find(Hub):
                assert fake.facts() == real.facts()
                assert fake.listed_people() == real.listed_people()
        assert self.real.check() == []

    def teardown(self) -> None:
        self.real.close()
        shutil.rmtree(self.home)


StoresAgree.TestCase.settings = settings(max_examples=15, stateful_step_count=12, deadline=None)
TestStoresAgree = StoresAgree.TestCase
