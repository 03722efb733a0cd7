"""The rule about the laptop's clock: it must not stand before what was already written down."""

from collections.abc import Iterator

from hublog.domain.checks.finding import ASKS, Finding
from hublog.domain.checks.looking import Look
from hublog.domain.clocks import APART, LONGEST_SILENCE


def clock(look: Look) -> Iterator[Finding]:
    """DQ02: the clock is earlier than the newest record, or more than 35 days later."""
    if look.newest is None:
        return
    if look.newest > look.now + APART:
        message = "DQ02.behind"
    elif look.now - look.newest > LONGEST_SILENCE:
        message = "DQ02.silent"
    else:
        return
    newest = look.newest.date().isoformat()
    yield Finding(
        rule="DQ02",
        severity=ASKS,
        subject="clock",
        message=message,
        values={"clock_day": look.today.isoformat(), "newest_day": newest},
        evidence=newest,
    )
