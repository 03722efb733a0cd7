"""Takes returns in, one transaction a file, and keeps a log of what became of each."""

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from hublog.domain import verification as differing
from hublog.domain.acceptances import reason_fault
from hublog.domain.names import clean
from hublog.domain.office import outcomes
from hublog.domain.office.arrived import Arrived, odd_row
from hublog.domain.office.filed import AcceptedEdit
from hublog.domain.office.hubs import ListedHub
from hublog.domain.office.outcomes import Outcome
from hublog.domain.problems import Problem
from hublog.domain.verification import Difference, Verification
from hublog.services.office.ports import (
    ArrivalReader,
    Came,
    Intake,
    OfficeStore,
    OfficeWork,
    Taking,
)
from hublog.services.ports import Clock

_CAN_BE_LEFT_OUT = frozenset({differing.ROW_ADDED, differing.ROW_DOUBLED})
"""Such rows were not sealed by the hub: without them its return is whole."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import has come: so many files of all, and the latest outcome."""

    done: int
    of: int
    latest: Outcome


@dataclass(frozen=True, slots=True)
class TakenIn:
    """An import that ended: its number and what became of each file, in their order.

    ``left`` are the files that were not reached, since somebody cancelled.
    """

    intake: int
    lines: tuple[Outcome, ...]
    left: int = 0

    def tally(self) -> Mapping[str, int]:
        """How many files had each outcome."""
        return {
            kind: n
            for kind in outcomes.OUTCOMES
            if (n := sum(line.kind == kind for line in self.lines))
        }


@dataclass(frozen=True, slots=True)
class Decision:
    """What staff decide about one row that was edited outside: take it, or not."""

    difference: Difference
    take: bool


class Cancelled(Exception):  # noqa: N818 - raised by whoever polls, it is no error
    """Somebody asked for the import to stop; what was taken in stays."""


