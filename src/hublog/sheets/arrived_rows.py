"""The typed rows of a return that arrived, out of its sheets as they were found."""

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import compress, repeat
from typing import Any

from hublog.domain.office.arrived import (
    Arrived,
    BreakdownSaid,
    CheckSaid,
    FigureSaid,
    OutcomeSaid,
)
from hublog.domain.sheet_rows import (
    COUNTED_BANDS,
    VOLUNTEER_KINDS,
    AttendanceRow,
    ChangeRow,
    ErasureRow,
    LearningRow,
    PersonRow,
    ReferralRow,
    SessionRow,
    VolunteeringRow,
    band_name,
)
from hublog.domain.verification import Verification
from hublog.sheets import layout
from hublog.sheets.canonical import Kind
from hublog.sheets.comparing import Compared
from hublog.sheets.found_tables import FoundTable

LeftOut = Collection[tuple[str, int]]
"""Rows that are not to be taken, by their sheet and number."""
_Values = Mapping[str, Any]
_Column = Callable[[Sequence[str]], Sequence[Any]]
_Columns = Mapping[str, Sequence[Any]]


class OddCellError(ValueError):
    """A cell says what its column cannot hold."""


def arrived(compared: Compared, found: Verification, left_out: LeftOut = ()) -> Arrived:
    """The return that these sheets are, without the rows left out; raises ``OddCellError``."""
    said = compared.manifest
    reading = _READ if found.differences else _AS_SEALED

    def columns(sheet: layout.Sheet) -> _Columns:
        table = compared.tables.get(sheet.name)
        return {} if table is None else _read(table, left_out, reading)

    def rows(sheet: layout.Sheet) -> Iterator[_Values]:
        return _rows(columns(sheet))

    try:
        return Arrived(
            hub_code=found.hub_code,
            hub_name=found.hub_name,
            month=found.month,
            version=found.version,
            digest=found.digest,
            public_key=found.public_key,
            drawn_on=dt.date.fromisoformat(said.get("drawn_on", "")),
            app_version=said.get("app_version", ""),
            complete=said.get("complete") == "yes",
            rows_shared=said.get("rows_shared") == "yes",
            figures=tuple(map(_figure, rows(layout.SUMMARY))),
            sessions=tuple(map(_session, rows(layout.SESSIONS))),
            people=_people(columns(layout.PEOPLE)),
            attendance=_attendance(columns(layout.ATTENDANCE)),
            volunteering=tuple(map(_volunteering, rows(layout.VOLUNTEERING))),
            referrals=tuple(map(_referral, rows(layout.REFERRALS))),
            outcomes=tuple(map(_outcome, rows(layout.OUTCOMES))),
            breakdown=tuple(map(_breakdown, rows(layout.BREAKDOWN))),
            learning=tuple(map(_learning, rows(layout.LEARNING))),
            changes=tuple(ChangeRow(**row) for row in rows(layout.CHANGES)),
            erasures=tuple(map(_erasure, rows(layout.ERASURES))),
            checks=tuple(CheckSaid(**row) for row in rows(layout.CHECKS)),
        )
    except (ValueError, KeyError, TypeError) as odd:
        raise OddCellError(str(odd)) from odd


def _rows(columns: _Columns) -> Iterator[_Values]:
    return (dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True))


def _read(table: FoundTable, left_out: LeftOut, reading: Mapping[Kind, _Column]) -> _Columns:
    columns = table.sheet.columns[:-1]
    values: Sequence[Sequence[str]] = table.values
    if left_out:
        kept = [(table.sheet.name, number) not in left_out for number in table.numbers]
        values = list(compress(values, kept))
    cells = zip(*values, strict=True) if values else repeat((), len(columns))
    return {
        column.name: reading[column.kind](each) for column, each in zip(columns, cells, strict=True)
    }


def _as_it_is(cells: Sequence[str]) -> Sequence[str]:
    return cells


def _texts(cells: Sequence[str]) -> Sequence[str]:
    if "\n?" not in "\n" + "\n".join(cells):
        return cells
    for cell in cells:
        # Another type than the column's, put there by hand; a text that begins so is a rare loss.
        kind, _, _ = cell[1:].partition(" ")
        if cell.startswith("?") and kind in _FOREIGN:
            raise OddCellError(cell)
    return cells


def _each(make: Callable[[str], Any]) -> Callable[[Sequence[str]], list[Any]]:
    """What reads a column of which a blank cell is nothing; most cells say what another says too."""

    def read(cells: Sequence[str]) -> list[Any]:
        made = {cell: make(cell) if cell else None for cell in set(cells)}
        return [made[cell] for cell in cells]

    return read


