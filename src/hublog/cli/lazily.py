"""A command made of commands whose modules are imported only when one of them is used."""

from collections.abc import Mapping
from importlib import import_module

import click

from hublog.cli.command import Group
from hublog.cli.context import Context


class LazyGroup(Group):
    """Its commands are declared in the modules of ``modules``, by name and in the order of help.

    Each module lists those it declares in ``COMMANDS``; ``path`` are the words before them, such as
    ``office_``, as the catalogue writes them below ``help``.
    """

    modules: Mapping[str, str] = {}
    path = ""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        """Every command, in the order in which they are needed."""
        return list(self.modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        """The command of that name, imported now."""
        if cmd_name not in self.modules:
            return None
        module = import_module(f"hublog.cli.{self.modules[cmd_name]}")
        commands: list[click.Command] = module.COMMANDS
        return next(each for each in commands if each.name == cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands in the catalogue's words; imports none of them."""
        words = ctx.ensure_object(Context).words
        keys = {name: f"{self.path}{name.replace('-', '_')}" for name in self.modules}
        rows = [(name, words(f"help.{key}.text")) for name, key in keys.items()]
        with formatter.section(words("help.hublog.commands")):
            formatter.write_dl(rows)
