"""``return``: a month's workbook, as a draft until it is signed off, and as it was sent ever after."""

from pathlib import Path

import click

from hublog.cli.command import command, together
from hublog.cli.context import Context
from hublog.domain.months import Month
from hublog.domain.problems import Problem
from hublog.services.months import month_named
from hublog.services.publishing import Published
from hublog.services.returns import Drawn


@command("return")
@click.argument("month")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
@click.option("--version", type=click.IntRange(1), metavar="N")
@click.option("--password", is_flag=True)
@click.option("--publishable", is_flag=True)
def draw(
    context: Context,
    month: str,
    out: Path | None,
    version: int | None,
    password: bool,  # noqa: FBT001 - click hands it over
    publishable: bool,  # noqa: FBT001 - click hands it over
) -> None:
    """Write the return of a month as a workbook."""
    together(context, publishable=publishable, password=password)
    together(context, publishable=publishable, version=version is not None)
    wanted = context.insist(month_named(month))
    folder = out or context.door.home / "returns"
    if publishable:
        _answer_published(context, context.services.publishing.publish(wanted, folder))
        return
    secret = context.services.outside.draw_password() if password else ""
    drawn = context.insist(_drawn(context, wanted, folder, version, secret))
    cover = drawn.content.cover
    context.answer(
        {
            "path": str(drawn.path),
            "hub": cover.hub.code,
            "month": str(cover.month),
            "version": cover.version,
            "draft": cover.draft,
            "exact": drawn.exact,
            "complete": cover.complete,
            "sessions_held": cover.sessions_held,
            "footfall": cover.footfall,
            "different_people": cover.different_people,
            "coverage": cover.coverage,
            "rows_shared": cover.rows_shared,
            "sessions_open": drawn.still_open,
            "password": secret,
        },
        _lines(context, drawn, secret),
    )


def _drawn(
    context: Context, month: Month, folder: Path, version: int | None, password: str
) -> Drawn | Problem:
    """The version asked for; else what is signed off or was sent last, else a draft."""
    returns = context.services.returns
    if version is not None:
        return returns.again(month, version, folder, password)
    standing = context.services.standings.of(month)
    if standing.signed is not None or (standing.locked and not standing.differs):
        return returns.send(context.who, month, folder, password)
    return returns.draft(month, folder, password)


def _lines(context: Context, drawn: Drawn, password: str) -> list[str]:
    words, cover = context.words, drawn.content.cover
    month = context.month(cover.month)
    said = "draft" if cover.draft else "written" if drawn.exact else "drawn_anew"
    lines = [words(f"returns.{said}", month=month, path=str(drawn.path))]
    if not cover.nil:
        lines.append(_figures(context, drawn))
    elif not drawn.still_open:
        lines.append(words("returns.nil", month=month))
    if drawn.still_open:
        lines.append(words("returns.still_open", n=drawn.still_open))
    if not cover.complete:
        lines.append(words("returns.not_over", month=month))
    if cover.rows_shared:
        lines.append(words("returns.rows_shared"))
    lines.append(
        words("returns.password", password=password) if password else words("returns.plain")
    )
    return lines


def _figures(context: Context, drawn: Drawn) -> str:
    words, cover = context.words, drawn.content.cover
    return words(
        "returns.figures",
        sessions=words("returns.sessions", n=cover.sessions_held),
        footfall=words("returns.footfall", n=cover.footfall),
        people=words("returns.people", n=cover.different_people),
    )


def _answer_published(context: Context, result: Published | Problem) -> None:
    published = context.insist(result)
    paths = [str(path) for path in published.paths]
    context.answer(
        {"paths": paths},
        [context.words("returns.published", path=path) for path in paths],
    )


COMMANDS = [draw]
