"""What was sent, kept whole: the content by its types, packed, and the file to the byte."""

import zlib
from collections.abc import Sequence
from typing import Any

from hublog.domain.returns import ReturnContent, Sent


def cells(sent: Sent) -> tuple[str, bytes, bytes]:
    """The row of what was sent."""
    import msgspec

    return sent.version_id, zlib.compress(msgspec.json.encode(sent.content)), sent.workbook


def sent(row: Sequence[Any]) -> Sent:
    """What a row says was sent; fields that came with a later release hold their defaults."""
    import msgspec

    version_id, content, workbook = row
    decoded = msgspec.json.decode(zlib.decompress(content), type=ReturnContent)
    return Sent(version_id, decoded, workbook)
