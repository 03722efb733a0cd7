"""Looking at a month: its figures, beside other times, and what of it everybody may see."""

from hublog.domain.indicators import Comparison, Indicator, compared, indicators
from hublog.domain.ledger import ledger
from hublog.domain.months import Month
from hublog.domain.problems import Problem
from hublog.domain.publishing import Publication, publication
from hublog.services.ports import Store


def month_named(text: str) -> Month | Problem:
    """The month that a person wrote, such as ``2026-05``; Problem ``NOT_A_MONTH``."""
    try:
        return Month.parse(text.strip())
    except ValueError:
        return Problem("NOT_A_MONTH", text)


class Months:
    """The figures of the register, month by month."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def indicators(self, month: Month) -> tuple[Indicator, ...]:
        """Every figure of the month."""
        with self._store.reading() as reader:
            return indicators(reader.facts(), month)

    def with_comparison(self, month: Month) -> tuple[Comparison, ...]:
        """Every figure of the month beside last month, last year and the year to date."""
        with self._store.reading() as reader:
            return compared(ledger(reader.facts()), month)

    def publication(self, month: Month) -> Publication:
        """The month as everybody may see it: small numbers hidden, the rest rounded."""
        with self._store.reading() as reader:
            return publication(reader.facts(), month)
