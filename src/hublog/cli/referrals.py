"""``referral add``, ``list`` and ``tell``: advice given, people passed on, and what became of it."""

import datetime as dt

import click

from hublog.cli.command import Group, command
from hublog.cli.context import Context
from hublog.cli.kinds import DAY
from hublog.domain.referrals import DIRECTIONS, OUTCOMES
from hublog.services.months import month_named
from hublog.services.referrals import Noted, ReferralDetails


@command("add")
@click.argument("direction", type=click.Choice(DIRECTIONS), metavar="DIRECTION")
@click.option("--org", default="OTHER", metavar="CODE", show_default=True)
@click.option("--reason", default="OTHER", metavar="CODE", show_default=True)
@click.option("--name", default="")
@click.option("--person")
@click.option("--activity")
@click.option("--date", "day", type=DAY)
@click.option("--agreed/--not-agreed", default=None)
def add(
    context: Context,
    direction: str,
    org: str,
    reason: str,
    name: str,
    person: str | None,
    activity: str | None,
    day: dt.date | None,
    agreed: bool | None,  # noqa: FBT001 - click hands it over by name
) -> None:
    """Write down that somebody was told where to go, passed on or sent to us."""
    services = context.services
    who = context.insist(services.people.meant(person)).id if person else None
    what = context.insist(services.activities.named(activity)).id if activity else None
    details = ReferralDetails(
        direction=direction,
        org_type=org.upper(),
        reason=reason.upper(),
        other_org=name,
        person_id=who,
        activity_id=what,
        date=day,
        agreed=agreed,
    )
    added = context.insist(services.referrals.add(context.who, details))
    noted = context.insist(services.referrals.one(added.referral.id))
    context.answer(_plain(noted), context.words("referrals.added", line=_line(context, noted)))


@command("list")
@click.option("--month", metavar="MONTH")
def list_(context: Context, month: str | None) -> None:
    """List what waits for an answer, or everything of a month."""
    referrals = context.services.referrals
    if month is None:
        found = referrals.waiting(context.today())
    else:
        found = referrals.made_in(context.insist(month_named(month)).window)
    nothing = "referrals.none_waiting" if month is None else "referrals.none"
    context.answer(
        {"referrals": [_plain(each) for each in found]},
        [_line(context, each) for each in found] or context.words(nothing),
    )


_WAITING = "waiting"
"""What is typed of one that nobody knows about yet."""


@command("tell")
@click.argument("referral")
@click.argument("status")
@click.option("--date", "day", type=DAY)
def tell(context: Context, referral: str, status: str, day: dt.date | None) -> None:
    """Say what became of it."""
    referrals = context.services.referrals
    if status.lower() == _WAITING:
        context.insist(referrals.still_waits(context.who, referral))
    else:
        context.insist(referrals.tell(context.who, referral, status.lower(), day))
    noted = context.insist(referrals.one(referral))
    context.answer(_plain(noted), context.words("referrals.told", line=_line(context, noted)))


def _line(context: Context, noted: Noted) -> str:
    words, told = context.words, noted.referral
    parts = [
        context.day(told.date),
        context.label("referral_direction", told.direction),
        context.label("org_type", told.org_type),
        told.other_org,
        context.label("referral_reason", told.reason),
        noted.person,
        noted.activity,
        context.label("referral_status", told.status) if told.status else "",
        context.day(told.status_date) if told.status_date and told.status in OUTCOMES else "",
    ]
    said = words("referrals.comma").join(part for part in parts if part)
    return words("referrals.line", id=told.id, said=said)


def _plain(noted: Noted) -> dict[str, object]:
    told = noted.referral
    return {
        "id": told.id,
        "direction": told.direction,
        "date": told.date,
        "org_type": told.org_type,
        "other_org": told.other_org,
        "reason": told.reason,
        "person": noted.person,
        "activity": noted.activity,
        "agreed": told.agreed,
        "status": told.status,
        "status_date": told.status_date,
        "days_to_outcome": told.days_to_outcome,
    }


referral = Group("referral", commands=[add, list_, tell])
COMMANDS = [referral]
