"""Returns as they were read from files that arrived, without any file, and an office that expects them."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from fake_time import FakeClock
from hublog.domain import verification as differing
from hublog.domain.months import Month
from hublog.domain.office.arrived import Arrived, FigureSaid
from hublog.domain.office.hubs import ListedHub
from hublog.domain.problems import Problem
from hublog.domain.sheet_rows import (
    COUNTED_BANDS,
    AttendanceRow,
    ErasureRow,
    PersonRow,
    SessionRow,
)
from hublog.domain.verification import Verification
from hublog.services.office.ports import Came, OfficeStore
from hublog.services.office.taking_in import TakingIn

HUB, KEY = "CUM-EWA", "ab" * 32
MONTHS = tuple(f"2026-{month:02}" for month in range(1, 9))
PEOPLE = ("ref-1", "ref-2", "ref-3")


def came(
    month: str = "2026-05",
    version: int = 1,
    said: str = "as sent",
    hub: str = HUB,
    people: Sequence[str] = PEOPLE,
    forgotten: Collection[str] = (),
) -> Came:
    """A good return of one session to which these people came; ``said`` makes it another content."""
    day = Month.parse(month).first
    digest = f"{hub} {month} {version} {said}"
    session = SessionRow(
        *(f"{month}-session", "WARM", "Warm Tuesday", "DROPIN", day, "tue"),
        *(dt.time(10), dt.time(12), 2.0, "Hall", "closed", None, len(people)),
        *((0,) * len(COUNTED_BANDS), len(people), 0, 0, 1, 2.0, "PEER", "live", day, 0, said),
    )
    arrived = Arrived(
        **_named(hub, month, version, digest),
        drawn_on=Month.parse(month).plus(1).first,
        app_version="0",
        complete=True,
        rows_shared=True,
        figures=(FigureSaid("A03", float(len(people)), None, None, ""),),
        sessions=(session,),
        people=tuple(PersonRow(ref, "35-44", 3, "E", month, 1, 1, "newbie") for ref in people),
        attendance=tuple(
            AttendanceRow(f"{month}-{ref}", session.session_id, ref, "present", True)
            for ref in people
        ),
        erasures=tuple(ErasureRow(ref, day) for ref in forgotten),
    )
    found = Verification(
        **_named(hub, month, version, digest),
        status="signed",
        seal=differing.VALID,
        differences=(),
    )
    return Came(Path(f"{hub}_{month}_v{version}.xlsx"), found, arrived)


def _named(hub: str, month: str, version: int, digest: str) -> dict[str, Any]:
    """What a return and its verification both say."""
    return {
        "hub_code": hub,
        "hub_name": "Made-up hub",
        "month": month,
        "version": version,
        "public_key": KEY,
        "digest": digest,
    }


class HandedOver:
    """The port ``ArrivalReader`` for files that were read already; ``before`` is told each one's place."""

    def __init__(
        self, files: Iterable[Came | Problem], before: Callable[[int], object] | None = None
    ) -> None:
        self._files = list(files)
        self._before = before

    def files_in(self, places: Sequence[Path]) -> tuple[Path, ...]:
        return tuple(self._path(each) for each in self._files)

    def read(self, paths: Sequence[Path], *_: Any) -> Iterator[tuple[Path, Came | Problem]]:  # noqa: ANN401 - as the port
        for place, each in enumerate(self._files):
            if self._before is not None:
                self._before(place)
            yield self._path(each), each

    def _path(self, each: Came | Problem) -> Path:
        return each.path if isinstance(each, Came) else Path(each.where)


def taking_in(
    store: OfficeStore,
    files: Iterable[Came | Problem],
    before: Callable[[int], object] | None = None,
) -> TakingIn:
    """What takes these files in, whatever places it is given."""
    return TakingIn(store, FakeClock(dt.datetime(2026, 9, 10, 12)), HandedOver(files, before))  # noqa: DTZ001 - local wall time


def expect(store: OfficeStore, *codes: str) -> None:
    """Put hubs of these codes on the list, each known by its key."""
    with store.writing() as work:
        for code in codes or (HUB,):
            work.put_hub(
                ListedHub(code=code, name="Made-up", first_month="2025-01", public_key=KEY)
            )
        work.commit()
