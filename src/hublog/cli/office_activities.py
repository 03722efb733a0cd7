"""``office activity``: which activities the office asks its hubs to use."""

import click

from hublog.cli.context import Context
from hublog.cli.office_command import OfficeGroup, office_command, opened
from hublog.domain.hub_packs import PackActivity


@office_command("add")
@click.argument("code")
@click.argument("name")
@click.option("--type", "type_", required=True, metavar="CODE")
def add(context: Context, code: str, name: str, type_: str) -> None:
    """Put an activity on the list."""
    told = PackActivity(short_code=code, name=name, type=type_)
    added = context.insist(opened(context).activities.add(told))
    context.answer(
        _plain(added),
        context.words("office_activities.added", name=added.name, code=added.short_code),
    )


@office_command("list")
def show(context: Context) -> None:
    """List the activities."""
    activities = opened(context).activities.all()
    lines = [
        context.words(
            "office_activities.one",
            code=each.short_code,
            name=each.name,
            type=context.label("activity_type", each.type),
        )
        for each in activities
    ]
    context.answer(
        {"activities": [_plain(each) for each in activities]},
        lines or [context.words("office_activities.none_listed")],
    )


@office_command("remove")
@click.argument("code")
def remove(context: Context, code: str) -> None:
    """Take an activity off the list."""
    gone = context.insist(opened(context).activities.remove(code))
    context.answer(
        _plain(gone),
        context.words("office_activities.removed", name=gone.name, code=gone.short_code),
    )


def _plain(activity: PackActivity) -> dict[str, object]:
    return {"code": activity.short_code, "name": activity.name, "type": activity.type}


activity_group = OfficeGroup("activity", commands=[add, show, remove])
COMMANDS = [activity_group]
