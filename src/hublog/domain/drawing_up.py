"""Draws up the whole content of a month's return from the register's facts."""

from collections.abc import Mapping
from datetime import date

from hublog.domain.breakdowns import breakdown
from hublog.domain.facts import Facts
from hublog.domain.indicators import figures
from hublog.domain.ledger import Ledger, ledger
from hublog.domain.months import Month, Window
from hublog.domain.return_rows import ReturnRows
from hublog.domain.returns import Cover, ReturnContent, SummaryRow


def draw_up(
    facts: Facts, month: Month, *, version: int, drawn_on: date, device: str, complete: bool
) -> ReturnContent:
    """The content of a month's return; ``complete`` says that the month is over."""
    book = ledger(facts)
    rows = ReturnRows(book, month)
    summary = summarise(book, month)
    value = {row.id: row.value for row in summary}
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


def summarise(book: Ledger, month: Month) -> tuple[SummaryRow, ...]:
    """Every indicator beside last month, the same month last year and the year to date.

    A time without any session on record compares with nothing: not recorded is not zero.
    """
    last_month = _values(book, month.plus(-1).window)
    last_year = _values(book, month.plus(-12).window)
    year_to_date = _values(book, month.year_to_date)
    return tuple(
        SummaryRow(
            id=figure.id,
            value=figure.value,
            numerator=figure.numerator,
            denominator=figure.denominator,
            last_month=last_month.get(figure.id),
            same_month_last_year=last_year.get(figure.id),
            year_to_date=year_to_date.get(figure.id),
            note=figure.note,
            flag="",
        )
        for figure in figures(book, month.window)
    )


def _values(book: Ledger, window: Window) -> Mapping[str, float | None]:
    if not any(session.date in window for session in book.facts.sessions.values()):
        return {}
    return {figure.id: figure.value for figure in figures(book, window)}
