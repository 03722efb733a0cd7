"""Whether the laptop's clock can be believed, and what is reckoned with where it cannot (domain.md, scenario 3, DQ02)."""

import datetime as dt
import json
from dataclasses import asdict, dataclass
from typing import NamedTuple

LONGEST_SILENCE = dt.timedelta(days=35)
"""Where nothing was written down for longer, the clock may have jumped ahead (DQ02)."""
APART = dt.timedelta(minutes=90)
"""So far may a clock go back that was set by hand for winter time, or two laptops' clocks differ."""
BEHIND, AHEAD, EITHER = "behind", "ahead", "either"
"""Why a clock is doubted: before the newest record, long after it, or put right perhaps."""
FARTHEST_YEARS = 10
"""An answer so many years after the newest record is a slip of the finger, and would stay for ever."""
FIRST_DAY = dt.date(2025, 1, 1)
"""hublog was made after that day; a clock before it was reset."""

_MS = dt.timedelta(milliseconds=1)
_SILENCE_MS, _APART_MS = LONGEST_SILENCE // _MS, APART // _MS
_DAY_MS = dt.timedelta(days=1) // _MS
_DRIFT_MS = dt.timedelta(minutes=2) // _MS
"""Where an offset is in use, a clock that goes back farther than it drifts was reset again."""
SAME_MS = dt.timedelta(minutes=5) // _MS
"""An answer so near to what the laptop says means that the laptop is right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What somebody said about the laptop's clock; it is kept outside the journal.

    All in milliseconds: ``offset`` is added to the laptop's clock, which said ``laptop`` then;
    ``newest`` is the newest stamp there was, which proves nothing any more. It is about the clock of
    the laptop whose ``device`` this is, and of no other.
    """

    offset: int
    laptop: int
    newest: int
    device: str

    @property
    def settled(self) -> int:
        """What time it was when it was asked, as it was answered."""
        return self.laptop + self.offset

    def vouches_for(self, stamped: int) -> bool:
        """Whether that stamp was there when somebody settled what time it is."""
        return stamped <= self.newest + _DRIFT_MS

    def __str__(self) -> str:
        """The text in which it is kept."""
        return json.dumps(asdict(self))

    @classmethod
    def parse(cls, text: str) -> "Answer":
        """Read the text form back."""
        return cls(**json.loads(text))


class Reckoned(NamedTuple):
    """What time to go by; ``doubt`` says why that must be asked first, empty where it need not."""

    offset: int
    doubt: str = ""


def evidence(newest: int | None, answer: Answer | None) -> int | None:
    """The latest moment that is known to be past; ``None`` where nothing is known."""
    known = [] if answer is None else [answer.settled]
    if newest is not None and not (answer and answer.vouches_for(newest)):
        known.append(newest)
    return max(known, default=None)


def reckoned(laptop: int, answer: Answer | None, known: int | None) -> Reckoned:
    """What to make of what the laptop's clock says, held against what is known to be past.

    An offset is used as long as the laptop's clock runs on from where it was when it was asked; where
    the clock fits by itself again, somebody put it right, and the offset is dropped.
    """
    offset = 0 if answer is None else answer.offset
    if known is None:
        return Reckoned(offset)
    plain = _misfit(laptop, known, _APART_MS)
    if not offset:
        return Reckoned(0, plain)
    moved = _misfit(laptop + offset, known, _DRIFT_MS)
    if moved and not plain:
        return Reckoned(0)
    # Put right by so much, or not used for so long: nobody can tell but who looks at a calendar.
    if not plain and offset >= _DAY_MS:
        return Reckoned(offset, EITHER)
    return Reckoned(offset, moved)


def believable(day: dt.date, newest: dt.date) -> bool:
    """Whether that can be today, where something was written down on ``newest``."""
    return day >= FIRST_DAY and day.year - newest.year <= FARTHEST_YEARS


def days_apart(offset: int) -> int:
    """An offset in whole days, rounded; negative where the laptop's clock is ahead."""
    return round(offset / _DAY_MS)


def _misfit(millis: int, known: int, back: int) -> str:
    if millis < known - back:
        return BEHIND
    return AHEAD if millis - known > _SILENCE_MS else ""
