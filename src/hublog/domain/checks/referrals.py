"""The rule about people who were passed on: agreed to, dates in order, outcomes asked for."""

from collections.abc import Iterator

from hublog.domain.checks.finding import BLOCKS, HINTS, Finding
from hublog.domain.checks.looking import Look
from hublog.domain.consents import REFERRAL
from hublog.domain.referrals import LONGEST_WAIT, OUT, OUTCOMES, Referral


def referrals(look: Look) -> Iterator[Finding]:
    """DQ24: passed on without agreement, an outcome before its referral, or none for 60 days.

    Looks at all until the month's end, since what waits does not end with its month; waiting is
    counted up to that day too, so that the same month always says the same.
    """
    as_of = min(look.today, look.month.last)
    for each in look.facts.referrals:
        if each.date > look.month.last:
            continue
        if each.direction == OUT and not _agreed(look, each):
            yield _found(each, "agreed", BLOCKS)
        if each.status_date is not None and each.status_date < each.date:
            yield _found(each, "dates", BLOCKS, status_day=each.status_date.isoformat())
        open_ = each.status and each.status not in OUTCOMES
        if open_ and as_of - each.date > LONGEST_WAIT:
            yield _found(each, "waiting", HINTS, n=(as_of - each.date).days)


def _agreed(look: Look, referral: Referral) -> bool:
    """What was said of it counts; else whether they agreed once for all."""
    person = referral.person_id
    if referral.agreed is None and person is not None:
        return look.facts.agreed(person, REFERRAL, referral.date)
    return bool(referral.agreed)


def _found(referral: Referral, what: str, severity: str, **values: str | int) -> Finding:
    return Finding(
        rule="DQ24",
        severity=severity,
        subject=f"{referral.id}|{what}",
        rows=(("referral", referral.id),),
        message=f"DQ24.{what}",
        values={"day": referral.date.isoformat(), **values},
        day=referral.date,
    )
