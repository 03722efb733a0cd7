"""Who usually comes: how likely somebody is at an activity's next session on that weekday."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from hublog.domain.sessions import Session

LATEST = 12
"""So many held sessions tell a habit."""


class Habit(NamedTuple):
    """How often somebody came to the latest sessions; later ones weigh more in ``weight``."""

    times: int
    of: int
    weight: float

    @property
    def is_usual(self) -> bool:
        """Whether they came to more than half of them, and to more than one."""
        return self.times > 1 and 2 * self.times > self.of


def latest_alike(sessions: Collection[Session], session: Session) -> list[Session]:
    """The latest held sessions of the same activity and weekday before this one, latest first."""
    alike = [
        each
        for each in sessions
        if each.activity_id == session.activity_id
        and each.status == "closed"
        and each.date.weekday() == session.date.weekday()
        and each.date < session.date
    ]
    return sorted(alike, key=lambda each: each.date, reverse=True)[:LATEST]


def habits(alike: Sequence[Session], present: Mapping[str, Collection[str]]) -> dict[str, Habit]:
    """The habit of everybody who came; ``present`` are people by session, ``alike`` latest first."""
    found: dict[str, Habit] = {}
    for place, session in enumerate(alike):
        weight = 1.0 - place / (2 * LATEST)
        for person in present.get(session.id, ()):
            times, _, before = found.get(person, Habit(0, 0, 0.0))
            found[person] = Habit(times + 1, len(alike), before + weight)
    return found
