"""Dates, times and names as people say them, whatever language the laptop is set to."""

import datetime as dt

from hublog.domain.months import Month
from hublog.domain.words import Words


class Wording:
    """Says dates and times with the words of the catalogue."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def day(self, day: dt.date) -> str:
        """Such as ``Tuesday 24 November``."""
        return self._words(
            "date.long", weekday=self.weekday(day.weekday()), day=day.day, month=self._month(day)
        )

    def day_and_year(self, day: dt.date) -> str:
        """Such as ``Tuesday 24 November 2026``."""
        return self._words("date.with_year", date=self.day(day), year=str(day.year))

    def short_day(self, day: dt.date) -> str:
        """Such as ``Tue 24 Nov``."""
        return self._words(
            "date.short",
            weekday=self._words(f"date.weekday_short.{day.weekday()}"),
            day=day.day,
            month=self._words(f"date.month_short.{day.month}"),
        )

    def plain_day(self, day: dt.date) -> str:
        """Such as ``24 Nov``."""
        month = self._words(f"date.month_short.{day.month}")
        return self._words("date.no_weekday", day=day.day, month=month)

    def dated(self, day: dt.date) -> str:
        """Such as ``24 Nov 2026``: as it would be typed, so without its weekday."""
        month = self._words(f"date.month_short.{day.month}")
        return self._words("date.no_weekday_year", day=day.day, month=month, year=str(day.year))

    def seen(self, day: dt.date, today: dt.date) -> str:
        """The shortest that is clear: without weekday after two weeks, with the year after one."""
        away = (today - day).days
        if away == 0:
            return self._words("date.today")
        if 0 < away <= 14:  # noqa: PLR2004 - two weeks
            return self.short_day(day)
        if 0 < away < 330:  # noqa: PLR2004 - before a month's name could mean two of them
            return self.plain_day(day)
        return self.dated(day)

    def weekday(self, weekday: int) -> str:
        """The name of a weekday, 0 being Monday."""
        return self._words(f"date.weekday.{weekday}")

    def month(self, month: Month) -> str:
        """Such as ``October 2026``."""
        name = self._words(f"date.month.{month.number}")
        return self._words("date.month_and_year", month=name, year=str(month.year))

    def short_month(self, month: Month) -> str:
        """Such as ``Oct``, where only one year can be meant."""
        return self._words(f"date.month_short.{month.number}")

    def time(self, at: dt.time | dt.datetime) -> str:
        """Such as ``10:02``."""
        return at.strftime("%H:%M")

    def times(self, start: dt.time | None, end: dt.time | None) -> str:
        """From when to when; empty where the start is not known."""
        if start is None:
            return ""
        if end is None:
            return self.time(start)
        return self._words("date.from_to", start=self.time(start), end=self.time(end))

    def _month(self, day: dt.date) -> str:
        return self._words(f"date.month.{day.month}")


def short_weekdays(words: Words) -> tuple[str, ...]:
    """The days of the week, Monday first, such as ``Mon``."""
    return tuple(words(f"date.weekday_short.{weekday}") for weekday in range(7))
