"""``consent list``, ``give`` and ``withdraw``: what somebody said yes or no to."""

import datetime as dt

import click

from hublog.cli.command import Group, command
from hublog.cli.context import Context
from hublog.cli.kinds import DAY
from hublog.domain.consents import NO, PURPOSES, THEMSELVES, YES, Consent
from hublog.services.consents import Said, Stand

_PURPOSE = click.Choice(PURPOSES)
_METHODS = click.Choice(["paper", "spoken", "screen"])


@command("list")
@click.argument("name")
def list_(context: Context, name: str) -> None:
    """How every purpose stands with somebody."""
    services = context.services
    person = context.insist(services.people.meant(name))
    standing = context.insist(services.consents.of(person.id))
    context.answer(
        {
            "id": standing.person.id,
            "needs_grown_up": standing.grown_up,
            "consents": [_plain(each) for each in standing.stands],
        },
        [_line(context, each) for each in standing.stands],
    )


@command("give")
@click.argument("name")
@click.argument("purpose", type=_PURPOSE, metavar="PURPOSE")
@click.argument("answer", type=click.Choice([YES, NO]))
@click.option("--by", default="")
@click.option("--relationship", metavar="CODE")
@click.option("--method", type=_METHODS, default="spoken")
@click.option("--until", type=DAY)
def give(
    context: Context,
    name: str,
    purpose: str,
    answer: str,
    by: str,
    relationship: str | None,
    method: str,
    until: dt.date | None,
) -> None:
    """Write down a yes or a no."""
    services = context.services
    person = context.insist(services.people.meant(name))
    said = _said(by, relationship, method, until)
    context.insist(services.consents.give(context.who, person.id, purpose, answer == YES, said))
    stand = context.insist(services.consents.of(person.id)).of(purpose)
    context.answer({"id": person.id, **_plain(stand)}, _line(context, stand))


@command("withdraw")
@click.argument("name")
@click.argument("purpose", type=_PURPOSE, metavar="PURPOSE")
@click.option("--by", default="")
@click.option("--relationship", metavar="CODE")
@click.option("--method", type=_METHODS, default="spoken")
def withdraw(
    context: Context, name: str, purpose: str, by: str, relationship: str | None, method: str
) -> None:
    """Take a yes back, with what it allowed."""
    services = context.services
    person = context.insist(services.people.meant(name))
    said = _said(by, relationship, method, None)
    gone = context.insist(services.consents.withdraw(context.who, person.id, purpose, said)).goes
    stand = context.insist(services.consents.of(person.id)).of(purpose)
    context.answer(
        {
            "id": person.id,
            **_plain(stand),
            "gone": {"answers": gone.answers, "health": gone.health},
        },
        [_line(context, stand), context.words(f"consent.goes.{purpose}", n=gone.answers)],
    )


def _said(by: str, relationship: str | None, method: str, until: dt.date | None) -> Said:
    """Whoever is named without saying what they are to the person is somebody else."""
    what = (relationship or ("OTHER" if by else THEMSELVES)).upper()
    return Said(given_by=by, relationship=what, method=method, expires_on=until)


def _plain(stand: Stand) -> dict[str, object]:
    answer = stand.answer
    told = {} if answer is None else _details(answer)
    return {"purpose": stand.purpose, "stands": str(stand.held), **told}


def _details(answer: Consent) -> dict[str, object]:
    return {
        "at": answer.at,
        "by": answer.given_by,
        "relationship": answer.relationship,
        "method": answer.method,
        "notice": answer.notice_version,
        "until": answer.expires_on,
    }


def _line(context: Context, stand: Stand) -> str:
    words, answer = context.words, stand.answer
    held = words(f"consent.held.{stand.held}")
    if answer is None:
        said = held
    else:
        when = context.day(answer.at.date())
        if answer.expires_on is not None:
            when = words("consent.said_until", said=when, until=context.day(answer.expires_on))
        what = context.label("relationship", answer.relationship)
        who = words("consent.grown_up", name=answer.given_by, what=what.casefold())
        by_themselves = answer.relationship == THEMSELVES
        key = "consent.listed" if by_themselves else "consent.listed_by"
        said = words(key, short=held, when=when, who=who)
    purpose = context.label("consent_purpose", stand.purpose)
    return words("consent.spoken", purpose=purpose, whole=said)


consent = Group("consent", commands=[list_, give, withdraw])
COMMANDS = [consent]
