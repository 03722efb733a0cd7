"""Holds what was recorded against what the timetable planned: which sessions nobody wrote down."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta

from hublog.domain.activities import Activity, Slot
from hublog.domain.months import Window, days
from hublog.domain.sessions import Session


@dataclass(frozen=True, slots=True)
class Gap:
    """A session that was due and of which nothing was recorded.

    ``session_id`` is empty where the register holds no session of it, planned or left open.
    """

    day: date
    activity_id: str
    activity: str
    start: time | None
    session_id: str = ""


def unmet(slots: Collection[Slot], that_day: Collection[Session]) -> tuple[Slot, ...]:
    """The lines of the day's timetable that no session of the day stands for.

    A session stands for the line of its start; the only line of a day may start when it likes.
    """
    if len(slots) == 1 and that_day:
        return ()
    starts = {each.start for each in that_day}
    return tuple(slot for slot in slots if slot.start not in starts)


def gaps(
    activities: Iterable[Activity],
    sessions: Collection[Session],
    empty: Collection[str],
    window: Window,
    today: date,
) -> tuple[Gap, ...]:
    """What is missing on those days that are over before ``today``, by day and start (DQ08).

    That is what the timetable planned, and every session still planned, or left open with nobody in
    it (``empty`` are the ids of those). The timetable is held against no day before the hub kept its
    own register, nor before the activity's first session or, where it has none, the day on which
    its line of the timetable begins.
    """
    known = {each.id: each for each in activities}
    over = Window(window.first, min(window.last, today - timedelta(days=1)))
    missing = (
        *never_recorded(known.values(), sessions, over),
        *_never_finished(known, sessions, empty, window, today),
    )
    return tuple(
        sorted(missing, key=lambda g: (g.day, g.start or time.min, g.activity, g.session_id))
    )


def never_recorded(
    activities: Iterable[Activity], sessions: Collection[Session], over: Window
) -> Iterator[Gap]:
    """What the timetable planned on days that are over, and no session stands for."""
    own = min((each.date for each in sessions if each.source != "import"), default=date.max)
    began: dict[str, date] = {}
    by_day: dict[tuple[str, date], list[Session]] = defaultdict(list)
    for each in sessions:
        began[each.activity_id] = min(began.get(each.activity_id, each.date), each.date)
        by_day[each.activity_id, each.date].append(each)
    for activity in activities:
        if activity.status != "active":
            continue
        for day in days(Window(max(own, over.first), over.last)):
            for slot in unmet(activity.slots_on(day), by_day.get((activity.id, day), ())):
                if day >= (began.get(activity.id) or slot.valid_from or date.max):
                    yield Gap(day, activity.id, activity.name, slot.start)


def _never_finished(
    activities: Mapping[str, Activity],
    sessions: Iterable[Session],
    empty: Collection[str],
    window: Window,
    today: date,
) -> Iterator[Gap]:
    for each in sessions:
        left = each.status == "planned" or (each.status == "open" and each.id in empty)
        if left and each.date in window and each.last_day < today:
            activity = activities.get(each.activity_id)
            name = activity.name if activity else ""
            yield Gap(each.date, each.activity_id, name, each.start, each.id)
