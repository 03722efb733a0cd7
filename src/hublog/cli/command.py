"""How commands are declared: options that every command takes, and help from the catalogue."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from hublog.cli.context import Context


def command(name: str) -> "Callable[[Callable[..., None]], Command]":
    """Declare a command; its function receives the ``Context`` first.

    Its help is in the catalogue: ``help.<name>.text`` and ``help.<name>.<option>``, a blank or dash
    in the name written ``_``.
    """

    def declare(function: Callable[..., None]) -> Command:
        return click.command(name, cls=Command)(click.pass_obj(function))

    return declare


class Command(click.Command):
    """A command that takes the options every command takes, and words from the catalogue."""

    def __init__(self, *args: Any, **more: Any) -> None:  # noqa: ANN401 - click's own signature
        super().__init__(*args, **more)
        self.params.extend(shared_options())

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Take the words of the help from the catalogue first."""
        take_words(self, ctx)
        super().format_help(ctx, formatter)


class Group(Command, click.Group):
    """A command made of commands, such as ``activity add``."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Take the words of the commands' own help from the catalogue first."""
        for name, each in self.commands.items():
            with each.make_context(name, [], parent=ctx, resilient_parsing=True) as inner:
                take_words(each, inner)
        super().format_commands(ctx, formatter)


def shared_options() -> list[click.Option]:
    """The options taken before and after the command alike."""
    kinds: dict[str, dict[str, Any]] = {
        "--home": {"type": click.Path(path_type=Path), "metavar": "DIR"},
        "--json": {"is_flag": True, "default": False},
        "--who": {"metavar": "NAME"},
        "--passphrase-file": {"type": click.Path(path_type=Path), "metavar": "FILE"},
    }
    return [
        click.Option([name], expose_value=False, callback=remember, **kind)
        for name, kind in kinds.items()
    ]


def take_words(of: click.Command, ctx: click.Context) -> None:
    """Fill in the help of a command and its options from the catalogue."""
    context = ctx.find_object(Context)
    if context is None:
        return
    key = help_key(ctx)
    if f"{key}.text" in context.words:
        of.help = context.words(f"{key}.text")
    for param in of.params:
        if isinstance(param, click.Option):
            for home in (key, "help.every"):
                if f"{home}.{param.name}" in context.words and not param.help:
                    param.help = context.words(f"{home}.{param.name}")


def help_key(ctx: click.Context) -> str:
    """Where in the catalogue the help of the command lies."""
    names = []
    step: click.Context | None = ctx
    while step is not None and step.parent is not None:
        names.append(step.info_name or "")
        step = step.parent
    path = "_".join(reversed(names)) or "hublog"
    return "help." + path.replace("-", "_").replace(" ", "_")


def together(context: Context, **given: bool) -> None:
    """Wrong usage where more than one of these options was given: each wants something else."""
    names = [f"--{name}" for name, it_was in given.items() if it_was]
    if len(names) > 1:
        raise click.UsageError(context.words("sending.not_together", names=", ".join(names)))


def remember(ctx: click.Context, param: click.Parameter, value: object) -> object:
    """Keep what was typed for an option that every command takes, wherever it stood."""
    if ctx.get_parameter_source(param.name or "") is click.core.ParameterSource.COMMANDLINE:
        context = ctx.find_object(Context)
        if context is not None:
            context.options[param.name or ""] = value
    return value
