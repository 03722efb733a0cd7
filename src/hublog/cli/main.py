"""The command line: imports a command only when it is used, and ends in a sentence whatever happens."""

import sys
from typing import Any

from hublog.cli.context import Context, OurBug, StorageFailed
from hublog.cli.lazily import LazyGroup
from hublog.domain.problems import our_bug
from hublog.last_chance import write_down
from hublog.services.unavailable import NotAllowed, StorageUnavailable

MODULES = {
    "init": "setting_up",
    "hub": "setting_up",
    "keys": "keys",
    "volunteer": "volunteers",
    "activity": "activities",
    "session": "sessions",
    "desk": "desk",
    "people": "people",
    "camp": "camp",
    "consent": "consent",
    "referral": "referrals",
    "wellbeing": "wellbeing",
    "requests": "requests",
    "print": "printing",
    "bring-in": "bring_in",
    "show": "figures",
    "insights": "insights",
    "learning": "learning",
    "checks": "sending",
    "sign-off": "sending",
    "return": "returns",
    "reply": "sending",
    "verify": "verify",
    "undo": "undo",
    "redo": "undo",
    "forget": "forget",
    "held": "held",
    "status": "status",
    "bin": "bin",
    "check": "status",
    "clock": "clock",
    "backup": "backup",
    "restore": "restore",
    "recover": "restore",
    "dump": "dump",
    "laptop": "laptops",
    "demo": "demo",
    "office": "office",
}
"""Every command and the module that declares it among its ``COMMANDS``, in the order of help."""


class CommandLine(LazyGroup):
    """All commands of hublog."""

    modules = MODULES

    def main(self, *args: Any, **more: Any) -> Any:  # noqa: ANN401 - click's own signature
        """Run a command; a failing world or a bug of ours ends in one sentence too."""
        context: Context = more["obj"]
        try:
            return super().main(*args, **more)
        except NotAllowed as refused:
            end = context.refusal(refused.problem)
        except StorageUnavailable as failure:
            end = StorageFailed(failure.problem, context.words.problem_line(failure.problem))
        except Exception as bug:  # noqa: BLE001 - the last chance to say something a person can use
            problem = our_bug(write_down(bug, context.door.home))
            end = OurBug(problem, context.words.problem_line(problem))
        end.show()
        sys.exit(end.exit_code)


hublog = CommandLine("hublog")
"""All of it; ``hublog.main(args, obj=context)`` runs it."""
