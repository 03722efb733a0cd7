"""What became of files that arrived, in plain words and as data for programs."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from hublog.cli.context import Context
from hublog.cli.verify import difference_line
from hublog.domain.months import Month
from hublog.domain.office import outcomes
from hublog.domain.office.outcomes import Outcome

if TYPE_CHECKING:  # only spoken of
    from hublog.services.office.api import OfficeServices

_KEYS = frozenset({outcomes.NEW_KEY, outcomes.OTHER_KEY})


def outcome_line(context: Context, outcome: Outcome) -> str:
    """What became of a file, in one line."""
    words = context.words
    kind = f"office.outcome.{outcome.kind}"
    said = words(kind, n=len(outcome.differences), replaces=outcome.replaces)
    if outcome.problem is not None and outcome.kind != outcomes.PASSWORD:
        return f"{outcome.file_name}: {said}. {words.problem(outcome.problem)}"
    if not outcome.month:
        return f"{outcome.file_name}: {said}."
    of = words(
        "office_command.of",
        hub=outcome.hub_code,
        month=context.month(Month.parse(outcome.month)),
        version=outcome.version,
    )
    return f"{outcome.file_name}: {said} ({of})."


def what_to_do(context: Context, office: "OfficeServices", outcome: Outcome) -> Iterator[str]:
    """What a person should know or do about it."""
    words = context.words
    key = f"office.what_to_do.{outcome.kind}"
    if key in words:
        yield words(key)
    if outcome.kind in _KEYS:
        yield words("office_command.its_words", words=office.outside.words_of(outcome.public_key))
    if outcome.kind == outcomes.OTHER_KEY:
        hub = next(hub for hub in office.hubs.all() if hub.code == outcome.hub_code)
        yield words("office_command.known_words", words=office.outside.words_of(hub.public_key))
    if outcome.gaps:
        listed = ", ".join(map(str, outcome.gaps))
        yield words("office.what_to_do.gaps", n=len(outcome.gaps), list=listed)
    if outcome.erased:
        yield words("office.what_to_do.erased", n=outcome.erased)


def outcome_lines(context: Context, office: "OfficeServices", outcome: Outcome) -> list[str]:
    """What became of a file, and below it what to do."""
    more = what_to_do(context, office, outcome)
    return [outcome_line(context, outcome), *(f"  {each}" for each in more)]


def edit_lines(context: Context, outcome: Outcome) -> list[str]:
    """What was changed outside hublog, numbered, so that a row can be left out by its number."""
    return [
        f"  {number}. {difference_line(context, each)}"
        for number, each in enumerate(outcome.differences, 1)
    ]


def tally_line(context: Context, tally: Mapping[str, int]) -> str:
    """How many files had each outcome."""
    words = context.words
    parts = [f"{n} {words(f'office_command.kind.{kind}')}" for kind, n in tally.items()]
    return words("office_command.tally", n=sum(tally.values()), parts=", ".join(parts))


def tally_of(lines: Sequence[Outcome]) -> dict[str, int]:
    """The same, counted."""
    kinds = [each.kind for each in lines]
    return {kind: kinds.count(kind) for kind in outcomes.OUTCOMES if kind in kinds}


def outcome_data(context: Context, office: "OfficeServices", outcome: Outcome) -> dict[str, object]:
    """The same for programs."""
    return {
        "file": outcome.file_name,
        "outcome": outcome.kind,
        "hub": outcome.hub_code,
        "month": outcome.month,
        "version": outcome.version,
        "replaces": outcome.replaces,
        "gaps": list(outcome.gaps),
        "erased": outcome.erased,
        "public_key": outcome.public_key,
        "problem": outcome.problem.code if outcome.problem else None,
        "said": outcome_line(context, outcome),
        "to_do": list(what_to_do(context, office, outcome)),
        "differences": [difference_line(context, each) for each in outcome.differences],
    }


def settled(outcome: Outcome) -> bool:
    """Whether nobody has to do anything about the file."""
    return outcome.kind in outcomes.IN | {outcomes.SAME}
