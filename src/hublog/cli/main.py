"""The command line: imports a command only when it is used, and ends in a sentence whatever happens."""

import sys
from importlib import import_module
from typing import Any

import click

from hublog.cli.command import Group
from hublog.cli.context import Context, OurBug, Refusal, StorageFailed
from hublog.domain.problems import Problem
from hublog.last_chance import write_down
from hublog.services.unavailable import StorageUnavailable

MODULES = {
    "init": "setting_up",
    "hub": "setting_up",
    "activity": "activities",
    "session": "sessions",
    "desk": "desk",
    "people": "people",
    "referral": "referrals",
    "bring-in": "bring_in",
    "show": "figures",
    "learning": "learning",
    "checks": "sending",
    "sign-off": "sending",
    "return": "returns",
    "reply": "sending",
    "verify": "verify",
    "undo": "undo",
    "redo": "undo",
    "forget": "forget",
    "status": "status",
    "check": "status",
    "backup": "backup",
    "restore": "backup",
    "demo": "demo",
}
"""Every command and the module that declares it among its ``COMMANDS``, in the order of help."""


class CommandLine(Group):
    """All commands of hublog."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        """Every command, in the order of a hub's life."""
        return list(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        """The command of that name, imported now."""
        if cmd_name not in MODULES:
            return None
        module = import_module(f"hublog.cli.{MODULES[cmd_name]}")
        commands: list[click.Command] = module.COMMANDS
        return next(each for each in commands if each.name == cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands in the catalogue's words; imports none of them."""
        words = ctx.ensure_object(Context).words
        keys = {name: f"help.{name.replace('-', '_')}.text" for name in MODULES}
        rows = [(name, words(key)) for name, key in keys.items()]
        with formatter.section(words("help.hublog.commands")):
            formatter.write_dl(rows)

    def main(self, *args: Any, **more: Any) -> Any:  # noqa: ANN401 - click's own signature
        """Run a command; a failing world or a bug of ours ends in one sentence too."""
        context: Context = more["obj"]
        try:
            return super().main(*args, **more)
        except StorageUnavailable as failure:
            end: Refusal = StorageFailed(
                failure.problem, context.words.problem_line(failure.problem)
            )
        except Exception as bug:  # noqa: BLE001 - the last chance to say something a person can use
            problem = Problem("OUR_BUG", values={"file": write_down(bug, context.door.home)})
            end = OurBug(problem, context.words.problem_line(problem))
        end.show()
        sys.exit(end.exit_code)


hublog = CommandLine("hublog")
"""All of it; ``hublog.main(args, obj=context)`` runs it."""
