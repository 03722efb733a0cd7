"""Sheets as files for other programs: CSV that Excel opens rightly, and Parquet where it is installed."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from itertools import islice
from typing import IO, Any

from hublog.domain.problems import Problem
from hublog.sheets.canonical import DECIMALS, Cell, Kind, canonical, clean
from hublog.sheets.layout import Column, Row

CSV, PARQUET = "csv", "parquet"
_ROWS_AT_ONCE = 10_000
_LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "'")
_TEXTS = frozenset({Kind.ID, Kind.TEXT, Kind.CODE, Kind.SHOWN, Kind.YESNO})

Writer = Callable[[IO[bytes], Sequence[Column], Iterable[Row]], None]


def writer_of(form: str) -> Writer | Problem:
    """What writes files of that form; Problem OFFICE_NO_PARQUET where it is not installed."""
    if form == CSV:
        return write_csv
    try:
        import_module("pyarrow.parquet")
    except ImportError:
        return Problem("OFFICE_NO_PARQUET")
    return write_parquet


def write_csv(file: IO[bytes], columns: Sequence[Column], rows: Iterable[Row]) -> None:
    """UTF-8 with a mark at the beginning, machine names first, days and times as ISO says them.

    A text that a spreadsheet would take for a formula gets an apostrophe before it; so does a text that
    begins with one, so that taking one off gives every text back.
    """
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    lines = csv.writer(text)
    lines.writerow(guarded(column.name) for column in columns)
    kinds = [column.kind for column in columns]
    for row in rows:
        lines.writerow(_plain(kind, value) for kind, value in zip(kinds, row, strict=True))
    text.flush()
    text.detach()


def guarded(text: str) -> str:
    """The text as a CSV file holds it: never the beginning of a formula."""
    return f"'{text}" if text.startswith(_LIKE_A_FORMULA) else text


def _plain(kind: Kind, value: Cell) -> str:
    if isinstance(value, str):
        return guarded(clean(value))
    return canonical(kind, value)


def write_parquet(file: IO[bytes], columns: Sequence[Column], rows: Iterable[Row]) -> None:
    """Typed columns under their machine names; a text stays as it is, for nothing here is a formula."""
    # By name and only here: it is large, and not everybody has it.
    arrow: Any = import_module("pyarrow")
    parquet: Any = import_module("pyarrow.parquet")
    schema = arrow.schema([(column.name, _type(arrow, column.kind)) for column in columns])
    with parquet.ParquetWriter(file, schema) as writer:
        for batch in _batches(rows):
            cells = zip(*batch, strict=True)
            arrays = [
                arrow.array([_typed(column.kind, value) for value in each], field.type)
                for column, field, each in zip(columns, schema, cells, strict=True)
            ]
            writer.write_table(arrow.Table.from_arrays(arrays, schema=schema))


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    each = iter(rows)
    while batch := list(islice(each, _ROWS_AT_ONCE)):
        yield batch


def _type(arrow: Any, kind: Kind) -> Any:  # noqa: ANN401 - a module and a type of its own
    if kind in _TEXTS:
        return arrow.string()
    return {
        Kind.INTEGER: arrow.int64(),
        Kind.DATE: arrow.date32(),
        Kind.TIME: arrow.time32("s"),
    }.get(kind, arrow.float64())


def _typed(kind: Kind, value: Cell) -> Cell:
    if value is None:
        return None
    if kind in _TEXTS:
        return clean(str(value))
    if isinstance(value, float):
        return round(value, DECIMALS.get(kind, DECIMALS[Kind.FIGURE]))
    return value
