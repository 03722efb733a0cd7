"""The areas that postcodes lie in: the list the office makes for a hub, and what its rows may say."""

import hashlib
import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import astuple
from typing import Any, NamedTuple

from hublog.domain import postcodes
from hublog.domain.hub_packs import Area
from hublog.domain.names import LONGEST_NAME, clean
from hublog.domain.problems import Detail, Problem

COLUMNS = ("postcode", "lsoa21cd", "imd_decile", "imd_index", "lad")
"""What the first line of an area list calls its columns (domain.md, Deprivation)."""
MOST_AREAS = 60_000
_DECILES = {str(each) for each in range(1, 11)}
_NAME_LENGTH = 16
_LSOA = re.compile(r"[EWSN][0-9]{8}")


class AreasRead(NamedTuple):
    """The areas of a list, and what is wrong with it, line by line; with a problem it is no use."""

    areas: tuple[Area, ...]
    problems: tuple[Problem, ...] = ()


Line = tuple[int, Mapping[str, str]]
"""The number of a line, and what it says by column."""


def areas_in(
    rows: Iterable[tuple[int, Sequence[str]]], where: str, indexes: Collection[str]
) -> AreasRead:
    """The areas in the lines of a text file, the first of which names the columns.

    ``indexes`` are the codes of list ``imd_index``. Blank lines and further columns say nothing.
    Problems: AREAS_COLUMN where a column is missing, AREAS_NONE, and those of ``areas_of``.
    """
    lines = ((number, row) for number, row in rows if any(map(str.strip, row)))
    _, header = next(lines, (1, ()))
    names = [clean(cell).casefold() for cell in header]
    absent = [name for name in COLUMNS if name not in names]
    if absent:
        return AreasRead((), (Problem("AREAS_COLUMN", where, {"column": absent[0]}),))
    said = ((number, dict(zip(names, row, strict=False))) for number, row in lines)
    read = areas_of(said, where, indexes)
    return AreasRead((), (Problem("AREAS_NONE", where),)) if read == ((), ()) else read


def areas_of(lines: Iterable[Line], where: str, indexes: Collection[str]) -> AreasRead:
    """The areas that these lines speak of, by postcode.

    Problems, each with its line: AREA_POSTCODE, AREA_TWICE, AREA_LSOA, AREA_INDEX, AREA_DECILE,
    AREA_DISTRICT; and AREAS_TOO_MANY, after which nothing more is read.
    """
    found: dict[str, Area] = {}
    problems: list[Problem] = []
    for count, (number, said) in enumerate(lines):
        if count == MOST_AREAS:
            return AreasRead((), (Problem("AREAS_TOO_MANY", where, {"most": MOST_AREAS}),))
        read = _area(said, indexes)
        if isinstance(read, Problem):
            problems.append(Problem(read.code, where, {**read.values, "line": number}))
        elif read.postcode in found:
            twice: dict[str, Detail] = {"said": read.postcode, "line": number}
            problems.append(Problem("AREA_TWICE", where, twice))
        else:
            found[read.postcode] = read
    return AreasRead(tuple(found[postcode] for postcode in sorted(found)), tuple(problems))


def list_name(areas: Iterable[Area]) -> str:
    """What a list of areas is known by: other areas, another name."""
    text = json.dumps([astuple(each) for each in areas])
    return hashlib.sha256(text.encode()).hexdigest()[:_NAME_LENGTH]


def located(postcode: str, area: Area | None) -> dict[str, Any]:
    """What a person's record says of where they live, by field, at this postcode or answer."""
    return {
        "outward": postcodes.outward(postcode),
        "lsoa": area.lsoa if area else "",
        "imd_decile": area.imd_decile if area else None,
        "imd_index": area.imd_index if area else "",
    }


def _area(said: Mapping[str, str], indexes: Collection[str]) -> Area | Problem:
    typed, lsoa, decile, index, district = (clean(said.get(name, "")) for name in COLUMNS)
    postcode = postcodes.tidy(typed)
    if postcode is None or not postcodes.outward(postcode):
        return _odd("AREA_POSTCODE", typed)
    if not _LSOA.fullmatch(lsoa):
        return _odd("AREA_LSOA", lsoa)
    if index and index not in indexes:
        return _odd("AREA_INDEX", index)
    if (decile in _DECILES) != bool(index) or (decile and not index):
        return _odd("AREA_DECILE", decile)
    if not district or len(district) > LONGEST_NAME:
        return _odd("AREA_DISTRICT", district)
    return Area(
        postcode=postcode,
        lsoa=lsoa,
        imd_decile=int(decile) if decile else None,
        imd_index=index,
        district=district,
    )


def _odd(code: str, said: str) -> Problem:
    return Problem(code, values={"said": said[:LONGEST_NAME]})
