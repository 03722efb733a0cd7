"""What bringing another laptop's file in will do, counted and told by day, before anything is written."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from hublog.domain.journal import Stamp
from hublog.domain.records import Record
from hublog.domain.sessions import Attendance, Count, Session
from hublog.services.bringing_together import Joined
from hublog.services.changed import Changed
from hublog.services.laptop_asked import NO_QUESTIONS, Questions
from hublog.services.laptop_ports import Carried
from hublog.services.ports import Reader

TOLD = ("session", "person", "attendance", "count", "volunteer_time", "referral", "activity")
"""The tables whose new rows are told one by one; of others only that there is something."""


@dataclass(frozen=True, slots=True)
class DayAdds:
    """What one day gains; ``counted`` are people without a name."""

    day: dt.date
    sessions: int
    attendances: int
    counted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a transfer file would do here. ``heard`` is when the latest thing in it was written.

    ``adds`` counts new living rows by table, ``counted`` the people in new counts, ``changes`` rows known
    here that will say something else, ``joins`` sign-ins made on both laptops, ``forgets`` people who
    were forgotten there. ``questions`` would be open afterwards and are not yet.
    """

    laptop: str
    laptop_id: str
    heard: dt.datetime | None
    adds: Mapping[str, int] = field(default_factory=dict)
    counted: int = 0
    changes: int = 0
    joins: int = 0
    forgets: int = 0
    actions: int = 0
    by_day: tuple[DayAdds, ...] = ()
    questions: Questions = NO_QUESTIONS
    carried: Carried

    @property
    def nothing_new(self) -> bool:
        """Whether all of it is known here already."""
        return self.actions == 0


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """A file was brought in; ``meeting`` names that, should it be taken back.

    ``questions`` are all that are open now. Without a meeting nothing was new, and nothing was written.
    """

    preview: Preview
    changed: Changed
    meeting: Stamp | None
    questions: Questions


def told_of(reader: Reader, joined: Joined) -> Mapping[str, object]:
    """The numbers of a ``Preview``, of rows as they are once joined."""
    new = [
        record for key, record in joined.after.items() if key not in joined.before and record.alive
    ]
    table_of = {id(record): key[0] for key, record in joined.after.items()}
    changed = [
        key
        for key, before in joined.before.items()
        if joined.after.get(key) != before and not _joins(joined, key)
    ]
    joins = [key for key in joined.made if key[0] == "attendance" and _joins(joined, key)]
    return {
        "adds": dict(Counter(table_of[id(record)] for record in new)),
        "counted": sum(record.n for record in new if isinstance(record, Count)),
        "changes": len(changed),
        "joins": len(joins),
        "forgets": joined.forgotten,
        "actions": joined.actions,
        "by_day": _by_day(reader, new),
    }


def _joins(joined: Joined, key: tuple[str, str]) -> bool:
    """Whether the row was made on both laptops, and lives."""
    both = key in joined.made and key in joined.before
    return both and joined.before[key].alive and joined.after[key].alive


def _by_day(reader: Reader, new: Iterable[Record]) -> tuple[DayAdds, ...]:
    rows = [row for row in new if isinstance(row, Session | Attendance | Count)]
    held = {row.session_id for row in rows if not isinstance(row, Session)}
    days = {each.id: each.date for each in reader.get_many(Session, sorted(held)).values()}
    tally: dict[dt.date, list[int]] = {}
    for row in rows:
        day = row.date if isinstance(row, Session) else days[row.session_id]
        numbers = tally.setdefault(day, [0, 0, 0])
        numbers[0] += isinstance(row, Session)
        numbers[1] += isinstance(row, Attendance) and row.status == "present"
        numbers[2] += row.n if isinstance(row, Count) else 0
    return tuple(DayAdds(day, *numbers) for day, numbers in sorted(tally.items()))
