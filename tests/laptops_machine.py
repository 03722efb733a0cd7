"""Up to three laptops of one hub, anything done on any of them, files brought in early, late, twice or never."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from hublog.domain.journal import Stamp, fold
from hublog.domain.people import Person
from hublog.domain.records import KINDS, REFERENCES, TABLES, defaults, to_values
from hublog.domain.sessions import Count, Session
from hublog.services.hub import HubDetails
from hublog.services.laptop_asked import Questions
from hublog.services.laptop_questions import LaptopQuestions
from hublog.services.laptops import Laptops
from hublog.services.people import PersonChanges
from in_memory import InMemory, done

ANY = st.integers(min_value=0, max_value=10_000)
WORDS = "heron kettle lamp moss"


@dataclass(frozen=True)
class LaptopInUse:
    """One laptop: its use cases, and those about the others."""

    hub: InMemory

    @property
    def laptops(self) -> Laptops:
        return Laptops(self.hub.store, self.hub.clock, lambda: WORDS)

    @property
    def questions(self) -> LaptopQuestions:
        hub = self.hub
        return LaptopQuestions(hub.store, hub.clock, hub.ids, hub.people.merge)


class LaptopsMachine(RuleBasedStateMachine):
    """Whatever was done and however files travelled: once all know all, all are the same (P8).

    ``first`` and ``born`` make a laptop over the store that is tried.
    """

    most = 3
    first: Callable[[], InMemory]
    born: Callable[[Path], InMemory]

    def __init__(self) -> None:
        super().__init__()
        hub = self.first()
        done(hub.hub.set_up("Sam", HubDetails(code="CUM-EWA", name="Ewanrigg Hub")))
        self.activity = hub.add_activity()
        hub.open(self.activity)
        for name in ("Wren", "Robin"):
            hub.add_person(name)
        self.using = [LaptopInUse(hub)]
        self.files: list[Path] = []
        self.gone: dict[str, str] = {}
        self.number = 0
        self.begin_another()

    @rule()
    def begin_another(self) -> None:
        if len(self.using) < self.most:
            file = self._file(self.using[0])
            self.using.append(LaptopInUse(self.born(file)))

    @rule(where=ANY)
    def make_a_file(self, where: int) -> None:
        self.files.append(self._file(self._at(where)))

    @rule(where=ANY, which=ANY)
    def bring_in_any_file(self, where: int, which: int) -> None:
        if self.files:
            self._bring(self._at(where), self.files[which % len(self.files)])

    @rule(where=ANY, which=ANY)
    def bring_in_and_take_back(self, where: int, which: int) -> None:
        """A bringing in that is taken back at once leaves no trace but of forgetting."""
        if not self.files:
            return
        at, file = self._at(where), self.files[which % len(self.files)]
        before, forgotten = at.hub.digest(), self._forgotten(at)
        meeting = self._bring(at, file)
        if meeting is None:
            assert at.hub.digest() == before
            return
        came = self._came(at, meeting)
        undone = at.laptops.take_back("Sam", meeting)
        if self._forgotten(at) == forgotten and "forgot" not in came:
            done(undone)
            assert at.hub.digest() == before

    @rule(where=ANY)
    def take_back_the_latest_meeting(self, where: int) -> None:
        at = self._at(where)
        meetings = at.laptops.brought_in()
        if meetings:
            undone = at.hub.undo.one("Sam", meetings[0].stamp)
            assert getattr(undone, "code", "CHANGED_SINCE") == "CHANGED_SINCE"

    @rule(where=ANY, who=ANY)
    def sign_in(self, where: int, who: int) -> None:
        at, person = self._at(where), self._person(where, who)
        session = self._session(at)
        if person is not None and session is not None:
            at.hub.sign_in.person("Sam", session, person)

    @rule(where=ANY, new=st.sampled_from(["Kit", "Ada", ""]))
    def sign_in_somebody_new(self, where: int, new: str) -> None:
        self.number += 1
        at = self._at(where)
        session = self._session(at)
        if session is not None:
            at.hub.sign_in.new_person("Sam", session, new or f"Somebody {self.number}")

    @rule(where=ANY, n=st.sampled_from((1, 1, 2, -1)))
    def count(self, where: int, n: int) -> None:
        at = self._at(where)
        session = self._session(at)
        if session is not None:
            at.hub.sign_in.count("Sam", session, "65+", n)

    @rule(where=ANY, who=ANY, note=st.sampled_from(["tea", "no sugar", ""]))
    def edit(self, where: int, who: int, note: str) -> None:
        at, person = self._at(where), self._person(where, who)
        if person is not None:
            done(at.hub.people.amend("Sam", person, PersonChanges(note=note)))

    @rule(where=ANY, one=ANY, other=ANY)
    def merge_people(self, where: int, one: int, other: int) -> None:
        at = self._at(where)
        kept, goes = self._person(where, one), self._person(where, other)
        if kept is not None and goes is not None and kept != goes:
            done(at.hub.people.merge("Sam", kept, goes))

    @rule(where=ANY)
    def finish_or_open(self, where: int) -> None:
        at = self._at(where)
        session = self._session(at)
        if session is not None:
            done(at.hub.sessions.finish("Sam", session, note=f"on {where % len(self.using)}"))
        else:
            at.hub.open(self.activity)

    @rule(where=ANY)
    def undo(self, where: int) -> None:
        self._at(where).hub.undo.latest("Sam")

    @rule(where=ANY, who=ANY)
    def forget(self, where: int, who: int) -> None:
        at, person = self._at(where), self._person(where, who)
        if person is not None:
            name = at.hub.get(Person, person).name
            done(at.hub.forget.person("Sam", person))
            if name.startswith("Somebody"):
                self.gone[person] = name

    @rule(where=ANY, other=st.booleans())
    def settle_something(self, where: int, other: bool) -> None:
        at = self._at(where)
        asked = at.questions.open()
        _settle(at.questions, asked, other=other)
        assert len(at.questions.open()) <= max(0, len(asked)) or asked.people or asked.sessions

    def teardown(self) -> None:
        for _ in range(12):
            if not self._everybody_hears():
                break
        else:
            raise AssertionError("they never know the same")
        digests = {each.hub.digest() for each in self.using}
        assert len(digests) == 1
        for each in self.using:
            self._sound(each.hub)
        self.end()

    def end(self) -> None:
        """Let go of the stores."""

    def _everybody_hears(self) -> bool:
        """Each brings in a new file of each other one; whether anybody learned anything."""
        learned = False
        for teller in self.using:
            file = self._file(teller)
            for each in self.using:
                if each is not teller:
                    learned |= self._bring(each, file) is not None
        return learned

    def _bring(self, at: LaptopInUse, file: Path) -> Any:  # noqa: ANN401 - Stamp or None
        before = at.hub.digest()
        preview = done(at.laptops.look(file, WORDS))
        assert at.hub.digest() == before
        brought = done(at.laptops.bring_in("Sam", preview))
        assert (brought.meeting is None) == preview.nothing_new
        again = done(at.laptops.look(file, WORDS))
        assert again.nothing_new
        return brought.meeting

    def _sound(self, hub: InMemory) -> None:
        """State is the fold of the journal, names nothing gone, and nobody forgotten is told."""
        with hub.store.reading() as reader:
            actions = reader.latest_actions(100_000)
            changes = [c for action in actions for c in reader.changes_of(action.stamp)]
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
        said = repr([(c.before, c.after) for c in changes])
        for person, name in self.gone.items():
            assert f"'{name}'" not in said
            held = hub.get(Person, person)
            assert held is None or (held.status, held.name) == ("forgotten", "")
        assert hub.store.check() == []

    def _file(self, at: LaptopInUse) -> Path:
        at.hub.clock.advance(seconds=1)
        return at.laptops.make_transfer("Sam", self.folder_for_files()).path

    def folder_for_files(self) -> Path:
        """Where files are laid; a new one each time, since their names go by the second."""
        self.number += 1
        return Path(f"stick-{self.number}")

    def _at(self, where: int) -> LaptopInUse:
        return self.using[where % len(self.using)]

    def _session(self, at: LaptopInUse) -> str | None:
        running = at.hub.find(Session, status="open")
        return running[0].id if running else None

    def _person(self, where: int, which: int) -> str | None:
        with self._at(where).hub.store.reading() as reader:
            listed = reader.listed_people()
        return listed[which % len(listed)].id if listed else None

    def _came(self, at: LaptopInUse, meeting: Stamp) -> set[str]:
        """The kinds of what came by that meeting."""
        with at.hub.store.reading() as reader:
            return {each.kind for each in reader.came_with(meeting)}

    def _forgotten(self, at: LaptopInUse) -> set[str]:
        return {each.id for each in at.hub.find(Person, status="forgotten")}

    def counted(self, at: LaptopInUse) -> int:
        """How many are counted there."""
        return sum(each.n for each in at.hub.find(Count))


def _settle(asking: LaptopQuestions, asked: Questions, *, other: bool) -> None:
    """Decide the first thing that is open."""
    if asked.answers:
        done(asking.settle("Sam", asked.answers[0], other=other))
        assert asked.answers[0] not in asking.open().answers
    elif asked.people:
        pair = asked.people[0].one.person.id, asked.people[0].other.person.id
        done((asking.same_person if other else asking.different_people)("Sam", *pair))
        assert asked.people[0] not in asking.open().people
    elif asked.sessions:
        two = asked.sessions[0].one.session.id, asked.sessions[0].other.session.id
        done((asking.same_session if other else asking.different_sessions)("Sam", *two))
    elif asked.cards:
        done(asking.new_card("Sam", asked.cards[0].people[-1].person.id))
    elif asked.below_zero:
        below = asked.below_zero[0]
        done(asking.level("Sam", below.session_id, below.age_band))
