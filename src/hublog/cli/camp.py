"""``camp``: who is here of the children, signing them out, their care, and what is deleted in time."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import click

from hublog.cli.command import Group, command
from hublog.cli.context import Context
from hublog.cli.kinds import CLOCK, DAY
from hublog.domain.camp import Stay, over
from hublog.domain.care import Care, Contact, said_as, told_anew
from hublog.domain.sessions import Session
from hublog.services.camp import Camp
from hublog.services.care import CareOf, GrownUp
from hublog.services.care_due import DueCare
from hublog.services.care_records import CareChanges


@command("show")
@click.option("--activity", required=True)
@click.option("--date", "day", type=DAY)
def show(context: Context, activity: str, day: dt.date | None) -> None:
    """Show a week of an activity for children."""
    camp = _camp(context, activity, day)
    sessions, week = camp.week.sessions, camp.week
    here = {line.person.id for line in week.here(camp.session.id)}
    head = "camp.head_over" if over(camp.session, context.today()) else "camp.head"
    lines = [context.words(head, activity=camp.activity.name, n=len(here))]
    for line in week.children:
        days = (
            context.words(
                "camp.day",
                day=context.day(each.date),
                stay=said(context, each, line.stays[each.id]),
            )
            for each in sessions
            if each.id in line.stays
        )
        lines.append(context.words("camp.line", name=line.person.name, days="; ".join(days)))
    context.answer(
        {
            "activity": camp.activity.name,
            "date": camp.session.date,
            "late": camp.late,
            "children": [
                {
                    "name": line.person.name,
                    "here": line.person.id in here,
                    "days": {
                        str(s.date): _plain(line.stays[s.id])
                        for s in sessions
                        if s.id in line.stays
                    },
                }
                for line in week.children
            ],
        },
        lines,
    )


@command("out")
@click.argument("person")
@click.option("--activity", required=True)
@click.option("--date", "day", type=DAY)
@click.option("--with", "left_with", default="", metavar="NAME")
@click.option("--alone", is_flag=True)
@click.option("--why", default="")
@click.option("--at", type=CLOCK)
def out(
    context: Context,
    person: str,
    activity: str,
    day: dt.date | None,
    left_with: str,
    alone: bool,  # noqa: FBT001 - click hands it over by name
    why: str,
    at: dt.time | None,
) -> None:
    """Sign a child out."""
    services = context.services
    camp = _camp(context, activity, day)
    who = context.insist(services.people.meant(person)).id
    told = why if alone else left_with
    context.insist(
        services.camp.sign_out(context.who, camp.session.id, who, told, alone=alone, at=at)
    )
    left = _camp(context, activity, day).week
    (line,) = (each for each in left.children if each.person.id == who)
    stay = line.stays[camp.session.id]
    context.answer(
        {"name": line.person.name, **_plain(stay), "here": len(left.here(camp.session.id))},
        context.words("camp.line", name=line.person.name, days=said(context, camp.session, stay)),
    )


@command("yes")
@click.argument("person")
@click.option("--activity", required=True)
@click.option("--name", required=True)
@click.option("--phone", required=True)
@click.option("--relationship", default="PARENT", metavar="CODE", show_default=True)
def yes(
    context: Context, person: str, activity: str, name: str, phone: str, relationship: str
) -> None:
    """Write down that a grown-up said yes for today."""
    services = context.services
    camp = _camp(context, activity, None)
    who = context.insist(services.people.meant(person)).id
    grown_up = GrownUp(name, relationship.upper(), phone)
    context.insist(services.care.said_yes(context.who, camp.session.id, who, grown_up))
    here = context.insist(services.care.at_session(camp.session.id, who))
    name, more = here.person.name, here.missing.contacts
    words = context.words
    context.answer(
        {"name": name, "contacts_missing": more},
        words("camp.yes_more", name=name, n=more) if more else words("camp.yes", name=name),
    )


@command("care")
@click.argument("person")
@click.option("--contact", nargs=3, multiple=True, metavar="NAME RELATIONSHIP PHONE")
@click.option("--may-not-collect", multiple=True, metavar="NAME")
@click.option("--collect-by")
@click.option("--own-way-home/--collected", default=None)
@click.option("--allergies")
@click.option("--medical")
@click.option("--none-known", is_flag=True, default=None)
@click.option("--needs")
@click.option("--fsm", metavar="CODE")
@click.option("--send", metavar="CODE")
@click.option("--school-phase", metavar="CODE")
@click.option("--delete-on", type=DAY)
def care(
    context: Context,
    person: str,
    contact: tuple[tuple[str, str, str], ...],
    may_not_collect: tuple[str, ...],
    **told: Any,  # noqa: ANN401 - as many kinds as there are options
) -> None:
    """Show what is known of a child's care, or write what is told anew."""
    services = context.services
    who = context.insist(services.people.meant(person)).id
    coded = ("fsm", "send", "school_phase")
    given = {n: v.upper() if n in coded else v for n, v in told.items() if v is not None}
    if contact or may_not_collect:
        noted = context.insist(services.care.of(who)).care
        given["contacts"] = _contacts(noted, contact, may_not_collect)
    if given:
        context.insist(services.care.amend(context.who, who, CareChanges(**given)))
    found = context.insist(services.care.of(who))
    told = _care(found.care) | {"delete_on": found.goes_on}
    context.answer(told, _care_lines(context, found))


