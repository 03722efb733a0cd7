"""``laptop``: two laptops of one hub, the file that travels between them, and what is decided afterwards."""

from pathlib import Path

import click

from hublog.cli import laptop_lines
from hublog.cli.command import Group, command
from hublog.cli.context import Context, closing
from hublog.domain.problems import Problem

_FILE = click.Path(path_type=Path)
_FOLDER = click.Path(path_type=Path, file_okay=False)


@command("list")
def list_(context: Context) -> None:
    """Every laptop that has written in this register."""
    known = context.services.laptops.known()
    context.answer(
        {"laptops": [laptop_lines.laptop_data(each) for each in known]},
        [laptop_lines.laptop_line(context, each) for each in known],
    )


@command("name")
@click.argument("name")
def name(context: Context, name: str) -> None:
    """Name this laptop."""
    context.insist(context.services.laptops.name(context.who, name))
    this = context.services.laptops.this()
    context.answer({"name": this.name}, context.words("laptop.named", name=this.name))


@command("sends-returns")
@click.option("--laptop", metavar="ID")
def sends_returns(context: Context, laptop: str | None) -> None:
    """Say which laptop sends the returns."""
    laptops = context.services.laptops
    context.insist(laptops.sends_returns(context.who, laptop))
    sender = next(each for each in laptops.known() if each.sends_returns)
    called = laptop_lines.called(context, sender.name)
    context.answer({"sends_returns": sender.id}, context.words("laptop.sends", name=called))


@command("transfer")
@click.argument("folder", type=_FOLDER)
def transfer(context: Context, folder: Path) -> None:
    """Pack the register for the other laptop."""
    made = context.services.laptops.make_transfer(context.who, folder.absolute())
    words = context.words
    context.answer(
        {"file": str(made.path), "words": made.words},
        [
            words("laptop.transfer", path=str(made.path)),
            words("laptop.transfer_words", words=made.words),
            words("laptop.transfer_next"),
        ],
    )


@command("begin")
@click.argument("file", type=_FILE)
@click.option("--name", "laptop", required=True, metavar="NAME")
@click.option("--words-file", type=_FILE, metavar="FILE")
def begin(context: Context, file: Path, laptop: str, words_file: Path | None) -> None:
    """Make a second laptop."""
    secret = _words_of(context, words_file)
    door = context.door
    services = context.insist(door.begin_from(file.absolute(), secret, context.who, laptop))
    closing(services.store.close)
    this, hub = services.laptops.this(), services.hub.this()
    context.answer(
        {"hub": hub.code, "home": str(door.home), "name": this.name, "id": this.id},
        context.words("laptop.began", laptop=this.name),
    )


@command("bring-in")
@click.argument("file", type=_FILE)
@click.option("--yes", is_flag=True)
@click.option("--words-file", type=_FILE, metavar="FILE")
def bring_in(
    context: Context,
    file: Path,
    yes: bool,  # noqa: FBT001 - a flag of the command line
    words_file: Path | None,
) -> None:
    """Show what the file would bring; with ``--yes`` bring it in."""
    laptops = context.services.laptops
    secret = _words_of(context, words_file)
    preview = context.insist(laptops.look(file.absolute(), secret))
    done = None
    if yes and not preview.nothing_new:
        done = context.insist(laptops.bring_in(context.who, preview))
    lines = laptop_lines.preview_lines(context, preview)
    if done is not None:
        called = laptop_lines.called(context, preview.laptop)
        lines.append(context.words("laptop.brought", laptop=called))
        if len(done.questions):
            lines.append(context.words("laptop.after", n=len(done.questions)))
    elif not preview.nothing_new:
        lines.append(context.words("laptop.only_looked"))
    context.answer(laptop_lines.preview_data(preview, done), lines)


@command("questions")
def questions(context: Context) -> None:
    """What is open."""
    found = laptop_lines.keyed(context.services.laptop_questions.open())
    context.answer(
        {"questions": [laptop_lines.question_data(key, each) for key, each in found.items()]},
        [laptop_lines.question_line(context, key, each) for key, each in found.items()]
        or context.words("laptop.nothing_open"),
    )


@command("settle")
@click.argument("question")
@click.argument("choice", default="")
@click.option("--text", "text_instead", metavar="TEXT")
def settle(context: Context, question: str, choice: str, text_instead: str | None) -> None:
    """Decide one question."""
    asking = context.services.laptop_questions
    found = laptop_lines.keyed(asking.open())
    if question not in found:
        raise context.refusal(Problem("NO_SUCH_QUESTION", question))
    ways = laptop_lines.ways_to_settle(asking, found[question], context.who, text_instead)
    wanted = laptop_lines.TEXT if text_instead is not None else choice
    if wanted not in ways:
        choices = ", ".join(each for each in ways if each != laptop_lines.TEXT)
        raise context.refusal(Problem("LAPTOP_CHOICE", choice, {"choices": choices}))
    context.insist(ways[wanted]())
    context.answer({"settled": question}, context.words("laptop.settled"))


def _words_of(context: Context, file: Path | None) -> str:
    """The words of a transfer file: from a file, typed, or the hub's own secret."""
    if file is not None:
        try:
            return file.read_text(encoding="utf-8").strip()
        except (OSError, ValueError):
            raise context.refusal(Problem("NO_PASSPHRASE_FILE", str(file))) from None
    if context.at_a_keyboard():
        return str(click.prompt(context.words("laptop.ask_words"), hide_input=True, err=True))
    return context.secret()


laptop = Group(
    "laptop",
    commands=[list_, name, sends_returns, transfer, begin, bring_in, questions, settle],
)
COMMANDS = [laptop]
