"""Drawing the monthly return: the same facts give the same workbook, whenever it is drawn."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from hublog.domain.drawing_up import draw_up
from hublog.domain.facts import Facts
from hublog.domain.months import Month
from hublog.domain.problems import Problem
from hublog.domain.returns import ReturnContent, file_name
from hublog.domain.sessions import Session
from hublog.domain.versions import ReturnVersion
from hublog.services.changed import Changed
from hublog.services.ports import Clock, Ids, Reader, ReturnWriter, Store


@dataclass(frozen=True, slots=True)
class Drawn:
    """The workbook that was drawn, what it says, and what the register remembers of it.

    ``still_open`` sessions of the month were not finished, so they do not count yet.
    """

    path: Path
    content: ReturnContent
    changed: Changed
    still_open: int


class Returns:
    """Draws returns; a version stays the same until it was sent (return-format.md, Rules)."""

    def __init__(self, store: Store, clock: Clock, ids: Ids, writer: ReturnWriter) -> None:
        self._store = store
        self._clock = clock
        self._ids = ids
        self._writer = writer

    def draw(self, actor: str, month: Month, folder: Path) -> Drawn | Problem:
        """Write the month's return into the folder.

        Drawn again from the same facts it keeps date, device and version. The running month may be
        drawn; its cover says that it is not over. Problems: ``RETURN_FUTURE`` and those of the
        writer; then nothing is remembered.
        """
        today = self._clock.now().date()
        if today < month.first:
            return Problem("RETURN_FUTURE", str(month))
        with self._store.writing(actor, "drew_return") as work:
            content, version = self._decide(work, actor, month, today)
            work.put(version)
            path = folder / file_name(content.cover.hub.code, month, version.version)
            problem = self._writer.write(content, path)
            if problem is not None:
                return problem
            still_open = sum(s.date in month.window for s in work.find(Session, status="open"))
            return Drawn(path, content, work.commit({"version": version.version}), still_open)

    def _decide(
        self, work: Reader, actor: str, month: Month, today: date
    ) -> tuple[ReturnContent, ReturnVersion]:
        found = work.find(ReturnVersion, month=str(month))
        latest = max(found, key=lambda each: each.version, default=None)
        new = ReturnVersion(
            id=self._ids.new(),
            month=str(month),
            version=1,
            drawn_on=today,
            drawn_by=actor,
            device=self._store.device,
            digest="",
        )
        facts = work.facts()
        content = _content(facts, month, new, today)
        new = replace(new, digest=content.digest())
        if latest is None:
            version = new
        elif latest.digest == new.digest:
            version = latest
        elif latest.status == "drawn":
            version = replace(new, id=latest.id, version=latest.version)
        else:
            version = replace(new, version=latest.version + 1)
        return content.under(version.version, version.drawn_on, version.device), version


def _content(facts: Facts, month: Month, version: ReturnVersion, today: date) -> ReturnContent:
    return draw_up(
        facts,
        month,
        version=version.version,
        drawn_on=version.drawn_on,
        device=version.device,
        complete=month.last < today,
    )
