"""The versions of a hub's return for a month: version n replaces version n-1 whole."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from hublog.domain.derived_ids import derived


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnVersion:
    """One version of a month's return, from its sign-off on.

    ``month`` is ``YYYY-MM``; ``digest`` is the SHA-256 of the facts that were signed off, so that
    date, device and version stay while the facts do. ``reason`` says why the month was opened again
    to make this version. ``sent_at`` is when its file was made, from which on it is never changed,
    only replaced; ``reopened_*`` say that a later version may be made, who said so and why.
    ``accepted_on`` and ``queried_on`` are the office's words about it.
    """

    id: str
    month: str
    version: int
    signed_by: str
    signed_on: dt.date
    device: str
    digest: str
    reason: str = ""
    sent_at: dt.datetime | None = None
    sent_by: str = ""
    reopened_on: dt.date | None = None
    reopened_by: str = ""
    reopened_for: str = ""
    accepted_on: dt.date | None = None
    queried_on: dt.date | None = None
    alive: bool = True

    @property
    def accepted(self) -> bool:
        """Whether the office's last word on it was that it is right."""
        if self.accepted_on is None:
            return False
        return self.queried_on is None or self.queried_on <= self.accepted_on

    @property
    def sent(self) -> bool:
        """Whether it was sent."""
        return self.sent_at is not None


def version_id(month: str, version: int, device: str) -> str:
    """The id of a version; two laptops that both send are told apart, since that must be seen."""
    return derived(f"return|{month}|{version}|{device}")


def latest(versions: Iterable[ReturnVersion]) -> ReturnVersion | None:
    """The highest version, sent or not.

    Of two of one number, from two laptops or before and after a restore, the one that was sent counts,
    then the later one.
    """
    return max(versions, key=_standing, default=None)


def _standing(each: ReturnVersion) -> tuple[int, str, dt.date, str]:
    sent_at = each.sent_at.isoformat() if each.sent_at else ""
    return each.version, sent_at, each.signed_on, each.id


def latest_sent(versions: Iterable[ReturnVersion]) -> ReturnVersion | None:
    """The highest version that was sent: what stands at the office."""
    return latest(each for each in versions if each.sent)
