"""``session cancel``: a session that did not run."""

import datetime as dt

import click

from hublog.cli.command import Group, command
from hublog.cli.context import Context
from hublog.cli.kinds import CLOCK, DAY


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


session = Group("session", commands=[cancel])
COMMANDS = [session]
