"""The bars that a return's summary draws: footfall by week, first visits and returning by month."""

from collections import Counter
from datetime import date, timedelta

from hublog.domain.ledger import Ledger
from hublog.domain.months import Month, Window
from hublog.domain.sheet_rows import MonthBar, WeekBar

_MONTHS_SHOWN = 6
_MONTHS_OF_WEEKS = 3


def weeks(book: Ledger, month: Month) -> tuple[WeekBar, ...]:
    """Footfall by week over three months, from the first week that had a session."""
    start = _monday(month.plus(1 - _MONTHS_OF_WEEKS).first)
    total: Counter[date] = Counter()
    for session in book.held_in(Window(start, month.last)):
        total[_monday(session.date)] += book.turnout(session).footfall
    if not total:
        return ()
    number = (_monday(month.last) - min(total)).days // 7 + 1
    mondays = (min(total) + timedelta(weeks=n) for n in range(number))
    return tuple(WeekBar(monday, total[monday]) for monday in mondays)


def months(book: Ledger, last: Month) -> tuple[MonthBar, ...]:
    """First visits (B04) and returning (B05) over six months, from the first one with visits."""
    bars: list[MonthBar] = []
    for month in (last.plus(n + 1 - _MONTHS_SHOWN) for n in range(_MONTHS_SHOWN)):
        people = book.visits_in(month.window)
        new = sum(book.first_visit[who] in month.window for who in people)
        if people or bars:
            bars.append(MonthBar(month, new, len(people) - new))
    return tuple(bars)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
