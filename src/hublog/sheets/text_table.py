"""Rows of a text file: its encoding and its delimiter found out, never assumed."""

import codecs
import csv
import re
from io import StringIO

_DELIMITERS = ",;\t|"
_SAMPLE = 100_000
_MOST_LINES = 200
_OLD_ENCODINGS = ["cp1250", "cp1252", "cp1254", "cp1257", "mac_roman", "cp850"]

_BROKEN_WORD = re.compile(
    "[^\\W\\d_][\u201a\u2020\u2021\u02c6\xa1-\xbf](?=[^\\W\\d_])|[\xa3\xa5\xaf](?=[^\\W\\d_])"
)
"""Signs that stand inside words only where the text was written in another encoding."""


def read_text(content: bytes) -> list[list[str]]:
    """The rows of the file; ``ValueError`` or ``csv.Error`` where it is no table of text."""
    text = decoded(content)
    return list(csv.reader(StringIO(text, newline=""), delimiter=delimiter(text)))


def decoded(content: bytes) -> str:
    """The text: UTF-8 or UTF-16 where it says or proves so, else the likeliest old encoding."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decoded_old(content)


def _decoded_old(content: bytes) -> str:
    """Windows' Western encoding wherever it makes words; guessing from a few names goes wrong."""
    telling = b"\n".join(
        [line for line in content.splitlines() if not line.isascii()][:_MOST_LINES]
    )
    try:
        if not _BROKEN_WORD.search(telling.decode("cp1252")):
            return content.decode("cp1252")
    except UnicodeDecodeError:
        pass
    from charset_normalizer import from_bytes  # noqa: PLC0415 - seldom needed, and slow to load

    likeliest = from_bytes(telling, cp_isolation=_OLD_ENCODINGS).best()
    return content.decode(likeliest.encoding if likeliest else "cp1252", "replace")


def delimiter(text: str) -> str:
    """The sign that splits most lines into the same number of fields, a comma where none does.

    The standard library's sniffer counts signs and takes the commas in names for columns; here
    every sign is tried as a reader would.
    """
    sample = [line for line in text[:_SAMPLE].splitlines() if line.strip()][:_MOST_LINES]

    def evenness(sign: str) -> tuple[int, int]:
        widths = [len(row) for row in csv.reader(sample, delimiter=sign)]
        usual = max(set(widths), key=widths.count, default=1)
        return (widths.count(usual) if usual > 1 else 0, usual)

    return max(_DELIMITERS, key=evenness)
