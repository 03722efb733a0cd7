"""How much a register holds, in one line."""

from collections.abc import Mapping

from hublog.cli.context import Context

_TOLD = ("activity", "session", "person", "attendance", "volunteer_time")


def tallies_line(context: Context, tallies: Mapping[str, int]) -> str:
    """How much the register holds, in one line."""
    return ", ".join(context.words(f"desk.tally.{table}", n=tallies[table]) for table in _TOLD)
