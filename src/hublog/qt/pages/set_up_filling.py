"""Writes into a register just made what was told while setting up: names, hub pack, activities."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hublog.domain.activities import Slot
from hublog.domain.names import fold
from hublog.domain.problems import Problem
from hublog.domain.seats import seat_id
from hublog.qt.pages.set_up_activities import NewActivity
from hublog.services.activities import ActivityDetails
from hublog.services.api import Services
from hublog.services.unavailable import StorageUnavailable


@dataclass(frozen=True, slots=True)
class NewHub:
    """Who works at the desk, what is offered when, the hub pack, if there is one, and PINs by name."""

    names: Sequence[str]
    activities: Sequence[NewActivity]
    pack: Path | None = None
    pins: Mapping[str, str] = field(default_factory=dict)


def fill(services: Services, actor: str, new: NewHub) -> Problem | None:
    """Write what was told, and say what of it could not be kept; the keys are shown all the same."""
    try:
        found = list(_problems(services, actor, new))
    except StorageUnavailable as error:
        return error.problem
    return found[0] if found else None


def _problems(services: Services, actor: str, new: NewHub) -> Iterator[Problem]:
    for name in new.names:
        named = services.seats.add(actor, name)
        if isinstance(named, Problem):
            yield named
        elif name in new.pins:
            given = services.seats.set_pin(actor, seat_id(name), new.pins[name])
            if isinstance(given, Problem):
                yield given
    if new.pack is not None:
        taken = services.packs.begin(actor, new.pack)
        if isinstance(taken, Problem):
            yield taken
    # What came with the pack is there already, and only gets its times.
    known = {fold(each.name): each for each in services.activities.everything()}
    for each in new.activities:
        slot = Slot(weekday=each.weekday, start=each.start, end=each.end)
        there = known.get(fold(each.name))
        name = each.name if there is None else there.name
        details = ActivityDetails(name=name, type=each.type, schedule=(slot,))
        kept = (
            services.activities.add(actor, details)
            if there is None
            else services.activities.amend(actor, there.id, details)
        )
        if isinstance(kept, Problem):
            yield kept
