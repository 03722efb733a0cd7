"""Questions about what other laptops wrote, answered from the journal."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from hublog.domain.journal import Action, Change, RowKey, Stamp
from hublog.domain.laptops import Doubt
from hublog.domain.records import KINDS, REFERENCES, TABLES
from hublog.domain.sessions import JOINED_TO
from hublog.store import laptop_statements as statements
from hublog.store import mapping
from hublog.store.mapping import to_json


class LaptopReader:
    """The part of ``SqlReader`` that bringing two laptops together needs."""

    _driver: Any

    def stamps(self) -> frozenset[Stamp]:
        """The stamps of all actions."""
        return frozenset(Stamp.parse(text) for (text,) in self._driver.execute(statements.STAMPS))

    def last_written(self) -> dict[str, Stamp]:
        """The latest stamp of each laptop that ever wrote here."""
        found = [Stamp.parse(text) for (text,) in self._driver.execute(statements.LAST_WRITTEN)]
        return {stamp.device: stamp for stamp in found}

    def came_with(self, stamp: Stamp) -> list[Action]:
        """The actions that came by that bringing together, oldest first."""
        rows = self._driver.execute(statements.ACTIONS_THAT_CAME_WITH, (str(stamp),))
        return [mapping.action(row) for row in rows]

    def meetings(self) -> list[Action]:
        """Every bringing together of which something is still here, latest first."""
        found = [mapping.action(row) for row in self._driver.execute(statements.LANDMARKS)]
        return sorted(found, key=lambda action: action.stamp, reverse=True)

    def undoings(self) -> dict[Stamp, list[Stamp]]:
        """For each action that was ever taken back, which actions did that."""
        found: dict[Stamp, list[Stamp]] = {}
        for undone, by in self._driver.execute(statements.UNDOINGS):
            found.setdefault(Stamp.parse(undone), []).append(Stamp.parse(by))
        return found

    def histories(self, keys: Iterable[RowKey]) -> list[Change]:
        """Every change ever made to these rows, row by row, oldest first."""
        return [
            mapping.change(row)
            for table, ids in by_table(keys).items()
            for row in self._driver.execute(statements.HISTORIES, (table, to_json(ids)))
        ]

    def written_on_several(self) -> list[Change]:
        """Every change to rows that more than one laptop has written, row by row, oldest first."""
        return [mapping.change(row) for row in self._driver.execute(statements.WRITTEN_ON_SEVERAL)]

    def makings(self, table: str) -> list[tuple[Stamp, str]]:
        """Which action made which row of a table."""
        rows = self._driver.execute(statements.MAKINGS, (table,))
        return [(Stamp.parse(stamp), row_id) for stamp, row_id in rows]

    def naming(self, keys: Collection[RowKey]) -> Iterator[tuple[RowKey, RowKey]]:
        """Which rows, living or not, name which of these."""
        ids = by_table(keys)
        for kind, references in REFERENCES.items():
            for field, target in references.items():
                wanted = ids.get(TABLES[target])
                if wanted:
                    statement = statements.naming(TABLES[kind], field)
                    for row_id, named in self._driver.execute(statement, (to_json(wanted),)):
                        yield (TABLES[kind], row_id), (TABLES[target], named)

    def groundless(self) -> list[RowKey]:
        """Rows that are gone though living ones name them; a session that was joined may be named."""
        found = {
            (TABLES[target], row_id)
            for kind, references in REFERENCES.items()
            for field, target in references.items()
            if field != JOINED_TO
            for (row_id,) in self._driver.execute(
                statements.groundless(TABLES[kind], field, TABLES[target])
            )
        }
        return sorted(found)

    def cards_twice(self) -> dict[int, list[str]]:
        """The card numbers that several people hold who are not put together, and those people."""
        found: dict[int, list[str]] = {}
        for card, row_id in self._driver.execute(statements.CARDS_TWICE):
            found.setdefault(card, []).append(row_id)
        return found

    def below_zero(self) -> list[tuple[str, str, int]]:
        """Sessions and age bands of which fewer than nobody were counted, and how many."""
        return list(self._driver.execute(statements.BELOW_ZERO))

    def doubts(self) -> list[Doubt]:
        """What was noticed when other laptops' actions came in, settled or not."""
        return [
            Doubt(table, one, other, Stamp.parse(stamp))
            for table, one, other, stamp in self._driver.execute(statements.DOUBTS)
        ]


def journal_without(driver: Any, known: frozenset[Stamp]) -> tuple[list[Action], list[Change]]:  # noqa: ANN401 - a driver connection
    """The actions whose stamps are not among these, oldest first, and their changes."""
    texts = {str(stamp) for stamp in known}
    new = [row for row in driver.execute(statements.EVERY_ACTION) if row[0] not in texts]
    stamps = {row[0] for row in new}
    changes = [row for row in driver.execute(statements.EVERY_CHANGE) if row[3] in stamps]
    return list(map(mapping.action, new)), list(map(mapping.change, changes))


def changes_among(driver: Any, known: frozenset[Stamp]) -> list[Change]:  # noqa: ANN401 - a driver connection
    """The changes of the actions with these stamps."""
    texts = {str(stamp) for stamp in known}
    rows = (row for row in driver.execute(statements.EVERY_CHANGE) if row[3] in texts)
    return list(map(mapping.change, rows))


def by_table(keys: Iterable[RowKey]) -> dict[str, list[str]]:
    """The ids of rows by their tables, in the order in which the records are listed."""
    ids: dict[str, list[str]] = {table: [] for table in KINDS}
    for table, row_id in keys:
        ids[table].append(row_id)
    return {table: sorted(found) for table, found in ids.items() if found}
