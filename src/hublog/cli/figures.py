"""``show`` prints the figures of a month in plain words."""

import click

from hublog.cli.command import command
from hublog.cli.context import Context
from hublog.domain.indicators import CHANGES, HOURS, Indicator
from hublog.domain.months import Month
from hublog.services.months import month_named

_MEANS = {"A04", "B07"}


@command("show")
@click.argument("month")
def show(context: Context, month: str) -> None:
    """Show the figures of a month."""
    wanted = context.insist(month_named(month))
    hub = context.services.hub.this()
    figures = context.services.months.indicators(wanted)
    context.answer(
        {
            "hub": hub.code,
            "month": str(wanted),
            "indicators": [
                {
                    "id": each.id,
                    "value": each.value,
                    "numerator": each.numerator,
                    "denominator": each.denominator,
                    "note": context.words(f"figures.note.{each.note}") if each.note else "",
                }
                for each in figures
            ],
        },
        _table(context, hub.name, wanted, figures),
    )


def _table(context: Context, hub: str, month: Month, figures: tuple[Indicator, ...]) -> list[str]:
    words = context.words
    notes = list(dict.fromkeys(each.note for each in figures if each.note))
    rows = [
        (
            each.id,
            words(f"indicator.{each.id}.name"),
            value_said(context, each),
            _parts(context, each),
            f"[{notes.index(each.note) + 1}]" if each.note else "",
        )
        for each in figures
    ]
    wide = [max(len(row[n]) for row in rows) for n in range(4)]
    title = words(
        "figures.title", hub=hub, month=words(f"returns.month.{month.number}", year=month.year)
    )
    return [
        title,
        "",
        *(
            f"{id_:<{wide[0]}}  {name:<{wide[1]}}  {value:>{wide[2]}}  {parts:<{wide[3]}}  {mark}".rstrip()
            for id_, name, value, parts, mark in rows
        ),
        *([""] if notes else []),
        *(
            words("figures.footnote", n=n, note=words(f"figures.note.{note}"))
            for n, note in enumerate(notes, 1)
        ),
    ]


def value_said(context: Context, each: Indicator) -> str:
    """A figure as people read it."""
    if each.value is None:
        return context.words("figures.none")
    if each.id in HOURS:
        return context.words("figures.hours", n=_number(each.value))
    if each.id in CHANGES:
        return f"{each.value:+.2f}"
    if each.denominator is not None and each.id not in _MEANS:
        return context.words("figures.percent", n=_number(100 * each.value, 1))
    return _number(each.value)


def _parts(context: Context, each: Indicator) -> str:
    if each.numerator is None or not each.denominator or each.id in _MEANS:
        return ""
    return context.words(
        "figures.of", part=_number(each.numerator), whole=_number(each.denominator)
    )


def _number(value: float, decimals: int = 2) -> str:
    text = f"{value:,.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


COMMANDS = [show]
