"""What the office holds, month by month: the matrix, one cell with all that is known, whom to chase."""

from collections.abc import Sequence
from dataclasses import dataclass

from hublog.domain.months import Month
from hublog.domain.office.arrived import Arrived
from hublog.domain.office.asked import Asked, Decided
from hublog.domain.office.filed import Filed
from hublog.domain.office.hubs import ListedHub
from hublog.domain.office.matrix import Cell, Matrix, chased, matrix
from hublog.domain.problems import Problem
from hublog.services.office.hub_list import listed
from hublog.services.office.ports import OfficeStore
from hublog.services.ports import Clock

_USUAL_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class CellDetail:
    """Everything about one hub's month: its versions, the rows of the one shown, questions, decisions.

    ``shown`` is the version asked for, else the one that stands; ``None`` where nothing is held.
    """

    hub: ListedHub
    cell: Cell
    versions: tuple[Filed, ...]
    shown: Filed | None
    content: Arrived | None
    asked: tuple[Asked, ...]
    decided: tuple[Decided, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chase:
    """One hub to be asked about its months that are missing, or have a question that is open."""

    hub: ListedHub
    missing: tuple[Month, ...]
    questions: tuple[Asked, ...]


class OfficeReturns:
    """Use cases that look at what is held."""

    def __init__(self, store: OfficeStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def months(self, last: Month | None = None, count: int = _USUAL_MONTHS) -> tuple[Month, ...]:
        """So many months that end with ``last``, or with the month before today's."""
        end = last or Month.of(self._clock.now().date()).plus(-1)
        return tuple(end.plus(n) for n in range(1 - count, 1))

    def matrix(self, months: Sequence[Month]) -> Matrix:
        """Hubs by months, as it stands today."""
        with self._store.reading() as reader:
            return matrix(
                reader.hubs(),
                months,
                reader.filed("", str(months[0]), str(months[-1])),
                reader.asked(),
                reader.decided(),
                self._clock.now().date(),
            )

    def cell(self, hub_code: str, month: Month, version: int = 0) -> CellDetail | Problem:
        """One hub's month. Problems: OFFICE_UNKNOWN_HUB, OFFICE_NO_SUCH_VERSION."""
        with self._store.reading() as reader:
            hub = listed(reader, hub_code)
            if isinstance(hub, Problem):
                return hub
            versions = reader.filed(hub.code, str(month), str(month))
            asked = reader.asked(hub.code, str(month))
            decided = reader.decided(hub.code, str(month))
            today = self._clock.now().date()
            found = matrix([hub], [month], versions, asked, decided, today)
            shown = next((v for v in versions if v.standing and not version), None)
            if version:
                shown = next((v for v in versions if v.version == version), None)
                if shown is None:
                    return Problem("OFFICE_NO_SUCH_VERSION", hub.code, {"version": version})
            content = reader.content(shown.number) if shown else None
        return CellDetail(
            hub=hub,
            cell=found.cells[(hub.code, str(month))],
            versions=versions,
            shown=shown,
            content=content,
            asked=asked,
            decided=decided,
        )

    def chase(self, months: Sequence[Month]) -> tuple[Chase, ...]:
        """Whom to ask, by the code of the hub."""
        found = self.matrix(months)
        cells = chased(found)
        with self._store.reading() as reader:
            asked = [each for each in reader.asked() if each.open]
        chases = []
        for hub in found.hubs:
            mine = [cell for cell in cells if cell.hub_code == hub.code]
            missing = [Month.parse(cell.month) for cell in mine if cell.state == "missing"]
            months_asked = {cell.month for cell in mine}
            questions = [
                q for q in asked if q.hub_code == hub.code and q.query.month in months_asked
            ]
            if mine:
                chases.append(Chase(hub=hub, missing=tuple(missing), questions=tuple(questions)))
        return tuple(chases)
