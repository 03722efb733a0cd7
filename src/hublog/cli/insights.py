"""``insights``: what the pictures of the page Insights show, in words and as data for programs."""

from typing import Any

import click

from hublog.cli.command import command
from hublog.cli.context import Context
from hublog.domain.insight_copies import for_everybody
from hublog.domain.insight_headlines import headline
from hublog.domain.insight_words import Picture, number_said, pictures, span_said
from hublog.domain.spans import SPANS


@command("insights")
@click.option("--span", type=click.Choice(SPANS), default=SPANS[0])
@click.option("--for-everybody", "everybody", is_flag=True)
def insights(context: Context, span: str, everybody: bool) -> None:  # noqa: FBT001 - click hands it over by name
    """Show who came, when, and whether they stayed."""
    look = context.services.months.insights(span, context.today())
    seen = for_everybody(look.seen) if everybody else look.seen
    words = context.words
    shown = pictures(seen, words, context.codes)
    lines = [words("insight.cli_title", hub=look.hub.name, span=span_said(seen, words))]
    if everybody:
        lines.append(words("insight.rule"))
    for picture in shown:
        lines += ["", picture.headline, *_table(context, picture)]
    context.answer(
        {
            "hub": look.hub.code,
            "span": span,
            "first": str(seen.span.first),
            "last": str(seen.span.last),
            "for_everybody": everybody,
            "cards": [
                {**_data(picture), "kind": headline(seen, picture.card).kind} for picture in shown
            ],
        },
        lines,
    )


def _data(picture: Picture) -> dict[str, Any]:
    return {
        "card": picture.card,
        "headline": picture.headline,
        "series": list(picture.series),
        "points": [{"name": each.name, "values": list(each.values)} for each in picture.points],
    }


def _table(context: Context, picture: Picture) -> list[str]:
    if not picture.points:
        return []
    said = [[number_said(n, context.words) for n in each.values] for each in picture.points]
    rows = [(picture.of, *picture.series)]
    rows += [(each.name, *numbers) for each, numbers in zip(picture.points, said, strict=True)]
    wide = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  "
        + "  ".join(
            f"{cell:<{wide[n]}}" if n == 0 else f"{cell:>{wide[n]}}" for n, cell in enumerate(row)
        )
        for row in rows
    ]


COMMANDS = [insights]
