"""UK postcodes as they are kept, and the answers of people who have none or would not say."""

import re

from hublog.domain.people import NOT_ASKED, PREFERS_NOT_TO_SAY

NO_FIXED_ADDRESS = "NFA"
DOES_NOT_KNOW = "DK"
ANSWERS = (NO_FIXED_ADDRESS, DOES_NOT_KNOW, PREFERS_NOT_TO_SAY, NOT_ASKED)
"""What is kept in place of a postcode (domain.md, Deprivation), so that nobody makes one up."""

_INWARD = 3
_SHAPE = re.compile(
    r"GIR0AA"
    r"|(?:[A-PR-UWYZ][0-9]{1,2}"
    r"|[A-PR-UWYZ][A-HK-Y][0-9]{1,2}"
    r"|[A-PR-UWYZ][0-9][A-HJKPSTUW]"
    r"|[A-PR-UWYZ][A-HK-Y][0-9][ABEHMNPRVWXY])"
    r"[0-9][ABD-HJLNP-UW-Z]{2}"
)
"""The shapes a postcode can have, without its blank; which of them exist is another matter."""


def tidy(text: str) -> str | None:
    """The postcode or answer as it is kept, such as ``AB1 2EF`` or ``NFA``; else ``None``.

    Capitals, one blank before the last three signs (domain.md, Deprivation). Nothing typed means
    not asked.
    """
    joined = "".join(text.upper().split())
    if not joined:
        return NOT_ASKED
    if joined in ANSWERS:
        return joined
    if not _SHAPE.fullmatch(joined):
        return None
    return f"{joined[:-_INWARD]} {joined[-_INWARD:]}"


def outward(postcode: str) -> str:
    """The first half of a postcode as ``tidy`` made it; empty where it is only an answer."""
    first, blank, _ = postcode.partition(" ")
    return first if blank else ""
