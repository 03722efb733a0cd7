"""The rule about what is still kept of somebody whose yes was taken back or is over."""

from collections.abc import Iterator

from hublog.domain.checks.about import about_person
from hublog.domain.checks.finding import BLOCKS, Finding
from hublog.domain.checks.looking import Look
from hublog.domain.consents import MEDICAL, REGISTER, WELLBEING, Held, holds
from hublog.domain.facts import Facts

_OVER = {Held.NO, Held.WITHDRAWN, Held.EXPIRED}
_NO_YES = {WELLBEING: _OVER | {Held.UNASKED}}
"""Nobody can be asked how they are before a yes, so without any answer one was taken back by undoing."""


def kept_without_yes(look: Look) -> Iterator[Finding]:
    """DQ19: somebody's answers, words about their health, or their name, which they agreed to once.

    It is about what is kept today, whichever month is looked at. Whoever was never asked is this rule's
    only with answers about how they are; a no is, since it says the same as a yes that was taken back.
    """
    facts = look.facts
    for who, purpose in sorted(_kept(facts)):
        held = holds(facts.consents.get((who, purpose)), look.today)
        if held in _NO_YES.get(purpose, _OVER):
            yield about_person(
                facts.people[who], f"DQ19.{purpose}", BLOCKS, subject=f"{who}|{purpose}"
            )


def _kept(facts: Facts) -> Iterator[tuple[str, str]]:
    """Of whom something is kept, and under which purpose."""
    yield from (key for key in facts.consents if key[1] == REGISTER)
    for purpose in (MEDICAL, WELLBEING):
        yield from ((who, purpose) for who in facts.kept_for.get(purpose, ()))
