"""``people copy``: everything about one person, as a file; ``people keep-here``: nothing of them leaves alone."""

from pathlib import Path

import click

from hublog.cli.command import command
from hublog.cli.context import Context
from hublog.domain.words import Words
from hublog.services.subject_copy import Naming, naming_others
from hublog.services.subject_said import said_copy, said_name


@command("copy")
@click.argument("person")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--with-others", is_flag=True)
@click.option("--no-password", is_flag=True)
def copy(
    context: Context,
    person: str,
    file: Path,
    with_others: bool,  # noqa: FBT001 - click hands it over by name
    no_password: bool,  # noqa: FBT001 - as above
) -> None:
    """Write everything about a person into a file."""
    words = context.words
    meant = context.insist(context.services.people.meant(person, whole=True))
    made = context.insist(context.services.subject_access.of(meant.id))
    left_out = () if with_others else made.others
    about_others = [each for each in map(naming_others, made.sheets) if each.lines]
    document = said_copy(words, context.codes, made.without(left_out), len(left_out))
    password = "" if no_password else context.services.outside.draw_password()
    wrong = context.services.subject_access.write(document, file.absolute(), password)
    if wrong is not None:
        raise context.refusal(wrong)
    lines = [words("copy_command.written", file=str(file))]
    lines += [_said_naming(words, each, left_out=not with_others) for each in about_others]
    lines.append(
        words("copy_command.password", password=password)
        if password
        else words("copy_command.open")
    )
    context.answer(
        {
            "file": str(file),
            "password": password or None,
            "sheets": {sheet.table: len(sheet.lines) for sheet in made.sheets},
            "names_others": [each._asdict() for each in about_others],
            "left_out": len(left_out),
        },
        lines,
    )


def _said_naming(words: Words, told: Naming, *, left_out: bool) -> str:
    """What was left out and why; never the words themselves, which are nobody's business here."""
    names = words("insight.comma").join(told.names)
    sheet = said_name(words, "sheet", told.sheet)
    if not left_out:
        return words("copy_command.went", sheet=sheet, n=told.lines, names=names)
    if not told.columns:
        return words("copy_command.left_out", sheet=sheet, n=told.lines, names=names)
    what = words("insight.comma").join(said_name(words, "column", each) for each in told.columns)
    return words("copy_command.left_out_of_line", sheet=sheet, what=what, names=names)


@command("keep-here")
@click.argument("person")
@click.argument("answer", type=click.Choice(["on", "off"]))
def keep_here(context: Context, person: str, answer: str) -> None:
    """Note whether nothing about a person alone may leave."""
    meant = context.insist(context.services.people.meant(person, whole=True))
    here = answer == "on"
    context.insist(context.services.requests.keep_here(context.who, meant.id, here=here))
    said = context.words(f"rights.keep_here.{answer}", name=meant.full_name or meant.known_as)
    context.answer({"id": meant.id, "keep_here": here}, said)
