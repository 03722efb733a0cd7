"""The checks of a month, beside one pass over the same visits, and whether they grow no faster."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from itertools import islice

from harness import Figure, milliseconds, p50
from hublog.domain.checks.looking import Look
from hublog.domain.checks.rules import findings
from hublog.domain.drawing_up import draw_up_from
from hublog.domain.facts import Facts, gather
from hublog.domain.hubs import Hub
from hublog.domain.ledger import Ledger, ledger
from hublog.domain.months import Month
from hublog.domain.people import Person
from hublog.domain.returns import ReturnContent
from hublog.domain.sessions import Session
from made_up import ACTIVITY, attendances, people, sessions

MONTH = Month(2026, 5)
NOW = datetime.combine(date(2026, 6, 2), time(9, 30))
LIMIT = 1000
"""Milliseconds for a month of 20,000 attendances in a register of 60,000 (the issue's figure)."""
NOTE = "A calm morning with 20 of us; the kettle broke, and Tuesday's soup ran out at 12:30."

VISITS_EACH = 100
"""Visits to one session of a busy hub."""


@dataclass
class Size:
    """A month of one size, and how long each job took: alone, from the facts on, and the floor."""

    visits: int
    facts: Facts
    book: Ledger
    content: ReturnContent
    alone: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)
    floor: list[float] = field(default_factory=list)

    def measure(self) -> None:
        """Take each time once."""
        self.floor.append(milliseconds(_one_pass, self.facts))
        look = Look(self.book, MONTH, NOW, NOW, self.content)
        self.alone.append(milliseconds(findings, look))
        self.whole.append(milliseconds(_from_facts, self.facts))


def figures(*, quick: bool) -> Iterator[Figure]:
    """A month with a third of all attendances; everybody told their birth year, half a phone too.

    The sizes are measured in turns, so that a busy machine slows both alike.
    """
    sizes = [_size(visits) for visits in ((100, 400) if quick else (5_000, 20_000))]
    for _ in range(2 if quick else 9):
        for each in sizes:
            each.measure()
    limit = None if quick else LIMIT
    for each in sizes:
        name = f"checks of {each.visits:,} attendances in {len(each.facts.visits):,}"
        floor = p50(each.floor)
        given, made = "ledger and return given", "ledger and return made first"
        yield Figure(name, p50(each.alone), floor, limit=limit, note=given)
        yield Figure(f"{name}, whole", p50(each.whole), floor, limit=limit, note=made)
    small, large = sizes
    times = large.visits / small.visits
    # Linear is as many times longer as there is more; the rest is the larger heap's garbage looked at.
    ratio = None if quick else 1.4
    note = f"{times:g} times the visits and the people"
    grown = min(large.alone) / min(small.alone)
    yield Figure("checks: growth of time", grown, times, ratio=ratio, note=note, unit="x")


def _size(visits: int) -> Size:
    facts = _facts(visits)
    book = ledger(facts)
    return Size(visits, facts, book, _content(book))


def _facts(size: int) -> Facts:
    """So many attendances in the month, and twice as many in the months before it."""
    known = [_told(n, each) for n, each in enumerate(people(max(size // 4, 60)))]
    held = sessions(max(size // VISITS_EACH, 8), MONTH.last)
    earlier = sessions(2 * len(held), MONTH.first - timedelta(days=1))
    in_month = [_noted(session) for session in _within_the_month(held)]
    per_session = -(-size // len(in_month))
    visits = [
        *islice(attendances(in_month, known, min(per_session, len(known))), size),
        *islice(attendances(earlier, known, min(per_session, len(known))), 2 * size),
    ]
    return gather(
        Hub(id="hub", code="MADE-UP", name="Made-up Hub"),
        activities=[ACTIVITY],
        places=[],
        sessions=[*in_month, *earlier],
        people=known,
        present=[(each.session_id, each.person_id, each.id) for each in visits],
        counts=[],
        volunteer_times=[],
    )


def _within_the_month(held: list[Session]) -> list[Session]:
    """As many sessions, all in the month: several a day where there are more than it has days."""
    days = (MONTH.last - MONTH.first).days + 1
    return [
        replace(each, date=MONTH.first + timedelta(days=n % days)) for n, each in enumerate(held)
    ]


def _noted(session: Session) -> Session:
    return replace(session, note=NOTE)


def _told(n: int, person: Person) -> Person:
    return replace(
        person,
        birth_year=1940 + n % 70,
        phone=f"01946 {500000 + n}" if n % 2 else "",
        outward=f"CA{20 + n % 9}",
        postcode=f"CA{20 + n % 9} 1AA",
        also_known_as=(f"{person.known_as}y",),
    )


def _content(book: Ledger) -> ReturnContent:
    return draw_up_from(book, MONTH, version=1, drawn_on=NOW.date(), device="bench", complete=True)


def _from_facts(facts: Facts) -> None:
    book = ledger(facts)
    findings(Look(book, MONTH, NOW, NOW, _content(book)))


def _one_pass(facts: Facts) -> Counter[str | None]:
    """Who came how often: the least that any check of people must look at."""
    return Counter(visit.person_id for visit in facts.visits)
