import datetime as dt
from dataclasses import replace

import pytest

from hublog.domain.months import Month
from hublog.domain.people import Person
from hublog.domain.sessions import Attendance, Count, attendance_id
from in_memory import done
from months_in_memory import MAY, MonthsInMemory

TODAY = dt.date(2026, 6, 2)


@pytest.fixture
def hub() -> MonthsInMemory:
    return MonthsInMemory().fill()


def test_a_calendar_at_one_glance_is_the_calendar(hub) -> None:
    """A03: the days say what the figures say, merges followed and the forgotten unnamed."""
    session = hub.late_sheet(dt.date(2026, 5, 20))
    both = [Attendance(id=attendance_id(session, p), session_id=session, person_id=p) for p in "DF"]
    hub.put(*both)
    with hub.held.reading() as reader:
        f = reader.get(Person, "F")
    hub.put(replace(f, status="merged", merged_into="D"))
    done(hub.forget.person("Ann", "C"))
    hub.put(Count(id="less", session_id=session, age_band="65+", n=-1))
    at_once = hub.months.calendar(MAY, TODAY)
    worked_out = hub.months.overview(MAY, TODAY)
    for name in ("days", "sessions", "gaps", "recorded", "expected"):
        assert getattr(at_once, name) == getattr(worked_out, name)
    assert hub.months.calendar(MAY, TODAY) == at_once


def test_an_empty_month_is_seen_too() -> None:
    hub = MonthsInMemory().bare()
    seen = hub.months.calendar(Month(2026, 1), TODAY)
    assert (seen.recorded, seen.expected, len(seen.days)) == (0, 0, 31)
