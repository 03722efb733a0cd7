"""``dump`` writes everything that can still be read into a spreadsheet, from a damaged register too."""

from pathlib import Path

import click

from hublog.cli.command import command
from hublog.cli.context import Context
from hublog.services.dump import Dumped


@command("dump")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--password", is_flag=True)
@click.option("--yes", is_flag=True)
def dump(
    context: Context,
    file: Path,
    password: bool,  # noqa: FBT001 - click hands it over by name
    yes: bool,  # noqa: FBT001 - as above
) -> None:
    """Write down everything readable; without a password everybody can read the file."""
    if not password and not yes and context.at_a_keyboard():
        click.echo(context.words("dump.not_protected"), err=True)
        click.confirm(context.words("dump.really"), abort=True, err=True)
    drawn = context.door.draw_password() if password else ""
    done = context.insist(context.door.dump(file.absolute(), context.secret(), drawn))
    context.answer(
        {
            "file": str(done.path),
            "password": drawn or None,
            "rows": dict(done.rows),
            "from_history": done.from_history,
            "lost": done.lost,
            "broken": list(done.broken),
        },
        _lines(context, done, drawn),
    )


def _lines(context: Context, done: Dumped, drawn: str) -> list[str]:
    words = context.words
    lines = [words("dump.written", file=str(done.path))]
    lines += [
        words("dump.held", name=words(f"dump.sheet.{table}"), n=n) for table, n in done.rows.items()
    ]
    if done.from_history:
        lines.append(words("dump.from_history", n=done.from_history))
    if done.lost:
        lines.append(words("dump.lost", n=done.lost))
    lines += [
        words("dump.broken_sheet", name=words(f"dump.sheet.{table}")) for table in done.broken
    ]
    locked = words("dump.password", password=drawn) if drawn else words("dump.not_protected")
    return [*lines, locked]


COMMANDS = [dump]
