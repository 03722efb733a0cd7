"""A day at the hub: its sessions, planned or not, what needs a moment, and how the weeks went."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from hublog.domain.activities import Activity
from hublog.domain.habits import latest_alike
from hublog.domain.hubs import Place
from hublog.domain.ledger import Turnout
from hublog.domain.months import Month, Window
from hublog.domain.people import ASKED, UNTOLD, Person
from hublog.domain.queries import OPEN, Query
from hublog.domain.referrals import WAITING, Referral
from hublog.domain.sessions import Count, Session
from hublog.domain.timetable import never_recorded, unmet
from hublog.domain.versions import ReturnVersion, latest_sent
from hublog.services.backup import days_outside
from hublog.services.large_reads import no_looking_for_garbage
from hublog.services.ports import Reader, Store
from hublog.services.who_came import came_before, identities, turnouts_at

_LOOK_BACK = 35
"""So many days back a session that was not recorded is still asked for."""
_WEEKS = 13


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCard:
    """A session of the day, or one that the timetable plans; ``status`` is empty where it is only planned.

    ``here`` are those recorded so far; ``last_time`` were at the session like it on ``last_time_on``.
    """

    activity: Activity
    start: time | None
    end: time | None
    place: str
    session: Session | None
    status: str
    here: int
    last_time: int | None
    last_time_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Something that waits.

    ``kind`` is queries (``n`` open ones of the office about ``month``), not_recorded, still_open,
    unfinished_people, referrals_waiting, month_to_send or copy_outside (none went outside this laptop for ``n`` days).
    """

    kind: str
    activity: Activity | None = None
    day: date | None = None
    start: time | None = None
    session_id: str = ""
    n: int = 0
    month: Month | None = None


@dataclass(frozen=True, slots=True)
class Week:
    """The week so far (Monday to Sunday), and the visits of 13 weeks, the oldest first."""

    visits: int
    sessions: int
    first_visits: int
    by_week: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DayView:
    """What the page of a day shows."""

    day: date
    cards: tuple[DayCard, ...]
    needs: tuple[Need, ...]
    week: Week


@dataclass(frozen=True, slots=True)
class _Diary:
    """What was read once for all answers."""

    activities: Mapping[str, Activity]
    places: Mapping[str, str]
    sessions: Sequence[Session]
    footfall: Counter[str]
    turnouts: Mapping[str, Turnout]

    def on(self, day: date) -> list[Session]:
        return [each for each in self.sessions if each.date == day]


class Today:
    """Questions about a day."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, day: date, today: date) -> DayView:
        """The day's sessions; what needs a moment and the week are those of ``today``."""
        days = days_outside(self._store.shelf, today)
        copy_outside = [] if days is None else [Need(kind="copy_outside", n=days)]
        with no_looking_for_garbage(), self._store.reading() as reader:
            diary = _diary(reader, min(day, today) - timedelta(weeks=_WEEKS + 1), max(day, today))
            return DayView(
                day,
                tuple(sorted(_cards(diary, day), key=_by_time)),
                (*_needs(reader, diary, today), *copy_outside),
                _week(reader, diary, today),
            )


def _diary(reader: Reader, first: date, last: date) -> _Diary:
    sessions = reader.sessions_between(first, last)
    turnouts = turnouts_at(reader, [each.id for each in sessions])
    footfall = Counter({session: turnout.footfall for session, turnout in turnouts.items()})
    return _Diary(
        {each.id: each for each in reader.find(Activity)},
        {each.id: each.name for each in reader.find(Place)},
        sessions,
        footfall,
        turnouts,
    )


def _cards(diary: _Diary, day: date) -> Iterator[DayCard]:
    held = [each for each in diary.on(day) if each.activity_id in diary.activities]
    for session in held:
        yield _card(diary, session, session, session.status)
    for activity in diary.activities.values():
        if activity.status != "active":
            continue
        taken = [each for each in held if each.activity_id == activity.id]
        for slot in unmet(activity.slots_on(day), taken):
            planned = Session(
                id="",
                activity_id=activity.id,
                date=day,
                start=slot.start,
                end=slot.end,
                place_id=activity.place_id,
            )
            yield _card(diary, planned, None, "")


