"""What the register has to say before a paper sheet is typed: people, activities, sheets begun."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hublog.domain.activities import Activity
from hublog.domain.drafts import Draft
from hublog.domain.matching import Directory
from hublog.services.api import Services
from hublog.services.ports import ListedPerson


@dataclass(frozen=True, slots=True)
class Wanted:
    """The session that another page asks for; without a start any of that day."""

    activity_id: str
    day: dt.date | None
    start: dt.time | None

    @classmethod
    def of(cls, where: Mapping[str, Any]) -> "Wanted | None":
        """What another page said; ``None`` where it asks for nothing."""
        if not where.get("activity"):
            return None
        return cls(where["activity"], where.get("day"), where.get("start"))

    def fits(self, draft: Draft) -> bool:
        """Whether a sheet is of that session."""
        at = self.start is None or draft.start in {None, self.start}
        return draft.activity_id == self.activity_id and draft.day == self.day and at


@dataclass(frozen=True, slots=True)
class Sight:
    """Everybody who can be meant, what is offered, and the sheets that are not written."""

    directory: Directory[ListedPerson]
    activities: Mapping[str, Activity]
    drafts: tuple[Draft, ...]

    def begun(self, wanted: Wanted) -> Draft | None:
        """The latest sheet of that session."""
        return next((each for each in self.drafts if wanted.fits(each)), None)

    def draft(self, draft_id: str) -> Draft | None:
        """The sheet of that id, where it is not written."""
        return next((each for each in self.drafts if each.id == draft_id), None)

    def others(self, draft_id: str) -> tuple[Draft, ...]:
        """The sheets with something in them, but for the one that is open."""
        return tuple(each for each in self.drafts if each.id != draft_id and not each.empty)


NOTHING_SEEN = Sight(Directory([]), {}, ())


def look(services: Services) -> Sight:
    """Ask the register."""
    return Sight(
        services.people.directory(),
        {each.id: each for each in services.activities.everything()},
        services.type_up.drafts(),
    )
