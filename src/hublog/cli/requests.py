"""``requests``: what people ask about their own details, and until when it must be answered."""

import datetime as dt

import click

from hublog.cli.command import Group, command
from hublog.cli.context import Context
from hublog.cli.kinds import DAY
from hublog.domain.problems import Problem
from hublog.services.requests import Asked


@command("list")
def list_all(context: Context) -> None:
    """Show what waits, the most urgent first, then what was answered."""
    everything = context.services.requests.everything()
    context.answer(
        {"requests": [_plain(each) for each in everything]},
        [
            context.words("requests_command.line", n=n, said=_line(context, each))
            for n, each in enumerate(everything, 1)
        ]
        or [context.words("requests.none")],
    )


@command("add")
@click.argument("kind")
@click.argument("person", required=False, default="")
@click.option("--note", default="", metavar="TEXT")
@click.option("--on", "received", type=DAY, metavar="DAY")
def add(context: Context, kind: str, person: str, note: str, received: dt.date | None) -> None:
    """Write down what somebody asks for."""
    who = ""
    if person:
        who = context.insist(context.services.people.meant(person, whole=True)).id
    context.insist(
        context.services.requests.add(
            context.who, kind, person_id=who, note=note, received_on=received
        )
    )
    context.answer({"kind": kind}, context.words("requests.kept"))


@command("acknowledge")
@click.argument("number", type=int)
def acknowledge(context: Context, number: int) -> None:
    """Note that whoever complained was told that we have it."""
    request = _numbered(context, number).request
    context.insist(context.services.requests.acknowledge(context.who, request.id))
    context.answer({"id": request.id}, context.words("requests.acknowledged"))


@command("answer")
@click.argument("number", type=int)
def answer(context: Context, number: int) -> None:
    """Note that it was answered today."""
    request = _numbered(context, number).request
    context.insist(context.services.requests.answer(context.who, request.id))
    context.answer({"id": request.id}, context.words("requests.answered"))


def _numbered(context: Context, number: int) -> Asked:
    """The one in that place of the list."""
    everything = context.services.requests.everything()
    if not 1 <= number <= len(everything):
        raise context.refusal(Problem("REQUEST_GONE"))
    return everything[number - 1]


def _line(context: Context, asked: Asked) -> str:
    request, words = asked.request, context.words
    if request.due_on is not None:
        key = "acknowledge_by" if request.to_acknowledge else "answer_by"
        until = words(f"requests.{key}", day=context.day(request.due_on))
    else:
        until = words(
            "requests.answered_on", day=context.day(request.answered_on or request.received_on)
        )
    who = asked.name or words("requests.somebody")
    said = f"{who}: {context.label('request', request.kind)}, {until}"
    return f"{said}. {request.note}" if request.note else said


def _plain(asked: Asked) -> dict[str, object]:
    request = asked.request
    return {
        "id": request.id,
        "kind": request.kind,
        "person": asked.name,
        "note": request.note,
        "received_on": request.received_on,
        "acknowledged_on": request.acknowledged_on,
        "answered_on": request.answered_on,
        "due_on": request.due_on,
    }


COMMANDS = [Group("requests", commands=[list_all, add, acknowledge, answer])]
