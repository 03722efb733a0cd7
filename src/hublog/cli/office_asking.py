"""``office ask``, ``withdraw``, ``accept`` and ``reply``: questions to a hub, and the word that a month is right."""

from pathlib import Path

import click

from hublog.cli.context import Context
from hublog.cli.office_command import FOLDER, door, month_typed, office_command, opened
from hublog.cli.office_looking import question_data


@office_command("ask")
@click.argument("hub")
@click.argument("month")
@click.option("--code", required=True)
@click.option("--message", required=True, metavar="TEXT")
@click.option("--sheet", default="")
@click.option("--row", default="", metavar="ID")
def ask(
    context: Context, hub: str, month: str, code: str, message: str, sheet: str, row: str
) -> None:
    """Ask a hub about a row of its month, or about the month."""
    asking = opened(context).asking
    asked = context.insist(
        asking.ask(
            context.who,
            hub,
            month_typed(context, month),
            code.strip().upper(),
            message,
            sheet=sheet,
            row_id=row,
        )
    )
    context.answer(question_data(asked), context.words("office_command.asked", id=asked.query.id))


@office_command("withdraw")
@click.argument("question")
def withdraw(context: Context, question: str) -> None:
    """Take a question back that was not sent yet."""
    gone = context.insist(opened(context).asking.withdraw(question))
    context.answer(question_data(gone), context.words("office_command.withdrawn"))


@office_command("accept")
@click.argument("hub")
@click.argument("month")
@click.option("--note", default="", metavar="TEXT")
def accept(context: Context, hub: str, month: str, note: str) -> None:
    """Say that the version that stands is right."""
    wanted = month_typed(context, month)
    decided = context.insist(opened(context).asking.accept(context.who, hub, wanted, note))
    said = decided.verdict
    context.answer(
        {"hub": decided.hub_code, "month": said.month, "version": said.version},
        context.words(
            "office_command.accepted",
            hub=decided.hub_code,
            month=context.month(wanted),
            version=said.version,
        ),
    )


@office_command("reply")
@click.argument("hub")
@click.argument("month")
@click.option("--out", type=FOLDER, metavar="FOLDER")
def reply(context: Context, hub: str, month: str, out: Path | None) -> None:
    """Write the reply about a month: the decision and the open questions."""
    wanted = month_typed(context, month)
    folder = out or door(context).home / "replies"
    replied = context.insist(opened(context).asking.reply(hub, wanted, folder))
    context.answer(
        {
            "path": str(replied.path),
            "accepted": list(replied.accepted),
            "questions": [query.id for query in replied.questions],
        },
        context.words("office_command.replied", path=str(replied.path), n=len(replied.questions)),
    )


COMMANDS = [ask, withdraw, accept, reply]
