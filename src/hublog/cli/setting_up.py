"""``init`` makes a hub; ``hub`` shows and changes its settings."""

from pathlib import Path
from typing import Any

import click

from hublog.cli import hub_packs, hub_people
from hublog.cli.command import command
from hublog.cli.context import Context
from hublog.cli.kinds import DAY
from hublog.domain.hubs import Hub

_FILE = click.Path(path_type=Path)


@command("init")
@click.option("--code")
@click.option("--name")
@click.option("--area")
@click.option("--country")
@click.option("--contact-line")
@click.option("--pack", type=_FILE, metavar="FILE")
def init(
    context: Context,
    code: str | None,
    name: str | None,
    area: str | None,
    country: str | None,
    contact_line: str | None,
    pack: Path | None,
) -> None:
    """Make a new hub; its passphrase (where drawn) and recovery key are shown this once."""
    given = context.given_secret()
    told = {"code": code, "name": name, "area_name": area, "country": country}
    details = hub_packs.details_with(context, pack, contact_line=contact_line, **told)
    made = context.insist(context.door.set_up(context.who, details, given))
    lines, missing = hub_packs.first_pack(context, made.services, pack)
    hub = made.services.hub.this()
    made.services.store.close()
    words = context.words
    drawn = "" if given else made.passphrase
    context.answer(
        {
            "hub": hub.code,
            "home": str(context.door.home),
            "passphrase": drawn or None,
            "recovery_key": made.recovery_key,
        },
        [
            words("desk.hub_made", name=hub.name, code=hub.code, home=str(context.door.home)),
            *([words("desk.passphrase_drawn", passphrase=drawn)] if drawn else []),
            words("desk.recovery_key", key=made.recovery_key),
            *(lines or [words("desk.next_activity")]),
        ],
    )
    if missing is not None:
        raise context.refusal(missing)


@command("hub")
@click.option("--name")
@click.option("--area")
@click.option("--contact-line")
@click.option("--share-rows", type=click.Choice(["on", "off"]))
@click.option("--records-complete-from", type=DAY)
@click.option("--due-day", type=int, metavar="N")
@click.option("--pack", type=_FILE, metavar="FILE")
@click.option("--office-words", metavar="WORDS")
@click.option("--key", is_flag=True)
@click.option("--key-card", type=_FILE, metavar="FOLDER")
@hub_people.options
def hub(
    context: Context,
    pack: Path | None,
    office_words: str | None,
    key: bool,  # noqa: FBT001 - click hands it over
    key_card: Path | None,
    **settings: Any,  # noqa: ANN401 - each option has its own type
) -> None:
    """Change the settings that are given, and show them all; or take in a pack, or show the key."""
    given = {option: value for option, value in settings.items() if value is not None}
    changing = [option.replace("_", "-") for option in given]
    if hub_packs.instead(context, changing, pack, office_words, key_card, key=key):
        return
    hubs = context.services.hub
    about_people = hub_people.taken_from(given)
    if about_people is not None:
        context.insist(hubs.amend_people(context.who, about_people))
    if given:
        if "share_rows" in given:
            given["share_rows"] = given["share_rows"] == "on"
        area = given.pop("area", None)
        context.insist(hubs.amend(context.who, area_name=area, **given))
    _show(context, hubs.this())


def _show(context: Context, hub: Hub) -> None:
    data = {
        "code": hub.code,
        "name": hub.name,
        "area": hub.area_name,
        "country": hub.country,
        "contact_line": hub.contact_line,
        "share_rows": hub.share_rows,
        "records_complete_from": hub.records_complete_from,
        "due_day": hub.due_day,
        **hub_people.plain(hub),
    }
    words = context.words
    shown = {
        **{field: value or words("desk.nothing") for field, value in data.items()},
        "share_rows": words(f"desk.{'on' if hub.share_rows else 'off'}"),
        "country": context.label("country", hub.country),
        **hub_people.shown(context, hub),
    }
    context.answer(
        data, (words(f"desk.setting.{field}", value=str(value)) for field, value in shown.items())
    )


COMMANDS = [init, hub]
