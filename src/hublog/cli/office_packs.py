"""``office enrol`` and ``office pack``: the key card a hub hands in, and the pack it is given."""

from pathlib import Path

import click

from hublog.cli.context import Context
from hublog.cli.office_command import FILE, FOLDER, agreed, door, office_command, opened
from hublog.domain.problems import Problem
from hublog.services.office.packs import CHANGED, KNOWN


@office_command("enrol")
@click.argument("file", type=FILE)
@click.option("--instead", is_flag=True)
@click.option("--yes", is_flag=True)
def enrol(
    context: Context,
    file: Path,
    instead: bool,  # noqa: FBT001 - click hands it over
    yes: bool,  # noqa: FBT001 - as above
) -> None:
    """Take a hub's key from its card, once its five words were compared."""
    office = opened(context)
    seen = context.insist(office.packs.enrol(file))
    hub = seen.hub
    if seen.state == CHANGED and not instead:
        raise context.refusal(Problem("HUB_KEY_CHANGED", hub.code, {"name": hub.name}))
    if seen.state != KNOWN:
        question = "office_command.do_words_agree"
        if not agreed(context, question, yes=yes, words=seen.words, name=hub.name):
            raise context.refusal(
                Problem("OFFICE_WORDS_NOT_COMPARED", hub.code, {"words": seen.words})
            )
        context.insist(
            office.hubs.pin(context.who, hub.code, seen.card.public_key, instead=instead)
        )
    done = "key_known" if seen.state == KNOWN else "enrolled"
    context.answer(
        {
            "hub": hub.code,
            "state": seen.state,
            "words": seen.words,
            "known_words": seen.known_words or None,
            "public_key": seen.card.public_key,
        },
        [
            context.words(f"office_command.{done}", name=hub.name, code=hub.code),
            context.words("office_command.its_words", words=seen.words),
        ],
    )


@office_command("pack")
@click.argument("hub")
@click.option("--areas", type=FILE, metavar="FILE")
@click.option("--out", type=FOLDER, metavar="FOLDER")
def pack(context: Context, hub: str, areas: Path | None, out: Path | None) -> None:
    """Write the pack of a hub: its settings, the areas postcodes lie in, and the office's key."""
    packs = opened(context).packs
    kept = context.insist(packs.choose_areas(hub, areas)) if areas is not None else None
    path = context.insist(packs.make(hub, out or door(context).home / "packs"))
    words = packs.our_words()
    told = [] if kept is None else [context.words("office_command.areas_kept", n=kept.number)]
    context.answer(
        {"path": str(path), "areas": kept.number if kept else None, "office_words": words},
        [
            *told,
            context.words("office_command.pack_made", path=str(path)),
            context.words("office_command.our_words", words=words),
        ],
    )


COMMANDS = [enrol, pack]
