"""Whether the register is whole: its pages, its tables, and a journal that folds to its rows."""

from itertools import groupby

from sqlalchemy import Connection

from hublog.domain.journal import fold
from hublog.domain.problems import Problem
from hublog.domain.records import KINDS, defaults
from hublog.store import backup, mapping, statements
from hublog.store.mapping import MAPPINGS

_SCHEMA = "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name"


def problems(connection: Connection, damaged: Problem) -> list[Problem]:
    """Everything that is wrong, worst first; ``damaged`` is what to say of broken pages."""
    if backup.damages(connection.connection.driver_connection):
        return [damaged]
    found = [*_schema_problems(connection), *_reference_problems(connection)]
    return found or _journal_problems(connection)


def outline(connection: Connection) -> dict[str, str]:
    """Every table and index as it was made, blanks aside."""
    rows = connection.exec_driver_sql(_SCHEMA).all()
    return {name: " ".join(text.split()) for name, text in rows}


def _schema_problems(connection: Connection) -> list[Problem]:
    held, wanted = outline(connection), statements.outline()
    names = sorted(n for n in held.keys() | wanted.keys() if held.get(n) != wanted.get(n))
    return [Problem("SCHEMA_DIFFERS", name) for name in names]


def _reference_problems(connection: Connection) -> list[Problem]:
    tables = {row[0] for row in connection.exec_driver_sql("PRAGMA foreign_key_check").all()}
    return [Problem("REFERENCE_BROKEN", name) for name in sorted(tables)]


def _journal_problems(connection: Connection) -> list[Problem]:
    """State tables are today's fold of the journal (house.md, decisions); say where they differ."""
    differing = {table: _differing(connection, table) for table in KINDS}
    return [Problem("JOURNAL_DIFFERS", t, {"n": n}) for t, n in sorted(differing.items()) if n]


def _differing(connection: Connection, table: str) -> int:
    """How many rows of a table are not what their history says, or have none."""
    rows = connection.exec_driver_sql(statements.every(table))
    held = {row[0]: row for row in rows}
    usual = defaults(KINDS[table])
    differing = 0
    history = connection.exec_driver_sql(statements.CHANGES_IN, (table,))
    for (_, row_id), changes in groupby(map(mapping.change, history), key=lambda c: c.key):
        ((_, cells),) = fold(changes).items()
        folded = {"id": row_id, **usual, **{name: cell.value for name, cell in cells.items()}}
        row = held.pop(row_id, None)
        differing += row is None or MAPPINGS[table].values(row) != folded
    return differing + len(held)
