"""What the rows of a paper sheet mean, in a few words each."""

import datetime as dt
from collections.abc import Collection, Sequence

from hublog.domain import paper
from hublog.domain.drafts import Row
from hublog.domain.matching import Directory
from hublog.domain.paper import Occasion, Typed, Understood
from hublog.domain.people import NOT_ASKED
from hublog.domain.printed_lines import line_number
from hublog.domain.problems import Detail, Problem
from hublog.qt.desk import Desk
from hublog.qt.models.paper import NOTHING, Standing
from hublog.services.ports import ListedPerson

Meaning = Understood[ListedPerson]
_MOST_KNOWN = 5_000
"""So many rows are remembered before everything is understood anew."""
_HOUR = 60


class Reading:
    """Understands rows over everybody in memory, so that no key waits for the register.

    ``understood`` is what the rows meant that were read last, ``typed`` how many people they are.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk, self._words = desk, desk.words
        self.directory: Directory[ListedPerson] = Directory([])
        self.understood: tuple[Meaning, ...] = ()
        self._occasion = Occasion()
        self._here: frozenset[str] = frozenset()
        self._known: dict[Row, Meaning] = {}

    @property
    def typed(self) -> Typed:
        """How many people are named, counted and helping."""
        return paper.typed(self.understood)

    @property
    def problems(self) -> tuple[int, ...]:
        """The places of the rows that have to be mended."""
        return tuple(at for at, row in enumerate(self.understood) if row.faults)

    def after(self, already: Typed) -> int:
        """How many the session has once the sheet is written beside those there already."""
        coming = {row.who for row in self.understood if row.who is not None and not row.helped}
        again = sum(kind == "known" and who in self._here for kind, who in coming)
        return already.footfall + self.typed.footfall - again

    def on_line(self, text: str) -> ListedPerson | None:
        """Whoever is printed on the line of that number."""
        lines = self._occasion.lines
        line = line_number(text, len(lines)) or 0
        return self.directory.get(lines[line - 1]) if 1 <= line <= len(lines) else None

    def know(self, directory: Directory[ListedPerson]) -> None:
        """Everybody who can be meant from now on."""
        self.directory = directory
        self._known.clear()

    def at(self, occasion: Occasion, here: Collection[str] = ()) -> None:
        """The session the sheet is about, and who is written down for it already."""
        if occasion != self._occasion:
            self._known.clear()
        self._occasion, self._here = occasion, frozenset(here)

    def __call__(self, rows: tuple[Row, ...]) -> tuple[Standing, ...]:
        """How each row stands."""
        self.understood = paper.together([self._meaning(row) for row in rows])
        return tuple(self._standing(row, at) for at, row in enumerate(self.understood, 1))

    def name(self, person: ListedPerson, among: Sequence[ListedPerson] = ()) -> str:
        """The whole name, with the card where somebody else listed has the same."""
        name = person.full_name or person.known_as
        alike = any(p.id != person.id and (p.full_name or p.known_as) == name for p in among)
        if alike and person.local_no is not None:
            return self._words("type_up.with_card", name=name, card=person.local_no)
        return name

    def _own_name(self, person: ListedPerson) -> str:
        return self.name(person, self.directory.exact(person.full_name or person.known_as))

    def detail(self, person: ListedPerson) -> str:
        """What tells this person apart: when they were here last, and their card."""
        words, seen = self._words, person.last_seen
        last = words("type_up.never_here")
        if seen is not None:
            last = words(
                "type_up.last_here", date=self._desk.wording.seen(seen, self._desk.today())
            )
        if person.local_no is None:
            return last
        return words("type_up.dot").join((last, words("type_up.card", card=person.local_no)))

    def _meaning(self, row: Row) -> Meaning:
        known = self._known.get(row)
        if known is None:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            known = paper.understand(row, 0, self.directory, self._occasion)
            self._known[row] = known
        return known

    def _standing(self, row: Meaning, number: int) -> Standing:
        if row.kind == "empty":
            return NOTHING
        if row.faults:
            return self._faulty(row, number)
        text, icon, kind = self._fine(row)
        notes = [*row.notes, *self._noted(row, number)]
        if notes:
            said = [self._short("note_of", note) for note in notes]
            text, icon, kind = self._words("type_up.dot").join((text, *said)), "info", "info"
        sentence = self.sentence(notes[0], number) if notes else ""
        return Standing(text, icon, kind, sentence=sentence)

    def _fine(self, row: Meaning) -> tuple[str, str, str]:
        """The words, the icon and the kind of a row that can be written."""
        words = self._words
        helped = words("type_up.helped", time=self._time(row.minutes)) if row.helped else ""
        if row.kind == "count":
            key = "type_up.counted" if row.band == NOT_ASKED else "type_up.counted_band"
            text = words(key, n=row.n, band=self._desk.band(row.band))
            if row.first_time_n:
                first = words("type_up.first_times", n=row.first_time_n)
                text = words("type_up.dot").join((text, first))
            return text, "users", "ok"
        if row.kind == "new":
            key = "type_up.new_helper" if row.helped else "type_up.new"
            return words(key, name=row.name, helped=helped), "user-plus", "info"
        name = row.name if row.person is None else self._own_name(row.person)
        key = "type_up.known_helper" if row.helped else "type_up.known"
        return words(key, name=name, helped=helped), "user-check", "ok"

    def _noted(self, row: Meaning, number: int) -> tuple[Problem, ...]:
        """That somebody is in the register for this session already."""
        person = row.person
        if person is None or row.helped or person.id not in self._here:
            return ()
        return (Problem("PAPER_HERE_ALREADY", str(number), {"name": self.name(person)}),)

    def _faulty(self, row: Meaning, number: int) -> Standing:
        wrong = frozenset(fault.column for fault in row.faults)
        fault = row.faults[0]
        choose = fault.problem.code == "PAPER_WHICH"
        text = self._which(row) if choose else self._short("fault", fault.problem)
        icon = "circle-question-mark" if choose else "circle-alert"
        kind = "warn" if choose else "error"
        sentence = self.sentence(fault.problem, number)
        return Standing(text, icon, kind, wrong, sentence, choose)

    def _which(self, row: Meaning) -> str:
        candidates = row.candidates
        if len(candidates) == 1:
            return self._words("type_up.is_it", name=self.name(candidates[0]))
        return self._words("type_up.which", text=row.name, n=len(candidates))

    def _short(self, table: str, problem: Problem) -> str:
        return self._words(f"type_up.{table}.{problem.code}", **self._values(problem))

    def sentence(self, problem: Problem, number: int) -> str:
        """The whole sentence about a row, with its number, dates and ages as people say them."""
        return self._words.problem(Problem(problem.code, str(number), self._values(problem)))

    def _values(self, problem: Problem) -> dict[str, Detail]:
        values = dict(problem.values)
        if "date" in values:
            values["date"] = self._desk.wording.short_day(
                dt.date.fromisoformat(str(values["date"]))
            )
        if problem.code == "PAPER_TWO_AGES":
            values = {gap: self._desk.band(str(value)) for gap, value in values.items()}
        return values

    def _time(self, minutes: int | None) -> str:
        if minutes is None:
            return self._words("type_up.time_unsaid")
        hours, rest = divmod(minutes, _HOUR)
        if not hours:
            return self._words("type_up.minutes", n=rest)
        return self._words("type_up.hours", hours=hours, minutes=f"{rest:02d}")
