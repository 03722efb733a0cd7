"""Looks at a foreign file before anything parses it (safety.md, files from elsewhere).

It trusts no name, no declared size and no declared encoding: a file is what its bytes say.
"""

import codecs
import re
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

from hublog.domain.problems import Problem

WORKBOOK, TEXT = "workbook", "text"

MEGABYTE = 1_000_000
LARGEST_FILE = 20 * MEGABYTE
LARGEST_MEMBER = 100 * MEGABYTE
LARGEST_TOTAL = 150 * MEGABYTE
MOST_MEMBERS = 400
LARGEST_RATIO = 200
RATIO_COUNTS_FROM = MEGABYTE
SECONDS = 10
"""How long reading a file may take, guard included."""
RETURN_MODE = "--return"
"""The word that tells the reading child that a workbook of our own kind is meant."""

MANY_MODE = "--many"
"""The word that tells it that workbooks of our own kind will be named one after the other."""

_CHUNK = 1 << 18
_OLD_CONTAINER = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED_PART = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK\x03\x04"
_BOMS_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_OVERLAP = 64
_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([^\"']{1,40})")
_PLAIN_ENCODINGS = {b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"iso-8859-1", b"windows-1252"}
"""Encodings in which a declaration cannot hide once every zero byte is taken out."""

_PROGRAM = re.compile(
    r"vbaproject|/(macrosheets|dialogsheets|activex)/|^xl/(workbook|worksheets/.*)\.bin$"
    r"|^(basic|scripts)/.",
    re.IGNORECASE,
)
_LINK = re.compile(r"/externallinks/", re.IGNORECASE)
_HEARTS = {"xl/workbook.xml", "content.xml"}


def inspect(path: Path) -> str | Problem:
    """Whether the file may be parsed, as ``WORKBOOK`` or as ``TEXT``, or why it is refused.

    Problems: those of ``content_of`` and of ``inspect_content``.
    """
    content = content_of(path)
    return content if isinstance(content, Problem) else inspect_content(content, path.name)


def content_of(path: Path) -> bytes | Problem:
    """The file's bytes, read once, so that what was looked at is what is parsed.

    Problems: FILE_NOT_FOUND, FILE_EMPTY, FILE_TOO_LARGE.
    """
    where = path.name
    try:
        if path.stat().st_size > LARGEST_FILE:
            return Problem("FILE_TOO_LARGE", where, {"megabytes": LARGEST_FILE // MEGABYTE})
        content = path.read_bytes()
    except OSError:
        return Problem("FILE_NOT_FOUND", where)
    return content or Problem("FILE_EMPTY", where)


def inspect_content(content: bytes, where: str) -> str | Problem:
    """Whether these bytes of the file ``where`` may be parsed, and as what.

    Problems: FILE_LOCKED, FILE_OLD, FILE_NOT_A_SHEET, FILE_DAMAGED, FILE_ODD_ARCHIVE,
    FILE_UNPACKS_TOO_LARGE, FILE_DECLARES, FILE_HAS_PROGRAM, FILE_HAS_LINKS.
    """
    if content.startswith(_OLD_CONTAINER):
        return Problem("FILE_LOCKED" if _ENCRYPTED_PART in content else "FILE_OLD", where)
    if content.startswith(_ZIP):
        return _inspect_zip(content, where) or WORKBOOK
    return Problem("FILE_NOT_A_SHEET", where) if _is_no_table(content) else TEXT


def _is_no_table(content: bytes) -> bool:
    """Whether the bytes are a picture, a program, a web page: anything but rows of text."""
    if content.startswith(_BOMS_16):
        return len(content) % 2 == 1
    start = content[:_CHUNK].lstrip(codecs.BOM_UTF8).lstrip().lower()
    return b"\0" in content or start.startswith((b"<", b"{", b"%pdf", b"\x1f\x8b"))


def _inspect_zip(content: bytes, where: str) -> Problem | None:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
            code = _wrong_names(members) or _wrong_contents(archive, members)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
        code = "FILE_DAMAGED"
    return Problem(code, where, {"megabytes": LARGEST_TOTAL // MEGABYTE}) if code else None


def _wrong_names(members: list[zipfile.ZipInfo]) -> str | None:
    names = [each.filename.casefold() for each in members]
    if len(names) > MOST_MEMBERS or len(set(names)) < len(names):
        return "FILE_ODD_ARCHIVE"
    for each, name in zip(members, names, strict=True):
        if each.flag_bits & 1 or ".." in name or "\\" in name or name.startswith("/"):
            return "FILE_ODD_ARCHIVE"
        if each.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            return "FILE_ODD_ARCHIVE"
        if _PROGRAM.search(name):
            return "FILE_HAS_PROGRAM"
        if _LINK.search(name):
            return "FILE_HAS_LINKS"
    return None if _HEARTS & set(names) else "FILE_NOT_A_SHEET"


def _wrong_contents(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> str | None:
    total = 0
    for each in members:
        allowed = max(RATIO_COUNTS_FROM, LARGEST_RATIO * each.compress_size)
        allowed = min(allowed, LARGEST_MEMBER, LARGEST_TOTAL - total)
        size, tail = 0, b""
        with archive.open(each) as part:
            while fresh := part.read(_CHUNK):
                size += len(fresh)
                if size > allowed:
                    return "FILE_UNPACKS_TOO_LARGE"
                seen = tail + fresh.replace(b"\0", b"")
                if _DECLARATION.search(seen) or (not tail and _odd_encoding(seen)):
                    return "FILE_DECLARES"
                tail = seen[-_OVERLAP:]
        total += size
    return None


def _odd_encoding(start: bytes) -> bool:
    declared = _ENCODING.search(start)
    return declared is not None and declared[1].lower() not in _PLAIN_ENCODINGS