def _integer(cell: str) -> int:
    number = int(cell)
    if abs(number) > _LARGEST:
        raise OddCellError(cell)
    return number


def _number(cell: str) -> float:
    number = float(cell)
    if not abs(number) <= _LARGEST:  # written so that what is no number is not either
        raise OddCellError(cell)
    return number


_LARGEST = 1_000_000_000
"""No number of a hub comes near it, and every table holds it."""
_FOREIGN = frozenset({"bool", "int", "float", "date", "datetime", "time", "timedelta"})
_READ: Mapping[Kind, _Column] = {
    Kind.ID: _texts,
    Kind.TEXT: _texts,
    Kind.CODE: _texts,
    Kind.YESNO: _texts,
    Kind.INTEGER: _each(_integer),
    Kind.HOURS: _each(_number),
    Kind.MEAN: _each(_number),
    Kind.FIGURE: _each(_number),
    Kind.SHOWN: _texts,
    Kind.DATE: _each(dt.date.fromisoformat),
    Kind.TIME: _each(dt.time.fromisoformat),
}
_TEXTS = frozenset(kind for kind, read in _READ.items() if read is _texts)
_AS_SEALED = {**_READ, **dict.fromkeys(_TEXTS, _as_it_is)}
"""Where nothing differs every cell is as it was sealed, whatever its text looks like."""
_COUNTED = tuple(f"counted_{band_name(band)}" for band in COUNTED_BANDS)
_MINUTES = tuple(f"minutes_{kind}" for kind in VOLUNTEER_KINDS)
_BETTER = ("improved", "same", "worse")
_MUST = ("named_present", "footfall", "first_time_named", "first_time_counted", "volunteers")


def _figure(row: _Values) -> FigureSaid:
    return FigureSaid(
        row["indicator_id"], row["value"], row["numerator"], row["denominator"], row["note"]
    )


def _session(row: _Values) -> SessionRow:
    counted = _whole(row, _COUNTED)
    _whole(row, _MUST)
    _there(row, "date")
    rest = {name: row[name] for name in SessionRow._fields if name != "counted"}
    cancelled = row["cancel_reason"] or None
    hours = row["volunteer_hours"] or 0.0
    return SessionRow(
        **{**rest, "cancel_reason": cancelled, "volunteer_hours": hours, "counted": counted}
    )


def _referral(row: _Values) -> ReferralRow:
    _there(row, "date")
    return ReferralRow(**row)


def _outcome(row: _Values) -> OutcomeSaid:
    # Of fewer than 8 pairs a hub says no more than how many there are.
    _whole(row, ("pairs", *(_BETTER if row["mean_change"] is not None else ())))
    return OutcomeSaid(**row)


def _erasure(row: _Values) -> ErasureRow:
    _there(row, "forgotten_on")
    return ErasureRow(**row)


def _people(columns: _Columns) -> tuple[PersonRow, ...]:
    # Of these two sheets there are so many rows that they are made without a word to each cell.
    if not columns:
        return ()
    for name in ("visits_month", "visits_12m"):
        if any(number is None or number < 0 for number in columns[name]):
            raise OddCellError(name)
    return tuple(map(PersonRow, *(columns[name] for name in PersonRow._fields)))


def _attendance(columns: _Columns) -> tuple[AttendanceRow, ...]:
    if not columns:
        return ()
    *each, first = (columns[name] for name in AttendanceRow._fields)
    return tuple(map(AttendanceRow, *each, [cell == "yes" for cell in first]))


def _volunteering(row: _Values) -> VolunteeringRow:
    (people, without) = _whole(row, ("people", "times_without_minutes"))
    minutes = _whole(row, _MINUTES)
    return VolunteeringRow(row["activity_code"], row["activity"], people, minutes, without)


def _breakdown(row: _Values) -> BreakdownSaid:
    return BreakdownSaid(
        row["dimension"], row["category"], row["different_people"], row["attendances"]
    )


def _learning(row: _Values) -> LearningRow:
    return LearningRow(row["prompt"], row["text"], row["conditions"], row["story_consent"])


def _whole(row: _Values, names: Sequence[str]) -> tuple[int, ...]:
    """Counts, none of which is blank or below nothing."""
    numbers = tuple(row[name] for name in names)
    if None in numbers or min(numbers) < 0:
        raise OddCellError(", ".join(names))
    return numbers


def _there(row: _Values, name: str) -> None:
    if row[name] is None:
        raise OddCellError(name)
