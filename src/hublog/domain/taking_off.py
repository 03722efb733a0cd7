"""Which actions took something off: what a bin is looked through for."""

from collections.abc import Iterable

from hublog.domain.journal import Action, Change

KINDS = frozenset({"took_off_count"})
"""Kinds of actions that take something off without any row going, such as one of four counted."""
COUNTED = "counted"
"""The kind that takes off where its number is below zero."""


def takes_off(action: Action, changes: Iterable[Change]) -> bool:
    """Whether the action took something off that could be put back."""
    return lessens(action) or any(went(change) for change in changes)


def lessens(action: Action) -> bool:
    """Whether the action took some of those off who were counted, even where no row went."""
    n = action.about.get("n")
    fewer = isinstance(n, int) and n < 0
    return action.kind in KINDS or (action.kind == COUNTED and fewer)


def went(change: Change) -> bool:
    """Whether the change took a whole row off."""
    return change.before is not None and change.after.get("alive") is False
