"""What SQL adds up over an office's returns is what the specification adds up."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from hublog.domain.months import Month
from hublog.domain.office import learning_notes, run_chart
from hublog.domain.office.arrived import Arrived, OutcomeSaid
from hublog.domain.office.hubs import ListedHub
from hublog.domain.office.tallying import tallied
from hublog.domain.referrals import DIRECTIONS, OUTCOMES
from hublog.domain.sheet_rows import ErasureRow, ReferralRow, SessionRow
from hublog.store.office.filing import erase
from made_returns import (
    arrived,
    coming_back_after,
    expect,
    file,
    file_all,
    learning_said,
    outcome_said,
    person_said,
    referral_said,
    session_said,
    visit,
)

HUBS = ("AAA-ONE", "BBB-TWO", "CCC-TRE")
MONTHS = tuple(str(Month(2026, 1).plus(n)) for n in range(8))
REFS = ("p1", "p2", "p3", "p4")
CODES = ("WARM", "TEA")
ONE_STORE = (HealthCheck.function_scoped_fixture,)
"""Nothing is committed, so that every example finds the same empty store."""
FIRST, LAST = Month(2026, 2), Month(2026, 5)


@st.composite
def a_session(draw, month: str, n: int) -> SessionRow:
    day = draw(st.integers(0, (Month.parse(month).last - Month.parse(month).first).days))
    return session_said(
        f"s{n}",
        Month.parse(month).first + dt.timedelta(days=day),
        conditions=draw(st.sampled_from(["", "PEER", "PEER;GPSITE", "GPSITE", "PEERS"])),
        footfall=draw(st.integers(0, 20)),
        type_=draw(st.sampled_from(["DROPIN", "FOOD"])),
        code=draw(st.sampled_from(CODES)),
        start=draw(st.sampled_from([None, dt.time(0), dt.time(10), dt.time(18)])),
        status=draw(st.sampled_from(["closed", "closed", "closed", "cancelled", "open"])),
        named_present=draw(st.integers(0, 5)),
        first_time_named=draw(st.integers(0, 3)),
        first_time_counted=draw(st.integers(0, 3)),
    )


@st.composite
def a_referral(draw, days: list[dt.date]) -> ReferralRow:
    return referral_said(
        draw(st.sampled_from(["r1", "r2", "r3", "r4"])),
        draw(st.sampled_from(days)) + dt.timedelta(days=draw(st.integers(-40, 5))),
        draw(st.sampled_from(["sent", *OUTCOMES])),
        draw(st.sampled_from([*CODES, ""])),
        draw(st.sampled_from([*DIRECTIONS, "out", "out"])),
    )


@st.composite
def an_outcome(draw) -> OutcomeSaid:
    return outcome_said(
        draw(st.integers(0, 9)),
        draw(st.sampled_from([None, 0.25, -1.5, 2.0])),
        improved=draw(st.one_of(st.none(), st.integers(0, 4))),
        code=draw(st.sampled_from(CODES)),
        question=draw(st.sampled_from(["q1", "q2"])),
    )


@st.composite
def a_return(draw, hub: str, month: str) -> Arrived:
    sessions = [draw(a_session(month, n)) for n in range(draw(st.integers(0, 5)))]
    ran = [s.session_id for s in sessions if s.status == "closed"]
    visits = draw(
        st.lists(
            st.tuples(st.sampled_from(ran), st.sampled_from(REFS)),
            unique=True,
            max_size=8,
        )
        if ran
        else st.just([])
    )
    whole = draw(st.integers(0, 9)) > 0
    made = arrived(hub, month, sessions, complete=whole, rows_shared=draw(st.integers(0, 9)) > 0)
    days = [dt.date(2026, 1, 5), dt.date(2025, 12, 1), *(s.date for s in sessions)]
    return replace(
        made,
        attendance=tuple(visit(session, ref, first=draw(st.booleans())) for session, ref in visits),
        people=tuple(
            person_said(
                ref,
                draw(st.sampled_from([None, 1, 2, 3, 10])),
                draw(st.sampled_from(["IOD2025", "WIMD2025"])),
            )
            for ref in draw(st.lists(st.sampled_from(REFS), max_size=4, unique=True))
        ),
        referrals=tuple(
            draw(st.lists(a_referral(days), max_size=4, unique_by=lambda each: each.referral_id))
        ),
        outcomes=tuple(draw(st.lists(an_outcome(), max_size=3))),
        learning=tuple(
            learning_said(text, draw(st.sampled_from(["", "PEER", "GPSITE;PEER", "PEERS"])))
            for text in draw(st.lists(st.sampled_from(["Tea helps", "Ask first"]), max_size=2))
        ),
    )


@st.composite
def an_office(draw) -> list[Arrived]:
    held = [
        (hub, month)
        for hub in draw(st.sampled_from([HUBS[:1], HUBS[:2], HUBS]))
        for month in MONTHS[draw(st.integers(0, 3)) :]
        if draw(st.integers(0, 9))
    ]
    return [draw(a_return(hub, month)) for hub, month in held]


def filled(connection: Connection, returns: list[Arrived]) -> list[ListedHub]:
    """The office's tables with these returns, besides versions that do not count."""
    file_all(connection, returns)
    for each in returns[:2]:
        file(connection, replace(each, version=2), alive=False, stands=False)
        file(connection, replace(each, version=0), stands=False)
    hubs = {each.hub_code for each in returns}
    for hub in hubs:
        expect(connection, hub, "2026-03")
    return [ListedHub(code=hub, name=hub, first_month="2026-03") for hub in hubs]


