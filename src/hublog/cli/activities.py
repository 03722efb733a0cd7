"""``activity add`` and ``activity list``."""

import datetime as dt

import click

from hublog.cli.command import Group, command
from hublog.cli.context import Context
from hublog.cli.kinds import CLOCK, DAY, WEEKDAY, WEEKDAYS
from hublog.domain.activities import Activity, DatedCondition, Slot
from hublog.domain.problems import Problem
from hublog.domain.records import to_values
from hublog.services.activities import AGE_GROUPS, MODES, ActivityDetails


@command("add")
@click.argument("name")
@click.option("--type", "kind", required=True, metavar="CODE")
@click.option("--weekday", "weekdays", multiple=True, type=WEEKDAY)
@click.option("--start", type=CLOCK)
@click.option("--end", type=CLOCK)
@click.option("--mode", type=click.Choice(MODES), default="mixed", show_default=True)
@click.option("--age-group", type=click.Choice(AGE_GROUPS), default="all", show_default=True)
@click.option("--place", default="")
@click.option("--short-code", default="")
@click.option("--condition", "conditions", multiple=True, metavar="CODE")
@click.option("--conditions-from", type=DAY)
def add(
    context: Context,
    name: str,
    kind: str,
    weekdays: tuple[str, ...],
    start: dt.time | None,
    end: dt.time | None,
    mode: str,
    age_group: str,
    place: str,
    short_code: str,
    conditions: tuple[str, ...],
    conditions_from: dt.date | None,
) -> None:
    """Add an activity with its timetable and the conditions it runs under."""
    details = ActivityDetails(
        name=name,
        type=kind.upper(),
        short_code=short_code,
        register_mode=mode,
        age_group=age_group,
        place=place,
        schedule=_schedule(context, weekdays, start, end),
        conditions=tuple(DatedCondition(code=c.upper(), since=conditions_from) for c in conditions),
    )
    activities = context.services.activities
    changed = context.insist(activities.add(context.who, details))
    (made,) = (a for a in activities.everything() if a.id in changed.rows["activity"])
    context.answer(to_values(made), context.words("desk.activity_added", name=made.name))


@command("list")
def show(context: Context) -> None:
    """List the activities with their timetable."""
    every = context.services.activities.everything()
    context.answer(
        {"activities": [to_values(activity) for activity in every]},
        [_line(context, activity) for activity in every] or context.words("desk.no_activities"),
    )


def _schedule(
    context: Context, weekdays: tuple[str, ...], start: dt.time | None, end: dt.time | None
) -> tuple[Slot, ...]:
    if weekdays and start and end:
        days = sorted({WEEKDAYS.index(day.lower()) for day in weekdays})
        return tuple(Slot(weekday=day, start=start, end=end) for day in days)
    if weekdays or start or end:
        raise context.refusal(Problem("TIMETABLE_INCOMPLETE"))
    return ()


def _line(context: Context, activity: Activity) -> str:
    words = context.words
    times = [
        words(
            "desk.slot",
            day=words(f"desk.weekday.{slot.weekday}"),
            start=_time(slot.start),
            end=_time(slot.end),
        )
        for slot in activity.schedule
    ]
    parts = [
        activity.name,
        context.label("activity_type", activity.type),
        *times,
        *(context.label("condition", condition.code) for condition in activity.conditions),
    ]
    return " · ".join(parts)


def _time(moment: dt.time) -> str:
    return moment.strftime("%H:%M")


activity = Group("activity", commands=[add, show])
COMMANDS = [activity]
