"""``desk``: a door without a window, for card readers, scripts and screen readers."""

import datetime as dt
import json
import sys
from collections.abc import Mapping

import click

from hublog.cli import copy_lines
from hublog.cli.command import command
from hublog.cli.context import Context
from hublog.cli.desk_answers import Answer, Desk
from hublog.cli.kinds import CLOCK, DAY


@command("desk")
@click.option("--activity", required=True)
@click.option("--date", "day", type=DAY)
@click.option("--start", type=CLOCK)
@click.option("--new-people", is_flag=True)
def desk(
    context: Context,
    activity: str,
    day: dt.date | None,
    start: dt.time | None,
    new_people: bool,  # noqa: FBT001 - click hands it over by name
) -> None:
    """Answer each line of standard input with one line, once it is safely kept."""
    offered = context.insist(context.services.activities.named(activity))
    at = Desk(context, offered, day or context.today(), start, new_people=new_people)
    context.insist(at.allowed())
    for hint in at.greeting():
        click.echo(hint, err=True)
    for line in sys.stdin:
        answer = at.answer(line)
        click.echo(_json(answer) if context.json else f"{answer.kind} {answer.sentence}")
        for hint in at.hints():
            click.echo(hint, err=True)
    copied = context.services.backup.at_close()
    for line in copy_lines.failures(context, copied):
        click.echo(line, err=True)


def _json(answer: Answer) -> str:
    told: Mapping[str, object] = {
        "answer": answer.kind,
        "sentence": answer.sentence,
        **answer.details,
    }
    return json.dumps(told, ensure_ascii=False, default=str)


COMMANDS = [desk]
