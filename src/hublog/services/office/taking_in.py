"""Takes returns in, one transaction a file, and keeps a log of what became of each."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hublog.domain.office import outcomes
from hublog.domain.office.outcomes import Outcome
from hublog.domain.problems import Problem
from hublog.services.office.judging import filed, judged
from hublog.services.office.ports import ArrivalReader, Came, Intake, OfficeStore, Taking
from hublog.services.ports import Clock
from hublog.services.unavailable import Cancelled


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

    def undo(self, actor: str, intake: int) -> int | Problem:
        """Take a whole import back; how many versions went.

        Whom a hub forgot stays forgotten. Problems: OFFICE_NO_SUCH_INTAKE, OFFICE_INTAKE_UNDONE.
        """
        with self._store.writing() as work:
            work.lock_all()
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

    def _settle(
        self, actor: str, intake: int, position: int, path: Path, came: Came | Problem
    ) -> Outcome:
        now = self._clock.now()
        with self._store.writing() as work:
            if isinstance(came, Problem):
                outcome = outcomes.refused(path.name, came)
            else:
                outcome = judged(work, came, now.date())
                if outcome.kind in outcomes.IN and came.arrived is not None:
                    taking = Taking(intake, path.name, now, actor)
                    outcome = filed(work, came.arrived, taking, outcome)
            work.note(intake, position, outcome)
            work.commit()
        return outcome
