"""Finds formulas in the cells of a workbook of our own kind, which never holds one (P12)."""

import re
import zipfile
from io import BytesIO
from xml.parsers.expat import ExpatError, ParserCreate

_LIKELY = tuple(map(re.compile, (rb"<f[\s/>]", rb":f[\s/>]", rb"formula\s*=")))
"""A formula of either kind of workbook stands nowhere else; most parts hold no such letters.

Each begins with letters that are looked for at once, which is much faster than one pattern for all.
"""


def holds_formula(content: bytes) -> bool:
    """Whether any cell of the workbook has a formula, which may show another value than it keeps.

    Every part is looked at, since a sheet may lie in a part of any name; what a chart refers to
    stands in no cell. The workbook was looked at by ``guard.inspect_content`` before.
    """
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return any(_has_formula(archive.read(each)) for each in archive.infolist())


def _has_formula(part: bytes) -> bool:
    # Without the zero bytes that UTF-16 puts between plain letters.
    plain = part.replace(b"\0", b"") if b"\0" in part else part
    if not any(letters.search(plain) for letters in _LIKELY):
        return False
    above: list[str] = []
    found = []

    def begins(name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local == "f" and above[-1:] == ["c"]:
            found.append(name)
        elif local in {"table-cell", "covered-table-cell"}:
            found.extend(each for each in attributes if each.rpartition(":")[2] == "formula")
        above.append(local)

    def ends(_: str) -> None:
        above.pop()

    parser = ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = begins, ends
    try:
        parser.Parse(part, True)  # noqa: FBT003 - expat takes no names
    except ExpatError:
        # No XML, or broken: whatever stands before the break counts.
        return bool(found)
    return bool(found)
