"""What the register has to say before a paper sheet is typed: people, activities, sheets begun."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
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

    @classmethod
    def by(cls, draft: Draft) -> "Wanted":
        """The session that a sheet is of."""
        return cls(draft.activity_id, draft.day, draft.start)

    def fits(self, draft: Draft) -> bool:
        """Whether a sheet is of that session."""
        at = self.start is None or draft.start in {None, self.start}
        return draft.activity_id == self.activity_id and draft.day == self.day and at


@dataclass(frozen=True, slots=True)
class Sight:
    """Everybody who can be meant, what is offered, and the sheets that are not written.

    ``papers`` are the printed sheets that were typed on, to be typed on anew.
    """

    directory: Directory[ListedPerson]
    activities: Mapping[str, Activity]
    drafts: tuple[Draft, ...]
    papers: tuple[Draft, ...] = ()

    def begun(self, wanted: Wanted) -> Draft | None:
        """The latest sheet of that session; one that was typed on before those only printed."""
        found = [each for each in self.drafts if wanted.fits(each)]
        return min(found, key=_is_empty, default=None)

    def on_paper(self, draft: Draft) -> Draft | None:
        """What a sheet is on which nothing is typed: the latest that was printed for its session.

        One that was typed on comes after those that were not. Where none was printed, it is the
        sheet itself; ``None`` where that was printed for another session.
        """
        printed = [each for each in self.printed(draft) if each.empty]
        same = next((each for each in printed if each.id == draft.id), None)
        return same or next(iter(printed), None if draft.lines else draft)

    def draft(self, draft_id: str) -> Draft | None:
        """The sheet of that id, where it is not written."""
        return next((each for each in self.drafts if each.id == draft_id), None)

    def others(self, draft: Draft) -> tuple[Draft, ...]:
        """The sheets with something in them, and those printed for the same session as the open one."""
        printed = self.printed(draft)
        found = [each for each in self.drafts if not each.empty or each in printed]
        return tuple(each for each in sorted(found, key=_is_empty) if each.id != draft.id)

    def printed(self, draft: Draft) -> list[Draft]:
        """The sheets printed for the session of that one; bare papers of those typed on come last."""
        wanted = Wanted.by(draft)
        return [each for each in (*self.drafts, *self.papers) if each.lines and wanted.fits(each)]

    def keeping(self, draft: Draft) -> "Sight":
        """The same once that sheet is kept."""
        others = (each for each in self.drafts if each.id != draft.id)
        return replace(self, drafts=(*others,) if draft.void else (draft, *others))


def _is_empty(draft: Draft) -> bool:
    return draft.empty


CONCERNS = {"person", "activity", "session", "attendance", "count", "volunteer_time"}
"""What a sheet stands beside."""
NOTHING_SEEN = Sight(Directory([]), {}, ())


def look(services: Services) -> Sight:
    """Ask the register."""
    return Sight(
        services.people.directory(),
        {each.id: each for each in services.activities.everything()},
        services.type_up.drafts(),
        services.type_up.papers(),
    )
