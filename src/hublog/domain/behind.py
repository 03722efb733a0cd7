"""What stands behind each figure of a month: the sessions, people, times and referrals it counts."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hublog.domain.childrens_figures import CAMP, PHASES, WITH_MEALS, children_in
from hublog.domain.indicators import (
    ANSWERED,
    ENGAGEMENT,
    MOST_DEPRIVED_DECILES,
    RETENTION_DAYS,
    cohort_before,
    engagement_band,
)
from hublog.domain.ledger import Ledger
from hublog.domain.month_rows import (
    ChangeRow,
    PersonRow,
    ReferralRow,
    Rows,
    SessionRow,
    TimeRow,
    change_rows,
    person_row,
    referral_rows,
    session_rows,
    time_rows,
)
from hublog.domain.months import Month, Window
from hublog.domain.outcomes import MEASURES
from hublog.domain.people import Person
from hublog.domain.referrals import DIRECTIONS, TAKEN_UP, ended_in, made_in


def rows_behind(book: Ledger, month: Month, indicator_id: str) -> Rows:
    """The rows behind a figure of the month, ``KeyError`` for an id that there is none of.

    Sessions, times and referrals are in the order of their days, people in the order of their visits.
    """
    kind, rows = _BEHIND[indicator_id]
    return Rows(kind, rows(book, month))


def _sessions(
    *statuses: str, counts: Callable[[SessionRow], bool] = lambda _: True
) -> Callable[[Ledger, Month], tuple[SessionRow, ...]]:
    return lambda book, month: tuple(
        replace(row, counts=counts(row))
        for row in session_rows(book, month.window)
        if row.status in statuses
    )


def _is_late(row: SessionRow) -> bool:
    return row.entered_on is not None and row.entered_on > row.date


_Chosen = tuple[Mapping[str, int], Collection[str]]
"""People with their visits, and those of them who count."""
_Choice = Callable[[Ledger, Month], _Chosen]


def _people(choice: _Choice) -> Callable[[Ledger, Month], tuple[PersonRow, ...]]:
    def rows(book: Ledger, month: Month) -> tuple[PersonRow, ...]:
        visits, counting = choice(book, month)
        found = (person_row(book, month, who, visits[who], who in counting) for who in visits)
        return tuple(sorted(found, key=lambda row: (-row.visits, row.name, row.person_id)))

    return rows


def _everybody(window: Callable[[Month], Window]) -> _Choice:
    def choice(book: Ledger, month: Month) -> _Chosen:
        visits = book.visits_in(window(month))
        return visits, visits

    return choice


def _those(wanted: Callable[[Ledger, Month, str], bool]) -> _Choice:
    """Only those of the month's people for whom it holds."""

    def choice(book: Ledger, month: Month) -> _Chosen:
        visits = book.visits_in(month.window)
        chosen = {who: n for who, n in visits.items() if wanted(book, month, who)}
        return chosen, chosen

    return choice


def _share(counts: Callable[[Person], bool], of: Callable[[Person], bool]) -> _Choice:
    """Those of the month's people of whom ``of`` holds; of those who count ``counts`` holds too."""

    def choice(book: Ledger, month: Month) -> _Chosen:
        visits, people = book.visits_in(month.window), book.facts.people
        whole = {who: n for who, n in visits.items() if of(people[who])}
        return whole, {who for who in whole if counts(people[who])}

    return choice


def _repeating(book: Ledger, month: Month) -> _Chosen:
    visits = book.visits_in(month.window)
    return visits, {who for who, n in visits.items() if n > 1}


def _engaged(band: str) -> _Choice:
    def choice(book: Ledger, month: Month) -> _Chosen:
        visits = book.visits_in(month.rolling_year)
        inside = {who: n for who, n in visits.items() if engagement_band(n) == band}
        return inside, inside

    return choice


def _newcomers(book: Ledger, month: Month) -> _Chosen:
    """B08: the newcomers of three months before, and who of them came again within the days."""
    cohort = cohort_before(month.window)
    newcomers = {who: day for who, day in book.first_visit.items() if day in cohort}
    visits, back = dict.fromkeys(newcomers, 0), set()
    last = cohort.last + timedelta(days=RETENTION_DAYS)
    for session in book.held_in(Window(cohort.first, last)):
        for who in newcomers.keys() & set(book.turnout(session).people):
            days = (session.date - newcomers[who]).days
            visits[who] += days <= RETENTION_DAYS
            if 0 < days <= RETENTION_DAYS:
                back.add(who)
    return visits, back


def _children(book: Ledger, month: Month) -> _Chosen:
    children = children_in(book, month.window)
    visits = {who: len(days) for who, days in children.items()}
    return visits, visits


def _of_types(types: Collection[str]) -> Callable[[Ledger, Month], tuple[SessionRow, ...]]:
    """The sessions held, those of these types counting."""

    def rows(book: Ledger, month: Month) -> tuple[SessionRow, ...]:
        sessions = book.facts.sessions
        return tuple(
            replace(row, counts=sessions[row.session_id].type in types)
            for row in _HELD(book, month)
        )

    return rows


