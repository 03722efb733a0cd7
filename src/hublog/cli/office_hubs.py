"""``office hub``: the list of hubs, and what the office knows of each."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import click

from hublog.cli.context import Context
from hublog.cli.kinds import wrong_usage
from hublog.cli.office_command import OfficeGroup, office_command, opened
from hublog.domain.office.hubs import ListedHub, Partner


class _Partner(click.ParamType[Partner]):
    """A partner such as ``GP=Maryport practice=2025-09``; since when may be left out."""

    name = "partner"

    def convert(self, value: Any, param: Any, ctx: Any) -> Partner:  # noqa: ANN401 - click's own
        """The partner meant; wrong usage without kind and name."""
        if isinstance(value, Partner):
            return value
        kind, _, rest = value.partition("=")
        name, _, since = rest.partition("=")
        if not name.strip():
            raise wrong_usage("office_command.not_a_partner", value, param, ctx)
        return Partner(org_type=kind.strip().upper(), name=name, since=since)


def _details(function: Any) -> Any:  # noqa: ANN401 - decorators of click
    """The options that say what a hub is like."""
    options = (
        click.option("--area"),
        click.option("--country"),
        click.option("--contact", metavar="LINE"),
        click.option("--last-month", metavar="MONTH"),
        click.option("--due-day", type=int, metavar="N"),
        click.option("--partner", "partners", type=_Partner(), multiple=True, metavar="KIND=NAME"),
    )
    for option in reversed(options):
        function = option(function)
    return function


@office_command("add")
@click.argument("code")
@click.option("--name", required=True)
@click.option("--first-month", required=True, metavar="MONTH")
@_details
def add(
    context: Context, code: str, name: str, first_month: str, **details: str | int | None
) -> None:
    """Put a hub on the list."""
    office = opened(context)
    known = {hub.code for hub in office.hubs.all()}
    hub = _with(ListedHub(code=code, name=name, first_month=first_month), **details)
    if hub.code.strip().upper() in known:
        raise click.UsageError(context.words("office_command.hub_known", code=hub.code))
    put = context.insist(office.hubs.put(hub))
    context.answer(
        _plain(put), context.words("office_command.hub_added", name=put.name, code=put.code)
    )


@office_command("list")
def show(context: Context) -> None:
    """List the hubs."""
    hubs = opened(context).hubs.all()
    lines = [_line(context, hub) for hub in hubs] or [context.words("office_command.no_hubs")]
    context.answer({"hubs": [_plain(hub) for hub in hubs]}, lines)


@office_command("change")
@click.argument("code")
@click.option("--name")
@click.option("--first-month", metavar="MONTH")
@_details
def change(
    context: Context,
    code: str,
    name: str | None,
    first_month: str | None,
    **details: str | int | None,
) -> None:
    """Change what is given of a hub, and show it."""
    office = opened(context)
    hub = context.insist(office.hubs.get(code))
    put = context.insist(office.hubs.put(_with(hub, name=name, first_month=first_month, **details)))
    context.answer(_plain(put), _line(context, put))


def _with(hub: ListedHub, **given: Any) -> ListedHub:  # noqa: ANN401 - as many kinds as options
    """The hub with what was given; partners that are named take the place of all."""
    fields = {"area": "area_name"}
    told = {
        fields.get(name, name): value for name, value in given.items() if value not in {None, ()}
    }
    if "country" in told:
        told["country"] = told["country"].strip().upper()
    return replace(hub, **told)


def _line(context: Context, hub: ListedHub) -> str:
    words = context.words
    last = words("office_command.until", month=hub.last_month) if hub.last_month else ""
    key = "known" if hub.public_key else "unknown"
    parts: Sequence[str] = (
        f"{hub.code}: {hub.name}",
        hub.area_name,
        context.label("country", hub.country),
        words("office_command.since", month=hub.first_month) + last,
        words("office_command.due", day=hub.due_day),
        *(f"{context.label('org_type', each.org_type)}: {each.name}" for each in hub.partners),
        words(f"office_command.key.{key}"),
    )
    return " · ".join(filter(None, parts))


def _plain(hub: ListedHub) -> dict[str, object]:
    return {
        "code": hub.code,
        "name": hub.name,
        "area": hub.area_name,
        "country": hub.country,
        "contact": hub.contact,
        "first_month": hub.first_month,
        "last_month": hub.last_month,
        "due_day": hub.due_day,
        "partners": [
            {"kind": each.org_type, "name": each.name, "since": each.since} for each in hub.partners
        ],
        "public_key": hub.public_key,
        "pinned_on": hub.pinned_on,
        "pinned_by": hub.pinned_by,
    }


hub_group = OfficeGroup("hub", commands=[add, show, change])
COMMANDS = [hub_group]