@command("due")
@click.option("--date", "day", type=DAY)
def due(context: Context, day: dt.date | None) -> None:
    """List the care notes that are due to be deleted."""
    found = context.services.care.due(day or context.today())
    context.answer(
        {
            "due": [
                {
                    "name": each.name,
                    "delete_on": each.delete_on,
                    "notes": each.notes,
                    "collected": each.collected,
                }
                for each in found
            ]
        },
        [_due(context, each) for each in found] or context.words("camp.none_due"),
    )


def _due(context: Context, due: DueCare) -> str:
    key = "camp.due" if due.notes else "camp.due_collected"
    return context.words(key, name=due.name, day=context.day(due.delete_on))


@command("delete")
@click.option("--yes", is_flag=True)
def delete(context: Context, yes: bool) -> None:  # noqa: FBT001 - click hands it over by name
    """Delete the care notes that are due."""
    care = context.services.care
    found = care.due(context.today())
    if yes:
        care.delete(context.who, [each.person_id for each in found])
    key = "camp.deleted" if yes else "camp.would_delete"
    context.answer({"n": len(found), "deleted": yes}, context.words(key, n=len(found)))


def said(context: Context, session: Session, stay: Stay) -> str:
    """When somebody came and left, and with whom."""
    words, nothing = context.words, context.words("desk.nothing")
    came = f"{stay.came:%H:%M}" if stay.came else nothing
    if stay.left is None:
        key = "camp.never_left" if over(session, context.today()) else "camp.here_since"
        return words(key, time=came)
    left = f"{stay.left:%H:%M}"
    if stay.alone and stay.why_alone:
        return words("camp.left_alone_why", came=came, left=left, why=stay.why_alone)
    if stay.alone:
        return words("camp.left_alone", came=came, left=left)
    if stay.left_with:
        return words("camp.left_with", came=came, left=left, who=stay.left_with)
    return words("camp.left", came=came, left=left)


def _camp(context: Context, activity: str, day: dt.date | None) -> Camp:
    services = context.services
    meant = context.insist(services.activities.named(activity))
    held = services.sessions.of_day(meant.id, day or context.today())
    return context.insist(services.camp.week(held.id))


def _plain(stay: Stay) -> dict[str, object]:
    return {
        "came": stay.came,
        "left": stay.left,
        "left_with": "" if stay.alone else stay.left_with,
        "alone": stay.alone,
        "why": stay.why_alone,
    }


def _contacts(
    noted: Care, told: Sequence[tuple[str, str, str]], barred: Sequence[str]
) -> tuple[Contact, ...]:
    """Those told in place of those noted; whoever may not collect the child still may not."""
    people = [Contact(name=n, relationship=code.upper(), phone=phone) for n, code, phone in told]
    return told_anew(noted.contacts, people, barred)


def _care(care: Care) -> dict[str, object]:
    return {
        "contacts": [
            {
                "name": c.name,
                "relationship": c.relationship,
                "phone": c.phone,
                "may_collect": c.may_collect,
            }
            for c in care.contacts
        ],
        "collect_by": care.collect_by,
        "own_way_home": care.own_way_home,
        "allergies": care.allergies,
        "medical": care.medical,
        "none_known": care.none_known,
        "needs": care.needs,
        "fsm": care.fsm,
        "send": care.send,
        "school_phase": care.school_phase,
    }


def _care_lines(context: Context, told: CareOf) -> list[str]:
    words, care = context.words, told.care
    lines = [words("camp.care.of", name=told.person.name)]
    if care.says_nothing:
        return [*lines, words("camp.care.nothing")]
    for each in care.contacts:
        what = context.label("relationship", each.relationship)
        key = f"camp.care.{said_as(each)}"
        lines.append(words(key, name=each.name, what=what, phone=each.phone))
    alone = {True: "camp.care.alone", False: "camp.care.collected", None: ""}[care.own_way_home]
    texts = {
        "collect_by": care.collect_by,
        "allergies": care.allergies,
        "medical": care.medical,
        "needs": care.needs,
    }
    lines += [words(f"camp.care.{field}", text=text) for field, text in texts.items() if text]
    lines += [words(alone)] if alone else []
    lines += [words("camp.care.none_known")] if care.none_known else []
    lines += [
        context.label(code_list, code)
        for code_list, code in (
            ("fsm", care.fsm),
            ("send", care.send),
            ("school_phase", care.school_phase),
        )
        if code != "NK"
    ]
    lines += [words("camp.care.until", day=context.day(told.goes_on))] if told.goes_on else []
    return lines


camp = Group("camp", commands=[show, out, yes, care, due, delete])
COMMANDS = [camp]
