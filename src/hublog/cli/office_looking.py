"""``office matrix``, ``show`` and ``chase``: what the office holds, and whom to ask."""

from collections.abc import Iterator, Sequence

import click

from hublog.cli.context import Context
from hublog.cli.figures import value_said
from hublog.cli.office_command import month_typed, months_typed, office_command, opened
from hublog.domain.indicators import Indicator
from hublog.domain.months import Month
from hublog.domain.office.asked import Asked
from hublog.domain.office.filed import Filed
from hublog.domain.office.matrix import OUTSIDE, Cell, Matrix
from hublog.services.months import MAIN
from hublog.services.office.returns import CellDetail, Chase


@office_command("matrix")
@click.option("--from", "first", metavar="MONTH")
@click.option("--to", "last", metavar="MONTH")
def matrix(context: Context, first: str | None, last: str | None) -> None:
    """Show hubs by months; without an option the last twelve months that are over."""
    office = opened(context)
    found = office.returns.matrix(months_typed(context, office, first, last))
    context.answer(
        {
            "months": [str(month) for month in found.months],
            "hubs": [hub.code for hub in found.hubs],
            "cells": [cell_data(cell) for cell in found.cells.values()],
            "tally": dict(found.tally()),
        },
        [*_grid(context, found), "", _states(context, found)]
        if found.hubs
        else context.words("office_command.no_hubs"),
    )


@office_command("show")
@click.argument("hub")
@click.argument("month")
@click.option("--version", type=click.IntRange(1), metavar="N")
def show(context: Context, hub: str, month: str, version: int | None) -> None:
    """Show one hub's month: versions, figures, what changed, checks and questions."""
    office = opened(context)
    wanted = month_typed(context, month)
    found = context.insist(office.returns.cell(hub, wanted, version or 0))
    context.answer(_detail(found), _lines(context, wanted, found))


@office_command("chase")
@click.option("--from", "first", metavar="MONTH")
@click.option("--to", "last", metavar="MONTH")
def chase(context: Context, first: str | None, last: str | None) -> None:
    """Write a text for each hub whose returns are missing or that has not answered."""
    office = opened(context)
    found = office.returns.chase(months_typed(context, office, first, last))
    sender = office.hubs.office()
    texts = [_letter(context, each, sender.name, sender.contact_line) for each in found]
    context.answer(
        {
            "hubs": [
                {
                    "hub": each.hub.code,
                    "contact": each.hub.contact,
                    "missing": [str(month) for month in each.missing],
                    "questions": [asked.query.id for asked in each.questions],
                    "text": text,
                }
                for each, text in zip(found, texts, strict=True)
            ]
        },
        _letters(context, found, texts) or context.words("office_command.nobody_to_chase"),
    )


def cell_data(cell: Cell) -> dict[str, object]:
    """One cell of the matrix, for programs."""
    return {
        "hub": cell.hub_code,
        "month": cell.month,
        "state": cell.state,
        "version": cell.version,
        "versions": list(cell.versions),
        "gaps": list(cell.gaps),
        "footfall": cell.footfall,
        "late_days": cell.late_days,
        "nil": cell.nil,
        "questions": cell.questions,
        "accepted": cell.accepted,
        "edited": cell.edited,
        "due_on": cell.due_on,
    }


def _grid(context: Context, found: Matrix) -> Iterator[str]:
    """A table of words, which a screen reader and a narrow terminal can read too."""
    rows = [["", *map(str, found.months)]]
    rows += [
        [hub.code, *(_word(context, found.cells[hub.code, str(month)]) for month in found.months)]
        for hub in found.hubs
    ]
    wide = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(f"{cell:<{width}}" for cell, width in zip(row, wide, strict=True)).rstrip()


def _word(context: Context, cell: Cell) -> str:
    if cell.state == OUTSIDE:
        return "-"
    n = cell.questions or cell.late_days
    word = context.words(f"office.state.{cell.state}", n=n, version=cell.version)
    return context.words("office_command.accepted_too", state=word) if cell.accepted else word


def _states(context: Context, found: Matrix) -> str:
    told = (
        f"{n} {context.words(f'office_command.state.{state}')}"
        for state, n in found.tally().items()
        if n
    )
    return ", ".join(told)


