"""``learning``: shows what a month taught the hub, and writes it."""

from typing import Any

import click

from hublog.cli.command import command
from hublog.cli.context import Context
from hublog.domain.learning import PROMPTS, Learning
from hublog.services.months import month_named


@command("learning")
@click.argument("month")
@click.option("--went-well", metavar="TEXT")
@click.option("--got-in-the-way", metavar="TEXT")
@click.option("--would-tell", metavar="TEXT")
@click.option("--condition", "conditions", multiple=True, metavar="CODE")
@click.option("--story/--no-story", default=None)
def learning(
    context: Context,
    month: str,
    conditions: tuple[str, ...],
    story: bool | None,  # noqa: FBT001 - click hands it over by name
    **answers: str | None,
) -> None:
    """Show or write what a month taught."""
    wanted = context.insist(month_named(month))
    given: dict[str, Any] = {name: text for name, text in answers.items() if text is not None}
    if conditions:
        given["conditions"] = [code.upper() for code in conditions]
    if story is not None:
        given["story_consent"] = story
    if given:
        context.insist(context.services.learning.write(context.who, wanted, **given))
    written = context.services.learning.of(wanted)
    context.answer(
        {
            "month": str(wanted),
            **dict(zip(PROMPTS, written.texts, strict=True)),
            "conditions": list(written.conditions),
            "story_consent": written.story_consent,
        },
        _lines(context, written),
    )


def _lines(context: Context, written: Learning) -> list[str]:
    words = context.words
    lines = [
        words("learning.line", prompt=words(f"learning.prompt.{prompt}"), text=text)
        for prompt, text in zip(PROMPTS, written.texts, strict=True)
        if text
    ]
    if written.conditions:
        labels = (context.label("condition", code) for code in written.conditions)
        said = words("referrals.comma").join(labels)
        lines.append(words("learning.line", prompt=words("learning.conditions"), text=said))
    if lines:
        consent = {True: "yes", False: "no", None: "not_asked"}[written.story_consent]
        lines.append(words(f"learning.story.{consent}"))
    return lines or [words("learning.nothing")]


COMMANDS = [learning]
