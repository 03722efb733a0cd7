"""What the lines mean that somebody types at the desk."""

import re
from dataclasses import dataclass

from hublog.domain.names import clean

_VOLUNTEER = re.compile(r"volunteer (?P<who>.+) (?P<minutes>-?[0-9]{1,9})", re.IGNORECASE)
_FINISH = re.compile(r"finish (?P<meals>[0-9]{1,9}) meals?", re.IGNORECASE)
_COUNT = re.compile(r"(?P<sign>[+-])\s*(?P<band>\S+)")
_MEANT_AS_COMMAND = re.compile(r"[+-].*|(volunteer|undo|finish)\b.*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SomebodyHere:
    """A name or a card number."""

    text: str


@dataclass(frozen=True, slots=True)
class Counted:
    """One more in an age band or door group, or one fewer."""

    band: str
    n: int


@dataclass(frozen=True, slots=True)
class Volunteered:
    """The minutes a volunteer gave."""

    text: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back what was done last at this session."""


@dataclass(frozen=True, slots=True)
class Finish:
    """Close the session; ``meals`` were given out, ``None`` where nobody counted."""

    meals: int | None = None


@dataclass(frozen=True, slots=True)
class Nothing:
    """An empty line."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """A line that begins like a command but is none: never taken for somebody's name."""

    text: str


Line = SomebodyHere | Counted | Volunteered | Undo | Finish | Nothing | Unclear


def understood(typed: str) -> Line:
    """What a line means; whatever does not begin like a command is a name."""
    text = clean(typed)
    if finish := _FINISH.fullmatch(text):
        return Finish(int(finish["meals"]))
    plain: dict[str, Line] = {"": Nothing(), "undo": Undo(), "finish": Finish()}
    if text.lower() in plain:
        return plain[text.lower()]
    if count := _COUNT.fullmatch(text):
        return Counted(count["band"].upper(), 1 if count["sign"] == "+" else -1)
    if volunteer := _VOLUNTEER.fullmatch(text):
        return Volunteered(volunteer["who"], int(volunteer["minutes"]))
    return Unclear(text) if _MEANT_AS_COMMAND.fullmatch(text) else SomebodyHere(text)
