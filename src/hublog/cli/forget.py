"""``forget``: shows what goes and what stays, and does it once that is confirmed."""

import dataclasses

import click

from hublog.cli.command import command
from hublog.cli.context import Context
from hublog.services.forget_receipt import Forgetting, said_look


@command("forget")
@click.argument("person")
@click.option("--yes", is_flag=True)
@click.option("--without-copy", is_flag=True)
def forget(
    context: Context,
    person: str,
    yes: bool,  # noqa: FBT001 - click hands it over by name
    without_copy: bool,  # noqa: FBT001 - as above
) -> None:
    """Forget a person for ever."""
    meant = context.insist(context.services.people.meant(person, whole=True))
    preview = context.insist(context.services.forget.preview(meant.id))
    if not yes and context.at_a_keyboard():
        _ask(context, meant.full_name or meant.known_as, preview)
    done = context.insist(
        context.services.forget.person(context.who, meant.id, without_copy=without_copy)
    )
    context.answer(
        {"forgotten": True, **_plain(done.receipt)},
        [context.words("desk.forgotten"), *_lines(context, done.receipt)],
    )


def _ask(context: Context, name: str, preview: Forgetting) -> None:
    for line in (context.words("desk.about_to_forget", name=name), *_lines(context, preview)):
        click.echo(line, err=True)
    click.confirm(context.words("desk.really_forget"), abort=True, err=True)


def _lines(context: Context, receipt: Forgetting) -> list[str]:
    words = context.words
    return [
        words("desk.goes.details", n=receipt.details),
        words("desk.goes.notes", n=receipt.notes),
        words("desk.goes.consents", n=receipt.consents),
        words("desk.goes.care", n=receipt.care),
        words("desk.goes.outcomes", n=receipt.outcomes),
        words("desk.goes.requests", n=receipt.requests),
        words("desk.stays.attendances", n=receipt.attendances),
        words("desk.stays.volunteer_times", n=receipt.volunteer_times),
        words("desk.stays.referrals", n=receipt.referrals),
        words("desk.in_backups", date=context.day(receipt.in_copies_until)),
        *said_look(words, receipt),
    ]


def _plain(receipt: Forgetting) -> dict[str, object]:
    return dataclasses.asdict(receipt)


COMMANDS = [forget]
