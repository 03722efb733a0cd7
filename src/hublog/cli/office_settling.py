"""``office settle``: what waits for a person is shown, and done once they decided."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from hublog.cli.command import together
from hublog.cli.context import REFUSED, Context
from hublog.cli.office_command import FILE, agreed, office_command, opened, passwords_in
from hublog.cli.office_lines import edit_lines, outcome_data, outcome_lines, settled
from hublog.domain.months import Month
from hublog.domain.office import outcomes
from hublog.domain.office.outcomes import Outcome
from hublog.domain.problems import Problem
from hublog.services.office.api import OfficeServices
from hublog.services.office.settling import Decision


@dataclass(frozen=True, slots=True)
class _Desk:
    """One file in hand."""

    context: Context
    office: OfficeServices
    file: Path
    passwords: Sequence[str]

    def again(self) -> Outcome:
        """Take it in as any other file."""
        taking_in = self.office.taking_in
        (line,) = self.context.insist(
            taking_in.take(self.context.who, [self.file], self.passwords)
        ).lines
        return line


@office_command("settle")
@click.argument("file", type=FILE)
@click.option("--take-key", is_flag=True)
@click.option("--instead", is_flag=True)
@click.option("--accept-edits", is_flag=True)
@click.option("--leave-out", type=click.IntRange(1), multiple=True, metavar="N")
@click.option("--reason", default="", metavar="TEXT")
@click.option("--yes", is_flag=True)
@click.option("--password-file", type=FILE, metavar="FILE")
def settle(
    context: Context,
    file: Path,
    take_key: bool,  # noqa: FBT001 - click hands it over
    instead: bool,  # noqa: FBT001 - as above
    accept_edits: bool,  # noqa: FBT001 - as above
    leave_out: Sequence[int],
    reason: str,
    yes: bool,  # noqa: FBT001 - as above
    password_file: Path | None,
) -> None:
    """Show what has to be decided about a file, or do what was decided."""
    together(context, **{"take-key": take_key, "accept-edits": accept_edits})
    together(context, **{"instead": instead, "accept-edits": accept_edits})
    if (reason or leave_out) and not accept_edits:
        given = "--reason" if reason else "--leave-out"
        wrong = context.words("sending.goes_with", one=given, other="--accept-edits")
        raise click.UsageError(wrong)
    desk = _Desk(context, opened(context), file, passwords_in(context, password_file))
    outcome = desk.again()
    if outcome.kind == outcomes.PASSWORD and context.at_a_keyboard() and not context.json:
        typed = click.prompt(context.words("office_command.password"), hide_input=True, err=True)
        desk = replace(desk, passwords=[str(typed).strip()])
        outcome = desk.again()
    if take_key:
        outcome = _take_key(desk, outcome, instead=instead, yes=yes)
    elif instead:
        outcome = context.insist(
            desk.office.settling.take_instead(context.who, file, desk.passwords)
        )
    elif accept_edits:
        outcome = _accept_edits(desk, outcome, leave_out, reason)
    _answer(desk, outcome)


def _take_key(desk: _Desk, outcome: Outcome, *, instead: bool, yes: bool) -> Outcome:
    """Hold the hub to this file's key, once its words were compared, and take the file in."""
    context = desk.context
    known = outcome.kind == outcomes.OTHER_KEY
    if outcome.kind not in {outcomes.NEW_KEY, outcomes.OTHER_KEY}:
        raise context.refusal(Problem("OFFICE_NOTHING_TO_SETTLE", desk.file.name))
    hub = context.insist(desk.office.hubs.get(outcome.hub_code))
    if known and not instead:
        raise context.refusal(Problem("HUB_KEY_CHANGED", hub.code, {"name": hub.name}))
    said = desk.office.outside.words_of(outcome.public_key)
    if not agreed(context, "office_command.do_words_agree", yes=yes, words=said, name=hub.name):
        raise context.refusal(Problem("OFFICE_WORDS_NOT_COMPARED", hub.code, {"words": said}))
    context.insist(desk.office.hubs.pin(context.who, hub.code, outcome.public_key, instead=instead))
    return desk.again()


def _accept_edits(desk: _Desk, outcome: Outcome, leave_out: Sequence[int], reason: str) -> Outcome:
    if outcome.kind != outcomes.EDITED:
        raise desk.context.refusal(Problem("OFFICE_NOTHING_TO_SETTLE", desk.file.name))
    beyond = [n for n in leave_out if n > len(outcome.differences)]
    if beyond:
        raise desk.context.refusal(Problem("OFFICE_NO_SUCH_EDIT", str(beyond[0])))
    decisions = [
        Decision(each, take=number not in leave_out)
        for number, each in enumerate(outcome.differences, 1)
    ]
    settling = desk.office.settling
    return desk.context.insist(
        settling.accept_edits(desk.context.who, desk.file, decisions, reason, desk.passwords)
    )


def _answer(desk: _Desk, outcome: Outcome) -> None:
    context = desk.context
    more: list[str] = []
    if outcome.kind == outcomes.EDITED:
        more = _edited(desk, outcome)
    elif outcome.kind == outcomes.TWO_CONTENTS:
        more = _two_contents(desk, outcome)
    context.answer(
        outcome_data(context, desk.office, outcome),
        [*outcome_lines(context, desk.office, outcome), *more],
    )
    if not settled(outcome):
        click.get_current_context().exit(REFUSED)


def _edited(desk: _Desk, outcome: Outcome) -> list[str]:
    can = outcomes.can_be_accepted(outcome.differences)
    hint = "accept" if can else "too_deep"
    return [
        *edit_lines(desk.context, outcome),
        desk.context.words(f"office_command.edits.{hint}"),
    ]


def _two_contents(desk: _Desk, outcome: Outcome) -> list[str]:
    """Which file is held under that version, so that the two can be told apart."""
    month = Month.parse(outcome.month)
    found = desk.context.insist(desk.office.returns.cell(outcome.hub_code, month, outcome.version))
    held = found.shown
    return (
        []
        if held is None
        else [
            desk.context.words(
                "office_command.held",
                file=held.file_name,
                day=desk.context.day(held.taken_at.date()),
                who=held.taken_by,
                footfall=held.footfall,
            )
        ]
    )


COMMANDS = [settle]
