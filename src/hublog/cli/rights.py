"""``people copy``: everything about one person, as a file; ``people keep-here``: nothing of them leaves alone."""

from pathlib import Path

import click

from hublog.cli.command import command
from hublog.cli.context import Context
from hublog.services.subject_said import said_copy, said_line


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
    sheets = {sheet.table: sheet for sheet in made.sheets}
    about_others = [
        said_line(words, context.codes, sheets[table], place) for table, place in made.others
    ]
    document = said_copy(words, context.codes, made.without(left_out), len(left_out))
    password = "" if no_password else context.services.outside.draw_password()
    wrong = context.services.subject_access.write(document, file.absolute(), password)
    if wrong is not None:
        raise context.refusal(wrong)
    lines = [words("copy_command.written", file=str(file))]
    key = "copy_command.went" if with_others else "copy_command.left_out"
    lines += [words(key, line=line) for line in about_others]
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
            "names_others": about_others,
            "left_out": len(left_out),
        },
        lines,
    )


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
