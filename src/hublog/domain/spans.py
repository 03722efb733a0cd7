"""The runs of days that somebody may choose to look at, each up to today."""

from datetime import date

from hublog.domain.months import Month, Window

SPANS = ("year", "quarter", "april", "all")
"""Twelve months, this quarter, since April, and since the first session."""


def span_of(key: str, today: date, began: date | None) -> Window:
    """The days meant; those of ``all`` begin with the first session, ``None`` where there is none."""
    month = Month.of(today)
    first = {
        "year": month.rolling_year.first,
        "quarter": month.quarter_to_date.first,
        "april": month.year_to_date.first,
        "all": min(began or month.first, today),
    }[key]
    return Window(first, today)
