"""``session cancel``: a session that did not run; ``session amend``: its day and times put right."""

import datetime as dt

import click

from hublog.cli.command import Group, command
from hublog.cli.context import Context
from hublog.cli.kinds import CLOCK, DAY
from hublog.domain.sessions import Session


@command("cancel")
@click.option("--activity", required=True)
@click.option("--date", "day", type=DAY)
@click.option("--start", type=CLOCK)
@click.option("--reason", required=True, metavar="CODE")
def cancel(
    context: Context, activity: str, day: dt.date | None, start: dt.time | None, reason: str
) -> None:
    """Say that a session did not, or will not, run."""
    services = context.services
    meant = context.insist(services.activities.named(activity))
    date = day or context.today()
    context.insist(services.sessions.cancel(context.who, meant.id, date, reason.upper(), start))
    context.answer(
        {"activity": meant.name, "date": date, "reason": reason.upper()},
        context.words("desk.cancelled", activity=meant.name, date=context.day(date)),
    )


@command("amend")
@click.option("--activity", required=True)
@click.option("--date", "day", type=DAY)
@click.option("--start", type=CLOCK)
@click.option("--to-date", type=DAY)
@click.option("--to-start", type=CLOCK)
@click.option("--to-end", type=CLOCK)
def amend(
    context: Context,
    activity: str,
    day: dt.date | None,
    start: dt.time | None,
    to_date: dt.date | None,
    to_start: dt.time | None,
    to_end: dt.time | None,
) -> None:
    """Put the day, the start or the end of a session right."""
    services = context.services
    meant = context.insist(services.activities.named(activity))
    held = services.sessions.of_day(meant.id, day or context.today(), start)
    changed = context.insist(
        services.sessions.amend(context.who, held.id, day=to_date, start=to_start, end=to_end)
    )
    session = services.door.view(held.id).session
    context.answer(
        {
            "activity": meant.name,
            "date": session.date,
            "start": _clock(session.start),
            "end": _clock(session.end),
            "changed": bool(changed),
        },
        context.words(
            "desk.amended",
            activity=meant.name,
            date=context.day(session.date),
            times=_times(context, session),
        ),
    )


def _clock(at: dt.time | None) -> str | None:
    return None if at is None else f"{at:%H:%M}"


def _times(context: Context, session: Session) -> str:
    nothing = context.words("desk.nothing")
    start, end = (_clock(at) or nothing for at in (session.start, session.end))
    return context.words("date.from_to", start=start, end=end)


session = Group("session", commands=[amend, cancel])
COMMANDS = [session]
