"""``restore`` puts a copy in the place of the register; ``recover`` finds the way back after a loss."""

from pathlib import Path

import click

from hublog.cli import copy_lines
from hublog.cli.command import command
from hublog.cli.context import Context, closing
from hublog.cli.tallies import tallies_line
from hublog.services.api import Services
from hublog.services.looking_back import BackupLook
from hublog.services.ways_in import COPY, NONE, Diagnosis


@command("restore")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--yes", is_flag=True)
@click.option("--look", is_flag=True)
@click.option("--undo", is_flag=True)
def restore(
    context: Context,
    file: Path | None,
    yes: bool,  # noqa: FBT001 - click hands it over by name
    look: bool,  # noqa: FBT001 - as above
    undo: bool,  # noqa: FBT001 - as above
) -> None:
    """Show what a copy holds and what would be missing, then put it in the register's place."""
    if (file is None) != undo:
        raise click.UsageError(context.words("copies.file_or_undo"))
    before = context.door.replaced() if undo else None
    meant = before.file if before is not None else file
    if meant is None:
        context.insist(context.door.undo_restore(""))
        return
    secret, seen = context.secret(), None
    if look or (not yes and context.at_a_keyboard()):
        seen = context.insist(context.door.look_at_backup(meant.absolute(), secret))
    if look and seen is not None:
        context.answer(copy_lines.look_data(seen), copy_lines.look_lines(context, seen))
        return
    if seen is not None:
        _ask(context, seen)
    opened = context.insist(context.door.restore(meant.absolute(), secret))
    _say(context, opened, "desk.restored")


@command("recover")
@click.option("--yes", is_flag=True)
@click.option("--look", is_flag=True)
def recover(
    context: Context,
    yes: bool,  # noqa: FBT001 - click hands it over by name
    look: bool,  # noqa: FBT001 - as above
) -> None:
    """Say what is lost or damaged and what would help, then do it."""
    secret = context.secret()
    found = context.insist(context.door.diagnose(secret))
    if look:
        context.answer(_found_data(found), _found_lines(context, found))
        return
    if found.way != NONE and not yes and context.at_a_keyboard():
        for line in _found_lines(context, found):
            click.echo(line, err=True)
        click.confirm(context.words("copies.really_recover"), abort=True, err=True)
    opened = context.insist(context.door.recover(secret))
    _say(context, opened, f"copies.recovered_by_{found.way}")


def _ask(context: Context, seen: BackupLook) -> None:
    for line in copy_lines.look_lines(context, seen):
        click.echo(line, err=True)
    click.confirm(context.words("copies.really_restore"), abort=True, err=True)


def _say(context: Context, services: Services, key: str) -> None:
    closing(services.store.close)
    now = services.hub.status()
    context.answer(
        {"hub": now.hub.code, "tallies": now.tallies},
        [
            context.words(key, name=now.hub.name, code=now.hub.code),
            tallies_line(context, now.tallies),
        ],
    )


def _found_data(found: Diagnosis) -> dict[str, object]:
    return {
        "problem": found.problem.code,
        "way": found.way,
        "copy": found.copy and str(found.copy.file),
        "look": found.look and copy_lines.look_data(found.look),
    }


def _found_lines(context: Context, found: Diagnosis) -> list[str]:
    words, lines = context.words, [context.words.problem_line(found.problem)]
    if found.copy is None:
        return [*lines, words("copies.way.none")]
    lines.append(words(f"copies.way.{found.way}", file=str(found.copy.file)))
    if found.way == COPY and found.look is not None:
        lines += copy_lines.look_lines(context, found.look)
    return lines


COMMANDS = [restore, recover]
