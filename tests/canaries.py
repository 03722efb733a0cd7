"""Looks for made-up names in every byte of folders: plain, as UTF-16, in archives, in databases' pages."""

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

_SPELLINGS = ("utf-8", "utf-16-le", "utf-16-be")
_DEFLATED = b"\x78"
_DEEPEST = 3


def hits(folders: Iterable[Path], canaries: Sequence[str]) -> list[str]:
    """Every file that holds one of the canaries, with the canary; none where all is well.

    Names of files are looked at too, and so is what is inside zip archives (workbooks are some) and
    gzip or zlib streams.
    """
    found = []
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if any(name.casefold() in file.name.casefold() for name in canaries):
                found.append(f"{file}: its name")
            if file.is_file() and not file.is_symlink():
                found += [f"{file}: {name}" for name in sorted(_in(file.read_bytes(), canaries))]
    return found


def _in(content: bytes, canaries: Sequence[str]) -> set[str]:
    """The canaries in some bytes, whatever they are packed in."""
    found: set[str] = set()
    for each in _unpacked(content, 0):
        folded = each.lower()
        for name in canaries:
            if any(name.lower().encode(spelling) in folded for spelling in _SPELLINGS):
                found.add(name)
    return found


def _unpacked(content: bytes, depth: int) -> Iterator[bytes]:
    yield content
    if depth == _DEEPEST:
        return
    for inner in (*_members(content), *_stream(content)):
        yield from _unpacked(inner, depth + 1)


def _members(content: bytes) -> Iterator[bytes]:
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.namelist():
                yield member.encode()
                yield archive.read(member)
    except (zipfile.BadZipFile, RuntimeError, zlib.error):  # encrypted or cut: its bytes were seen
        return


def _stream(content: bytes) -> Iterator[bytes]:
    try:
        if content.startswith(b"\x1f\x8b"):
            yield gzip.decompress(content)
        elif content.startswith(_DEFLATED):
            yield zlib.decompress(content)
    except (OSError, EOFError, zlib.error):
        return
