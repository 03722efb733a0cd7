"""``clock``: what the laptop's clock says, and settling what time it is."""

import datetime as dt

import click

from hublog.cli.command import command, together
from hublog.cli.context import Context
from hublog.cli.kinds import CLOCK, DAY
from hublog.domain.clocks import days_apart


@command("clock")
@click.option("--set", "at", type=(DAY, CLOCK), metavar="DATE TIME")
@click.option("--right", is_flag=True)
def clock(
    context: Context,
    at: tuple[dt.date, dt.time] | None,
    right: bool,  # noqa: FBT001 - click hands it over by name
) -> None:
    """Say what time hublog goes by, and settle it."""
    together(context, set=at is not None, right=right)
    time = context.unsettled.time
    wrong = None
    if at is not None:
        wrong = time.set_to(dt.datetime.combine(*at))
    elif right:
        wrong = time.is_right()
    if wrong is not None:
        raise context.refusal(wrong)
    doubt, settled = time.doubt(), time.settled()
    context.answer(
        {
            "now": time.now(),
            "doubt": doubt and doubt.why,
            "offset_seconds": settled.offset // 1000,
            "asked": settled.asked,
        },
        context.words.problem_line(doubt.problem) if doubt else _line(context),
    )


def _line(context: Context) -> str:
    time, words = context.unsettled.time, context.words
    offset, asked = time.settled()
    now = words("clock.now", day=context.day(time.now().date()), time=f"{time.now():%H:%M}")
    if not offset or asked is None:
        return f"{now} {words('clock.laptops')}"
    days = days_apart(offset)
    key = "clock.ahead" if days > 0 else "clock.behind" if days < 0 else "clock.hours"
    since = words("clock.since", day=context.day(asked.date()))
    return f"{now} {words(key, n=abs(days))} {since}"


COMMANDS = [clock]
