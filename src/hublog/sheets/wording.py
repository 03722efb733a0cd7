"""Months, days and labels as people read them in a workbook, in one language or in two."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from hublog.domain.months import Month
from hublog.domain.words import Words

_BETWEEN = " / "


@dataclass(frozen=True, slots=True)
class Labels:
    """What labels say: English, and beside it the hub's own language where that has a word.

    The office reads English and the hub its own language; machine names are neither.
    """

    english: Words
    own: Words

    def __call__(self, key: str) -> str:
        """The label of that key, such as ``Place / Lle``."""
        return self.said(lambda words: words(key))

    def said(self, say: Callable[[Words], str]) -> str:
        """What ``say`` makes in either language, once where both are the same."""
        return _BETWEEN.join(self.each(say))

    def each(self, say: Callable[[Words], str]) -> tuple[str, ...]:
        """The same, apart."""
        return tuple(dict.fromkeys(say(words) for words in (self.english, self.own)))


def month_name(month: Month, words: Words) -> str:
    """The month in words, such as ``May 2026``."""
    return words(f"returns.month.{month.number}", year=month.year)


def day_in_words(day: date, words: Words) -> str:
    """The day in words, such as ``5 May 2026``."""
    return f"{day.day} {month_name(Month.of(day), words)}"
