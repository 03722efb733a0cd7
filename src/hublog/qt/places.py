"""The places that the navigation goes to, in its order; Alt and the number go there too."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """One entry: the page's name, its icon, and whether it stands at the foot."""

    page: str
    icon: str
    foot: bool = False


VOLUNTEERS_SEE = frozenset(
    {"today", "register", "camp", "type_up", "wellbeing", "preview", "help", "keys", "rise", "lock"}
)
"""The pages of a hub that volunteers see; every other is the coordinator's."""

PLACES = (
    Place("today", "sun"),
    Place("register", "clipboard-check"),
    Place("type_up", "keyboard"),
    Place("people", "users"),
    Place("month", "calendar-days"),
    Place("insights", "chart-column"),
    Place("settings", "settings", foot=True),
    Place("help", "circle-question-mark", foot=True),
    Place("lock", "lock", foot=True),
)
