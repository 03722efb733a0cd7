"""``undo`` takes back what was done last; ``redo`` does it again."""

from hublog.cli.command import command
from hublog.cli.context import Context
from hublog.services.undone import Undone


@command("undo")
def undo(context: Context) -> None:
    """Take back the latest action that stands."""
    _say(context, "desk.undone", context.insist(context.services.undo.latest(context.who)))


@command("redo")
def redo(context: Context) -> None:
    """Do again what was undone last."""
    _say(context, "desk.redone", context.insist(context.services.undo.redo(context.who)))


def _say(context: Context, key: str, done: Undone) -> None:
    words = context.words
    changed_since = sum(map(len, done.changed_since.values()))
    kept = {table: n for table, n in done.kept.items() if f"desk.kept.{table}" in words}
    context.answer(
        {
            "action": done.told.kind,
            "rows": {table: len(ids) for table, ids in done.changed.rows.items()},
            "kept": dict(done.kept),
            "changed_since": changed_since,
        },
        [
            words(key, what=context.told(done.told)),
            *(words(f"desk.kept.{table}", n=n) for table, n in kept.items()),
            *([words("desk.changed_since", n=changed_since)] if changed_since else []),
        ],
    )


COMMANDS = [undo, redo]
