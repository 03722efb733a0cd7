"""Brings in a register that was kept elsewhere: looked at first, then written as one action."""

import gc
from collections.abc import Callable, Collection, Container, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from hublog.domain.activities import Activity
from hublog.domain.codes import CodeLists
from hublog.domain.names import clean
from hublog.domain.problems import Problem
from hublog.domain.registers.reading import LeftOut, Question, Reading
from hublog.domain.registers.recognise import recognise
from hublog.services.changed import Changed
from hublog.services.ports import Clock, Ids, Reader, RegisterReader, Store
from hublog.services.taking_in import Plan, plan

_USUAL_TYPE = "DROPIN"


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
        """Every answer given or proposed, empty where it is open: the map for next time."""
        return {each.key: each.answer for each in self.questions}


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
        self, path: Path, answers: Mapping[str, str], sheet: str | None = None
    ) -> Preview | Problem:
        """Read the file and work out what it would change.

        Problems: those of the port ``RegisterReader`` and of ``recognise``.
        """
        with _no_looking_for_garbage():
            return self._preview(path, answers, sheet)

    def confirm(self, actor: str, preview: Preview) -> Changed | Problem:
        """Write what was previewed, as one action; false where all of it was there already.

        Where something else was written in between, it is worked out again. QUESTIONS_OPEN.
        """
        if preview.open_questions:
            keys = ", ".join(each.key for each in preview.open_questions)
            return Problem("QUESTIONS_OPEN", keys)
        with _no_looking_for_garbage():
            return self._confirm(actor, preview)

    def _preview(
        self, path: Path, answers: Mapping[str, str], sheet: str | None
    ) -> Preview | Problem:
        grids = self._reader.read(path, sheet)
        if isinstance(grids, Problem):
            return grids
        given = {key: clean(answer) for key, answer in answers.items()}
        with self._store.reading() as register:
            activities = register.find(Activity)
        reading = recognise(grids, given, _usual(activities))
        if isinstance(reading, Problem):
            return reading if reading.where else replace(reading, where=path.name)
        reading = _with_known_reasons(reading, self._codes()["cancel_reason"])
        kind = answers.get("activity_type", _USUAL_TYPE).upper()
        types = tuple(code.code for code in self._codes()["activity_type"])
        if kind not in types:
            values = {"answer": kind, "choices": ", ".join(types)}
            return Problem("ANSWER_NOT_POSSIBLE", "activity_type", values)
        with self._store.reading() as register:
            planned = self._plan(register, reading, kind)
        names = tuple(sorted(each.name for each in activities))
        questions = reading.questions
        if planned.new_activities:
            questions += (Question("activity_type", types, kind, "activity_type" in answers),)
        return Preview(reading, planned, questions, names, kind)

    def _confirm(self, actor: str, preview: Preview) -> Changed:
        with self._store.writing(actor, "brought_in") as work:
            planned = preview.plan
            latest = work.latest_actions(1)
            if (latest[0].stamp if latest else None) != planned.as_of:
                planned = self._plan(work, preview.reading, preview.activity_type)
            work.put_all(planned.records)
            changes = planned.changes
            return work.commit(
                {
                    "people": planned.new_people,
                    "sessions": changes.get("session", 0),
                    "attendances": changes.get("attendance", 0),
                }
            )

    def _plan(self, register: Reader, reading: Reading, kind: str) -> Plan:
        return plan(register, reading, self._ids, self._clock.now().date(), kind)


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


@contextmanager
def _no_looking_for_garbage() -> Iterator[None]:
    """Thousands of new records are no garbage; looking among them takes a third of the time."""
    was_looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_looking:
            gc.enable()
