"""``people find``, ``add``, ``share`` and ``merge``."""

import click

from hublog.cli.command import Group, command
from hublog.cli.context import Context
from hublog.cli.rights import copy, keep_here
from hublog.domain.consents import SHARE_ROWS, Held
from hublog.domain.matching import Found
from hublog.services.ports import ListedPerson

_MOST = 20


@command("find")
@click.argument("text")
def find(context: Context, text: str) -> None:
    """Who may be meant by part of a name, a nickname or a card number."""
    found = context.services.people.directory().find(text, _MOST)
    context.answer(
        {
            "people": [
                {
                    "id": each.person.id,
                    "name": _name(each.person),
                    "card": each.person.local_no,
                    "last_here": each.person.last_seen,
                    "slip": each.slip,
                }
                for each in found
            ]
        },
        [_line(context, each) for each in found] or context.words("desk.nobody", text=text),
    )


@command("add")
@click.argument("name")
def add(context: Context, name: str) -> None:
    """Add somebody by name alone."""
    people = context.services.people
    (person_id,) = context.insist(people.add(context.who, name)).people
    person = people.get(person_id)
    if person is not None:
        context.answer(
            {"id": person.id, "name": person.name, "card": person.local_no},
            context.words("desk.person_added", name=person.name, card=person.local_no or 0),
        )


@command("share")
@click.argument("name")
@click.argument("answer", type=click.Choice(["on", "off"]))
def share(context: Context, name: str, answer: str) -> None:
    """Note whether a person agreed that rows about them, without a name, travel in returns."""
    person = context.insist(context.services.people.meant(name))
    consents = context.services.consents
    standing = context.insist(consents.of(person.id))
    if answer == "off" and standing.of(SHARE_ROWS).held is Held.YES:
        context.insist(consents.withdraw(context.who, person.id, SHARE_ROWS))
    else:
        context.insist(consents.give(context.who, person.id, SHARE_ROWS, answer == "on"))
    context.answer(
        {"id": person.id, "share_rows": answer == "on"},
        context.words(f"desk.sharing.{answer}", name=_name(person)),
    )


@command("merge")
@click.argument("kept")
@click.argument("other")
def merge(context: Context, kept: str, other: str) -> None:
    """Say that two records are one person; the first one stays."""
    people = context.services.people
    stays = context.insist(people.meant(kept))
    goes = context.insist(people.meant(other))
    context.insist(people.merge(context.who, stays.id, goes.id))
    context.answer(
        {"kept": stays.id, "merged": goes.id},
        context.words("desk.merged", kept=_name(stays), other=_name(goes)),
    )


def _line(context: Context, found: Found[ListedPerson]) -> str:
    line = context.listed(found.person)
    return context.words("desk.slip", person=line) if found.slip else line


def _name(person: ListedPerson) -> str:
    return person.full_name or person.known_as


people = Group("people", commands=[find, add, share, merge, copy, keep_here])
COMMANDS = [people]
