"""Adds up returns as they arrived for the comparison of conditions: the specification.

The store adds up the same in SQL, over millions of rows, and is held to it.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from hublog.domain.indicators import MOST_DEPRIVED_DECILES, RETENTION_DAYS
from hublog.domain.months import Month
from hublog.domain.office.arrived import Arrived, OutcomeSaid
from hublog.domain.office.evidence_tallies import (
    HELD,
    PRESENT,
    Ended,
    Held,
    MonthHeld,
    Newcomers,
    Paired,
    Reached,
    Setting,
    Tallies,
    hub_months,
    watched_until,
)
from hublog.domain.office.hubs import ListedHub
from hublog.domain.referrals import OUT, OUTCOMES, TAKEN_UP
from hublog.domain.sheet_rows import AttendanceRow, PersonRow, ReferralRow, SessionRow


def tallied(
    returns: Sequence[Arrived], hubs: Iterable[ListedHub], first: Month, last: Month
) -> Tallies:
    """Add up the returns that stand: those of the window, and the others for what came later."""
    inside = [each for each in returns if str(first) <= each.month <= str(last)]
    known = [MonthHeld(r.hub_code, r.month, r.complete, r.rows_shared) for r in returns]
    newcomers, reached = _newcomers(returns, watched_until(known), str(first), str(last))
    ended, unplaced = _ended(inside, {(r.hub_code, r.month): r for r in returns})
    return Tallies(
        months=hub_months(known, hubs, first, last),
        held=held_of(inside),
        turnouts=turnouts_of(inside),
        newcomers=newcomers,
        reached=reached,
        ended=ended,
        unplaced=unplaced,
        paired=_paired(inside),
    )


def setting(arrived: Arrived, session: SessionRow) -> Setting:
    """Under what a session ran, as its own copy says."""
    return Setting(arrived.hub_code, session.type, session.conditions)


def ran(arrived: Arrived) -> Iterator[SessionRow]:
    """The sessions that were held."""
    return (row for row in arrived.sessions if row.status == HELD)


def held_of(inside: Iterable[Arrived]) -> dict[Setting, Held]:
    """The sessions that were held and who came, by setting."""
    found: dict[Setting, Held] = {}
    for arrived in inside:
        for row in ran(arrived):
            key = setting(arrived, row)
            first_visits = row.first_time_named + row.first_time_counted
            one = (1, row.footfall, row.named_present, first_visits)
            found[key] = Held(*map(sum, zip(found.get(key, Held(0, 0, 0, 0)), one, strict=True)))
    return found


def turnouts_of(inside: Iterable[Arrived]) -> dict[tuple[str, str], Mapping[int, int]]:
    """How many sessions had each footfall, by type and conditions."""
    found: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    for arrived in inside:
        for row in ran(arrived):
            found[row.type, row.conditions][row.footfall] += 1
    return dict(found)


class _Visit(NamedTuple):
    """A visit and the day of it, for putting the visits of a person in order."""

    day: dt.date
    month: str
    place: int
    row: AttendanceRow
    session: SessionRow
    arrived: Arrived


def _newcomers(
    returns: Iterable[Arrived], until: Mapping[tuple[str, str], dt.date], first: str, last: str
) -> tuple[dict[Setting, Newcomers], dict[str, dict[Setting, Reached]]]:
    people: dict[Setting, list[tuple[bool, bool]]] = defaultdict(list)
    deciles: dict[str, dict[Setting, list[int]]] = defaultdict(lambda: defaultdict(list))
    for visits in _visits(returns).values():
        begun = min((v for v in visits if v.row.is_first), key=lambda v: v[:3], default=None)
        if begun is None or not first <= begun.month <= last:
            continue
        key = setting(begun.arrived, begun.session)
        watched = begun.day <= until.get((begun.arrived.hub_code, begun.month), dt.date.min)
        back = any(0 < (v.day - begun.day).days <= RETENTION_DAYS for v in visits)
        people[key].append((watched, watched and back))
        person = _described(begun)
        if person is not None and person.imd_decile is not None:
            deciles[person.imd_index][key].append(person.imd_decile)
    return (
        {
            key: Newcomers(len(each), sum(w for w, _ in each), sum(b for _, b in each))
            for key, each in people.items()
        },
        {
            index: {
                key: Reached(len(each), sum(decile <= MOST_DEPRIVED_DECILES for decile in each))
                for key, each in of_index.items()
            }
            for index, of_index in deciles.items()
        },
    )


def _described(visit: _Visit) -> PersonRow | None:
    """What the same return says of whoever came."""
    ref = visit.row.person_ref
    return next((each for each in visit.arrived.people if each.person_ref == ref), None)


def _visits(returns: Iterable[Arrived]) -> dict[tuple[str, str], list[_Visit]]:
    """Everybody's visits to sessions that ran, by hub and reference; the forgotten have none."""
    found: dict[tuple[str, str], list[_Visit]] = defaultdict(list)
    for arrived in returns:
        sessions = {row.session_id: row for row in ran(arrived)}
        for place, row in enumerate(arrived.attendance):
            session = sessions.get(row.session_id)
            if session is not None and row.status == PRESENT and row.person_ref:
                visit = _Visit(session.date, arrived.month, place, row, session, arrived)
                found[arrived.hub_code, row.person_ref].append(visit)
    return found


