"""Which copies of the register stay: 7 by day, 4 by week, 3 by month, and never the last one."""

import re
from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

DAYS, WEEKS, MONTHS = 7, 4, 3

ASKED, CLOSING, DAILY, UPDATE, REPLACED, OTHER = (
    "asked",
    "closing",
    "daily",
    "update",
    "replaced",
    "other",
)
REASONS = (
    *(ASKED, CLOSING, DAILY, UPDATE),
    *("restore", "merge", "undo_merge", "bring_in", "forget"),
)
"""Why a copy was made; each of them counts in the rotation.

``replaced`` is the register that a restored one replaced, and ``other`` what somebody put there: neither is
a copy that hublog made and looked at.
"""

_OURS = re.compile(
    r"[A-Z0-9]+(?:-[A-Z0-9]+)*_"
    r"(?P<at>\d{4}-\d\d-\d\d_\d{6})(?:_(?P<reason>[a-z_]+))?"
)
_AT = "%Y-%m-%d_%H%M%S"
_SET_ASIDE = re.compile(r"(?P<what>before-update|replaced)-(?P<at>\d{4}-\d\d-\d\d-\d{6})(?:-\d+)?")
_SET_ASIDE_AT = "%Y-%m-%d-%H%M%S"
_SET_ASIDE_FOR = {"before-update": UPDATE, "replaced": REPLACED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A copy of the register; ``holds_forgotten`` where somebody is in it who was forgotten since."""

    name: str
    made_at: datetime
    reason: str
    holds_forgotten: bool = False


def copy_name(code: str, now: datetime, reason: str = ASKED) -> str:
    """The name of a copy made now, without an ending; names of later copies sort later."""
    why = "" if reason == ASKED else f"_{reason}"
    return f"{code}_{now.strftime(_AT)}{why}"


def named(name: str) -> tuple[datetime, str] | None:
    """When and why the copy of that name was made; ``None`` where the name is none of ours."""
    ours = _OURS.fullmatch(name)
    if ours is not None:
        at, reason = _moment(ours["at"], _AT), ours["reason"] or ASKED
        return (at, reason) if at is not None and reason in REASONS else None
    aside = _SET_ASIDE.fullmatch(name)
    if aside is None:
        return None
    at = _moment(aside["at"], _SET_ASIDE_AT)
    return None if at is None else (at, _SET_ASIDE_FOR[aside["what"]])


def _moment(text: str, form: str) -> datetime | None:
    try:
        return datetime.strptime(text, form)  # noqa: DTZ007 - the hub's own wall clock
    except ValueError:
        return None


def kept(copies: Collection[Copy], today: date, made: str = "") -> frozenset[str]:
    """The names of those that stay, where the copy of the name ``made`` has just been made.

    The latest of each of the last seven days, four weeks and three months of which there are any;
    so a hub that was closed for a season loses nothing. Of today one for each reason, so that what was
    set aside before something large is there until the evening. Who was forgotten stays in no copy beyond
    ``gone_by``. What nobody made by itself is not touched, but for what a restore replaced.
    """
    ours = sorted(
        (each for each in copies if each.reason in REASONS),
        # Made while the clock was ahead, they count as the oldest, or they would take all places for years.
        key=lambda each: (each.made_at.date() <= today, each.made_at, each.name),
        reverse=True,
    )
    lasting = [each for each in ours if not (each.holds_forgotten and _over(each, today))]
    stay = [
        *_latest(lasting, lambda each: each.made_at.date(), DAYS),
        *_latest(lasting, lambda each: each.made_at.isocalendar()[:2], WEEKS),
        *_latest(lasting, lambda each: (each.made_at.year, each.made_at.month), MONTHS),
        *_latest(
            (each for each in lasting if each.made_at.date() == today),
            lambda each: each.reason,
            len(REASONS),
        ),
        *(lasting or ours)[:1],
        *(each for each in ours if each.name == made),
        *(each for each in copies if each.reason == REPLACED and not _over(each, today)),
        *(each for each in copies if each.reason == OTHER),
    ]
    return frozenset(each.name for each in stay)


def gone_by(day: date) -> date:
    """The first day on which no copy of that day or before still holds who was forgotten on it."""
    months = day.year * 12 + day.month - 1 + MONTHS
    return date(months // 12, months % 12 + 1, 1)


def _over(copy: Copy, today: date) -> bool:
    return today >= gone_by(copy.made_at.date())


def _latest(
    newest_first: Iterable[Copy], bucket: Callable[[Copy], Hashable], most: int
) -> list[Copy]:
    """The first of each bucket, of so many buckets."""
    found: dict[Hashable, Copy] = {}
    for each in newest_first:
        found.setdefault(bucket(each), each)
    return list(found.values())[:most]
