"""What one version of a return says otherwise than the one before: row by row, field by field."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time

from hublog.domain.names import shortened
from hublog.domain.outcomes import MEASURES
from hublog.domain.returns import FigureChange, ReturnContent
from hublog.domain.sheet_rows import (
    COUNTED_BANDS,
    VOLUNTEER_KINDS,
    ChangeRow,
    SessionRow,
    VolunteeringRow,
    band_name,
)

ADDED, CHANGED, REMOVED = "added", "changed", "removed"
"""What can become of a row: codes of list ``change``."""
TOLD = ("A01", "A02", "A03", "B01", "B04", "C02", "D01.out", "D01.signpost")
"""The figures whose change is told in words, on the cover and beside the month."""
LONGEST_SUMMARY = 1000
"""Letters of a whole row told in one line; the row itself stands on its own sheet."""
TEXTS = frozenset({"note", "text", "activity", "place"})
"""Fields that hold what somebody wrote; what stood in them before is not told again."""
TRAITS = frozenset({"B10", "B11", *(measure.id for measure in MEASURES), "E08", "F02"})
"""Figures about traits and about how people are. Beside one row that came or went, how they changed would
tell whose it is, as would the Breakdown and the Outcomes, which have no place among the changes either
(domain.md, Small numbers)."""
_WITHHELD = "…"
_DECIMALS = 4

_Fields = Mapping[str, str]
_Rows = Mapping[str, _Fields]


def figure_changes(before: ReturnContent, after: ReturnContent) -> tuple[FigureChange, ...]:
    """The main figures that differ, in the order of ``TOLD``."""
    was, now = (
        {row.indicator.id: row.indicator.value for row in each.summary} for each in (before, after)
    )
    return tuple(
        FigureChange(id_, was.get(id_), now.get(id_))
        for id_ in TOLD
        if was.get(id_) != now.get(id_)
    )


def changes(before: ReturnContent, after: ReturnContent, reason: str) -> tuple[ChangeRow, ...]:
    """Every row that came, went or changed, by sheet and row; a changed one with each field.

    What people wrote is told as it is now, not as it was: it may have been put right for good reason.
    ``reason`` is why the month was opened again, which is the reason for all of it.
    """
    was, now = _sheets(before), _sheets(after)
    return tuple(
        change
        for sheet, rows in now.items()
        for change in _of_sheet(sheet, was[sheet], rows, reason)
    )


def _of_sheet(sheet: str, was: _Rows, now: _Rows, reason: str) -> Iterator[ChangeRow]:
    for row_id in sorted({*was, *now}):
        if row_id not in was:
            yield ChangeRow(sheet, row_id, ADDED, "", "", _summed_up(now[row_id]), reason)
        elif row_id not in now:
            yield ChangeRow(sheet, row_id, REMOVED, "", _summed_up(was[row_id]), "", reason)
        else:
            old, new = was[row_id], now[row_id]
            for field in dict.fromkeys((*old, *new)):
                one, other = old.get(field, ""), new.get(field, "")
                if one != other:
                    told = _told(field, one)
                    yield ChangeRow(sheet, row_id, CHANGED, field, told, other, reason)


def _summed_up(fields: _Fields) -> str:
    """A whole row in a line, so that nobody has to look for it in another file."""
    told = (
        f"{name} {value}"
        for name, value in fields.items()
        if value not in {"", "0"} and name not in TEXTS
    )
    return shortened(", ".join(told), LONGEST_SUMMARY)


def _sheets(content: ReturnContent) -> dict[str, _Rows]:
    figures = {
        row.indicator.id: {
            "value": _text(row.indicator.value),
            "numerator": _text(row.indicator.numerator),
            "denominator": _text(row.indicator.denominator),
        }
        for row in content.summary
        if row.indicator.id.partition(".")[0] not in TRAITS
    }
    return {
        "Summary": figures,
        "Sessions": {row.session_id: _session(row) for row in content.sessions},
        "People": _plain(content.people),
        "Attendance": _plain(content.attendance),
        "Volunteering": {row.activity_code: _volunteering(row) for row in content.volunteering},
        "Referrals": _plain(content.referrals),
        "Learning": _plain(content.learning),
    }


def _told(name: str, old: str) -> str:
    """What stood there before; of a text only that one stood there, for it may have been private."""
    return _WITHHELD if old and name in TEXTS else old


def _plain(rows: Iterable[tuple[object, ...]]) -> _Rows:
    """Rows whose first field is their id."""
    return {str(row[0]): _fields(row) for row in rows}


def _fields(row: tuple[object, ...]) -> dict[str, str]:
    names: tuple[str, ...] = getattr(row, "_fields", ())
    return {name: _text(value) for name, value in zip(names[1:], row[1:], strict=True)}


def _session(row: SessionRow) -> _Fields:
    fields = _fields(row)
    del fields["counted"]
    counted = zip(COUNTED_BANDS, row.counted, strict=False)
    return fields | {f"counted_{band_name(band)}": _text(n) for band, n in counted}


def _volunteering(row: VolunteeringRow) -> _Fields:
    fields = _fields(row)
    del fields["minutes"]
    given = zip(VOLUNTEER_KINDS, row.minutes, strict=False)
    return fields | {f"minutes_{kind}": _text(n) for kind, n in given}


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return (
                f"{round(value, _DECIMALS):g}"
                if value.is_integer()
                else str(round(value, _DECIMALS))
            )
        case time():
            return value.isoformat("minutes")
        case date():
            return value.isoformat()
        case _:
            return str(value)
