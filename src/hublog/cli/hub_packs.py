"""What ``init`` and ``hub`` do with packs and keys, in plain words and as data for programs."""

from collections.abc import Sequence
from pathlib import Path

import click

from hublog.cli.command import together
from hublog.cli.context import Context
from hublog.domain.hub_packs import HubPack
from hublog.domain.problems import Problem
from hublog.services.api import Services
from hublog.services.hub import HubDetails
from hublog.services.pack_words import said
from hublog.services.packs import PackPreview


def instead(
    context: Context,
    changing: Sequence[str],
    pack: Path | None,
    office_words: str | None,
    key_card: Path | None,
    *,
    key: bool,
) -> bool:
    """Do what ``hub`` was asked for in place of its settings; whether it was anything.

    ``changing`` are the settings that were given too, which is wrong usage then.
    """
    alone = {"pack": pack is not None, "key": key, "key-card": key_card is not None}
    if any(alone.values()):
        together(context, **alone, **dict.fromkeys(changing, True))
    if office_words is not None and pack is None:
        goes_with = context.words("sending.goes_with", one="--office-words", other="--pack")
        raise click.UsageError(goes_with)
    if pack is not None:
        take_pack(context, pack, office_words or "")
    elif key_card is not None:
        write_key_card(context, key_card)
    elif key:
        show_key(context)
    return any(alone.values())


def take_pack(context: Context, file: Path, office_words: str) -> None:
    """Take a pack in and say what it changed."""
    taken = context.insist(context.services.packs.take(context.who, file, office_words))
    keys = context.services.our_key.keys()
    context.answer(
        {**preview_data(taken.preview), "office_words": keys.office_words},
        [
            context.words(
                "pack.taken",
                office=taken.preview.pack.office_name,
                day=context.day(taken.preview.pack.made_on),
            ),
            *said(taken.preview, context.words, context.label),
            context.words("pack.office_words", words=keys.office_words),
        ],
    )


def show_key(context: Context) -> None:
    """Say the five words of the hub's key, and the office's where it is known."""
    keys = context.services.our_key.keys()
    data = {
        "hub": keys.hub_code,
        "public_key": keys.ours,
        "words": keys.our_words,
        "office_public_key": keys.office or None,
        "office_words": keys.office_words or None,
    }
    lines = [context.words("pack.our_words", words=keys.our_words)]
    if keys.office:
        lines.append(context.words("pack.office_words", words=keys.office_words))
    context.answer(data, lines)


def write_key_card(context: Context, folder: Path) -> None:
    """Write the card, and say what is said over the phone about it."""
    our_key = context.services.our_key
    path = context.insist(our_key.write_card(folder))
    words = our_key.keys().our_words
    context.answer(
        {"file": str(path), "words": words},
        [
            context.words("pack.card_written", file=str(path)),
            context.words("pack.our_words", words=words),
        ],
    )


def details_with(context: Context, file: Path | None, **given: str | None) -> HubDetails:
    """What a new hub is made from: what is given, and for the rest what its pack says.

    ``given`` are ``code``, ``name``, ``area_name``, ``country`` and ``contact_line``.
    """
    told = {name: text for name, text in given.items() if text is not None}
    if file is not None:
        pack = context.insist(context.door.look_at_pack(file)).pack
        code = told.get("code", "").strip().upper()
        if code not in {"", pack.hub_code}:
            raise context.refusal(Problem("PACK_OTHER_HUB", pack.hub_code, {"ours": code}))
        told = {**_told_by(pack), **told}
    for name in ("code", "name"):
        if name not in told:
            raise click.UsageError(context.words("pack.needed", option=f"--{name}"))
    return HubDetails(
        code=told["code"],
        name=told["name"],
        area_name=told.get("area_name", ""),
        country=told.get("country", "E").upper(),
        contact_line=told.get("contact_line", ""),
    )


def first_pack(
    context: Context, services: Services, file: Path | None
) -> tuple[list[str], Problem | None]:
    """Take the pack, if there is one, into the hub just made, and say so.

    The hub's keys are shown whatever comes of it.
    """
    if file is None:
        return [], None
    taken = services.packs.begin(context.who, file)
    if isinstance(taken, Problem):
        return [], taken
    told = context.words("pack.office_words", words=taken.preview.office_words)
    return [*said(taken.preview, context.words, context.label), told], None


def preview_data(preview: PackPreview) -> dict[str, object]:
    """What a pack changes, for programs."""
    pack = preview.pack
    return {
        "hub": pack.hub_code,
        "office": pack.office_name,
        "made_on": pack.made_on.isoformat(),
        "settings": {each.name: {"was": each.was, "now": each.now} for each in preview.settings},
        "activities": [
            {"code": each.short_code, "name": each.name, "type": each.type}
            for each in preview.activities
        ],
        "other_codes": [each._asdict() for each in preview.other_codes],
        "areas": len(pack.areas),
        "new_areas": preview.new_areas,
        "people": preview.people,
        "key": preview.key,
        "office_words": preview.office_words,
    }


def _told_by(pack: HubPack) -> dict[str, str]:
    return {
        "code": pack.hub_code,
        "name": pack.hub_name,
        "area_name": pack.area_name,
        "country": pack.country,
        "contact_line": pack.contact_line,
    }