def _card(diary: _Diary, meant: Session, session: Session | None, status: str) -> DayCard:
    alike = latest_alike(diary.sessions, meant)
    same_hour = (each for each in alike if each.start == meant.start)
    last = next(same_hour, alike[0] if alike else None)
    return DayCard(
        activity=diary.activities[meant.activity_id],
        start=meant.start,
        end=meant.end,
        place=diary.places.get(meant.place_id or "", ""),
        session=session,
        status=status,
        here=diary.footfall[meant.id],
        last_time=diary.footfall[last.id] if last else None,
        last_time_on=last.date if last else None,
    )


def _by_time(card: DayCard) -> tuple[str, str]:
    return str(card.start or ""), card.activity.name


def _needs(reader: Reader, diary: _Diary, today: date) -> Iterator[Need]:
    asked = Counter(query.month for query in reader.find(Query, status=OPEN))
    for about, n in sorted(asked.items()):
        yield Need(kind="queries", month=Month.parse(about), n=n)
    for session in diary.sessions:
        if session.status == "open" and session.last_day < today:
            activity = diary.activities.get(session.activity_id)
            yield Need(
                kind="still_open", activity=activity, day=session.date, session_id=session.id
            )
    yield from _not_recorded(diary, today)
    month = Month.of(today).plus(-1)
    held = any(each.date in month.window for each in diary.sessions if each.status == "closed")
    if held and latest_sent(reader.find(ReturnVersion, month=str(month))) is None:
        yield Need(kind="month_to_send", month=month)
    # The rule of ``Person.unfinished``, asked for so that only those it fits are read.
    nothing: dict[str, Any] = dict.fromkeys(ASKED, UNTOLD)
    made = reader.find(Referral, status=WAITING)
    waiting = sum(each.to_be_asked(today) for each in made)
    if waiting:
        yield Need(kind="referrals_waiting", n=waiting)
    unfinished = reader.find(Person, status="active", birth_year=None, **nothing)
    if unfinished:
        yield Need(kind="unfinished_people", n=len(unfinished))


def _not_recorded(diary: _Diary, today: date) -> Iterator[Need]:
    """Planned sessions of the last weeks that neither ran nor were called off.

    Nothing is asked for from before the hub kept its own register, nor from before the activity's
    first session or, where it has none, the day its timetable begins.
    """
    window = Window(today - timedelta(days=_LOOK_BACK), today - timedelta(days=1))
    recorded = [each for each in diary.sessions if each.status != "planned"]
    gaps = never_recorded(diary.activities.values(), recorded, window)
    for gap in sorted(gaps, key=lambda gap: (gap.day, gap.start or time.min, gap.activity)):
        activity = diary.activities[gap.activity_id]
        yield Need(kind="not_recorded", activity=activity, day=gap.day, start=gap.start)


def _week(reader: Reader, diary: _Diary, today: date) -> Week:
    monday = today - timedelta(days=today.weekday())
    by_week: Counter[int] = Counter()
    this_week: list[str] = []
    for session in diary.sessions:
        if session.status not in {"open", "closed"} or session.date > today:
            continue
        by_week[(monday - session.date + timedelta(days=6)).days // 7] += diary.footfall[session.id]
        if session.date >= monday:
            this_week.append(session.id)
    first = _first_visits(reader, diary, this_week, monday)
    weeks = tuple(by_week[week] for week in reversed(range(_WEEKS)))
    return Week(by_week[0], len(this_week), first, weeks)


def _first_visits(reader: Reader, diary: _Diary, sessions: Collection[str], monday: date) -> int:
    """People first seen in the week, and counted ones who said so."""
    came = {
        who for each in sessions if each in diary.turnouts for who in diary.turnouts[each].people
    }
    known = identities(reader, came)
    before = came_before(reader, known, reader.get_many(Person, came), monday)
    told = sum(count.first_time_n for count in reader.find(Count, session_id=sessions))
    return len(came - before) + told
