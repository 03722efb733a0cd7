"""``office add``, ``undo`` and ``imports``: returns that arrive, and what became of them."""

from collections.abc import Callable, Sequence
from pathlib import Path

import click

from hublog.cli.context import REFUSED, Context
from hublog.cli.office_command import FILE, office_command, opened, passwords_in
from hublog.cli.office_lines import (
    outcome_data,
    outcome_lines,
    settled,
    tally_line,
    tally_of,
)
from hublog.domain.office import outcomes
from hublog.domain.office.outcomes import Outcome
from hublog.domain.problems import Problem
from hublog.services.office.api import OfficeServices
from hublog.services.office.ports import Intake
from hublog.services.office.taking_in import Progress, TakenIn


@office_command("add")
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="FILE...")
@click.option("--password-file", type=FILE, metavar="FILE")
@click.option("--log", type=FILE, metavar="FILE")
def add(
    context: Context, files: Sequence[Path], password_file: Path | None, log: Path | None
) -> None:
    """Take returns in; exit code 0 only where nothing waits and nothing was refused."""
    passwords = passwords_in(context, password_file)
    office = opened(context)
    told = _telling(context, office)
    taken = context.insist(office.taking_in.take(context.who, files, passwords, tell=told))
    if log is not None:
        lines = _lines(context, office, taken.lines)
        context.insist(office.waiting.save_log([*lines, *_end(context, taken)], log))
    context.answer(
        {
            "intake": taken.intake,
            "tally": dict(taken.tally()),
            "files": [outcome_data(context, office, each) for each in taken.lines],
        },
        _end(context, taken),
    )
    if not all(map(settled, taken.lines)):
        click.get_current_context().exit(REFUSED)


@office_command("undo")
@click.argument("number", required=False, type=click.IntRange(1), metavar="[NUMBER]")
def undo(context: Context, number: int | None) -> None:
    """Take a whole import back: the one of that number, else the latest that stands."""
    office = opened(context)
    if number is None:
        standing = (each for each in office.taking_in.intakes() if each.undone_at is None)
        latest = next((each for each in standing if _brought(each)), None)
        if latest is None:
            raise context.refusal(Problem("NOTHING_TO_UNDO"))
        number = latest.number
    gone = context.insist(office.taking_in.undo(context.who, number))
    context.answer(
        {"intake": number, "versions": gone},
        context.words("office_command.undone", number=number, n=gone),
    )


@office_command("imports")
@click.argument("number", required=False, type=click.IntRange(1), metavar="[NUMBER]")
def imports(context: Context, number: int | None) -> None:
    """List the imports, or what became of each file of one."""
    office = opened(context)
    every = office.taking_in.intakes()
    if number is None:
        lines = [_intake(context, each) for each in every]
        context.answer(
            {"imports": [_plain(each) for each in every]},
            lines or [context.words("office_command.no_imports")],
        )
        return
    if number not in {each.number for each in every}:
        raise context.refusal(Problem("OFFICE_NO_SUCH_INTAKE", str(number)))
    log = office.taking_in.log(number)
    context.answer(
        {"intake": number, "files": [outcome_data(context, office, each) for each in log]},
        [*_lines(context, office, log), tally_line(context, tally_of(log))],
    )


def _telling(context: Context, office: OfficeServices) -> Callable[[Progress], None] | None:
    """Prints the lines of each file as soon as it is known what became of it."""
    if context.json:
        return None

    def tell(progress: Progress) -> None:
        for line in outcome_lines(context, office, progress.latest):
            click.echo(line)

    return tell


def _end(context: Context, taken: TakenIn) -> list[str]:
    lines = [tally_line(context, taken.tally())]
    if any(each.kind in outcomes.IN for each in taken.lines):
        lines.append(context.words("office_command.intake", number=taken.intake))
    return lines


def _lines(context: Context, office: OfficeServices, log: Sequence[Outcome]) -> list[str]:
    return [line for each in log for line in outcome_lines(context, office, each)]


def _intake(context: Context, intake: Intake) -> str:
    words = context.words
    begun = intake.begun_at
    line = words(
        "office_command.one_import",
        number=intake.number,
        day=context.day(begun.date()),
        time=f"{begun:%H:%M}",
        who=intake.taken_by,
        tally=tally_line(context, intake.tallies),
    )
    return line if intake.undone_at is None else f"{line} {words('office_command.taken_back')}"


def _brought(intake: Intake) -> bool:
    """Whether an import brought anything that could be taken back."""
    return bool(outcomes.IN & set(intake.tallies))


def _plain(intake: Intake) -> dict[str, object]:
    return {
        "number": intake.number,
        "begun_at": intake.begun_at.isoformat(timespec="seconds"),
        "taken_by": intake.taken_by,
        "tally": dict(intake.tallies),
        "undone": intake.undone_at is not None,
    }


COMMANDS = [add, undo, imports]
