"""``init`` makes a hub; ``hub`` shows and changes its settings."""

import datetime as dt

import click

from hublog.cli.command import command
from hublog.cli.context import Context
from hublog.cli.kinds import DAY
from hublog.domain.hubs import Hub
from hublog.services.hub import HubDetails


@command("init")
@click.option("--code", required=True)
@click.option("--name", required=True)
@click.option("--area", default="")
@click.option("--country", default="E")
@click.option("--contact-line", default="")
def init(
    context: Context, code: str, name: str, area: str, country: str, contact_line: str
) -> None:
    """Make a new hub; its passphrase (where drawn) and recovery key are shown this once."""
    given = context.given_secret()
    details = HubDetails(
        code=code, name=name, area_name=area, country=country.upper(), contact_line=contact_line
    )
    made = context.insist(context.door.set_up(context.who, details, given))
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
            words("desk.next_activity"),
        ],
    )


@command("hub")
@click.option("--name")
@click.option("--area")
@click.option("--contact-line")
@click.option("--share-rows", type=click.Choice(["on", "off"]))
@click.option("--records-complete-from", type=DAY)
@click.option("--due-day", type=int, metavar="N")
def hub(
    context: Context,
    name: str | None,
    area: str | None,
    contact_line: str | None,
    share_rows: str | None,
    records_complete_from: dt.date | None,
    due_day: int | None,
) -> None:
    """Change the settings that are given, and show them all."""
    hubs = context.services.hub
    context.insist(
        hubs.amend(
            context.who,
            name=name,
            area_name=area,
            contact_line=contact_line,
            share_rows=None if share_rows is None else share_rows == "on",
            records_complete_from=records_complete_from,
            due_day=due_day,
        )
    )
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
    }
    words = context.words
    shown = {
        **{field: value or words("desk.nothing") for field, value in data.items()},
        "share_rows": words(f"desk.{'on' if hub.share_rows else 'off'}"),
        "country": context.label("country", hub.country),
    }
    context.answer(
        data, (words(f"desk.setting.{field}", value=str(value)) for field, value in shown.items())
    )


COMMANDS = [init, hub]
