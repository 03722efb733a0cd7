"""The hidden sheet of a workbook that travels: what it is, digests of its rows, and the seal."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from hublog.services.ports import Seal
from hublog.sheets.canonical import Kind, canonical, clean, row_digest

SHEET = "_manifest"
RETURN, REPLY, PACK = "return", "reply", "pack"
"""What a workbook is: the value of ``kind``."""
DRAFT, SIGNED = "draft", "signed"
"""Whether somebody signed it off: the value of ``status``."""
PUBLIC_KEY, SIGNATURE = "public_key", "signature"
_OWN = f"seals.{SHEET}."
_DIGESTS_A_LINE = 100
"""So many fit into a cell as any reader takes it (safety.md, files from elsewhere)."""


def digests_of(
    sheet: str, sheet_digest: str, row_digests: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """The lines about one data sheet: how many rows, the digest of all, and of each in its order.

    The digest of each row stands here too, so that a row taken out or put in can be named.
    """
    yield f"rows.{sheet}", str(len(row_digests))
    yield f"sha256.{sheet}", sheet_digest
    for number, at in enumerate(range(0, len(row_digests), _DIGESTS_A_LINE), 1):
        yield f"seals.{sheet}.{number}", " ".join(row_digests[at : at + _DIGESTS_A_LINE])


def page_digest(sheet: str, rows: Iterable[Iterable[object]]) -> tuple[str, str]:
    """The line about a page that people read: the digest of what its cells say, in their order."""
    said = [
        canonical(Kind.TEXT if isinstance(cell, str) else Kind.INTEGER, cell)
        for row in rows
        for cell in row
        # A reader may lose a cell that holds only blanks.
        if cell is not None and str(cell).strip()
    ]
    text = json.dumps(said, ensure_ascii=False)
    return f"sha256.{sheet}", hashlib.sha256(text.encode()).hexdigest()


def beside_digest(sheet: str, rows: Iterable[Iterable[object]]) -> tuple[str, str]:
    """The line about what stands around the table of a data sheet: labels, remarks, chart numbers."""
    return f"beside.{sheet}", page_digest(sheet, rows)[1]


def row_digests(manifest: Mapping[str, str], sheet: str) -> tuple[str, ...]:
    """The digests of the sheet's rows, in the order in which they were written."""
    found: list[str] = []
    number = 1
    while (line := manifest.get(f"seals.{sheet}.{number}")) is not None:
        found.extend(line.split())
        number += 1
    return tuple(found)


def sealed(
    lines: Iterable[tuple[str, str]], seal: Callable[[bytes], Seal] | None
) -> list[tuple[str, str]]:
    """The lines, their own digests, and a seal over all; without one where there is none to give."""
    made = [(key, clean(value)) for key, value in lines]
    made += list(_own_digests(made))
    if seal is None:
        return made
    made_by = seal(signed_text(dict(made)))
    return [*made, (PUBLIC_KEY, made_by.public_key), (SIGNATURE, made_by.signature)]


def _own_digests(made: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The digests of the lines so far, so that an edited line can be named as a row can.

    Each of these lines ends in a digest of itself, since nothing else would tell that it was edited.
    """
    digests = [line_digest(key, value) for key, value in made]
    for number, at in enumerate(range(0, len(digests), _DIGESTS_A_LINE), 1):
        key = f"{_OWN}{number}"
        text = " ".join(digests[at : at + _DIGESTS_A_LINE])
        yield key, f"{text} {line_digest(key, text)}"


def line_digest(key: str, value: str) -> str:
    """The digest of one line of the manifest."""
    return row_digest(SHEET, _line(key, value))


def is_own_digest(key: str) -> bool:
    """Whether a line holds digests of the manifest's other lines."""
    return key.startswith(_OWN)


def own_digests(key: str, value: str) -> tuple[str, ...] | None:
    """The digests that such a line holds; ``None`` where it was edited itself."""
    text, _, own = value.rpartition(" ")
    return tuple(text.split()) if own == line_digest(key, text) else None


def seal_of(manifest: Mapping[str, str]) -> Seal | None:
    """The seal that a manifest carries."""
    key, signature = manifest.get(PUBLIC_KEY, ""), manifest.get(SIGNATURE, "")
    return Seal(key, signature) if key and signature else None


def is_seal(key: str) -> bool:
    """Whether a line is part of the seal, which is over all the others."""
    return key in {PUBLIC_KEY, SIGNATURE}


def signed_text(manifest: Mapping[str, str]) -> bytes:
    """What a seal is over: every line but the seal's own, in the order of the keys."""
    lines = sorted(_line(key, value) for key, value in manifest.items() if not is_seal(key))
    return "\n".join(lines).encode()


def _line(key: str, value: str) -> str:
    # As JSON, so that a line end inside a value makes no second line.
    return json.dumps([key, canonical(Kind.TEXT, value)], ensure_ascii=False)
