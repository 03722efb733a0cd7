"""Draws up the whole content of a month's return from the register's facts."""

from datetime import date

from hublog.domain.breakdowns import breakdown
from hublog.domain.facts import Facts
from hublog.domain.indicators import compared
from hublog.domain.ledger import ledger
from hublog.domain.months import Month
from hublog.domain.return_rows import ReturnRows
from hublog.domain.returns import Cover, ReturnContent


def draw_up(
    facts: Facts, month: Month, *, version: int, drawn_on: date, device: str, complete: bool
) -> ReturnContent:
    """The content of a month's return; ``complete`` says that the month is over."""
    book = ledger(facts)
    rows = ReturnRows(book, month)
    summary = compared(book, month)
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
    )
    return ReturnContent(
        cover=cover,
        summary=summary,
        sessions=rows.sessions(),
        people=people,
        attendance=rows.attendance(),
        volunteering=rows.volunteering(),
        breakdown=breakdown(facts, month),
        weeks=rows.weeks(),
        months=rows.months(),
    )
