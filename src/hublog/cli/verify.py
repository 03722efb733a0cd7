"""``verify`` says whether a return is as its hub sent it; it opens no register."""

import dataclasses
from pathlib import Path

import click

from hublog.cli.command import command
from hublog.cli.context import REFUSED, Context
from hublog.domain.months import Month
from hublog.domain.problems import Problem
from hublog.domain.verification import Difference, Verification


@command("verify")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--password-file", type=click.Path(path_type=Path), metavar="FILE")
def verify(context: Context, file: Path, password_file: Path | None) -> None:
    """Hold a return against its seal; exit code 0 only where it is signed and untouched."""
    password = _password(context, password_file) if password_file else ""
    found = context.insist(context.load_verifier().verify(file, password))
    context.answer(_plain(file, found), _lines(context, file.name, found))
    if not found.genuine:
        click.get_current_context().exit(REFUSED)


def _password(context: Context, file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        raise context.refusal(Problem("NO_PASSWORD_FILE", str(file))) from None


def _plain(file: Path, found: Verification) -> dict[str, object]:
    return {
        "file": file.name,
        "hub": found.hub_code,
        "month": found.month,
        "version": found.version,
        "status": found.status,
        "seal": found.seal,
        "public_key": found.public_key,
        "digest": found.digest,
        "genuine": found.genuine,
        "differences": [dataclasses.asdict(each) for each in found.differences],
    }


def _lines(context: Context, file: str, found: Verification) -> list[str]:
    words = context.words
    what = "is" if found.hub_code else "is_unknown"
    lines = [
        words(
            f"verify.{what}",
            file=file,
            hub=found.hub_name,
            code=found.hub_code,
            month=_month(context, found.month),
            version=found.version,
        )
    ]
    if found.genuine:
        lines.append(words("verify.genuine"))
    elif found.differences or found.signed:
        lines.append(words("verify.not_genuine"))
    else:
        lines.append(words("verify.draft"))
    lines.append(words(f"verify.seal.{found.seal}"))
    if found.public_key:
        lines.append(words("verify.key", fingerprint=found.fingerprint))
    if found.differences:
        lines.append(words("verify.differences", n=len(found.differences)))
    return [*lines, *(f"  {difference_line(context, each)}" for each in found.differences)]


def _month(context: Context, month: str) -> str:
    if not month:
        return context.words("verify.no_month")
    year, number = map(int, month.split("-"))
    of = Month(year, number)
    return context.words(f"returns.month.{of.number}", year=of.year)


def difference_line(context: Context, each: Difference) -> str:
    """One thing that is not as it was sent, and where."""
    gaps: dict[str, str | int] = {
        "sheet": each.sheet,
        "row": each.row or 0,
        "sent_row": each.sent_row or 0,
        "row_id": each.row_id,
        "column": each.column,
        "name": each.name,
    }
    if each.row is None:
        where = "sent"
    elif each.sent_row not in {None, each.row}:
        where = "moved"
    else:
        where = "named" if each.row_id else "now"
    place = context.words(f"verify.row.{where}", **gaps)
    return context.words(f"verify.difference.{each.kind}", place=place, **gaps)


COMMANDS = [verify]
