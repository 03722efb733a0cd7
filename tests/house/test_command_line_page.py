"""docs/command-line.md describes exactly the commands and options that exist."""

import re
import shlex
from collections.abc import Iterator
from functools import cache

import click

from house.project import ROOT
from hublog.cli.main import hublog

PAGE = ROOT / "docs" / "command-line.md"
GROUPS = ("office", "keys")
"""Commands made of commands that do something by themselves, or take options for all of them."""
EXAMPLES = (
    "README.md",
    "CONTRIBUTING.md",
    "docs/command-line.md",
    "docs/bring-in.md",
    "docs/office.md",
)


@cache
def commands() -> dict[str, click.Command]:
    """Every command that can be typed, by its words; the empty words are hublog itself."""
    return dict(_commands("", hublog))


def _commands(words: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    yield words, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for each in command.list_commands(context):
            inner = command.get_command(context, each)
            assert inner is not None
            yield from _commands(f"{words} {each}".strip(), inner)


def options(command: click.Command) -> set[str]:
    return {
        name
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for name in (*parameter.opts, *parameter.secondary_opts)
    } | {"--help"}


def shared(words: str) -> set[str]:
    """The options that stand once, at hublog itself or at the group that the command belongs to."""
    above = ("", *(group for group in GROUPS if words.startswith(f"{group} ")))
    return {name for each in above for name in options(commands()[each])}


def sections() -> dict[str, str]:
    """The page's text under each command's heading."""
    parts = re.split(
        r"^## `hublog ?([^`]*)`.*$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_every_command_is_described_and_no_other() -> None:
    described = {re.sub(r"(^| )(?=[A-Z\[-]).*", "", heading) for heading in sections()}
    leaves = {w for w, command in commands().items() if not isinstance(command, click.Group)}
    assert described == leaves | {"", *GROUPS}


def test_every_option_is_described_where_it_belongs() -> None:
    wrong = {}
    for heading, text in sections().items():
        words = re.sub(r"(^| )(?=[A-Z\[-]).*", "", heading)
        real = options(commands()[words]) - (shared(words) if words else {"--help", "--version"})
        told = set(re.findall(r"^- `(--[a-z-]+)", text, re.MULTILINE))
        if real != told:
            wrong[words] = {"missing": sorted(real - told), "strange": sorted(told - real)}
    assert wrong == {}


def test_every_argument_stands_in_the_heading() -> None:
    wrong = {}
    for heading in sections():
        words = re.sub(r"(^| )(?=[A-Z\[-]).*", "", heading)
        command = commands()[words]
        if words and words not in GROUPS:
            arguments = [p for p in command.params if isinstance(p, click.Argument)]
            real = [p.make_metavar(click.Context(command)).strip("{}") for p in arguments]
            if heading != " ".join([words, *real]):
                wrong[heading] = real
    assert wrong == {}


def examples() -> list[str]:
    return [
        line.removeprefix("$ ")
        for page in EXAMPLES
        for block in re.findall(
            r"```console\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.DOTALL
        )
        for line in block.splitlines()
        if re.match(r"\$ (.*\| )?hublog ", line)
    ]


def test_every_example_can_be_typed() -> None:
    assert examples()
    wrong = []
    for line in examples():
        words = shlex.split(line.split("hublog ", 1)[1], comments=True)
        command, named = commands()[""], ""
        while isinstance(command, click.Group) and words:
            found = next(
                (n for n, w in enumerate(words) if f"{named} {w}".strip() in commands()), None
            )
            if found is None:
                break
            named = f"{named} {words[found]}".strip()
            command, words = commands()[named], [*words[:found], *words[found + 1 :]]
        strange = {w.partition("=")[0] for w in words if w.startswith("--")} - options(command)
        if strange or (isinstance(command, click.Group) and "--help" not in words):
            wrong.append(f"{line}: {strange or 'no such command'}")
    assert wrong == []
