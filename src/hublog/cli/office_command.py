"""How commands of the programme office are declared, and how its store is opened for them."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hublog.cli.command import Command, Group, remember
from hublog.cli.context import Context, closing
from hublog.domain.months import Month
from hublog.domain.problems import Problem
from hublog.services.months import month_named

if TYPE_CHECKING:  # the help of a command opens no store
    from hublog.services.office.api import OfficeDoor, OfficeServices

FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(path_type=Path)


class OfficeCommand(Command):
    """A command that also takes the server the office's store lies on."""

    def __init__(self, *args: Any, **more: Any) -> None:  # noqa: ANN401 - click's own signature
        super().__init__(*args, **more)
        self.params.append(database_option())


class OfficeGroup(OfficeCommand, Group):
    """A command made of such commands."""


def office_command(name: str) -> "Callable[[Callable[..., None]], OfficeCommand]":
    """Declare a command of the office; as ``command.command``."""

    def declare(function: Callable[..., None]) -> OfficeCommand:
        return click.command(name, cls=OfficeCommand)(click.pass_obj(function))

    return declare


def database_option() -> click.Option:
    """Taken after ``office`` and after each of its commands alike."""
    return click.Option(["--database"], metavar="URL", expose_value=False, callback=remember)


def door(context: Context) -> "OfficeDoor":
    """The way into the office's store."""
    url = context.options.get("database")
    return context.office_at(context.options.get("home"), str(url or ""))


def opened(context: Context) -> "OfficeServices":
    """The office's open store; asks for the passphrase where it lies on this laptop."""
    way = door(context)
    if not way.is_office():
        raise context.refusal(Problem("OFFICE_NOT_HERE", str(way.home)))
    services = context.insist(way.open("" if way.database else context.secret()))
    closing(services.store.close)
    return services


def month_typed(context: Context, text: str) -> Month:
    """The month that was typed, such as ``2026-05``."""
    return context.insist(month_named(text))


def months_typed(
    context: Context, office: "OfficeServices", first: str | None, last: str | None
) -> tuple[Month, ...]:
    """The months between two that were typed; without them the usual ones."""
    end = month_typed(context, last) if last else office.returns.months()[-1]
    if first is None:
        return office.returns.months(end)
    start = month_typed(context, first)
    count = (end.year - start.year) * 12 + end.number - start.number + 1
    if count < 1:
        raise context.refusal(Problem("OFFICE_MONTHS_ORDER", f"{start}", {"last": str(end)}))
    return office.returns.months(end, count)


def passwords_in(context: Context, file: Path | None) -> tuple[str, ...]:
    """The passwords a file holds, one a line."""
    if file is None:
        return ()
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, ValueError):
        raise context.refusal(Problem("NO_PASSWORD_FILE", str(file))) from None
    return tuple(filter(None, map(str.strip, lines)))


def agreed(context: Context, key: str, *, yes: bool, **gaps: str) -> bool:
    """Whether a person says yes: by ``--yes``, or at the keyboard where one is there to be asked."""
    if yes or context.json or not context.at_a_keyboard():
        return yes
    return click.confirm(context.words(key, **gaps), err=True)
