"""``wellbeing``: answers from paper written down, when people were asked, and who is due."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

import click

from hublog.cli.command import Group, command
from hublog.cli.context import Context
from hublog.cli.kinds import DAY, wrong_usage
from hublog.domain.asking import Answers
from hublog.domain.consents import WELLBEING
from hublog.domain.outcomes import LONELY, ONS4, SCALES, STAGES, UCLA, Outcome
from hublog.domain.problems import Problem
from hublog.services.answers_given import Asked
from hublog.services.consents import Said
from hublog.services.wellbeing import Ask, Waiting

_SKIPPED = "-"
_ON_PAPER = Said(method="paper")


class _Answers(click.ParamType[tuple[int | None, ...]]):
    """The answers to one instrument in their order, such as ``7,8,-,2``; ``-`` where one was skipped."""

    name = "answers"

    def __init__(self, instrument: str) -> None:
        self._many = len(SCALES[instrument].questions)

    def convert(self, value: object, param: object, ctx: object) -> tuple[int | None, ...]:
        """The answers meant; wrong usage where they are not so many."""
        parts = str(value).replace(" ", "").split(",")
        if len(parts) != self._many or not all(p == _SKIPPED or p.isdecimal() for p in parts):
            raise wrong_usage("wellbeing_line.not_answers", str(value), param, ctx)
        return tuple(None if part == _SKIPPED else int(part) for part in parts)


@command("add")
@click.argument("person")
@click.argument("stage", type=click.Choice(STAGES), metavar="STAGE")
@click.option("--life", type=_Answers(ONS4), metavar="ANSWERS")
@click.option("--three", type=_Answers(UCLA), metavar="ANSWERS")
@click.option("--lonely", type=_Answers(LONELY), metavar="ANSWER")
@click.option("--total", type=int, metavar="N")
@click.option("--activity")
@click.option("--date", "day", type=DAY)
@click.option("--agreed", is_flag=True)
def add(
    context: Context,
    person: str,
    stage: str,
    life: tuple[int | None, ...] | None,
    three: tuple[int | None, ...] | None,
    lonely: tuple[int | None, ...] | None,
    total: int | None,
    activity: str | None,
    day: dt.date | None,
    agreed: bool,  # noqa: FBT001 - click hands it over by name
) -> None:
    """Write down what somebody answered on paper."""
    services = context.services
    who = context.insist(services.people.meant(person)).id
    what = context.insist(services.activities.named(activity)).id if activity else None
    if agreed:
        yes = services.consents.give(context.who, who, WELLBEING, True, _ON_PAPER)  # noqa: FBT003
        context.insist(yes)
    ask = Ask(person_id=who, stage=stage, activity_id=what, date=day)
    given = {ONS4: life, UCLA: three, LONELY: lonely}
    answers: Answers = {name: said for name, said in given.items() if said is not None}
    done = services.wellbeing.write_down(context.who, ask, answers, total)
    if isinstance(done, Problem) and done.code == "WELLBEING_ANSWER":
        done = replace(done, where=context.label("instrument", done.where))
    context.insist(done)
    _tell(context, context.insist(services.wellbeing.of(who)).asked)


@command("list")
@click.argument("person")
@click.option("--answers", is_flag=True)
def list_(context: Context, person: str, answers: bool) -> None:  # noqa: FBT001 - click hands it over by name
    """Say when somebody was asked, and with ``--answers`` what they said."""
    services = context.services
    who = context.insist(services.people.meant(person)).id
    about = context.insist(services.wellbeing.of(who))
    said = context.insist(services.wellbeing.answers(who)) if answers else ()
    _tell(context, about.asked, {each.id: each for each in said})


@command("due")
def due(context: Context) -> None:
    """List who is due to be asked again."""
    found = context.services.wellbeing.due()
    context.answer(
        {"due": [_due_plain(each) for each in found]},
        [_due_line(context, each) for each in found] or context.words("wellbeing_line.nobody_due"),
    )


def _tell(context: Context, asked: Iterable[Asked], said: dict[str, Outcome] | None = None) -> None:
    said = said or {}
    lines = [_line(context, each, said.get(each.outcome_id)) for each in asked]
    context.answer(
        {"asked": [_plain(each, said.get(each.outcome_id)) for each in asked]},
        lines or context.words("wellbeing_line.never"),
    )


def _line(context: Context, asked: Asked, outcome: Outcome | None) -> str:
    said = ""
    if outcome is not None:
        said = ", ".join(_SKIPPED if n is None else str(n) for n in outcome.answers)
        if outcome.total is not None:
            key = "total" if said else "total_alone"
            said = context.words(f"wellbeing_line.{key}", answers=said, n=outcome.total)
    parts = [
        context.day(asked.date),
        context.label("stage", asked.stage),
        context.label("instrument", asked.instrument),
        asked.activity,
        said,
    ]
    return context.words("wellbeing_line.comma").join(part for part in parts if part)


def _plain(asked: Asked, outcome: Outcome | None) -> dict[str, object]:
    told = {} if outcome is None else {"answers": list(outcome.answers), "total": outcome.total}
    return {
        "id": asked.outcome_id,
        "date": asked.date,
        "stage": asked.stage,
        "instrument": asked.instrument,
        "activity": asked.activity,
        **told,
    }


def _due_line(context: Context, waiting: Waiting) -> str:
    parts = [waiting.person.name, waiting.activity, context.day(waiting.due.latest)]
    return context.words("wellbeing_line.comma").join(part for part in parts if part)


def _due_plain(waiting: Waiting) -> dict[str, object]:
    return {
        "person": waiting.person.name,
        "activity": waiting.activity,
        "asked_on": waiting.due.latest,
        "until": waiting.due.until,
    }


wellbeing = Group("wellbeing", commands=[add, list_, due])
COMMANDS = [wellbeing]
