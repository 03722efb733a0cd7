"""``return``."""

from pathlib import Path

import click

from hublog.cli.command import command
from hublog.cli.context import Context
from hublog.services.months import month_named
from hublog.services.returns import Drawn


@command("return")
@click.argument("month")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
def draw(context: Context, month: str, out: Path | None) -> None:
    """Write the return of a month as a workbook."""
    wanted = context.insist(month_named(month))
    folder = out or context.door.home / "returns"
    drawn = context.insist(context.services.returns.draw(context.who, wanted, folder))
    cover = drawn.content.cover
    context.answer(
        {
            "path": str(drawn.path),
            "hub": cover.hub.code,
            "month": str(cover.month),
            "version": cover.version,
            "complete": cover.complete,
            "sessions_held": cover.sessions_held,
            "footfall": cover.footfall,
            "different_people": cover.different_people,
            "coverage": cover.coverage,
            "rows_shared": cover.rows_shared,
            "sessions_open": drawn.still_open,
        },
        _lines(context, drawn),
    )


def _lines(context: Context, drawn: Drawn) -> list[str]:
    words, cover = context.words, drawn.content.cover
    month = words(f"returns.month.{cover.month.number}", year=cover.month.year)
    figures = {
        "sessions": words("returns.sessions", n=cover.sessions_held),
        "footfall": words("returns.footfall", n=cover.footfall),
        "people": words("returns.people", n=cover.different_people),
    }
    lines = [words("returns.written", month=month, path=str(drawn.path))]
    if not cover.nil:
        lines.append(words("returns.figures", **figures))
    elif not drawn.still_open:
        lines.append(words("returns.nil", month=month))
    if drawn.still_open:
        lines.append(words("returns.still_open", n=drawn.still_open))
    if not cover.complete:
        lines.append(words("returns.not_over", month=month))
    if cover.rows_shared:
        lines.append(words("returns.rows_shared"))
    return lines


COMMANDS = [draw]
