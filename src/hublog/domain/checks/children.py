"""The rule about children at activities for them: a grown-up's yes, and somebody to call."""

import datetime as dt
from collections.abc import Iterator

from hublog.domain.checks.about import about_person
from hublog.domain.checks.finding import BLOCKS, Finding
from hublog.domain.checks.looking import Look
from hublog.domain.children import FOR_CHILDREN, Looked, missing_then
from hublog.domain.journal import RowKey

_NOTHING = Looked()


def children(look: Look) -> Iterator[Finding]:
    """DQ18: a child at an activity for children without a yes to taking part, or without contacts.

    One finding for each child and each of the two, however many days it is about.
    """
    facts = look.facts
    days: dict[tuple[str, str], list[tuple[dt.date, RowKey]]] = {}
    for session in look.held:
        if look.activity(session).age_group != FOR_CHILDREN:
            continue
        for who in look.book.turnout(session).people:
            answers = facts.take_part.get(who, ())
            looked = facts.looked_after.get(who, _NOTHING).by(look.today)
            lacks = missing_then(facts.people[who], facts.hub, session.date, answers, looked)
            for what in ("consent", "contacts"):
                if getattr(lacks, what):
                    on = (session.date, ("session", session.id))
                    days.setdefault((who, what), []).append(on)
    for (who, what), found in sorted(days.items()):
        yield about_person(
            facts.people[who],
            f"DQ18.{what}",
            BLOCKS,
            subject=f"{who}|{what}|{look.month}",
            day=found[0][0],
            also=tuple(key for _, key in found),
            n=len({day for day, _ in found}),
        )
