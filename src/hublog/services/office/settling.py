"""What a person decides about a file that could not be taken in by itself."""

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from pathlib import Path

from hublog.domain import verification as differing
from hublog.domain.acceptances import reason_fault
from hublog.domain.names import clean
from hublog.domain.office import outcomes
from hublog.domain.office.filed import AcceptedEdit
from hublog.domain.office.outcomes import Outcome
from hublog.domain.problems import Problem
from hublog.domain.verification import Difference
from hublog.services.office.judging import beside, filed, judged
from hublog.services.office.ports import ArrivalReader, Came, OfficeStore, OfficeWork, Taking
from hublog.services.ports import Clock

_CAN_BE_LEFT_OUT = frozenset({differing.ROW_ADDED, differing.ROW_DOUBLED})
"""Such rows were not sealed by the hub: without them its return is whole."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What staff decide about one row that was edited outside: take it, or not."""

    difference: Difference
    take: bool


class Settling:
    """Use cases about single files that wait for a person; each is an import of its own."""

    def __init__(self, store: OfficeStore, clock: Clock, reader: ArrivalReader) -> None:
        self._store = store
        self._clock = clock
        self._reader = reader

    def take_instead(
        self, actor: str, path: Path, passwords: Collection[str] = ()
    ) -> Outcome | Problem:
        """Let this content of a version stand in place of the one that is held.

        Problems: those of reading; OFFICE_NOTHING_TO_SETTLE where nothing else is held.
        """
        came = self._one(path, passwords)
        if isinstance(came, Problem):
            return came

        def instead(work: OfficeWork, taking: Taking, outcome: Outcome) -> Outcome | Problem:
            if outcome.kind != outcomes.TWO_CONTENTS or came.arrived is None:
                return Problem("OFFICE_NOTHING_TO_SETTLE", path.name)
            held = work.filed(outcome.hub_code, outcome.month, outcome.month)
            (same,) = (each for each in held if each.version == outcome.version)
            work.set_aside(same.number, taking.intake)
            return filed(work, came.arrived, taking, replace(outcome, kind=outcomes.REPLACED))

        return self._settled(actor, came, instead)

    def accept_edits(
        self,
        actor: str,
        path: Path,
        decisions: Collection[Decision],
        reason: str,
        passwords: Collection[str] = (),
    ) -> Outcome | Problem:
        """Take in a return though rows of it were edited outside; each is decided on its own.

        A row that was added or doubled may be left out; an edited or removed one cannot be put right
        here, so that refusing it means refusing the file. Problems: those of reading,
        OFFICE_NOTHING_TO_SETTLE, OFFICE_EDITS_UNDECIDED, OFFICE_EDIT_REFUSED, OFFICE_EDITS_TOO_DEEP
        where more than rows was changed, REASON_NEEDED, REASON_TOO_LONG.
        """
        refused = [each.difference for each in decisions if not each.take]
        left_out = {(each.sheet, each.row) for each in refused if each.row is not None}
        came = self._one(path, passwords, left_out)
        if isinstance(came, Problem):
            return came
        wrong = reason_fault(clean(reason)) or _undecided(came, decisions)
        if wrong is not None or came.arrived is None:
            return wrong or Problem("OFFICE_EDITS_TOO_DEEP", path.name)
        arrived = came.arrived
        edits = _edits(decisions, actor, self._clock.now().date(), clean(reason))

        def accept(work: OfficeWork, taking: Taking, outcome: Outcome) -> Outcome | Problem:
            if outcome.kind != outcomes.EDITED:
                return Problem("OFFICE_NOTHING_TO_SETTLE", path.name)
            found = replace(beside(work, came.found, outcome), differences=())
            if found.kind not in outcomes.IN:
                return found
            return filed(work, arrived, taking._replace(edits=edits), found)

        return self._settled(actor, came, accept)

    def _one(
        self, path: Path, passwords: Collection[str], left_out: Collection[tuple[str, int]] = ()
    ) -> Came | Problem:
        ((_, came),) = self._reader.read([path], passwords, None, left_out)
        return came

    def _settled(
        self,
        actor: str,
        came: Came,
        how: Callable[[OfficeWork, Taking, Outcome], Outcome | Problem],
    ) -> Outcome | Problem:
        now = self._clock.now()
        with self._store.writing() as work:
            taking = Taking(work.begin_intake(now, actor), came.path.name, now, actor)
            outcome = how(work, taking, judged(work, came, now.date()))
            if isinstance(outcome, Outcome):
                work.note(taking.intake, 0, outcome)
                work.commit()
        return outcome


def _undecided(came: Came, decisions: Collection[Decision]) -> Problem | None:
    """Why these decisions do not settle the file."""
    where = came.path.name
    if {each.difference.kind for each in decisions if not each.take} - _CAN_BE_LEFT_OUT:
        return Problem("OFFICE_EDIT_REFUSED", where)
    if not outcomes.can_be_accepted(came.found.differences):
        return Problem("OFFICE_EDITS_TOO_DEEP", where)
    if set(came.found.differences) != {each.difference for each in decisions}:
        return Problem("OFFICE_EDITS_UNDECIDED", where)
    return None


def _edits(
    decisions: Collection[Decision], actor: str, today: dt.date, reason: str
) -> tuple[AcceptedEdit, ...]:
    taken = (each.difference for each in decisions if each.take)
    return tuple(
        AcceptedEdit(d.kind, d.sheet, d.row or d.sent_row or 0, d.row_id, actor, today, reason)
        for d in taken
    )
