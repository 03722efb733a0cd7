"""``volunteer`` lists, adds and removes those who work at the desk, and sets their PINs."""

from pathlib import Path

import click

from hublog.cli.command import Group, command, together
from hublog.cli.context import Context
from hublog.domain.names import clean
from hublog.domain.problems import Problem
from hublog.domain.seats import seat_id


@command("add")
@click.argument("name")
def add(context: Context, name: str) -> None:
    """Add somebody who works at the desk, by first name."""
    context.insist(context.services.seats.add(context.who, name))
    context.answer({"added": clean(name)}, context.words("volunteers.added", name=clean(name)))


@command("list")
def show(context: Context) -> None:
    """List who works at the desk, and who has a PIN."""
    tiles, words = context.services.seats.everybody(), context.words
    context.answer(
        {"volunteers": [{"name": tile.name, "pin": tile.has_pin} for tile in tiles]},
        [
            words("volunteers.with_pin" if tile.has_pin else "volunteers.without", name=tile.name)
            for tile in tiles
        ]
        or words("volunteers.nobody"),
    )


@command("remove")
@click.argument("name")
def remove(context: Context, name: str) -> None:
    """Take somebody off the desk; what they did keeps their name."""
    context.insist(context.services.seats.remove(context.who, seat_id(name)))
    context.answer({"removed": clean(name)}, context.words("volunteers.removed", name=clean(name)))


@command("pin")
@click.argument("name")
@click.option("--clear", is_flag=True)
@click.option("--from-file", type=click.Path(path_type=Path), metavar="FILE")
def pin(context: Context, name: str, clear: bool, from_file: Path | None) -> None:  # noqa: FBT001 - click hands it over
    """Give somebody a PIN, or take it off; it is asked at the locked screen."""
    together(context, clear=clear, **{"from-file": from_file is not None})
    seats, seat = context.services.seats, seat_id(name)
    if clear:
        context.insist(seats.clear_pin(context.who, seat))
    else:
        context.insist(seats.set_pin(context.who, seat, _pin(context, from_file)))
    said = "volunteers.pin_off" if clear else "volunteers.pin_on"
    context.answer({"name": clean(name), "pin": not clear}, context.words(said, name=clean(name)))


def _pin(context: Context, file: Path | None) -> str:
    """From a file or the keyboard, never from the words of a command: others can read those."""
    if file is not None:
        try:
            return file.read_text(encoding="utf-8-sig").strip()
        except (OSError, ValueError):
            raise context.refusal(Problem("NO_PIN_FILE", str(file))) from None
    if not context.at_a_keyboard():
        raise context.refusal(Problem("PIN_NEEDED"))
    asked = context.words("volunteers.ask_pin")
    return str(click.prompt(asked, hide_input=True, confirmation_prompt=True, err=True))


volunteer = Group("volunteer", commands=[add, show, remove, pin])
COMMANDS = [volunteer]
