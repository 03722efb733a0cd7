"""What changed for people is told once of a month: versions taken from each other tell of nobody alone."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import NamedTuple

from hublog.domain.indicators import Comparison
from hublog.domain.matched_pairs import FEWEST
from hublog.domain.outcomes import MEASURES
from hublog.domain.returns import ReturnContent
from hublog.domain.sheet_rows import OutcomeRow

_TOLD_BEFORE = "told_before"


class _Said(NamedTuple):
    """The change that a version tells of one question, of how many people, and its rows."""

    change: float
    people: int
    rows: tuple[OutcomeRow, ...]


def told_once(content: ReturnContent, before: Collection[ReturnContent | None]) -> ReturnContent:
    """The content without what would tell of few beside those sent before; ``None`` is not known here.

    Where anything is otherwise the rows go too: rows of one version taken off another tell of few.
    """
    otherwise = _otherwise(content, before)
    rows = {(each.instrument, each.question) for each in MEASURES if each.id in otherwise}
    silent = silent_on(content, before)
    return replace(
        content,
        summary=tuple(_silent(r) if r.indicator.id in silent else r for r in content.summary),
        outcomes=tuple(r for r in content.outcomes if (r.instrument, r.question) not in rows),
    )


def silent_on(content: ReturnContent, before: Collection[ReturnContent | None]) -> frozenset[str]:
    """The changes, by their ids, that nobody may be told beside what was sent before."""
    return frozenset(id_ for id_, more in _otherwise(content, before).items() if more < FEWEST)


def _otherwise(
    content: ReturnContent, before: Collection[ReturnContent | None]
) -> Mapping[str, int]:
    """By how many people each change that says something else outnumbers all those told before.

    So many at least are new in it, whoever left or was put right, and their answers hide those.
    """
    sent = [_said(each) for each in before if each is not None]
    found = {}
    for id_, now in _said(content).items():
        told = {each[id_] for each in sent if id_ in each}
        if None in before:
            found[id_] = 0
        elif told and now not in told:
            found[id_] = now.people - sum(each.people for each in told)
    return found


def _said(content: ReturnContent) -> Mapping[str, _Said]:
    """What a version tells, by the ids of the changes."""
    figures = {row.indicator.id: row.indicator for row in content.summary}
    return {
        each.id: _Said(
            figure.value,
            int(figure.numerator or 0),
            tuple(
                row
                for row in content.outcomes
                if (row.instrument, row.question) == (each.instrument, each.question)
            ),
        )
        for each in MEASURES
        if (figure := figures.get(each.id)) is not None and figure.value is not None
    }


def _silent(line: Comparison) -> Comparison:
    return replace(line, indicator=replace(line.indicator, value=None, note=_TOLD_BEFORE))
