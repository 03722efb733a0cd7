"""How much lies in a file of a register, without opening it as one."""

from contextlib import closing
from pathlib import Path

from hublog.store import backup
from hublog.store.engine import keyed


def rows_in(file: Path, key: bytes) -> dict[str, int]:
    """How many rows each table holds."""
    with closing(keyed(file, key)) as connection:
        return {name: rows for name, (rows, _) in backup.contents(connection).items()}
