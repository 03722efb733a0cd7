"""Every figure of all hubs over a year, beside one bare pass of the database over the same rows."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, func, select

from harness import Figure, in_turns, milliseconds, p50, scratch
from hublog.services.office.consolidating import Consolidating
from hublog.sheets.consolidated_writer import ConsolidatedFiles
from hublog.store.engine import engine_of
from hublog.store.office import tables
from hublog.store.office.reader import SqlOfficeReader
from office_made_up import FIRST, FULL, KEY, SMALL, Size, fill

LIMIT = 2000
"""Milliseconds for any figure of a year at 3.6 million attendances (the issue's figure)."""


class Clock:
    """Stands still on a day after the year."""

    def now(self) -> datetime:
        """A morning."""
        return datetime(2026, 5, 5, 9)  # noqa: DTZ001 - local wall time

    def millis(self) -> int:
        """Nobody asks."""
        return 0


class Held:
    """An office's store as far as reading goes, over one connection."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    @contextmanager
    def reading(self) -> Iterator[SqlOfficeReader]:
        """Ask questions."""
        yield SqlOfficeReader(self.connection, "")


def figures(*, quick: bool) -> Iterator[Figure]:
    """The overview, which is every figure of every hub and of all; then the whole workbook."""
    size = SMALL if quick else FULL
    with scratch() as folder:
        engine = engine_of(folder / "office.db", KEY)
        with engine.begin() as connection:
            fill(connection, size)
        with engine.begin() as connection:
            yield from _measured(connection, size, folder, quick=quick)
        engine.dispose()


def _measured(connection: Connection, size: Size, folder: Path, *, quick: bool) -> Iterator[Figure]:
    last = FIRST.plus(size.months - 1)
    consolidating = Consolidating(Held(connection), ConsolidatedFiles(), Clock())  # type: ignore[arg-type]
    pair = in_turns(
        lambda _: consolidating.overview(FIRST, last),
        lambda _: _floor(connection),
        2 if quick else 7,
    )
    attendances = size.hubs * size.months * size.attendances
    name = f"all figures, {size.hubs} hubs, {attendances:,} attendances"
    limit = None if quick else LIMIT
    yield Figure(name, p50(pair.ours), p50(pair.floor), limit=limit)
    path = folder / "all.xlsx"
    took = milliseconds(consolidating.workbook, FIRST, last, path)
    note = f"{path.stat().st_size / 1e6:.1f} MB"
    yield Figure("the consolidated workbook of them", took, note=note)


def _floor(connection: Connection) -> None:
    """What the database takes to look at each row of people and sessions once."""
    for column in (tables.PERSON_ROW.c.visits_month, tables.SESSION.c.footfall):
        connection.execute(select(func.sum(column))).scalar_one()
