"""The versions of a hub's return for a month: version n replaces version n-1 whole."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnVersion:
    """One drawn version of a month's return.

    ``month`` is ``YYYY-MM``; ``digest`` is the SHA-256 of the facts it was drawn from, so that
    drawing again from the same facts keeps date, device and version. ``status`` is drawn until it
    is sent.
    """

    id: str
    month: str
    version: int
    drawn_on: date
    drawn_by: str
    device: str
    digest: str
    status: str = "drawn"
    alive: bool = True
