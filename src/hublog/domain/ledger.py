"""What every figure asks for, worked out of the facts once: who came when, and how many."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time

from hublog.domain.facts import Facts, Visit
from hublog.domain.matched_pairs import Answers
from hublog.domain.months import Window
from hublog.domain.people import Person
from hublog.domain.sessions import Count, Session


@dataclass(frozen=True, slots=True)
class Turnout:
    """Who was at one session: the people named, visits of forgotten people, tallies by band.

    A tally never falls below zero, whatever two laptops took off.
    """

    people: tuple[str, ...] = ()
    forgotten: int = 0
    tallies: Mapping[str, int] | None = None

    @property
    def named(self) -> int:
        """Attendances with a name."""
        return len(self.people)

    @property
    def footfall(self) -> int:
        """Attendances named plus counted; a forgotten person's visit stays one of them."""
        return self.named + self.forgotten + sum((self.tallies or {}).values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The facts in the order that figures ask for them.

    ``held`` are the closed sessions by date and ``dates`` theirs; ``first_visit`` is the earlier of
    what the person said and the first attendance at a closed session, for everybody who has one;
    ``first_help`` is the first volunteering of everybody who is known by name. ``began`` is the first
    day on which anything was held, cancelled or given, the last of all days where nothing was. ``answers``
    are what people said how they are.
    """

    facts: Facts
    held: tuple[Session, ...]
    dates: tuple[date, ...]
    turnouts: Mapping[str, Turnout]
    first_visit: Mapping[str, date]
    first_help: Mapping[str, date]
    began: date
    answers: Answers = field(default_factory=Answers)

    def held_in(self, window: Window) -> tuple[Session, ...]:
        """The closed sessions of those days, by date."""
        first, last = window
        return self.held[bisect_left(self.dates, first) : bisect_right(self.dates, last)]

    def turnout(self, session: Session) -> Turnout:
        """Who was there."""
        return self.turnouts.get(session.id, _NOBODY)

    def visits_in(self, window: Window) -> Counter[str]:
        """How often each named person came in those days."""
        visits: Counter[str] = Counter()
        for session in self.held_in(window):
            visits.update(self.turnout(session).people)
        return visits

    def came_back(self, newcomers: Mapping[str, date], days: int) -> int:
        """How many of them came again on a later day, within so many days of their first visit."""
        if not newcomers:
            return 0
        back = set()
        last = date.fromordinal(max(newcomers.values()).toordinal() + days)
        for session in self.held_in(Window(min(newcomers.values()), last)):
            for who in self.turnout(session).people:
                since = newcomers.get(who)
                if since is not None and 0 < (session.date - since).days <= days:
                    back.add(who)
        return len(back)


_NOBODY = Turnout()


def ledger(facts: Facts) -> Ledger:
    """Work through the facts once."""
    closed = (s for s in facts.sessions.values() if s.status == "closed")
    held = tuple(sorted(closed, key=lambda s: (s.date, s.start or time.min, s.id)))
    turned_out = turnouts(facts.visits, facts.counts)
    first_recorded: dict[str, date] = {}
    for session in held:
        for who in turned_out.get(session.id, _NOBODY).people:
            first_recorded.setdefault(who, session.date)
    first_help: dict[str, date] = {}
    for given in facts.volunteer_times:
        who = given.person_id
        if who in facts.people and given.date < first_help.get(who, date.max):
            first_help[who] = given.date
    return Ledger(
        facts=facts,
        held=held,
        dates=tuple(session.date for session in held),
        turnouts=turned_out,
        first_visit={
            who: min(day, _told(facts.people.get(who)) or day)
            for who, day in first_recorded.items()
        },
        first_help=first_help,
        began=min(
            (
                *(s.date for s in facts.sessions.values() if s.status != "planned"),
                *(given.date for given in facts.volunteer_times),
            ),
            default=date.max,
        ),
        answers=Answers(facts),
    )


def _told(person: Person | None) -> date | None:
    return person.first_seen_on if person else None


def turnouts(visits: Iterable[Visit], counts: Iterable[Count]) -> dict[str, Turnout]:
    """Who was at each session at which anybody was, from distinct visits and counts."""
    people: dict[str, list[str]] = defaultdict(list)
    forgotten: Counter[str] = Counter()
    for session, who, _ in visits:
        if who is None:
            forgotten[session] += 1
        else:
            people[session].append(who)
    tallies: dict[str, Counter[str]] = defaultdict(Counter)
    for count in counts:
        tallies[count.session_id][count.age_band] += count.n
    return {
        session: Turnout(tuple(people[session]), forgotten[session], +tallies[session])
        for session in {*people, *forgotten, *tallies}
    }
