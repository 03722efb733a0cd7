"""What the rows of a paper sheet mean: who is named, who only counted, who helped."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, NamedTuple

from hublog.domain import paper_cells as cells
from hublog.domain.drafts import Row
from hublog.domain.matching import Directory, L
from hublog.domain.names import can_name, clean, fold
from hublog.domain.people import NOT_ASKED
from hublog.domain.printed_lines import card_number, line_number
from hublog.domain.problems import Problem

_CHOICES = 8
_NAMES_SHOWN = 3


class Occasion(NamedTuple):
    """The session a sheet is about, as far as it is known: times and "last here" lean on it.

    ``lines`` are the ids of those printed on the sheet, whom their numbers mean.
    """

    day: dt.date | None = None
    start: dt.time | None = None
    end: dt.time | None = None
    lines: tuple[str, ...] = ()


NO_OCCASION = Occasion()


class Fault(NamedTuple):
    """What has to be mended before a row can be written, and in which field of ``Row``."""

    column: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class Understood(Generic[L]):
    """What one row means; ``where`` of its problems is the number of the row, from 1.

    ``kind`` is known (``person``), choose (one of ``candidates``, or somebody new), new (``name``),
    count (``n`` people in ``band``), empty, or problem where nobody can say who is meant. ``notes``
    are harmless. Who ``helped`` is a volunteer and no visitor, unless another row says so too.
    """

    kind: str
    person: L | None = None
    candidates: tuple[L, ...] = ()
    name: str = ""
    band: str = NOT_ASKED
    n: int = 0
    first_time: bool | None = None
    first_time_n: int = 0
    at: dt.time | None = None
    helped: bool = False
    minutes: int | None = None
    faults: tuple[Fault, ...] = ()
    notes: tuple[Problem, ...] = ()

    @property
    def who(self) -> tuple[str, str] | None:
        """What two rows about one person have in common; ``None`` where a row names nobody."""
        if self.kind == "known" and self.person is not None:
            return "known", self.person.id
        return ("new", fold(self.name)) if self.kind == "new" else None


class Typed(NamedTuple):
    """How many people a sheet names, counts, and says have helped; nobody twice."""

    named: int = 0
    counted: int = 0
    helped: int = 0

    @property
    def footfall(self) -> int:
        """Everybody who came, volunteers left out (domain.md, Words)."""
        return self.named + self.counted


def understand(
    row: Row, number: int, directory: Directory[L], occasion: Occasion = NO_OCCASION
) -> Understood[L]:
    """What the row means on its own; ``number`` is its number on the sheet, from 1.

    Nobody is guessed at: only a whole name, a card number or a name part that only one person has
    decides; whatever else fits is a choice. Faults: PAPER_WHICH, PAPER_NO_NAME, PAPER_NO_CARD,
    PAPER_NO_LINE, PAPER_LINE_GONE, PAPER_NAME, PAPER_HELPED_UNNAMED, PAPER_TWO_AGES, and those of
    ``paper_cells``. Note: PAPER_BROUGHT_BACK.
    """
    if row.empty:
        return Understood("empty")
    counted = cells.count(row.text) if row.person_id is None and not row.new else None
    if isinstance(counted, Problem):
        meant: Understood[L] = Understood("problem", faults=(Fault("text", counted),))
    elif counted is not None:
        meant = _counted(row, counted)
    else:
        meant = _brought_back(_about(row, _named(row, directory, occasion.lines), occasion))
    at = cells.clock(row.at, occasion.start, occasion.end)
    meant = _with_fault(meant, "at", at) if isinstance(at, Problem) else replace(meant, at=at)
    faults = [fault._replace(problem=_in_row(fault.problem, number)) for fault in meant.faults]
    notes = tuple(_in_row(note, number) for note in meant.notes)
    return replace(meant, faults=tuple(faults), notes=notes)


def _brought_back(row: Understood[L]) -> Understood[L]:
    """Who was put away and stands on a sheet is back once it is written."""
    if row.person is None or not row.person.whole_only:
        return row
    note = Problem("PAPER_BROUGHT_BACK", values={"name": _name(row)})
    return replace(row, notes=(*row.notes, note))


def understand_all(
    rows: Iterable[Row], directory: Directory[L], occasion: Occasion = NO_OCCASION
) -> tuple[Understood[L], ...]:
    """What the rows mean together, as ``together`` says."""
    return together([understand(r, n, directory, occasion) for n, r in enumerate(rows, 1)])


def together(rows: Sequence[Understood[L]]) -> tuple[Understood[L], ...]:
    """The rows of one sheet side by side: whoever stands in two of them is one person.

    Note: PAPER_TWICE. Fault: PAPER_HELPED_TWICE where two rows give one volunteer different times.
    """
    first: dict[tuple[tuple[str, str], bool], tuple[int, Understood[L]]] = {}
    seen = []
    for number, row in enumerate(rows, 1):
        key = None if row.who is None else (row.who, row.helped)
        before, same = first.setdefault(key, (number, row)) if key else (number, row)
        if before == number:
            seen.append(row)
            continue
        values: dict[str, str | int] = {"name": _name(row), "first": before}
        if row.minutes != same.minutes:
            seen.append(
                _with_fault(row, "minutes", Problem("PAPER_HELPED_TWICE", str(number), values))
            )
        else:
            note = Problem("PAPER_TWICE", str(number), values)
            seen.append(replace(row, notes=(*row.notes, note)))
    return tuple(seen)


def typed(rows: Iterable[Understood[L]]) -> Typed:
    """How many people the rows name and count, each person once."""
    named: set[tuple[str, str]] = set()
    helping: set[tuple[str, str]] = set()
    counted = 0
    for row in rows:
        if row.who is not None:
            (helping if row.helped else named).add(row.who)
        counted += row.n
    return Typed(len(named), counted, len(helping))


def _named(row: Row, directory: Directory[L], lines: Sequence[str]) -> Understood[L]:
    name = clean(row.text)
    chosen = directory.get(row.person_id) if row.person_id is not None else None
    if chosen is not None:
        return Understood("known", person=chosen)
    line = None if row.new else line_number(name, len(lines))
    if line is not None:
        return _printed(line, directory, lines)
    name = card_number(name)
    person, candidates = (None, ()) if row.new else _meant(name, directory)
    if person is not None:
        return Understood("known", person=person)
    if candidates:
        names = ", ".join(each.full_name or each.known_as for each in candidates[:_NAMES_SHOWN])
        which = Problem("PAPER_WHICH", "", {"text": cells.shown(name), "names": names})
        return Understood(
            "choose", candidates=candidates, name=name, faults=(Fault("text", which),)
        )
    return _newcomer(name)


def _printed(line: int, directory: Directory[L], lines: Sequence[str]) -> Understood[L]:
    """Whoever is printed on that line."""
    if not 1 <= line <= len(lines):
        problem = Problem("PAPER_NO_LINE", "", {"line": line})
        return Understood("problem", faults=(Fault("text", problem),))
    person = directory.get(lines[line - 1])
    if person is not None:
        return Understood("known", person=person)
    problem = Problem("PAPER_LINE_GONE", "", {"line": line})
    return Understood("problem", faults=(Fault("text", problem),))


def _meant(name: str, directory: Directory[L]) -> tuple[L | None, tuple[L, ...]]:
    """The one person the text can only mean, or those who may be."""
    person, found = directory.meant(name)
    if person is not None and (_is_part_of(name, person) or person in directory.exact(name)):
        return person, ()
    alike = {each.person.id: each.person for each in found}
    if can_name(name):
        alike |= {each.id: each for each in directory.resembling(name)}
    return None, tuple(alike.values())[:_CHOICES]


def _is_part_of(name: str, person: L) -> bool:
    """Whether each word typed is a whole part of their names; a mere beginning decides nothing."""
    whole = fold(" ".join((person.known_as, person.full_name, *person.also_known_as))).split()
    return set(fold(name).split()) <= {*whole}


def _newcomer(name: str) -> Understood[L]:
    if not name:
        problem = Problem("PAPER_NO_NAME")
    elif name[0].isdigit():
        problem = Problem("PAPER_NO_CARD", "", {"text": cells.shown(name)})
    elif not can_name(name):
        problem = Problem("PAPER_NAME", "", {"text": cells.shown(name)})
    else:
        return Understood("new", name=name)
    return Understood("problem", faults=(Fault("text", problem),))


def _counted(row: Row, counted: cells.Counted) -> Understood[L]:
    meant: Understood[L] = Understood("count", n=counted.n, band=counted.band)
    band = cells.age(row.age)
    if isinstance(band, Problem):
        meant = _with_fault(meant, "age", band)
    elif counted.band == NOT_ASKED:
        meant = replace(meant, band=band)
    elif band not in {NOT_ASKED, counted.band}:
        ages = {"text": counted.band, "other": band}
        meant = _with_fault(meant, "age", Problem("PAPER_TWO_AGES", "", ages))
    first = cells.first_times(row.first_time, counted.n)
    if isinstance(first, Problem):
        meant = _with_fault(meant, "first_time", first)
    else:
        meant = replace(meant, first_time_n=first)
    help_given = cells.helped(row.minutes)
    if isinstance(help_given, Problem) or help_given.helped:
        meant = _with_fault(meant, "minutes", Problem("PAPER_HELPED_UNNAMED"))
    return meant


def _about(row: Row, meant: Understood[L], occasion: Occasion) -> Understood[L]:
    """What the other cells say about the person the row names."""
    band, first, given = (
        cells.age(row.age),
        cells.first_time(row.first_time),
        cells.helped(row.minutes),
    )
    if isinstance(band, Problem):
        meant = _with_fault(meant, "age", band)
    else:
        meant = replace(meant, band=band)
    if isinstance(first, Problem):
        meant = _with_fault(meant, "first_time", first)
    else:
        meant = replace(meant, first_time=first)
        meant = replace(meant, notes=_seen_before(meant, occasion.day))
    if isinstance(given, Problem):
        return _with_fault(meant, "minutes", given)
    return replace(meant, helped=given.helped, minutes=given.minutes)


def _seen_before(meant: Understood[L], day: dt.date | None) -> tuple[Problem, ...]:
    """Somebody known who is said to be new may be somebody else."""
    seen = meant.person.last_seen if meant.person is not None else None
    if not meant.first_time or seen is None or day is None or seen >= day:
        return ()
    return (Problem("PAPER_SEEN_BEFORE", "", {"name": _name(meant), "date": seen.isoformat()}),)


def _name(row: Understood[L]) -> str:
    person = row.person
    return row.name if person is None else person.full_name or person.known_as


def _with_fault(row: Understood[L], column: str, problem: Problem) -> Understood[L]:
    return replace(row, faults=(*row.faults, Fault(column, problem)))


def _in_row(problem: Problem, number: int) -> Problem:
    return replace(problem, where=str(number))
