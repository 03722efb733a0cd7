"""``checks``, ``sign-off`` and ``reply``: what leads to a return, and what comes back."""

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from hublog.cli.command import command, together
from hublog.cli.context import REFUSED, Context
from hublog.domain.checks.finding import Finding
from hublog.domain.months import Month
from hublog.domain.problems import Problem
from hublog.domain.queries import Query
from hublog.domain.standing import Standing
from hublog.services.months import month_named


@command("checks")
@click.argument("month")
@click.option("--accept", type=click.IntRange(1), metavar="N")
@click.option("--reason", default="", metavar="TEXT")
def checks(context: Context, month: str, accept: int | None, reason: str) -> None:
    """Say what has to be mended or explained before a month can be sent."""
    wanted = context.insist(month_named(month))
    services = context.services
    if wanted.first > context.today():
        raise context.refusal(Problem("RETURN_FUTURE", str(wanted)))
    if reason and accept is None:
        raise click.UsageError(context.words("sending.goes_with", one="--reason", other="--accept"))
    if accept is not None:
        _accept(context, wanted, accept, reason)
    findings, standing = services.checking.of(wanted), services.standings.of(wanted)
    context.answer(
        {
            "month": str(wanted),
            "state": standing.state,
            "due_on": standing.due_on.isoformat(),
            "late": standing.overdue(context.today()),
            "locked": standing.locked,
            "checked": standing.checked,
            "findings": [_finding(context, each) for each in findings],
            "queries": [_query(each) for each in standing.queries],
        },
        _lines(context, standing, findings),
    )
    if standing.blocking or standing.asking:
        click.get_current_context().exit(REFUSED)


@command("sign-off")
@click.argument("month")
@click.option("--nil", is_flag=True)
@click.option("--reopen", metavar="REASON")
@click.option("--withdraw", is_flag=True)
def sign_off(
    context: Context,
    month: str,
    nil: bool,  # noqa: FBT001 - click hands it over
    reopen: str | None,
    withdraw: bool,  # noqa: FBT001 - click hands it over
) -> None:
    """Say that a month is right, so that it can be sent."""
    together(context, withdraw=withdraw, nil=nil, reopen=reopen is not None)
    wanted = context.insist(month_named(month))
    returns, name = context.services.returns, context.month(wanted)
    if reopen is not None and not reopen.strip():
        raise context.refusal(Problem("REASON_NEEDED"))
    if withdraw:
        context.insist(returns.withdraw(context.who, wanted))
        context.answer({"month": str(wanted)}, context.words("sending.withdrawn", month=name))
        return
    signed = context.insist(
        returns.sign_off(context.who, wanted, nil=nil, reopen=reopen or "")
    ).version
    context.answer(
        {
            "month": str(wanted),
            "version": signed.version,
            "signed_by": signed.signed_by,
            "signed_on": signed.signed_on.isoformat(),
            "reason": signed.reason,
        },
        context.words("sending.signed", month=name, version=signed.version, who=signed.signed_by),
    )


@command("reply")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--explain", metavar="ID")
@click.option("--answer", default="", metavar="TEXT")
def reply(context: Context, file: Path | None, explain: str | None, answer: str) -> None:
    """Take in the office's reply, or list its questions and answer one."""
    if answer and explain is None:
        raise click.UsageError(
            context.words("sending.goes_with", one="--answer", other="--explain")
        )
    replies = context.services.replies
    if explain is not None:
        context.insist(replies.explain(context.who, explain, answer))
    accepted: Sequence[Month] = ()
    if file is not None:
        accepted = context.insist(replies.take(context.who, file)).accepted
    queries = replies.open()
    context.answer(
        {
            "accepted": [str(each) for each in accepted],
            "queries": [_query(each) for each in queries],
        },
        [
            *(context.words("sending.is_accepted", month=context.month(m)) for m in accepted),
            *(_asked(context, each) for each in queries),
            *([] if queries else [context.words("sending.no_questions")]),
        ],
    )


def _accept(context: Context, month: Month, number: int, reason: str) -> None:
    checking = context.services.checking
    findings = checking.of(month)
    if number > len(findings):
        raise context.refusal(Problem("NO_SUCH_NUMBER", str(number)))
    found = findings[number - 1]
    context.insist(checking.accept(context.who, month, found.rule, found.subject, reason))


def _lines(context: Context, standing: Standing, findings: Sequence[Finding]) -> Iterator[str]:
    words = context.words
    month, due = context.month(standing.month), context.day(standing.due_on)
    yield words(f"sending.state.{standing.state}", month=month, due=due)
    if standing.sent is None and standing.overdue(context.today()):
        yield words("sending.overdue", n=(context.today() - standing.due_on).days)
    for number, found in enumerate(findings, 1):
        sign = "settled" if found.settled else found.severity
        yield words(f"sending.line.{sign}", n=number, rule=found.rule, said=_said(context, found))
        if found.accepted is not None:
            yield words("sending.line.reason", reason=found.accepted.reason)
    if not findings:
        yield words("sending.nothing_found")


def _said(context: Context, found: Finding) -> str:
    """What was found, as the hub may read it on its own screen."""
    key = f"check.{found.message}"
    gaps: dict[str, Any] = {
        name: context.day(dt.date.fromisoformat(str(value))) if name.endswith("day") else value
        for name, value in found.values.items()
    }
    here = f"{key}.here"
    named = found.people and here in context.words
    return context.words(here if named else key, people=", ".join(found.people), **gaps)


def _finding(context: Context, found: Finding) -> dict[str, object]:
    return {
        "rule": found.rule,
        "severity": found.severity,
        "subject": found.subject,
        "day": found.day.isoformat() if found.day else None,
        "said": _said(context, found),
        "settled": found.settled,
        "reason": found.accepted.reason if found.accepted else "",
    }


def _query(query: Query) -> dict[str, object]:
    return {
        "id": query.id,
        "month": query.month,
        "version": query.version,
        "sheet": query.sheet,
        "row_id": query.row_id,
        "code": query.code,
        "message": query.message,
        "status": query.status,
        "answer": query.answer,
    }


def _asked(context: Context, query: Query) -> str:
    month = context.month(Month.parse(query.month))
    code = context.label("query", query.code)
    return context.words(
        "sending.asked", id=query.id, month=month, code=code, message=query.message
    )


COMMANDS = [checks, sign_off, reply]
