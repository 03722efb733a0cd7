"""``office workbook`` and ``evidence``: the figures of all hubs together, and what goes with what."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import click

from hublog.cli.context import Context
from hublog.cli.office_command import FOLDER, door, months_typed, office_command, opened
from hublog.domain.months import Month
from hublog.domain.office.consolidated import Overview
from hublog.domain.office.evidence import Comparison, Evidence
from hublog.domain.office.evidence_words import OF_PAIRS, said_facts, said_measure, said_value
from hublog.domain.office.learning_notes import Note
from hublog.domain.problems import Problem
from hublog.services.office.api import OfficeServices
from hublog.services.office.consolidating import FORMS, Written


@office_command("workbook")
@click.option("--from", "first", metavar="MONTH")
@click.option("--to", "last", metavar="MONTH")
@click.option("--out", type=FOLDER, metavar="FOLDER")
@click.option("--format", "form", type=click.Choice(FORMS))
def workbook(
    context: Context, first: str | None, last: str | None, out: Path | None, form: str | None
) -> None:
    """Write the returns of all hubs as one workbook, or its sheets as files of their own."""
    office = opened(context)
    months = months_typed(context, office, first, last)
    folder = out or door(context).home / "workbooks"
    if form is None:
        overview = context.insist(office.consolidating.overview(months[0], months[-1]))
        path = folder / overview.file_name
        written = context.insist(office.consolidating.workbook(months[0], months[-1], path))
    else:
        written = context.insist(office.consolidating.tables(months[0], months[-1], folder, form))
    _answer(context, written)


@office_command("evidence")
@click.option("--from", "first", metavar="MONTH")
@click.option("--to", "last", metavar="MONTH")
@click.option("--type", "type_", metavar="CODE")
@click.option("--condition", metavar="CODE")
def evidence(
    context: Context,
    first: str | None,
    last: str | None,
    type_: str | None,
    condition: str | None,
) -> None:
    """Hold sessions with a condition beside those without it, as far as that reveals no hub."""
    of, with_it = _code(context, "activity_type", type_), _code(context, "condition", condition)
    office = opened(context)
    months = months_typed(context, office, first, last)
    found = office.evidence.table(months[0], months[-1])
    chosen = _chosen(office, found, of, with_it)
    notes: tuple[Note, ...] = ()
    if of and with_it:
        notes = office.evidence.notes(of, with_it, found.first, found.last)
    context.answer(
        {
            "from": str(found.first),
            "to": str(found.last),
            "hubs": found.hubs,
            "completeness": found.completeness,
            "comparisons": [dataclasses.asdict(each) for each in chosen],
            "notes": [note._asdict() for note in notes],
        },
        _lines(context, chosen, notes) if chosen else context.words("office_command.no_evidence"),
    )


def _code(context: Context, code_list: str, typed: str | None) -> str:
    """The code that was typed, which has to be in the list; empty where none was."""
    code = (typed or "").strip().upper()
    if code and code not in context.codes[code_list]:
        choices = ", ".join(each.code for each in context.codes[code_list])
        raise context.refusal(Problem("UNKNOWN_CODE", code, {"choices": choices}))
    return code


def _chosen(
    office: OfficeServices, found: Evidence, type_: str, condition: str
) -> tuple[Comparison, ...]:
    """Those of that type and condition; both together are compared even where they never occur."""
    if type_ and condition:
        return (office.evidence.compare(type_, condition, found.first, found.last),)
    return tuple(
        each
        for each in found.comparisons
        if type_ in {"", each.type} and condition in {"", each.condition}
    )


def _answer(context: Context, written: Written) -> None:
    seen = written.overview
    paths = [str(path) for path in written.paths]
    context.answer(
        {
            "paths": paths,
            "from": str(seen.span.first),
            "to": str(seen.span.last),
            "returns": seen.returns,
            "returns_expected": seen.returns_expected,
            "edited": seen.edited,
            "unfinished": seen.unfinished,
            "figures": _figures(seen),
        },
        [
            *(context.words("office_command.workbook_made", path=path) for path in paths),
            context.words(
                "office_command.of_returns", n=seen.returns_expected, returns=seen.returns
            ),
        ],
    )


def _figures(seen: Overview) -> dict[str, object]:
    return {
        id_: {
            "value": each.value,
            "state": each.state,
            "hubs": each.hubs,
            "hubs_expected": each.hubs_expected,
            "months": each.months,
            "months_expected": each.months_expected,
            "by_hub": {
                code: of_hub[id_].value
                for code, of_hub in seen.figures.by_hub.items()
                if id_ in of_hub
            },
        }
        for id_, each in seen.figures.in_all.items()
    }


def _lines(
    context: Context, chosen: tuple[Comparison, ...], notes: tuple[Note, ...]
) -> Iterator[str]:
    words = context.words
    for each in chosen:
        type_ = context.label("activity_type", each.type)
        condition = context.label("condition", each.condition)
        yield words("office_command.comparison", type=type_, condition=condition, n=each.both)
        for measure in each.measures:
            yield f"  {said_measure(words, context.codes, measure)}"
            for key, side in (("with", measure.present), ("without", measure.absent)):
                facts = "; ".join(said_facts(words, measure, side))
                value = said_value(words, measure, side)
                said = f"{value} ({facts})" if facts else value
                yield f"    {words(f'office_command.side.{key}', said=said)}"
    if any(m.kind in OF_PAIRS and m.detail for each in chosen for m in each.measures):
        yield words("evidence.caution.pairs")
    yield words("evidence.caution.comparison")
    for note in notes:
        month = context.month(Month.parse(note.month))
        yield words("office_command.note", month=month, text=note.text)


COMMANDS = [workbook, evidence]
