"""The last pass over a finished workbook: data rows poured in, every date fixed."""

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from html import escape
from io import BytesIO
from itertools import islice
from typing import IO

from openpyxl.utils import get_column_letter

from hublog.sheets.canonical import DECIMALS, LONGEST_TEXT, Cell, Kind, clean

_EPOCH = date(1899, 12, 30)
_MINUTES_PER_DAY = 24 * 60
_HEADER_ROWS = 2
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_DIMENSION = re.compile(rb'<dimension ref="A1:[A-Z]+(\d+)" ?/>')
_ROW = re.compile(rb'<row r="(\d+)"')
_END_OF_HEADER = re.compile(rb'<row r="2".*?</row>', re.DOTALL)
_STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_LABELS = re.compile(rb'<dLbls><numFmt formatCode="[^"]*"')
_OLDEST_ZIP_DATE = date(1980, 1, 1)
_ROWS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Poured:
    """Rows for one sheet below its two header rows: values, a style for each cell, heights.

    A height of ``None`` leaves the row at one line.
    """

    kinds: Sequence[Kind]
    rows: Sequence[Sequence[Cell]]
    styles: Sequence[Sequence[int]]
    heights: Sequence[float | None]


@dataclass(frozen=True, slots=True)
class Flowing:
    """The same for more rows than are held at a time: each is a row, its styles and its height."""

    kinds: Sequence[Kind]
    number: int
    rows: Iterable[tuple[Sequence[Cell], Sequence[int], float | None]]


def escaped(text: str) -> str:
    """Clean text as a workbook stores it: a literal ``_x0041_`` must not turn into a letter.

    Nothing is cut: ``ValueError`` where the text is longer than any reader of returns takes.
    """
    if text.isascii() and text.isprintable() and "_x" not in text and len(text) <= LONGEST_TEXT:
        return text  # as most cells are: nothing to clean, nothing to escape
    said = clean(text)
    if len(said) > LONGEST_TEXT:
        raise ValueError(f"{len(said)} letters in one cell of a workbook")
    return _ESCAPED.sub("_x005F_", said)


def finish(skeleton: bytes, poured: Mapping[str, Poured], drawn_on: date) -> bytes:
    """The skeleton with rows poured into its parts and everything that tells the hour fixed.

    ``poured`` goes by the name of the part. Rows are written here, not by openpyxl, which takes
    seven times as long per cell and leaves temporary files with their content behind when killed.
    """
    finished = BytesIO()
    flows = {
        name: Flowing(
            each.kinds, len(each.rows), zip(each.rows, each.styles, each.heights, strict=True)
        )
        for name, each in poured.items()
    }
    finish_into(finished, skeleton, flows, drawn_on)
    return finished.getvalue()


def finish_into(
    finished: IO[bytes], skeleton: bytes, flowing: Mapping[str, Flowing], drawn_on: date
) -> None:
    """The same, written as its rows come; raises ``ValueError`` where they are not as many as said."""
    when = max(drawn_on, _OLDEST_ZIP_DATE)
    with (
        zipfile.ZipFile(BytesIO(skeleton)) as source,
        zipfile.ZipFile(finished, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            part = source.read(name)
            if name == "docProps/core.xml":
                part = _STAMP.sub(rb"\g<1>%b" % f"{when}T00:00:00Z".encode(), part)
            elif name.startswith("xl/charts/"):
                part = _LABELS.sub(rb'\g<0> sourceLinked="0"', part)
            entry = zipfile.ZipInfo(name, (when.year, when.month, when.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            if name not in flowing:
                target.writestr(entry, part)
                continue
            with target.open(entry, "w") as sheet:
                for piece in _pour(part, flowing[name]):
                    sheet.write(piece)


def _pour(part: bytes, flowing: Flowing) -> Iterator[bytes]:
    letters = [get_column_letter(n + 1) for n in range(len(flowing.kinds))]
    header = _END_OF_HEADER.search(part)
    if header is None:
        raise ValueError("a sheet without its two header rows")
    last = _HEADER_ROWS + flowing.number
    following = _ROW.search(part, header.end())
    if following is not None and int(following[1]) <= last:
        raise ValueError("rows are poured where rows stand already")

    def grown(found: re.Match[bytes]) -> bytes:
        return f'<dimension ref="A1:{letters[-1]}{max(last, int(found[1]))}"/>'.encode()

    yield _DIMENSION.sub(grown, part[: header.end()], count=1)
    rows, written = _rows(flowing, letters), 0
    while piece := list(islice(rows, _ROWS_AT_ONCE)):
        written += len(piece)
        yield "".join(piece).encode()
    if written != flowing.number:
        raise ValueError(f"{written} rows where {flowing.number} were said")
    yield part[header.end() :]


def _rows(flowing: Flowing, letters: Sequence[str]) -> Iterator[str]:
    columns = list(zip(letters, (_WRITERS[kind] for kind in flowing.kinds), strict=True))
    for number, (row, styles, height) in enumerate(flowing.rows, _HEADER_ROWS + 1):
        cells = "".join(
            f'<c r="{letter}{number}" s="{style}"/>'
            if value is None or value == ""
            else f'<c r="{letter}{number}" s="{style}"{write(value)}</c>'
            for (letter, write), value, style in zip(columns, row, styles, strict=True)
        )
        tall = f' ht="{height}" customHeight="1"' if height else ""
        yield f'<row r="{number}"{tall}>{cells}</row>'


def _string(value: Cell) -> str:
    text = escape(escaped(str(value)), quote=False)
    return f' t="inlineStr"><is><t xml:space="preserve">{text}</t></is>'


def _number(value: Cell) -> str:
    return f"><v>{value}</v>"


def _rounded(kind: Kind, value: Cell) -> str:
    if isinstance(value, str):  # why there is no number
        return _string(value)
    number = round(float(str(value)), DECIMALS[kind])
    return f"><v>{int(number) if number.is_integer() else number}</v>"


def _yes_or_no(value: Cell) -> str:
    return _string("yes" if value else "no")


def _shown(value: Cell) -> str:
    return _string(value) if isinstance(value, str) else _number(value)


def _date(value: Cell) -> str:
    if not isinstance(value, date):
        raise TypeError(value)
    return f"><v>{(value - _EPOCH).days}</v>"


def _time(value: Cell) -> str:
    if not isinstance(value, time):
        raise TypeError(value)
    return f"><v>{(value.hour * 60 + value.minute) / _MINUTES_PER_DAY!r}</v>"


_WRITERS = {
    Kind.ID: _string,
    Kind.TEXT: _string,
    Kind.CODE: _string,
    Kind.YESNO: _yes_or_no,
    Kind.INTEGER: _number,
    Kind.HOURS: lambda value: _rounded(Kind.HOURS, value),
    Kind.MEAN: lambda value: _rounded(Kind.MEAN, value),
    Kind.FIGURE: lambda value: _rounded(Kind.FIGURE, value),
    Kind.SHOWN: _shown,
    Kind.DATE: _date,
    Kind.TIME: _time,
}
