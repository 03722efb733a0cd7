"""``status`` says how the register stands; ``check`` looks whether it is sound."""

import click

from hublog.cli import copy_lines
from hublog.cli.command import command
from hublog.cli.context import REFUSED, Context
from hublog.cli.tallies import tallies_line
from hublog.domain.journal import Action
from hublog.services.hub import Status


@command("status")
def status(context: Context) -> None:
    """How the register stands."""
    now, copies = context.services.hub.status(), context.services.backup.status()
    tallies = now.tallies
    context.answer(
        {
            "hub": now.hub.code,
            "name": now.hub.name,
            "home": str(context.door.home),
            "tallies": tallies,
            "running_sessions": [session.id for session in now.running],
            "latest": now.latest and _moment(now.latest),
            "copies": copy_lines.status_data(copies),
        },
        [*_lines(context, now), *copy_lines.status_lines(context, copies)],
    )


@command("check")
def check(context: Context) -> None:
    """Whether the register is sound: integrity, schema, journal and counts."""
    backup = context.services.backup
    problems = backup.check()
    tallies = context.services.hub.status().tallies
    words = context.words
    context.answer(
        {"sound": not problems, "problems": [p.code for p in problems], "tallies": tallies},
        [words("desk.sound"), tallies_line(context, tallies)] if not problems else (),
    )
    for problem in problems:
        click.echo(words.problem_line(problem), err=True)
    if problems:
        raise click.exceptions.Exit(REFUSED)


def _lines(context: Context, now: Status) -> list[str]:
    words = context.words
    lines = [
        words("desk.status_hub", name=now.hub.name, code=now.hub.code),
        words("desk.status_home", home=str(context.door.home)),
        tallies_line(context, now.tallies),
    ]
    if now.running:
        lines.append(words("desk.status_running", n=len(now.running)))
    return lines


def _moment(latest: Action) -> dict[str, object]:
    return {"kind": latest.kind, "stamp": str(latest.stamp), "who": latest.actor}


COMMANDS = [status, check]
