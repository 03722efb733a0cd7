"""Two laptops with 60,000 attendances each brought together, beside inserting the same rows in one go.

Once they share half of them, each having 30,000 of its own since the second laptop began; once they
share nobody. Looking at the file (unpacking, unlocking, proving every page, joining it for the preview)
and bringing it in (a verified copy first, then joining) are both in the time, as a person waits for both.
The floor inserts what came, state and journal, into an empty store that the product's own schema made.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from harness import Figure, Pair, milliseconds, p50, scratch
from hublog.bootstrap import HomeDoor
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.domain.records import TABLES, Record, to_values
from hublog.domain.sessions import Attendance, Session
from hublog.services.api import Services
from hublog.store import schema, statements
from hublog.store.engine import connect, engine_of
from hublog.store.mapping import MAPPINGS, Cells, change_cells
from made_up import attendances, hub, names, people, sessions

_EACH = 50
_LIMIT_MS = 10_000
_LAST = date(2026, 5, 31)


def figures(*, quick: bool) -> Iterator[Figure]:
    """Half of it shared, and nothing shared."""
    size = 600 if quick else 60_000
    for label, shared in (("half of them shared", size // 2), ("none shared", 0)):
        pair = Pair([], [])
        for _ in range(1 if quick else 3):
            with scratch() as folder:
                ours, theirs = _two(folder, size, shared)
                file = theirs.laptops.make_transfer("bench", folder)
                theirs.store.close()
                pair.ours.append(milliseconds(_brought_in, ours, file.path, file.words))
                bare = _bare_store(folder / "bare.db")
                rows = _came(ours)
                pair.floor.append(milliseconds(_floor, bare, rows))
                bare.close()
                ours.store.close()
        name = f"bring together twice {size:,} visits, {label}"
        yield Figure(name, p50(pair.ours), p50(pair.floor), limit=_LIMIT_MS)


def _two(folder: Path, size: int, shared: int) -> tuple[Services, Services]:
    """Two laptops of one hub; each knows ``size`` attendances, so many of them both."""
    ours = hub(folder / "first", list(_year("a", shared, 0)))
    born = ours.laptops.make_transfer("bench", folder)
    theirs = HomeDoor(folder / "second", 0).begin_from(born.path, born.words, "bench", "Camp")
    if isinstance(theirs, Problem):
        raise TypeError(theirs.code)
    born.path.unlink()
    for n, (laptop, name) in enumerate(((ours, "b"), (theirs, "c")), start=1):
        with laptop.store.writing("bench", "made_up") as work:
            work.put_all(_year(name, size - shared, n))
            work.commit()
    return ours, theirs


def _year(name: str, size: int, n: int) -> Iterator[Record]:
    """So many attendances of people of their own, on days of their own."""
    held = sessions(size // _EACH, _LAST - timedelta(days=1000 * n))
    called = names(max(_EACH, size // 12), seed=10 + n)
    known = [
        replace(
            each,
            id=f"{name}-{each.id}",
            known_as=whole.split()[0],
            full_name=whole,
            local_no=(each.local_no or 0) + 10_000 * n,
        )
        for each, whole in zip(people(len(called)), called, strict=True)
    ]
    yield from known
    yield from held
    yield from attendances(held, known, _EACH)


def _brought_in(ours: Services, file: Path, words: str) -> None:
    preview = ours.laptops.look(file, words)
    if isinstance(preview, Problem):
        raise TypeError(preview.code)
    brought = ours.laptops.bring_in("bench", preview)
    if isinstance(brought, Problem) or brought.meeting is None:
        raise TypeError(preview.adds)


def _came(ours: Services) -> dict[str, list[Cells]]:
    """The rows that came, and their changes, as they lie in the tables."""
    (meeting,) = ours.laptops.brought_in()
    with ours.store.reading() as reader:
        came = [c for a in reader.came_with(meeting.stamp) for c in reader.changes_of(a.stamp)]
        ids = {
            kind: [c.row_id for c in came if c.table == TABLES[kind]]
            for kind in (Person, Session, Attendance)
        }
        rows: dict[str, list[Cells]] = {
            TABLES[kind]: [
                MAPPINGS[TABLES[kind]].cells(to_values(each))
                for each in reader.get_many(kind, wanted).values()
            ]
            for kind, wanted in ids.items()
        }
    return {**rows, "": [change_cells(change, n) for n, change in enumerate(came, 1)]}


def _bare_store(file: Path) -> Any:  # noqa: ANN401 - the driver has no types
    """An empty store as the product makes it: tables, indexes and settings, but for foreign keys."""
    engine = engine_of(file, bytes(32))
    with engine.begin() as connection:
        schema.make(connection)
    engine.dispose()
    bare = connect(file, bytes(32))
    bare.execute("PRAGMA foreign_keys=OFF")
    return bare


def _floor(bare: Any, rows: dict[str, list[Cells]]) -> None:  # noqa: ANN401 - the driver has no types
    """Those rows in one transaction, with one statement a table."""
    bare.execute("BEGIN IMMEDIATE")
    for table, cells in rows.items():
        bare.executemany(statements.adding(table) if table else statements.ADD_CHANGE, cells)
    bare.execute("COMMIT")
