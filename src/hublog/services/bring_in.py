"""Brings in a register that was kept elsewhere: looked at first, then written as one action."""

from collections.abc import Callable, Collection, Container, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from hublog.domain.activities import Activity
from hublog.domain.codes import CodeLists
from hublog.domain.names import clean
from hublog.domain.problems import Problem
from hublog.domain.records import Record
from hublog.domain.registers.reading import LeftOut, Question, Reading
from hublog.domain.registers.recognise import recognise
from hublog.services.changed import Changed
from hublog.services.copying import copy_before
from hublog.services.file_ports import RegisterReader
from hublog.services.large_reads import no_looking_for_garbage
from hublog.services.ports import Clock, Ids, Reader, Store, UnitOfWork
from hublog.services.taking_in import Plan, plan

Progress = Callable[[int, int], None]
"""Hears how much is done, of how much (0 while nobody knows); may raise ``Cancelled``."""

_USUAL_TYPE = "DROPIN"
_RECORDS_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file holds and what bringing it in would change; nothing is written yet.

    ``activities`` are the names of those the hub has, to choose from.
    """

    reading: Reading
    plan: Plan
    questions: tuple[Question, ...]
    activities: tuple[str, ...]
    activity_type: str

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """What has to be answered before anything can be written."""
        return tuple(each for each in self.questions if each.is_open)

    @property
    def answers(self) -> Mapping[str, str]:
        """Every answer given or proposed, empty where it is open: the map for next time.

        Of the corrections only those that a person made, since another file has other columns.
        """
        corrected = (each for each in self.reading.corrections if each.asked)
        return {each.key: each.answer for each in (*self.questions, *corrected)}


class BringIn:
    """Use cases about registers kept elsewhere; ``reader`` guards against what is in the file."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        ids: Ids,
        reader: RegisterReader,
        codes: Callable[[], CodeLists],
    ) -> None:
        self._store = store
        self._clock = clock
        self._ids = ids
        self._reader = reader
        self._codes = codes

    def preview(
        self,
        path: Path,
        answers: Mapping[str, str],
        sheet: str | None = None,
        progress: Progress | None = None,
    ) -> Preview | Problem:
        """Read the file and work out what it would change.

        Problems: those of the port ``RegisterReader`` and of ``recognise``. ``Cancelled`` where
        ``progress`` raises it.
        """
        with no_looking_for_garbage():
            return self._preview(path, answers, sheet, progress)

    def confirm(
        self,
        actor: str,
        preview: Preview,
        progress: Progress | None = None,
        *,
        without_copy: bool = False,
    ) -> Changed | Problem:
        """Write what was previewed, as one action; false where all of it was there already.

        Where something else was written in between, it is worked out again. A copy is made before, unless
        somebody knowingly goes on without. Problems: QUESTIONS_OPEN, COPY_FIRST.
        ``Cancelled``, and nothing written, where ``progress`` raises it.
        """
        if preview.open_questions:
            keys = ", ".join(each.key for each in preview.open_questions)
            return Problem("QUESTIONS_OPEN", keys)
        wrong = None if without_copy else copy_before(self._store, self._clock, "bring_in")
        if wrong is not None:
            return wrong
        with no_looking_for_garbage():
            return self._confirm(actor, preview, progress)

    def _preview(
        self,
        path: Path,
        answers: Mapping[str, str],
        sheet: str | None,
        progress: Progress | None,
    ) -> Preview | Problem:
        grids = self._reader.read(path, sheet, progress and _waiting(progress))
        if isinstance(grids, Problem):
            return grids
        given = {key: clean(answer) for key, answer in answers.items()}
        with self._store.reading() as register:
            activities = register.find(Activity)
        rows = sum(len(grid.rows) for grid in grids)
        tick = progress and _half(progress, 0, rows)
        reading = recognise(grids, given, _usual(activities), tick)
        if isinstance(reading, Problem):
            return reading if reading.where else replace(reading, where=path.name)
        reading = _with_known_reasons(reading, self._codes()["cancel_reason"])
        kind = answers.get("activity_type", _USUAL_TYPE).upper()
        types = tuple(code.code for code in self._codes()["activity_type"])
        if kind not in types:
            values = {"answer": kind, "choices": ", ".join(types)}
            return Problem("ANSWER_NOT_POSSIBLE", "activity_type", values)
        with self._store.reading() as register:
            tick = progress and _half(progress, 1, len(reading.lines))
            planned = self._plan(register, reading, kind, tick)
        names = tuple(sorted(each.name for each in activities))
        questions = reading.questions
        if planned.new_activities:
            questions += (Question("activity_type", types, kind, "activity_type" in answers),)
        return Preview(reading, planned, questions, names, kind)

    def _confirm(self, actor: str, preview: Preview, progress: Progress | None) -> Changed:
        with self._store.writing(actor, "brought_in") as work:
            planned = preview.plan
            latest = work.latest_actions(1)
            if (latest[0].stamp if latest else None) != planned.as_of:
                planned = self._plan(work, preview.reading, preview.activity_type)
            if progress is None:
                work.put_all(planned.records)
            else:
                _put_in_parts(work, planned.records, progress)
            changes = planned.changes
            return work.commit(
                {
                    "people": planned.new_people,
                    "sessions": changes.get("session", 0),
                    "attendances": changes.get("attendance", 0),
                }
            )

    def _plan(
        self,
        register: Reader,
        reading: Reading,
        kind: str,
        tick: Callable[[int], None] | None = None,
    ) -> Plan:
        return plan(register, reading, self._ids, self._clock.now().date(), kind, tick)


def _waiting(progress: Progress) -> Callable[[], None]:
    return lambda: progress(0, 0)


def _half(progress: Progress, half: int, most: int) -> Callable[[int], None]:
    """Looking at the file is the first half of the way, what becomes of it the second."""
    return lambda done: progress(half * most + done, 2 * most)


def _put_in_parts(work: UnitOfWork, records: Sequence[Record], progress: Progress) -> None:
    """Write the records kind by kind as they come, each kind in the order of its ids."""
    done = 0
    for _, run in groupby(records, key=type):
        of_kind = sorted(run, key=attrgetter("id"))
        for first in range(0, len(of_kind), _RECORDS_AT_ONCE):
            progress(done, len(records))
            part = of_kind[first : first + _RECORDS_AT_ONCE]
            work.put_all(part)
            done += len(part)


def _usual(activities: Collection[Activity]) -> Mapping[str, str]:
    """Where the hub offers one thing only, the register is of that, unless somebody says no."""
    offered = [each.name for each in activities if each.status == "active"]
    return {"activity": offered[0]} if len(offered) == 1 else {}


def _with_known_reasons(reading: Reading, reasons: Container[str]) -> Reading:
    """The same with OTHER for every reason of a cancelled session that is not in the code list."""
    unknown = {
        index: LeftOut("", "reason_unknown", line.row, line.row, detail=line.cancel_reason)
        for index, line in enumerate(reading.lines)
        if line.cancel_reason and line.cancel_reason not in reasons
    }
    if not unknown:
        return reading
    lines = tuple(
        line._replace(cancel_reason="OTHER") if index in unknown else line
        for index, line in enumerate(reading.lines)
    )
    return replace(reading, lines=lines, left_out=(*reading.left_out, *unknown.values()))
