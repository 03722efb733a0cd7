"""``keys`` shows which secrets open the register, and makes, replaces or takes away one of them."""

from collections.abc import Callable
from pathlib import Path

import click

from hublog.cli.command import Group, command, together
from hublog.cli.context import Context
from hublog.domain.problems import Problem
from hublog.domain.roles import SlotKind

_FILE = click.Path(path_type=Path)


@click.pass_context
def show(running: click.Context) -> None:
    """Which secrets open the register, and as what it is open now."""
    if running.invoked_subcommand is not None:
        return
    context: Context = running.obj
    words = context.words
    held = context.services.keys.slots()
    role = context.services.access.role
    context.answer(
        {"slots": list(held), "role": role},
        [words(f"keys.slot.{kind}") for kind in held] + [words(f"keys.open_as.{role}")],
    )


@command("coordinator")
@click.option("--from-file", type=_FILE, metavar="FILE")
@click.option("--remove", is_flag=True)
def coordinator(context: Context, from_file: Path | None, remove: bool) -> None:  # noqa: FBT001 - click hands it over
    """Make the coordinator's passphrase or replace it; or take it away, so that all are alike."""
    together(context, **{"from-file": from_file is not None}, remove=remove)
    keys = context.services.keys
    if remove:
        context.insist(keys.remove_coordinator_passphrase())
        context.services.backup.at_close()
        context.answer({"coordinator": False}, context.words("keys.everybody_again"))
        return
    _change(context, SlotKind.COORDINATOR, from_file, keys.new_coordinator_passphrase)


@command("passphrase")
@click.option("--from-file", type=_FILE, metavar="FILE")
def passphrase(context: Context, from_file: Path | None) -> None:
    """Give the hub another passphrase."""
    _change(context, SlotKind.PASSPHRASE, from_file, context.services.keys.new_passphrase)


@command("recovery")
def recovery(context: Context) -> None:
    """Make a new recovery key; the old one opens nothing more."""
    _change(context, SlotKind.RECOVERY, None, context.services.keys.new_recovery_key)


@command("system")
@click.argument("switch", metavar="SWITCH", type=click.Choice(["on", "off"]))
def system(context: Context, switch: str) -> None:
    """Have the register open without a passphrase for whoever logs in to this laptop, or not."""
    keys = context.services.keys
    if switch == "on":
        context.insist(keys.system_on())
    else:
        keys.system_off()
    context.answer({"system": switch == "on"}, context.words(f"keys.system_{switch}"))


def _change(
    context: Context,
    kind: SlotKind,
    file: Path | None,
    put: Callable[[str], str | Problem | None],
) -> None:
    """Put a secret in force: the one in the file, or one that is drawn and shown before it holds."""
    words = context.words
    secret = context.services.keys.draw(kind) if file is None else _read(context, file)
    if file is None:
        context.answer({kind: secret}, words(f"keys.drawn.{kind}", secret=secret))
        if context.at_a_keyboard():
            click.confirm(words("keys.written_down"), abort=True, err=True)
    context.insist(put(secret))
    # Keys that are lost come back from beside a copy, and nobody shall need what was torn up by then.
    context.services.backup.at_close()
    said = [words(f"keys.{each}") for each in (f"given.{kind}", "older_backups", "each_laptop")]
    if file is not None:
        context.answer({kind: None}, said)
    elif not context.json:
        context.answer({}, said)


def _read(context: Context, file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig").strip()
    except (OSError, ValueError):
        raise context.refusal(Problem("NO_PASSPHRASE_FILE", str(file))) from None


keys = Group(
    "keys",
    commands=[coordinator, passphrase, recovery, system],
    callback=show,
    invoke_without_command=True,
)
COMMANDS = [keys]
