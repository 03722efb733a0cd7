"""Whether the register is whole: its pages, its tables, and a journal that folds to its rows."""

from itertools import groupby

from sqlalchemy import Connection

from hublog.domain.journal import RowKey, fold
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
    differing: dict[str, int] = {}
    seen: set[RowKey] = set()
    rows = map(mapping.change, connection.exec_driver_sql(statements.ALL_CHANGES))
    for key, changes in groupby(rows, key=lambda change: change.key):
        table, row_id = key
        ((_, cells),) = fold(changes).items()
        folded = {"id": row_id, **defaults(KINDS[table])}
        folded |= {name: cell.value for name, cell in cells.items()}
        held = connection.exec_driver_sql(statements.by_id(table), (row_id,)).first()
        seen.add(key)
        if held is None or MAPPINGS[table].values(held) != folded:
            differing[table] = differing.get(table, 0) + 1
    for table in KINDS:
        count = statements.counting(table, all_rows=True)
        unknown = connection.exec_driver_sql(count).scalar_one()
        unknown -= sum(name == table for name, _ in seen)
        if unknown > 0:
            differing[table] = differing.get(table, 0) + unknown
    return [Problem("JOURNAL_DIFFERS", t, {"n": n}) for t, n in sorted(differing.items())]
