"""``backup`` copies the register; ``restore`` puts a copy in its place."""

from pathlib import Path

import click

from hublog.cli.command import command
from hublog.cli.context import Context, closing
from hublog.cli.status import tallies_line


@command("backup")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def backup(context: Context, folder: Path) -> None:
    """Write a verified copy of the register, with its keys, into a folder."""
    copy = context.services.backup.back_up(folder.absolute())
    context.answer({"backup": str(copy)}, context.words("desk.backed_up", path=str(copy)))


@command("restore")
@click.argument("file", type=click.Path(path_type=Path))
def restore(context: Context, file: Path) -> None:
    """Put a backup in the place of the register, which is kept aside."""
    services = context.insist(context.door.restore(file.absolute(), context.secret()))
    closing(services.store.close)
    now = services.hub.status()
    context.answer(
        {"hub": now.hub.code, "tallies": now.tallies},
        [
            context.words("desk.restored", name=now.hub.name, code=now.hub.code),
            tallies_line(context, now.tallies),
        ],
    )


COMMANDS = [backup, restore]
