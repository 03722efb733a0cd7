"""Kinds of words people type on the command line: days, times, weekdays."""

import datetime as dt
from typing import Any

import click

from hublog.cli.context import Context

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Day(click.ParamType[dt.date]):
    """A date such as ``2026-11-24`` or ``24/11/2026``."""

    name = "date"

    def convert(self, value: Any, param: Any, ctx: Any) -> dt.date:  # noqa: ANN401 - click's own
        """The date meant; wrong usage where it is none."""
        if isinstance(value, dt.date):
            return value
        for form in ("%Y-%m-%d", "%d/%m/%Y"):
            try:
                return dt.datetime.strptime(value, form).date()  # noqa: DTZ007 - only the date is kept
            except ValueError:
                continue
        raise wrong_usage("desk.not_a_day", value, param, ctx)


class Clock(click.ParamType[dt.time]):
    """A time of day such as ``10:00``."""

    name = "time"

    def convert(self, value: Any, param: Any, ctx: Any) -> dt.time:  # noqa: ANN401 - click's own
        """The time meant, in minutes; wrong usage where it is none."""
        if isinstance(value, dt.time):
            return value
        try:
            return dt.datetime.strptime(value, "%H:%M").time()  # noqa: DTZ007 - only the time is kept
        except ValueError:
            raise wrong_usage("desk.not_a_time", value, param, ctx) from None


def wrong_usage(key: str, value: str, param: Any, ctx: Any) -> click.BadParameter:  # noqa: ANN401 - click's own
    """What was typed wrong and how it is written, in the catalogue's words."""
    return click.BadParameter(ctx.find_object(Context).words(key, value=value), ctx, param)


DAY = Day()
CLOCK = Clock()
WEEKDAY = click.Choice(WEEKDAYS, case_sensitive=False)