def _lines(context: Context, month: Month, found: CellDetail) -> Iterator[str]:
    words, cell = context.words, found.cell
    yield words(
        "office_command.cell", hub=found.hub.name, code=found.hub.code, month=context.month(month)
    )
    yield words("office_command.cell_state", state=_word(context, cell))
    for filed in found.versions:
        yield _version(context, filed)
        for edit in filed.edits:
            yield words(
                "office_command.cell_edit",
                sheet=edit.sheet,
                row=edit.row,
                who=edit.accepted_by,
                reason=edit.reason,
            )
    if found.content is not None:
        for row in found.content.figures:
            if row.indicator in MAIN:
                figure = Indicator(row.indicator, row.value, row.numerator, row.denominator)
                name = words(f"indicator.{row.indicator}.name")
                yield words("office_command.figure", name=name, value=value_said(context, figure))
        for change in found.content.changes:
            yield words("office_command.change", **_without(change._asdict()))
        for check in found.content.checks:
            yield words("office_command.check", message=check.message, reason=check.reason)
    for asked in found.asked:
        yield from _question(context, asked)
    for decided in found.decided:
        said = decided.verdict
        yield words(
            f"office_command.decided.{said.decision}",
            version=said.version,
            who=decided.decided_by,
            day=context.day(said.decided_on),
        )


def _without(change: dict[str, str]) -> dict[str, str]:
    """What changed, a blank standing as a dash, since nothing cannot be read."""
    return {name: value or "-" for name, value in change.items()}


def _version(context: Context, filed: Filed) -> str:
    key = "standing" if filed.standing else "beside"
    return context.words(
        f"office_command.version.{key}",
        version=filed.version,
        day=context.day(filed.drawn_on),
        file=filed.file_name,
        footfall=filed.footfall,
    )


def _question(context: Context, asked: Asked) -> Iterator[str]:
    query = asked.query
    yield context.words(
        "office_command.question",
        id=query.id,
        code=context.label("query", query.code),
        message=query.message,
    )
    yield context.words(
        f"office_command.answer.{query.status}", answer=query.answer, version=asked.answered_in
    )


def _letters(context: Context, found: Sequence[Chase], texts: Sequence[str]) -> list[str]:
    lines = []
    for each, text in zip(found, texts, strict=True):
        contact = each.hub.contact or context.words("office_command.no_contact")
        lines += [f"{each.hub.code} · {contact}", "", text, ""]
    return lines[:-1]


def _letter(context: Context, each: Chase, office: str, contact: str) -> str:
    words = context.words
    parts = [words("office_command.letter.greeting", name=each.hub.name)]
    if each.missing:
        months = ", ".join(map(context.month, each.missing))
        parts.append(words("office_command.letter.missing", n=len(each.missing), months=months))
    if each.questions:
        asked = "\n".join(
            f"- {context.month(Month.parse(q.query.month))}: {q.query.message}"
            for q in each.questions
        )
        parts.append(words("office_command.letter.questions", n=len(each.questions), list=asked))
    parts.append(words("office_command.letter.end", office=office, contact=contact).rstrip())
    return "\n\n".join(parts)


def _detail(found: CellDetail) -> dict[str, object]:
    content, shown = found.content, found.shown
    return {
        **cell_data(found.cell),
        "name": found.hub.name,
        "shown": shown.version if shown else None,
        "held": [
            {
                "version": each.version,
                "standing": each.standing,
                "drawn_on": each.drawn_on,
                "file": each.file_name,
                "intake": each.intake,
                "digest": each.digest,
                "footfall": each.footfall,
                "edits": [edit._asdict() for edit in each.edits],
            }
            for each in found.versions
        ],
        "figures": {row.indicator: row.value for row in content.figures} if content else {},
        "sessions": len(content.sessions) if content else 0,
        "people": len(content.people) if content else 0,
        "attendance": len(content.attendance) if content else 0,
        "changes": [row._asdict() for row in content.changes] if content else [],
        "checks": [row._asdict() for row in content.checks] if content else [],
        "questions": [question_data(each) for each in found.asked],
        "decisions": [
            {
                "version": each.verdict.version,
                "decision": each.verdict.decision,
                "decided_on": each.verdict.decided_on,
                "decided_by": each.decided_by,
                "note": each.verdict.note,
            }
            for each in found.decided
        ],
    }


def question_data(asked: Asked) -> dict[str, object]:
    """A question of the office, for programs."""
    query = asked.query
    return {
        "id": query.id,
        "hub": asked.hub_code,
        "month": query.month,
        "version": query.version,
        "sheet": query.sheet,
        "row_id": query.row_id,
        "code": query.code,
        "message": query.message,
        "asked_on": query.asked_on,
        "asked_by": asked.asked_by,
        "sent_on": asked.sent_on,
        "status": query.status,
        "answer": query.answer,
        "answered_in": asked.answered_in,
    }


COMMANDS = [matrix, show, chase]
