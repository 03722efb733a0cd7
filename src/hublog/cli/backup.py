"""``backup`` copies the register, lists the copies, looks at one, and says where they go by themselves."""

from pathlib import Path

import click

from hublog.cli import copy_lines
from hublog.cli.command import command, together
from hublog.cli.context import Context

_FOLDER = click.Path(path_type=Path, file_okay=False)


@command("backup")
@click.argument("folder", type=_FOLDER, required=False)
@click.option("--list", "listing", is_flag=True)
@click.option("--verify", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--outside", type=_FOLDER, metavar="FOLDER")
@click.option("--no-outside", is_flag=True)
@click.option("--remind-days", type=int, metavar="N")
def backup(
    context: Context,
    folder: Path | None,
    listing: bool,  # noqa: FBT001 - click hands it over by name
    verify: Path | None,
    outside: Path | None,
    no_outside: bool,  # noqa: FBT001 - as above
    remind_days: int | None,
) -> None:
    """Write a verified copy into a folder, or do one of the other things about copies."""
    settings = outside is not None or no_outside or remind_days is not None
    wanted = {"list": listing, "verify": verify is not None, "outside": settings}
    together(context, **wanted)
    together(context, **{"outside": outside is not None, "no-outside": no_outside})
    if folder is not None and any(wanted.values()):
        raise click.UsageError(context.words("copies.folder_alone"))
    if listing:
        held = context.services.backup.list()
        context.answer(copy_lines.listed_data(held), copy_lines.listed_lines(context, held))
    elif verify is not None:
        _verify(context, verify.absolute())
    elif settings:
        _settle(context, outside, remind_days, nowhere=no_outside)
    else:
        _copy(context, folder)


def _copy(context: Context, folder: Path | None) -> None:
    backups = context.services.backup
    if folder is not None:
        copy = backups.back_up(folder.absolute())
        context.answer({"backup": str(copy)}, context.words("desk.backed_up", path=str(copy)))
        return
    made = backups.now()
    if made.copy is None:
        raise context.refusal(made.problem) if made.problem else AssertionError
    lies = [str(each.file) for each in (made.copy, made.outside) if each is not None]
    context.answer(
        {"backup": lies[0], "outside": lies[1] if made.outside else None},
        [context.words("desk.backed_up", path=each) for each in lies],
    )
    for line in copy_lines.failures(context, made):
        click.echo(line, err=True)


def _verify(context: Context, file: Path) -> None:
    problem = context.services.backup.verify(file)
    if problem is not None:
        raise context.refusal(problem)
    context.answer({"sound": True, "file": str(file)}, context.words("copies.sound"))


def _settle(
    context: Context, outside: Path | None, remind_days: int | None, *, nowhere: bool
) -> None:
    backups = context.services.backup
    if outside is not None or nowhere:
        problem = backups.choose_outside(outside and outside.absolute())
        context.insist(problem or True)
    if remind_days is not None:
        context.insist(backups.remind_after(remind_days) or True)
    status = backups.status()
    folder = status.outside_folder
    said = (
        context.words("copies.goes_nowhere")
        if folder is None
        else context.words("copies.goes_to", folder=str(folder))
    )
    reminded = context.words("copies.reminded", n=status.remind_days)
    context.answer(copy_lines.status_data(status), [said, reminded])


COMMANDS = [backup]
