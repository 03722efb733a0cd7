"""``print``: sheets to sign in on, the privacy notice and the day in numbers, as PDFs."""

import datetime as dt
from pathlib import Path

import click

from hublog.cli.command import Group, command
from hublog.cli.context import Context
from hublog.cli.kinds import CLOCK, DAY
from hublog.domain.printed_sheets import OnPaper, SignInSheet

_OUT = click.option("--out", type=click.Path(path_type=Path), required=True, metavar="FILE")
_ACTIVITY = click.option("--activity", required=True)
_DATE = click.option("--date", "day", type=DAY)
_START = click.option("--start", type=CLOCK)


def _meant(context: Context, activity: str) -> str:
    """The id of the activity that is called so."""
    return context.insist(context.services.activities.named(activity)).id


@command("sheet")
@_ACTIVITY
@_DATE
@_START
@_OUT
def blank(
    context: Context, activity: str, day: dt.date | None, start: dt.time | None, out: Path
) -> None:
    """Write a sheet of empty lines."""
    meant = _meant(context, activity)
    sheet = context.services.printing.blank(meant, day or context.today(), start)
    _write(context, context.insist(sheet), out)


@command("register")
@_ACTIVITY
@_DATE
@_START
@_OUT
def register(
    context: Context, activity: str, day: dt.date | None, start: dt.time | None, out: Path
) -> None:
    """Write a sheet with the names of those most likely to come."""
    meant = _meant(context, activity)
    sheet = context.services.printing.register(meant, day or context.today(), start)
    _write(context, context.insist(sheet), out)


@command("notice")
@click.option("--small", is_flag=True)
@_OUT
def notice(context: Context, small: bool, out: Path) -> None:  # noqa: FBT001 - click hands it over
    """Write the hub's privacy notice."""
    _write(context, context.services.printing.notice(small=small), out)


@command("day")
@_ACTIVITY
@_DATE
@_START
@click.option("--names", is_flag=True)
@_OUT
def day_summary(
    context: Context,
    activity: str,
    day: dt.date | None,
    start: dt.time | None,
    names: bool,  # noqa: FBT001 - click hands it over
    out: Path,
) -> None:
    """Write how a session went, in numbers."""
    services = context.services
    meant = _meant(context, activity)
    held = services.sessions.of_day(meant, day or context.today(), start)
    summary = services.printing.day_with_names if names else services.printing.day
    _write(context, context.insist(summary(held.id)), out)


def _write(context: Context, what: OnPaper, out: Path) -> None:
    problem = context.services.printing.write(what, out)
    if problem is not None:
        context.insist(problem)
    answer: dict[str, object] = {"path": str(out)}
    if isinstance(what, SignInSheet):
        answer |= {"code": what.code, "names": len(what.lines)}
    context.answer(answer, context.words("on_paper.written", path=str(out)))


COMMANDS = [Group("print", commands=[blank, day_summary, notice, register])]
