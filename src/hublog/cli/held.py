"""``held``: what the register holds about people, in numbers and kinds."""

import dataclasses

from hublog.cli.command import command
from hublog.cli.context import Context
from hublog.services.what_is_held import HeldHere


@command("held")
def held(context: Context) -> None:
    """What would be lost with this laptop."""
    here = context.services.what_is_held.now()
    context.answer(
        {
            "hub": here.code,
            "as_of": here.as_of.isoformat(timespec="minutes"),
            "latest": here.latest and here.latest.isoformat(timespec="minutes"),
            **dataclasses.asdict(here.held),
            "day": here.held.day.isoformat(),
            "special": list(here.held.special),
        },
        _lines(context, here),
    )


def _lines(context: Context, here: HeldHere) -> list[str]:
    words, told = context.words, here.held
    lines = [
        words("held.of_hub", hub=here.hub, code=here.code),
        words("held.people", n=told.people),
        words("held.children", n=told.children),
        words("held.age_unknown", n=told.age_unknown),
    ]
    if here.latest is not None:
        day, time = f"{here.latest:%d/%m/%Y}", f"{here.latest:%H:%M}"
        lines.append(words("held.latest", day=day, time=time))
    lines.append(words("held.kinds"))
    lines += [
        words("held.kind_line", kind=words(f"held.kind.{kind}"), n=told.how_many[kind])
        for kind in told.kinds
    ]
    return lines


COMMANDS = [held]
