"""The figures about children: how many came, to how many days of camp, what is known of them, and meals."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from hublog.domain.ages import age_band, age_group
from hublog.domain.children import Looked
from hublog.domain.ledger import Ledger
from hublog.domain.months import Window
from hublog.domain.people import NOT_ASKED, PREFERS_NOT_TO_SAY
from hublog.domain.sessions import Session

CAMP, FOOD = "CAMP", "FOOD"
WITH_MEALS = frozenset({CAMP, FOOD})
"""Types of sessions at whose end somebody is asked how many meals were given."""
PHASES = ("PRE", "PRIM", "SEC", "POST", "NONE")
"""Codes of list ``school_phase`` that say something."""
_CHILD = "U18"
_UNTOLD = frozenset({NOT_ASKED, PREFERS_NOT_TO_SAY})
_COUNTS = {"fsm": frozenset({"Y"}), "send": frozenset({"EHCP", "SUP"})}
"""Which codes of a list count in its figure."""
_NOBODY = Looked()


def children_in(book: Ledger, window: Window) -> dict[str, set[date]]:
    """The days on which everybody came who is known to have been under 18 then."""
    found: dict[str, set[date]] = {}
    for session, who in _visits(book, window):
        if is_child(book, who, session.date):
            found.setdefault(who, set()).add(session.date)
    return found


def is_child(book: Ledger, who: str, day: date) -> bool:
    """Whether somebody is known to be under 18 on that day."""
    return age_group(age_band(book.facts.people[who], day)) == _CHILD


def camp_days(book: Ledger, window: Window) -> int:
    """Days of camp: each child counts once for each day on which they came to one."""
    return len(
        {
            (who, session.date)
            for session, who in _visits(book, window)
            if session.type == CAMP and is_child(book, who, session.date)
        }
    )


def told_of(book: Ledger, children: Iterable[str], field: str) -> Mapping[str, str]:
    """What their care records say in that field, of those who said something."""
    looked = book.facts.looked_after
    found = {who: str(getattr(looked.get(who, _NOBODY), field)) for who in children}
    return {who: code for who, code in found.items() if code not in _UNTOLD}


def shares(book: Ledger, window: Window) -> Iterator[tuple[tuple[str, int, int], ...]]:
    """The parts of F02: id, how many of whom it is known, and of how many it is.

    Those that make up one whole stand together: one that is not told would be what the others leave.
    A care record goes on its date, so an earlier month knows less of its children later on.
    """
    children = children_in(book, window)
    for field, counted in _COUNTS.items():
        told = told_of(book, children, field)
        yield ((f"F02.{field}", sum(code in counted for code in told.values()), len(told)),)
    told = told_of(book, children, "school_phase")
    n = Counter(told.values())
    yield tuple((f"F02.{phase}", n[phase], len(told)) for phase in PHASES)


def asks_meals(session: Session) -> bool:
    """Whether meals are part of what the session is."""
    return session.type in WITH_MEALS


def meals(book: Ledger, window: Window) -> list[int | None]:
    """The meals given at each session that gives them, ``None`` where nobody counted; any others told."""
    held = book.held_in(window)
    return [each.meals for each in held if asks_meals(each) or each.meals is not None]


def _visits(book: Ledger, window: Window) -> Iterator[tuple[Session, str]]:
    for session in book.held_in(window):
        for who in book.turnout(session).people:
            yield session, who
