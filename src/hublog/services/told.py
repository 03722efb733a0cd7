"""An action in words: which sentence says it, and what fills its gaps, looked up now."""

from collections.abc import Mapping
from typing import NamedTuple

from hublog.domain.activities import Activity
from hublog.domain.journal import Action
from hublog.domain.laptops import Laptop
from hublog.domain.people import Person
from hublog.domain.sessions import Session
from hublog.services.ports import Reader


class Told(NamedTuple):
    """An action in words: the gaps of the sentence ``action.<kind>``, names looked up now."""

    kind: str
    gaps: Mapping[str, str | int]


def origin_of(reader: Reader, action: Action) -> Action:
    """What was done first, where this is the undoing of it, or the undoing of that."""
    while action.undoes is not None and (before := reader.action(action.undoes)) is not None:
        action = before
    return action


def tell(reader: Reader, action: Action) -> Told:
    """The action in words; a name that is forgotten is empty."""
    origin = origin_of(reader, action)
    gaps = dict(origin.about)
    for gap, value in origin.about.items():
        if gap.endswith("person"):
            person = reader.get(Person, str(value))
            gaps[gap] = person.name if person else ""
        elif gap == "laptop":
            laptop = reader.get(Laptop, str(value))
            gaps[gap] = laptop.name if laptop else str(value)
        elif gap == "activity":
            gaps[gap] = _activity_name(reader, str(value))
        elif gap == "session" and (session := reader.get(Session, str(value))) is not None:
            gaps |= {
                "session": _activity_name(reader, session.activity_id),
                "date": session.date.isoformat(),
            }
    return Told(origin.kind, gaps)


def _activity_name(reader: Reader, activity_id: str) -> str:
    activity = reader.get(Activity, activity_id)
    return activity.name if activity else ""
