"""``office init``: makes a programme office in a folder, or joins the store on a server."""

import click

from hublog.cli.context import Context
from hublog.cli.office_command import door, office_command
from hublog.services.office.api import OfficeDoor


@office_command("init")
@click.option("--name", default="")
@click.option("--contact", default="", metavar="LINE")
def init(context: Context, name: str, contact: str) -> None:
    """Make a new office; its passphrase (where drawn) and recovery key are shown this once."""
    way = door(context)
    if way.database:
        _join(context, way, name, contact)
    else:
        _make(context, way, name, contact)


def _make(context: Context, way: OfficeDoor, name: str, contact: str) -> None:
    given = context.given_secret()
    made = context.insist(way.set_up(name, contact, given))
    office = made.services.hubs.office()
    made.services.store.close()
    drawn = "" if given else made.passphrase
    words, home = context.words, str(way.home)
    context.answer(
        {
            "office": office.name,
            "home": home,
            "passphrase": drawn or None,
            "recovery_key": made.recovery_key,
        },
        [
            words("office_command.made", name=office.name, home=home),
            *([words("desk.passphrase_drawn", passphrase=drawn)] if drawn else []),
            words("desk.recovery_key", key=made.recovery_key),
            words("office_command.next_hub"),
        ],
    )


def _join(context: Context, way: OfficeDoor, name: str, contact: str) -> None:
    url = str(context.options.get("database") or way.database)
    services = context.insist(way.join(url, name))
    try:
        office = services.hubs.office()
        if contact:
            wrong = services.hubs.name_office(name or office.name, contact)
            if wrong is not None:
                raise context.refusal(wrong)
        hubs = len(services.hubs.all())
    finally:
        services.store.close()
    context.answer(
        {"office": office.name, "database": way.database, "hubs": hubs},
        context.words("office_command.joined", name=office.name, server=way.database, n=hubs),
    )


COMMANDS = [init]
