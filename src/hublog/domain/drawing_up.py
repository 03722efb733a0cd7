"""Draws up the whole content of a month's return from the register's facts."""

from dataclasses import replace
from datetime import date

from hublog.domain import return_bars
from hublog.domain.breakdowns import breakdown
from hublog.domain.changes import changes, figure_changes
from hublog.domain.facts import Facts
from hublog.domain.hubs import Hub
from hublog.domain.indicators import CHANGES, Comparison, compared
from hublog.domain.ledger import Ledger, ledger
from hublog.domain.months import Month
from hublog.domain.outcome_rows import outcome_rows
from hublog.domain.return_rows import ReturnRows
from hublog.domain.returns import Cover, ReturnContent
from hublog.domain.sheet_rows import ErasureRow


def due_on(hub: Hub, month: Month) -> date:
    """The day by which the programme office asks for the month's return."""
    return month.due(hub.due_day)


def draw_up(
    facts: Facts, month: Month, *, version: int, drawn_on: date, device: str, complete: bool
) -> ReturnContent:
    """The content of a month's return as a draft; ``complete`` says that the month is over."""
    return draw_up_from(
        ledger(facts),
        month,
        version=version,
        drawn_on=drawn_on,
        device=device,
        complete=complete,
    )


def draw_up_from(
    book: Ledger, month: Month, *, version: int, drawn_on: date, device: str, complete: bool
) -> ReturnContent:
    """The same from facts that were worked through already."""
    facts = book.facts
    rows = ReturnRows(book, month, drawn_on)
    summary = tuple(map(_by_itself, compared(book, month)))
    value = {row.indicator.id: row.indicator.value for row in summary}
    people = rows.people()
    cover = Cover(
        hub=facts.hub,
        month=month,
        version=version,
        drawn_on=drawn_on,
        device=device,
        complete=complete,
        sessions_held=int(value["A01"] or 0),
        sessions_cancelled=int(value["A02"] or 0),
        footfall=int(value["A03"] or 0),
        different_people=int(value["B01"] or 0),
        coverage=value["A05"],
        rows_shared=bool(people),
        due_on=due_on(facts.hub, month),
    )
    return ReturnContent(
        cover=cover,
        summary=summary,
        sessions=rows.sessions(),
        people=people,
        attendance=rows.attendance(),
        volunteering=rows.volunteering(),
        breakdown=breakdown(facts, month),
        referrals=rows.referrals(),
        outcomes=outcome_rows(book, month),
        learning=rows.learning(),
        weeks=return_bars.weeks(book, month),
        months=return_bars.months(book, month),
        erasures=tuple(ErasureRow(ref, day) for ref, day in facts.erased),
    )


def _by_itself(line: Comparison) -> Comparison:
    """A change of how people are without those of other times, which are of nearly the same people."""
    if line.indicator.id not in CHANGES:
        return line
    return replace(line, last_month=None, same_month_last_year=None, year_to_date=None)


def replacing(content: ReturnContent, before: ReturnContent | None, reason: str) -> ReturnContent:
    """The content with what changed since the version before, and why it is replaced."""
    if before is None:
        return replace(content, cover=replace(content.cover, reason="", changed=()), changes=())
    changed = figure_changes(before, content)
    cover = replace(content.cover, reason=reason, changed=changed)
    return replace(content, cover=cover, changes=changes(before, content, reason))