class TakingIn:
    """Use cases about files that arrive (safety.md, Files from elsewhere)."""

    def __init__(self, store: OfficeStore, clock: Clock, reader: ArrivalReader) -> None:
        self._store = store
        self._clock = clock
        self._reader = reader

    def take(
        self,
        actor: str,
        places: Sequence[Path],
        passwords: Collection[str] = (),
        *,
        tell: Callable[[Progress], None] | None = None,
        poll: Callable[[], None] | None = None,
    ) -> TakenIn | Problem:
        """Take in every file, and every spreadsheet below a folder.

        Each file is one transaction, so that an import that was cut short is taken up by taking the
        same files again: those that are held are the same again. ``poll`` is called several times a
        second and stops the import by raising ``Cancelled``. Problems: OFFICE_NO_FILES.
        """
        files = self._reader.files_in(places)
        if not files:
            return Problem("OFFICE_NO_FILES", ", ".join(each.name for each in places))
        intake = self._begin(actor)
        lines: list[Outcome] = []
        try:
            for path, came in self._reader.read(files, passwords, poll):
                lines.append(self._settle(actor, intake, len(lines), path, came))
                if tell is not None:
                    tell(Progress(len(lines), len(files), lines[-1]))
        except Cancelled:
            pass
        return TakenIn(intake, tuple(lines), len(files) - len(lines))

    def take_instead(
        self, actor: str, path: Path, passwords: Collection[str] = ()
    ) -> Outcome | Problem:
        """Let this content of a version stand in place of the one that is held.

        Problems: those of reading; OFFICE_NOTHING_TO_SETTLE where nothing else is held.
        """
        came = self._one(path, passwords)
        if isinstance(came, Problem):
            return came

        def instead(work: OfficeWork, intake: int, outcome: Outcome) -> Outcome | Problem:
            held = work.filed(outcome.hub_code, outcome.month, outcome.month)
            same = [each for each in held if each.version == outcome.version]
            if outcome.kind != outcomes.TWO_CONTENTS or came.arrived is None:
                return Problem("OFFICE_NOTHING_TO_SETTLE", path.name)
            work.set_aside(same[0].number, intake)
            return self._file(work, came.arrived, self._taking(actor, intake, path), outcome)

        return self._settled(actor, path, came, instead)

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

        def accept(work: OfficeWork, intake: int, outcome: Outcome) -> Outcome | Problem:
            if outcome.kind != outcomes.EDITED:
                return Problem("OFFICE_NOTHING_TO_SETTLE", path.name)
            beside = self._beside(work, came.found, outcome)
            if beside.kind in {outcomes.SAME, outcomes.TWO_CONTENTS}:
                return replace(beside, differences=())
            taking = self._taking(actor, intake, path)._replace(edits=edits)
            return self._file(work, arrived, taking, beside)

        return self._settled(actor, path, came, accept)

    def undo(self, actor: str, intake: int) -> int | Problem:
        """Take a whole import back; how many versions went.

        Whom a hub forgot stays forgotten. Problems: OFFICE_NO_SUCH_INTAKE, OFFICE_INTAKE_UNDONE.
        """
        with self._store.writing() as work:
            found = next((each for each in work.intakes() if each.number == intake), None)
            if found is None:
                return Problem("OFFICE_NO_SUCH_INTAKE", str(intake))
            if found.undone_at is not None:
                return Problem("OFFICE_INTAKE_UNDONE", str(intake))
            gone = work.undo_intake(intake, self._clock.now(), actor)
            work.commit()
        return gone

    def intakes(self) -> tuple[Intake, ...]:
        """Every import, the newest first."""
        with self._store.reading() as reader:
            return reader.intakes()

    def log(self, intake: int) -> tuple[Outcome, ...]:
        """What became of each file of an import."""
        with self._store.reading() as reader:
            return reader.lines(intake)

    def _begin(self, actor: str) -> int:
        with self._store.writing() as work:
            intake = work.begin_intake(self._clock.now(), actor)
            work.commit()
        return intake

    def _one(
        self, path: Path, passwords: Collection[str], left_out: Collection[tuple[str, int]] = ()
    ) -> Came | Problem:
        ((_, came),) = self._reader.read([path], passwords, None, left_out)
        return came

    def _settle(
        self, actor: str, intake: int, position: int, path: Path, came: Came | Problem
    ) -> Outcome:
        with self._store.writing() as work:
            if isinstance(came, Problem):
                outcome = outcomes.refused(path.name, came)
            else:
                outcome = self._judged(work, path, came)
                if outcome.kind in outcomes.IN and came.arrived is not None:
                    outcome = self._file(
                        work, came.arrived, self._taking(actor, intake, path), outcome
                    )
            work.note(intake, position, outcome)
            work.commit()
        return outcome

    def _settled(
        self,
        actor: str,
        path: Path,
        came: Came,
        how: Callable[[OfficeWork, int, Outcome], Outcome | Problem],
    ) -> Outcome | Problem:
        """What a person decided about one file, as an import of its own."""
        with self._store.writing() as work:
            intake = work.begin_intake(self._clock.now(), actor)
            outcome = how(work, intake, self._judged(work, path, came))
            if isinstance(outcome, Outcome):
                work.note(intake, 0, outcome)
                work.commit()
        return outcome

    def _judged(self, work: OfficeWork, path: Path, came: Came) -> Outcome:
        work.lock_month(came.found.hub_code, came.found.month)
        hub = next((each for each in work.hubs() if each.code == came.found.hub_code), None)
        found = _held_against(came.found, hub)
        stop = outcomes.stops(found, path.name, hub, self._clock.now().date())
        if stop is not None:
            return stop
        outcome = Outcome(
            file_name=path.name,
            kind=outcomes.BROKEN,
            hub_code=found.hub_code,
            month=found.month,
            version=found.version,
            public_key=found.public_key,
        )
        odd = "" if came.arrived is None else odd_row(came.arrived)
        if came.arrived is None or odd:
            return replace(outcome, problem=Problem("OFFICE_ROW_ODD", odd or path.name))
        return self._beside(work, found, outcome)

    def _beside(self, work: OfficeWork, found: Verification, outcome: Outcome) -> Outcome:
        held = work.filed(found.hub_code, found.month, found.month)
        kind, replaces, gaps = outcomes.beside(found, held)
        return replace(outcome, kind=kind, replaces=replaces, gaps=gaps)

    def _file(
        self, work: OfficeWork, arrived: Arrived, taking: Taking, outcome: Outcome
    ) -> Outcome:
        erased = work.file(arrived, taking)
        kind = outcomes.REPLACED if outcome.kind == outcomes.TWO_CONTENTS else outcome.kind
        return replace(outcome, kind=kind, erased=erased)

    def _taking(self, actor: str, intake: int, path: Path) -> Taking:
        return Taking(intake, path.name, self._clock.now(), actor)


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


def _held_against(found: Verification, hub: ListedHub | None) -> Verification:
    """What was found, knowing the hub's key."""
    known = hub.public_key if hub is not None else ""
    if found.seal == differing.VALID and known not in {"", found.public_key}:
        return replace(found, seal=differing.OTHER_KEY)
    return found