def _ended(
    inside: Iterable[Arrived], held: Mapping[tuple[str, str], Arrived]
) -> tuple[dict[Setting, Ended], int]:
    """People passed on whose outcome a return of the window tells; the latest to tell it counts."""
    latest: dict[tuple[str, str], ReferralRow] = {}
    for arrived in sorted(inside, key=lambda each: each.month):
        for row in arrived.referrals:
            if row.direction == OUT and row.status in OUTCOMES:
                latest[arrived.hub_code, row.referral_id] = row
    found: dict[Setting, list[bool]] = defaultdict(list)
    unplaced = 0
    for (hub, _), row in latest.items():
        made_in = held.get((hub, str(Month.of(row.date))))
        session = _at(made_in, row) if made_in else None
        if made_in is None or session is None:
            unplaced += 1
        else:
            found[setting(made_in, session)].append(row.status == TAKEN_UP)
    return {key: Ended(len(each), sum(each)) for key, each in found.items()}, unplaced


def _at(arrived: Arrived, row: ReferralRow) -> SessionRow | None:
    """The session of its activity nearest before the referral, on its day, or else nearest after."""

    def nearness(session: SessionRow) -> tuple[bool, int]:
        return session.date > row.date, abs((session.date - row.date).days)

    return _nearest(arrived, row.activity_code, nearness)


def _paired(inside: Iterable[Arrived]) -> dict[str, dict[Setting, Paired]]:
    found: dict[str, dict[Setting, Paired]] = defaultdict(dict)
    for arrived in inside:
        for row in arrived.outcomes:
            session = _nearest(arrived, row.activity_code, _lateness)
            if row.mean_change is None or session is None:
                continue
            key, asked = setting(arrived, session), found[question_of(row)]
            asked[key] = _with(asked.get(key, Paired(0, 0.0, 0)), row, row.mean_change)
    return dict(found)


def question_of(row: OutcomeSaid) -> str:
    """What names a question of an instrument."""
    return f"{row.instrument}:{row.question}"


def _with(before: Paired, row: OutcomeSaid, mean_change: float) -> Paired:
    return Paired(
        before.pairs + row.pairs,
        before.change + row.pairs * mean_change,
        before.improved + (row.improved or 0),
    )


def _lateness(session: SessionRow) -> tuple[bool, int]:
    return False, -session.date.toordinal()


def _nearest(
    arrived: Arrived, activity_code: str, nearness: Callable[[SessionRow], tuple[bool, int]]
) -> SessionRow | None:
    """The activity's session that comes first so; of two on one day the one begun earlier."""
    rows = [row for row in ran(arrived) if row.activity_code == activity_code]
    return min(rows, key=lambda row: (*nearness(row), *_start(row)), default=None)


def _start(session: SessionRow) -> tuple[bool, dt.time]:
    return session.start is not None, session.start or dt.time.min
