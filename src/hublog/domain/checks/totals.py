"""The rule about the return itself: what its sheets say must agree, or it is our mistake."""

from collections import Counter
from collections.abc import Iterator
from math import isclose
from typing import NamedTuple

from hublog.domain.checks.finding import BLOCKS, Finding
from hublog.domain.checks.looking import Look
from hublog.domain.returns import ReturnContent

_LEAST = 1e-6
"""Hours are added up in another order; that alone makes no difference."""


class _Total(NamedTuple):
    """A figure of the Summary, and what the rows of another sheet come to."""

    figure: str
    sheet: str
    said: float
    summed: float


def totals(look: Look) -> Iterator[Finding]:
    """DQ25: sheets of one return that disagree. Nobody at the hub can mend that; we must."""
    content = look.content
    for each in _totals(content):
        if not isclose(each.said, each.summed, abs_tol=_LEAST):
            yield _mistake(
                f"{each.figure}|{each.sheet}",
                "DQ25.totals",
                figure=each.figure,
                sheet=each.sheet,
                said=f"{each.said:g}",
                summed=f"{each.summed:g}",
            )
    yield from _rows(content)


def _totals(content: ReturnContent) -> Iterator[_Total]:
    figures = {row.indicator.id: row.indicator for row in content.summary}
    value = {id_: each.value or 0 for id_, each in figures.items()}
    held = [row for row in content.sessions if row.status == "closed"]
    cancelled = sum(row.status == "cancelled" for row in content.sessions)
    minutes = sum(sum(row.minutes) for row in content.volunteering)
    yield _Total("A01", "Sessions", value["A01"], len(held))
    yield _Total("A02", "Sessions", value["A02"], cancelled)
    yield _Total("A03", "Sessions", value["A03"], sum(row.footfall for row in held))
    named = figures["A05"].numerator or 0
    yield _Total("A05", "Sessions", named, sum(row.named_present for row in held))
    yield _Total("B04", "Sessions", value["B04"], sum(row.first_time_named for row in held))
    yield _Total("C02", "Volunteering", value["C02"], minutes / 60)
    yield _Total("A01", "Cover", value["A01"], content.cover.sessions_held)
    yield _Total("A03", "Cover", value["A03"], content.cover.footfall)
    yield _Total("B01", "Cover", value["B01"], content.cover.different_people)
    # Whoever helped at several activities stands in each of their rows.
    helped = sum(row.people for row in content.volunteering)
    yield _Total("C01", "Volunteering", value["C01"], min(value["C01"], helped))


def _rows(content: ReturnContent) -> Iterator[Finding]:
    sessions = {row.session_id: row for row in content.sessions}
    for session, n in sorted(Counter(row.session_id for row in content.attendance).items()):
        if session not in sessions or n > sessions[session].named_present:
            yield _mistake(f"Attendance|{session}", "DQ25.rows", session, sheet="Attendance")
    for session, row in sorted(sessions.items()):
        if row.footfall != row.named_present + sum(row.counted):
            yield _mistake(f"Sessions|{session}", "DQ25.rows", session, sheet="Sessions")


def _mistake(subject: str, message: str, session: str = "", **values: str) -> Finding:
    return Finding(
        rule="DQ25",
        severity=BLOCKS,
        subject=subject,
        rows=(("session", session),) if session else (),
        message=message,
        values=values,
    )
