"""``office check`` looks whether the office's store is sound; ``backup`` and ``restore`` copy it."""

from pathlib import Path

import click

from hublog.cli.context import REFUSED, Context, closing
from hublog.cli.office_command import FILE, FOLDER, door, office_command, opened

_TOLD = ("hub", "intake", "filed", "session_row", "attendance_row", "asked")


@office_command("check")
def check(context: Context) -> None:
    """Whether the office's store is sound, and how much it holds."""
    store = opened(context).store
    problems = store.check()
    with store.reading() as reader:
        tallies = reader.tallies()
    words = context.words
    told = ", ".join(words(f"office_command.holds.{table}", n=tallies[table]) for table in _TOLD)
    context.answer(
        {"sound": not problems, "problems": [p.code for p in problems], "tallies": dict(tallies)},
        [words("office_command.sound"), told] if not problems else (),
    )
    for problem in problems:
        click.echo(words.problem_line(problem), err=True)
    if problems:
        raise click.exceptions.Exit(REFUSED)


@office_command("backup")
@click.argument("folder", type=FOLDER)
def backup(context: Context, folder: Path) -> None:
    """Write a verified copy of the office's store, with its keys, into a folder."""
    copy = context.insist(opened(context).backup.back_up(folder.absolute()))
    context.answer({"backup": str(copy)}, context.words("desk.backed_up", path=str(copy)))


@office_command("restore")
@click.argument("file", type=FILE)
def restore(context: Context, file: Path) -> None:
    """Put a backup in the place of the office's store, which is kept aside."""
    services = context.insist(door(context).restore(file.absolute(), context.secret()))
    closing(services.store.close)
    office, hubs = services.hubs.office(), services.hubs.all()
    context.answer(
        {"office": office.name, "hubs": len(hubs)},
        context.words("office_command.restored", name=office.name),
    )


COMMANDS = [check, backup, restore]
