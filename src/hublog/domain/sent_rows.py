"""Rows about people that were sent: whether they must go, or say something else now."""

from collections.abc import Collection

from hublog.domain.consents import SHARE_ROWS, YES
from hublog.domain.facts import Facts
from hublog.domain.return_rows import sharing
from hublog.domain.returns import ReturnContent


def may_stay(facts: Facts) -> frozenset[str]:
    """The references of those who never took their yes back; one that ran out stands for what was sent."""
    agreed = (
        facts.people[who]
        for (who, purpose), consent in facts.consents.items()
        if purpose == SHARE_ROWS and consent.decision == YES
    )
    return frozenset(person.ref for person in agreed if person.ref and not person.keep_here)


def rows_differ(sent: ReturnContent, now: ReturnContent, facts: Facts) -> bool:
    """Whether a row that was sent must go, or says otherwise of somebody who shares today.

    Whose row would be added or left out from now on makes no difference: a yes is for what is to come.
    Visits of somebody forgotten have lost their reference, so they must go, and so must those that
    somebody else made.
    """
    named = _named(sent)
    if not named.issubset(may_stay(facts)):
        return True
    still = named & {each.ref for each in sharing(facts, now.cover.drawn_on).values()}
    return _about(sent, still) != _about(now, still)


def rows_of_sent(sent: ReturnContent, now: ReturnContent, facts: Facts) -> tuple[object, ...]:
    """What becomes of the rows that were sent: which must go, and what those of who shares say now."""
    named = _named(sent)
    still = named & {each.ref for each in sharing(facts, now.cover.drawn_on).values()}
    return named - may_stay(facts), _about(now, still)


def _named(sent: ReturnContent) -> set[str]:
    return {row.person_ref for row in sent.people} | {row.person_ref for row in sent.attendance}


def _about(content: ReturnContent, references: Collection[str]) -> tuple[object, object]:
    """What the month's own rows say of these people, without what looks back beyond it."""
    people = {
        (p.person_ref, p.age_band, p.imd_decile, p.visits_month)
        for p in content.people
        if p.person_ref in references
    }
    return people, {row for row in content.attendance if row.person_ref in references}
