"""``demo``: the main job on made-up data, in a register that leaves no trace."""

import tempfile
import tomllib
from pathlib import Path
from random import Random

import click

from hublog import resources
from hublog.cli.command import command
from hublog.cli.context import Context
from hublog.domain.months import Month
from hublog.services.hub import HubDetails
from hublog.services.made_up import MadeUp

_PLAN = "demo/made_up.toml"
_SHOWN = ("A01", "A03", "B01", "B04", "C01", "C02")
_ALWAYS_THE_SAME = 2026


@command("demo")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
def demo(context: Context, out: Path | None) -> None:
    """Fill a hub with made-up people, draw its last full month's return, and say where it lies."""
    plan = tomllib.loads(resources.path(_PLAN).read_text(encoding="utf-8"))
    month = Month.of(context.today()).plus(-1)
    folder = out or Path(tempfile.gettempdir()) / "hublog-demo"
    with tempfile.TemporaryDirectory(prefix="hublog-") as home:
        door = context.door_to(Path(home), 0)
        services = context.insist(
            door.set_up(context.who, HubDetails(**plan["hub"]), None)
        ).services
        try:
            chance = Random(_ALWAYS_THE_SAME)  # noqa: S311 - nothing here is a secret
            MadeUp(services.store, services.clock, services.ids, chance).fill(context.who, plan)
            drawn = context.insist(services.returns.draft(month, folder.absolute()))
            figures = {each.id: each.value for each in services.months.indicators(month)}
        finally:
            services.store.close()
    words = context.words
    title = words(f"returns.month.{month.number}", year=month.year)
    context.answer(
        {"path": str(drawn.path), "month": str(month), "figures": figures},
        [
            words("desk.demo", name=plan["hub"]["name"]),
            words("returns.written", month=title, path=str(drawn.path)),
            *(_figure(context, each, figures[each] or 0) for each in _SHOWN),
        ],
    )


def _figure(context: Context, indicator: str, value: float) -> str:
    return f"  {context.words(f'indicator.{indicator}.name')}: {value:g}"


COMMANDS = [demo]
