"""What a cell says, whatever program wrote it last: canonical values and the digests over them."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from enum import Enum
from functools import partial

import orjson

Cell = str | int | float | date | time | bool | None

LONGEST_TEXT = 2_000
"""Letters of a cell (safety.md, files from elsewhere); what the register takes is shorter."""

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?|\u0085|\u2028|\u2029")
_ESCAPES = re.compile("(?:_x005F)+(?=_x[0-9A-Fa-f]{4}_)")
_MINUTES_PER_DAY = 24 * 60
_DIGEST_LENGTH = 16


class Kind(Enum):
    """What a column holds; the kind alone decides how its cells are written and compared."""

    ID = "id"
    TEXT = "text"
    CODE = "code"
    YESNO = "yesno"
    INTEGER = "integer"
    HOURS = "hours"
    MEAN = "mean"
    FIGURE = "figure"
    SHOWN = "shown"
    DATE = "date"
    TIME = "time"


DECIMALS = {Kind.INTEGER: 0, Kind.HOURS: 2, Kind.MEAN: 2, Kind.FIGURE: 4}
"""How many decimals a kind of number is stored with (return-format.md, Rules)."""


def clean(text: str) -> str:
    """The text as a spreadsheet may hold it: composed letters, LF line ends, no control characters.

    Nothing else changes; a tab stays a tab.
    """
    if text.isascii() and text.isprintable():  # as nearly all of it is
        return text
    return unicodedata.normalize("NFC", _CONTROLS.sub("", _LINE_ENDS.sub("\n", text)))


def canonical(kind: Kind, value: object) -> str:
    """The one form of a value, from ours and from what readers of a saved workbook return.

    Readers give whole numbers as floats and dates as moments. A value of another type than its
    column's was put there by hand; it gets a form of its own that equals no rightful value.
    """
    if value is None or value == "":
        return ""
    form = _FORMS[kind](value)
    if form is not None:
        return form
    said = 0.0 if isinstance(value, float) and value == 0 else value  # no zero is less than another
    return f"?{type(value).__name__} {said}"


def canonical_column(kind: Kind, values: Sequence[object]) -> list[str]:
    """``canonical`` of each value of a column, at little cost: most say nothing odd, or the same often."""
    if kind in _TEXTS and (plain := _plain(values)) is not None:
        return plain
    form = partial(canonical, kind)
    # Values of two types may be equal and still have two forms: True is 1.
    if len(set(map(type, values)) - {str}) > 1:
        return list(map(form, values))
    made = {value: form(value) for value in set(values)}
    return [made[value] for value in values]


def canonical_row(kinds: Sequence[Kind], values: Sequence[object]) -> str:
    """The canonical values of one row as a JSON list."""
    return row_form([canonical(kind, value) for kind, value in zip(kinds, values, strict=True)])


def row_form(said: Sequence[str]) -> str:
    """Canonical values as a JSON list."""
    return orjson.dumps(said).decode()


def row_digest(sheet: str, row: str) -> str:
    """The short digest that stands in a row's last cell, so that an edited row can be named.

    It begins with a letter, since a spreadsheet spoils long numbers.
    """
    return "r" + hashlib.sha256(f"{sheet}\n{row}".encode()).hexdigest()[:_DIGEST_LENGTH]


def sheet_digest(rows: Iterable[str]) -> str:
    """SHA-256 over the canonical rows in their own order, so that sorting the sheet is no change."""
    return hashlib.sha256("\n".join(sorted(rows)).encode()).hexdigest()


def _plain(values: Sequence[object]) -> list[str] | None:
    """The values themselves where all are texts that stay as they are, as nearly all of them do."""
    if set(map(type, values)) - {str}:
        return None
    texts = list(map(str, values))
    together = " ".join(texts)
    fine = together.isascii() and together.isprintable() and "_x" not in together
    return texts if fine else None


def _text(value: object) -> str | None:
    # LibreOffice loses one of two escapes in a row when it saves a literal "_x005F_x0041_".
    if not isinstance(value, str):
        return None
    cleaned = clean(value)
    return _ESCAPES.sub("", cleaned) if "_x" in cleaned else cleaned


def _yes_or_no(value: object) -> str | None:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return _text(value)


def _number(decimals: int, value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    text = f"{value:.{decimals}f}"
    return text.removeprefix("-") if float(text) == 0 else text


def _integer(value: object) -> str | None:
    if isinstance(value, float) and not value.is_integer():
        return None
    return _number(0, value)


def _shown(value: object) -> str | None:
    return "*" if value == "*" else _integer(value)


def _date(value: object) -> str | None:
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else None
    return value.isoformat() if isinstance(value, date) else None


def _time(value: object) -> str | None:
    if isinstance(value, datetime):
        value = value.time()
    if not isinstance(value, time):
        return None
    # Half a minute of tolerance: a time of day travels as a fraction of a day.
    seconds = value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1_000_000
    minutes = round(seconds / 60) % _MINUTES_PER_DAY
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


_FORMS = {
    Kind.ID: _text,
    Kind.TEXT: _text,
    Kind.CODE: _text,
    Kind.YESNO: _yes_or_no,
    Kind.INTEGER: _integer,
    Kind.HOURS: lambda value: _number(DECIMALS[Kind.HOURS], value),
    Kind.MEAN: lambda value: _number(DECIMALS[Kind.MEAN], value),
    Kind.FIGURE: lambda value: _number(DECIMALS[Kind.FIGURE], value),
    Kind.SHOWN: _shown,
    Kind.DATE: _date,
    Kind.TIME: _time,
}
_TEXTS = frozenset(kind for kind, form in _FORMS.items() if form in {_text, _yes_or_no})
