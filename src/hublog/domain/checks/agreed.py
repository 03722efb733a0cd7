"""The rule about what is still kept of somebody whose yes was taken back or is over."""

from collections.abc import Iterator

from hublog.domain.checks.about import about_person
from hublog.domain.checks.finding import BLOCKS, Finding
from hublog.domain.checks.looking import Look
from hublog.domain.consents import MEDICAL, REGISTER, WELLBEING, Held, holds

_OVER = {Held.NO, Held.WITHDRAWN, Held.EXPIRED}


def kept_without_yes(look: Look) -> Iterator[Finding]:
    """DQ19: somebody's answers, words about their health, or their name, which they agreed to once.

    It is about what is kept today, whichever month is looked at. Whoever was never asked is none of
    this rule's; a no is, since it says the same as a yes that was taken back.
    """
    facts = look.facts
    for (who, purpose), answer in sorted(facts.consents.items()):
        if purpose in {MEDICAL, WELLBEING}:
            kept = who in facts.kept_for.get(purpose, ())
        else:
            kept = purpose == REGISTER
        if kept and holds(answer, look.today) in _OVER:
            yield about_person(
                facts.people[who], f"DQ19.{purpose}", BLOCKS, subject=f"{who}|{purpose}"
            )