@settings(max_examples=40, suppress_health_check=ONE_STORE)
@given(an_office())
def test_sql_adds_up_what_the_specification_adds_up(office_store, returns) -> None:
    with office_store.writing() as work:
        connection = work.connection
        hubs = filled(connection, returns)
        found = work.evidence(FIRST, LAST)
    said = tallied(returns, hubs, FIRST, LAST)
    for name in said.__slots__:
        assert getattr(found, name) == getattr(said, name), name


@pytest.mark.parametrize(("days", "stayed"), [(0, 0), (1, 3), (90, 3), (91, 0)])
def test_sql_watches_ninety_days_and_no_more(office_store, days, stayed) -> None:
    with office_store.writing() as work:
        connection = work.connection
        filled(connection, coming_back_after(days))
        found = work.evidence(Month(2026, 1), Month(2026, 1))
    assert [tuple(each) for each in found.newcomers.values()] == [(3, 3, stayed)]


def test_whom_a_hub_forgets_is_no_newcomer_any_more(office_store) -> None:
    with office_store.writing() as work:
        connection = work.connection
        filled(connection, coming_back_after(5))
        erase(connection, "AAA-ONE", [ErasureRow("p1", dt.date(2026, 6, 1))])
        found = work.evidence(Month(2026, 1), Month(2026, 1))
    assert [tuple(each) for each in found.newcomers.values()] == [(2, 2, 2)]


@settings(max_examples=25, suppress_health_check=ONE_STORE)
@given(an_office())
def test_sql_finds_the_same_runs_and_notes(office_store, returns) -> None:
    with office_store.writing() as work:
        connection = work.connection
        filled(connection, returns)
        runs = work.session_runs("DROPIN", "PEER", FIRST, LAST)
        notes = work.notes("DROPIN", "PEER", FIRST, LAST)
    assert _in_order(runs) == _in_order(run_chart.series(returns, "DROPIN", "PEER", FIRST, LAST))
    assert notes == learning_notes.notes(returns, "DROPIN", "PEER", FIRST, LAST)


def _in_order(found: run_chart.Series) -> Mapping[run_chart.ActivityKey, object]:
    return {key: sorted(runs) for key, runs in found.items()}
