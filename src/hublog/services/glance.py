"""A month at one glance: as much of the register as its calendar needs, at once."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping

from hublog.domain.activities import Activity
from hublog.domain.facts import gather, survivors
from hublog.domain.ledger import Ledger, Turnout
from hublog.domain.months import Month
from hublog.domain.people import Person, Tombstone
from hublog.domain.sessions import Count, Session
from hublog.services.hub import the_hub
from hublog.services.ports import Reader


def glance(reader: Reader, month: Month) -> Ledger:
    """Every session and activity, who was at those of the month, and how many at those of its year.

    No figure but the calendar may be made from it: it knows neither people nor first visits.
    """
    sessions = reader.find(Session)
    facts = gather(
        the_hub(reader),
        activities=reader.find(Activity),
        places=(),
        sessions=sessions,
        people=(),
        present=(),
        counts=(),
        volunteer_times=(),
    )
    held = tuple(sorted((s for s in sessions if s.status == "closed"), key=lambda s: s.date))
    inside = [session.id for session in sessions if session.date in month.window]
    roughly = reader.headcounts(*month.rolling_year)
    return Ledger(
        facts=facts,
        held=held,
        dates=tuple(session.date for session in held),
        turnouts={
            **{session: Turnout(tallies={"NK": n}) for session, n in roughly.items()},
            **_turnouts(reader, inside),
        },
        first_visit={},
        first_help={},
        began=min((session.date for session in sessions), default=month.first),
    )


def _turnouts(reader: Reader, sessions: Collection[str]) -> Mapping[str, Turnout]:
    """Exactly who was at these sessions, merges followed and the forgotten unnamed."""
    merged = {person.id: person for person in reader.find(Person, status="merged")}
    targets = {p.merged_into for p in merged.values() if p.merged_into is not None}
    stands_for = survivors({**reader.get_many(Person, targets), **merged})
    gone = {tombstone.id for tombstone in reader.find(Tombstone)}
    named: dict[str, set[str]] = defaultdict(set)
    forgotten: dict[str, set[str]] = defaultdict(set)
    for session, person, _ in reader.present_at(sessions):
        who = stands_for.get(person, person)
        (forgotten if who is None or who in gone else named)[session].add(who or person)
    tallies: dict[str, Counter[str]] = defaultdict(Counter)
    for count in reader.find(Count, session_id=sessions):
        tallies[count.session_id][count.age_band] += count.n
    return {
        session: Turnout(tuple(named[session]), len(forgotten[session]), +tallies[session])
        for session in sessions
    }
