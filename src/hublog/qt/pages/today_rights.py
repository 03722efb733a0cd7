"""What people's rights ask of whoever coordinates today: requests to answer, people due to be forgotten, care notes to delete."""

from hublog.services.api import Services
from hublog.services.today import Need

RIGHTS_PAGES = {"requests": "requests", "people_due": "due", "care_due": "care_due"}
"""Where each of these needs is seen to."""


def rights_needs(services: Services) -> tuple[Need, ...]:
    """What waits; nothing for volunteers, who are not asked."""
    if not services.access.may("requests", "waiting"):
        return ()
    waiting, due = services.requests.waiting(), services.retention.due()
    needs = []
    if waiting is not None:
        needs.append(Need(kind="requests", n=waiting.n, day=waiting.first))
    if due:
        needs.append(Need(kind="people_due", n=len(due)))
    if notes := services.care.due(services.clock.now().date()):
        needs.append(Need(kind="care_due", n=len(notes)))
    return tuple(needs)