def _helpers(book: Ledger, month: Month) -> tuple[TimeRow, ...]:
    return tuple(
        replace(row, counts=row.person_id in book.first_help)
        for row in time_rows(book, month.window)
    )


def _new_helpers(book: Ledger, month: Month) -> tuple[TimeRow, ...]:
    """The first time that each new volunteer gave."""
    first: dict[str, TimeRow] = {}
    for row in time_rows(book, month.window):
        if book.first_help.get(row.person_id) == row.date:
            first.setdefault(row.person_id, row)
    return tuple(first.values())


def _new_from_participants(book: Ledger, month: Month) -> tuple[TimeRow, ...]:
    came = book.first_visit
    return tuple(
        replace(row, counts=came.get(row.person_id, date.max) <= row.date)
        for row in _new_helpers(book, month)
    )


def _made(direction: str) -> Callable[[Ledger, Month], tuple[ReferralRow, ...]]:
    return lambda book, month: referral_rows(
        book, made_in(book.facts.referrals, month.window, direction)
    )


def _ended(book: Ledger, month: Month) -> tuple[ReferralRow, ...]:
    """Those passed on whose outcome came in the month; whoever took it up counts."""
    rows = referral_rows(book, ended_in(book.facts.referrals, month.window))
    return tuple(replace(row, counts=row.status == TAKEN_UP) for row in rows)


def _taken_up(book: Ledger, month: Month) -> tuple[ReferralRow, ...]:
    return tuple(row for row in _ended(book, month) if row.counts)


def _changed(*ids: str) -> Callable[[Ledger, Month], tuple[ChangeRow, ...]]:
    """By activity; how single people answered stands behind no figure."""
    return lambda book, month: change_rows(book, month.window, *ids)


def _knows_decile(person: Person) -> bool:
    return person.imd_decile is not None


def _lives_deprived(person: Person) -> bool:
    return person.imd_decile is not None and person.imd_decile <= MOST_DEPRIVED_DECILES


_RowsOf = Callable[[Ledger, Month], Any]
_HELD = _sessions("closed")
_VISITORS = _people(_everybody(lambda month: month.window))
_SESSIONS: dict[str, _RowsOf] = {
    **dict.fromkeys(("A01", "A03", "A04", "A04.median", "A05", "A06", "A07", "Q01"), _HELD),
    "A02": _sessions("cancelled"),
    "A02.rate": _sessions("closed", "cancelled", counts=lambda row: row.status == "cancelled"),
    "Q01.late": _sessions("closed", counts=_is_late),
}
_PEOPLE: dict[str, _RowsOf] = {
    **dict.fromkeys(("B01", "B07"), _VISITORS),
    "B02": _people(_everybody(lambda month: month.quarter_to_date)),
    "B03": _people(_everybody(lambda month: month.year_to_date)),
    "B04": _people(_those(lambda book, month, who: book.first_visit[who] in month.window)),
    "B05": _people(_those(lambda book, month, who: book.first_visit[who] < month.first)),
    "B06": _people(_repeating),
    "B08": _people(_newcomers),
    **{f"B09.{band}": _people(_engaged(band)) for band in ENGAGEMENT},
    "B10": _people(_share(_lives_deprived, _knows_decile)),
    "B10.known": _people(_share(_knows_decile, lambda _: True)),
    **{
        f"B11.{field}": _people(_share(answered, lambda _: True))
        for field, answered in ANSWERED.items()
    },
}
_PARTS = ("fsm", "send", *PHASES)
"""Parts of F02: behind them stand all children, for care records are counted and nothing else."""
_PEOPLE |= dict.fromkeys(("F01", *(f"F02.{part}" for part in _PARTS)), _people(_children))
_SESSIONS |= {"F01.days": _of_types({CAMP}), "F03": _of_types(WITH_MEALS)}
_VOLUNTEERS: dict[str, _RowsOf] = {
    "C01": _helpers,
    "C02": lambda book, month: time_rows(book, month.window),
    "C03": _new_helpers,
    "C03.participants": _new_from_participants,
}
_REFERRALS: dict[str, _RowsOf] = {
    **{f"D01.{direction}": _made(direction) for direction in DIRECTIONS},
    **dict.fromkeys(("D02", "D04"), _taken_up),
    "D03": _ended,
}
_CHANGES: dict[str, _RowsOf] = {
    **{each.id: _changed(each.id) for each in MEASURES},
    "E08": _changed(*(each.id for each in MEASURES)),
}
_BEHIND: dict[str, tuple[str, _RowsOf]] = {
    id_: (kind, rows)
    for kind, all_of_kind in (
        ("sessions", _SESSIONS),
        ("people", _PEOPLE),
        ("volunteers", _VOLUNTEERS),
        ("referrals", _REFERRALS),
        ("changes", _CHANGES),
    )
    for id_, rows in all_of_kind.items()
}
