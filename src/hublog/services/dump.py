"""The emergency dump: everything that can still be read, written into a spreadsheet for people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hublog.domain.problems import Problem
from hublog.services.file_ports import DumpWriter
from hublog.services.ports import Clock, Store
from hublog.services.salvage import Salvaged, book


@dataclass(frozen=True, slots=True, kw_only=True)
class Dumped:
    """A dump that was written: rows by sheet; how many came from the history, and how many are known lost.

    ``broken`` are the sheets of which more may be missing.
    """

    path: Path
    rows: Mapping[str, int]
    from_history: int
    lost: int
    broken: tuple[str, ...]
    protected: bool


class Dump:
    """The use case over an open register, whole or not."""

    def __init__(self, store: Store, clock: Clock, writer: DumpWriter) -> None:
        self._store = store
        self._clock = clock
        self._writer = writer

    def write(self, path: Path, password: str = "") -> Dumped | Problem:
        """Write everything readable; without a password everybody can read the file.

        Problems: as the port ``DumpWriter``.
        """
        return written(self._store.salvaged(), self._writer, self._clock.now(), path, password)


def written(
    found: Salvaged, writer: DumpWriter, now: datetime, path: Path, password: str
) -> Dumped | Problem:
    """Write what was found. Problems: as the port ``DumpWriter``."""
    made = book(found, now, protected=bool(password))
    wrong = writer.write(made, path, password)
    if wrong is not None:
        return wrong
    return Dumped(
        path=path,
        rows={sheet.table: len(sheet.rows) for sheet in made.sheets},
        from_history=sum(sheet.from_history for sheet in made.sheets),
        lost=sum(sheet.lost for sheet in made.sheets),
        broken=tuple(sheet.table for sheet in made.sheets if sheet.broken),
        protected=made.protected,
    )
