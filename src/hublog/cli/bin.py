"""``bin list`` shows what was taken off, and ``bin put-back`` puts one of it back."""

import click

from hublog.cli.command import Group, command
from hublog.cli.context import Context
from hublog.domain.names import fold
from hublog.domain.problems import Problem
from hublog.services.bin import Binned


@command("list")
@click.argument("text", required=False, default="")
def listed(context: Context, text: str) -> None:
    """What is in the bin, the latest first."""
    found = [
        (number, each)
        for number, each in enumerate(context.services.bin.everything(), 1)
        if all(word in fold(_line(context, each)) for word in fold(text).split())
    ]
    context.answer(
        {
            "bin": [
                {"number": n, "at": each.at, "who": each.who, "what": _said(context, each)}
                for n, each in found
            ]
        },
        [f"{n}. {_line(context, each)}" for n, each in found] or context.words("bin.empty"),
    )


@command("put-back")
@click.argument("number", type=click.IntRange(1))
def put_back(context: Context, number: int) -> None:
    """Put one thing of the list back."""
    everything = context.services.bin.everything()
    if number > len(everything):
        raise context.refusal(Problem("BIN_NUMBER", str(number), {"n": len(everything)}))
    binned = everything[number - 1]
    done = context.insist(context.services.bin.put_back(context.who, binned.key))
    context.answer(
        {"put_back": binned.told.kind, "stays": done.stays},
        context.words(
            "desk.redone" if binned.taken_back else "desk.undone", what=context.told(binned.told)
        ),
    )


def _line(context: Context, binned: Binned) -> str:
    words = context.words
    at = words("bin.at", day=context.day(binned.at.date()), time=f"{binned.at:%H:%M}")
    who = binned.who or words("bin.not_noted")
    return words("bin.line", at=at, who=who, what=_said(context, binned))


def _said(context: Context, binned: Binned) -> str:
    said = context.told(binned.told)
    return context.words("bin.taken_back", what=said) if binned.taken_back else said


bin_ = Group("bin", commands=[listed, put_back])

COMMANDS = [bin_]
