"""Every quality rule by its id, and all that they find in a month (domain.md, Data-quality rules)."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from hublog.domain.acceptances import Acceptance
from hublog.domain.checks.agreed import kept_without_yes
from hublog.domain.checks.at_once import at_once
from hublog.domain.checks.children import children
from hublog.domain.checks.clock import clock
from hublog.domain.checks.crowds import crowds
from hublog.domain.checks.doubles import likely_doubles
from hublog.domain.checks.finding import ASKS, BLOCKS, HINTS, Finding
from hublog.domain.checks.held import (
    in_the_future,
    left_open,
    length,
    nobody,
    on_paper,
    twice_in_a_session,
)
from hublog.domain.checks.looking import Look
from hublog.domain.checks.outcomes import outcomes
from hublog.domain.checks.people import age, before_their_time, postcode, stand_in_birth
from hublog.domain.checks.planned import missing, twice_on_a_day, unusual_weekday
from hublog.domain.checks.referrals import referrals
from hublog.domain.checks.texts import in_reasons, like_formulas, private_texts
from hublog.domain.checks.totals import totals
from hublog.domain.checks.volunteering import time_given

Rule = Callable[[Look], Iterable[Finding]]

RULES: Mapping[str, Rule] = {
    "DQ01": in_the_future,
    "DQ02": clock,
    "DQ03": unusual_weekday,
    "DQ04": length,
    "DQ05": twice_on_a_day,
    "DQ06": left_open,
    "DQ07": nobody,
    "DQ08": missing,
    "DQ09": on_paper,
    "DQ10": crowds,
    "DQ11": twice_in_a_session,
    "DQ12": at_once,
    "DQ13": likely_doubles,
    "DQ14": before_their_time,
    "DQ15": age,
    "DQ16": stand_in_birth,
    "DQ17": postcode,
    "DQ18": children,
    "DQ19": kept_without_yes,
    "DQ20": private_texts,
    "DQ21": like_formulas,
    "DQ22": time_given,
    "DQ23": outcomes,
    "DQ24": referrals,
    "DQ25": totals,
}
_GRAVITY = (BLOCKS, ASKS, HINTS)


def findings(look: Look) -> tuple[Finding, ...]:
    """All that the rules find, with the word of those who said that something is right.

    What blocks first, then what asks, then hints; among these by day (what belongs to no day last),
    rule and subject.
    """
    accepted = {(it.rule, it.subject, it.evidence): it for it in look.facts.acceptances}
    found = _joined((each for rule in RULES.values() for each in rule(look)), accepted)
    about_reasons = _joined(in_reasons(look, found), accepted)
    # A reason may also have been given for a name in a reason; that one names nobody new.
    last = in_reasons(look, about_reasons)
    return tuple(sorted((*found, *about_reasons, *last), key=_order))


def _joined(
    found: Iterable[Finding], accepted: Mapping[tuple[str, str, str], Acceptance]
) -> list[Finding]:
    """The same with who accepted them; what blocks is accepted by nobody."""
    return [
        replace(each, accepted=accepted.get((each.rule, each.subject, each.evidence)))
        if each.severity == ASKS
        else each
        for each in found
    ]


def _order(finding: Finding) -> tuple[int, dt.date, str, str]:
    day = finding.day or dt.date.max
    return (_GRAVITY.index(finding.severity), day, finding.rule, finding.subject)
