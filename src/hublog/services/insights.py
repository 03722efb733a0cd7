"""Who came over a longer run of days, read at once where it was not worked through already."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from hublog.domain.facts import Beside, gather, last_of_merges
from hublog.domain.hubs import Hub
from hublog.domain.insights import Insights, insights
from hublog.domain.ledger import Ledger, Turnout
from hublog.domain.matched_pairs import Answers
from hublog.domain.outcomes import Outcome
from hublog.domain.people import Person
from hublog.domain.referrals import Referral
from hublog.domain.sessions import Session
from hublog.domain.spans import span_of
from hublog.services.hub import the_hub
from hublog.services.large_reads import no_looking_for_garbage
from hublog.services.ports import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What was seen in a span of the hub's days; ``span`` is one of ``SPANS``."""

    hub: Hub
    span: str
    seen: Insights


def look(reader: Reader, book: Ledger | None, span: str, today: date) -> Look:
    """Work it out from the book, where there is one, else from as much as is needed."""
    with no_looking_for_garbage():
        known = book or came(reader)
        began = known.dates[0] if known.dates else None
        seen = insights(known, span_of(span, today, began))
    return Look(hub=known.facts.hub, span=span, seen=seen)


def came(reader: Reader) -> Ledger:
    """Who came when, of what age, how they said they are, and the referrals; nothing else.

    Equal to the ledger of all facts in everything that ``insights`` asks for.
    """
    known = {person.id: person for person in reader.people_in_outline()}
    facts = gather(
        the_hub(reader),
        activities=(),
        places=(),
        sessions=reader.find(Session),
        people=known.values(),
        present=(),
        counts=(),
        volunteer_times=(),
        beside=Beside(referrals=reader.find(Referral), outcomes=reader.find(Outcome)),
    )
    closed = (s for s in facts.sessions.values() if s.status == "closed")
    held = tuple(sorted(closed, key=lambda s: (s.date, s.start or time.min, s.id)))
    turnouts = _turnouts(reader, known)
    first: dict[str, date] = {}
    for session in held:
        for who in turnouts.get(session.id, Turnout()).people:
            first.setdefault(who, session.date)
    told = {who: person.first_seen_on for who, person in facts.people.items()}
    return Ledger(
        facts=facts,
        held=held,
        dates=tuple(session.date for session in held),
        turnouts=turnouts,
        first_visit={who: min(day, told.get(who) or day) for who, day in first.items()},
        first_help={},
        began=held[0].date if held else date.max,
        answers=Answers(facts),
    )


def _turnouts(reader: Reader, known: Mapping[str, Person]) -> dict[str, Turnout]:
    """Who was at each session at which anybody was, merges followed and the forgotten unnamed."""
    ends = last_of_merges(known)
    forgotten = {who for who, person in known.items() if person.status == "forgotten"}
    there: dict[str, list[str]] = defaultdict(list)
    for session, person in reader.presence():
        there[session].append(person)
    tallies: dict[str, dict[str, int]] = defaultdict(dict)
    for session, band, n in reader.tallied():
        if n > 0:
            tallies[session][band] = n
    found = {}
    for session in {*there, *tallies}:
        stand_for = list(map(ends.get, there[session]))
        known_ends = {end for end in stand_for if end is not None}
        named = known_ends - forgotten
        nameless = len(known_ends) - len(named) + stand_for.count(None)
        found[session] = Turnout(tuple(named), nameless, tallies[session])
    return found
