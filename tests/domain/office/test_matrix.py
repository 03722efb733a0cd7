import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from hublog.domain.months import Month
from hublog.domain.office import matrix as states
from hublog.domain.office.asked import Decided
from hublog.domain.office.filed import AcceptedEdit
from hublog.domain.office.hubs import ListedHub
from hublog.domain.office.matrix import Cell, chased, matrix
from hublog.domain.queries import ACCEPTED, EXPLAINED, QUERIED, Verdict
from made_filed import ASKED, filed

HUB = ListedHub(code="CUM-EWA", name="Hub", first_month="2026-04")
MAY = Month(2026, 5)
STANDS = filed(1, stands=True)
LATE = replace(STANDS, drawn_on=dt.date(2026, 6, 9))


def cell(
    *held: Any,  # noqa: ANN401 - versions
    today: dt.date = dt.date(2026, 6, 20),
    month: Month = MAY,
    **more: Any,  # noqa: ANN401 - what a test says
) -> Cell:
    found = matrix([HUB], [month], held, more.get("asked", ()), more.get("decided", ()), today)
    return found.cells["CUM-EWA", str(month)]


def word(decision: str, number: int, version: int = 1) -> Decided:
    verdict = Verdict(
        month="2026-05", version=version, decision=decision, decided_on=dt.date(2026, 6, 9)
    )
    return Decided(hub_code="CUM-EWA", verdict=verdict, decided_by="Kit", number=number)


@pytest.mark.parametrize(
    ("month", "today", "state"),
    [
        (Month(2026, 3), dt.date(2026, 6, 20), states.OUTSIDE),
        (MAY, dt.date(2026, 5, 31), states.NOT_YET),
        (MAY, dt.date(2026, 6, 1), states.WAITING),
        (MAY, dt.date(2026, 6, 6), states.WAITING),
        (MAY, dt.date(2026, 6, 7), states.MISSING),
    ],
)
def test_without_a_return_the_calendar_says_how_a_month_stands(month, today, state) -> None:
    found = cell(month=month, today=today)
    assert (found.state, found.version, found.footfall) == (state, 0, None)
    assert found.due_on == HUB.due_on(month)


@pytest.mark.parametrize(
    ("held", "state"),
    [
        ([STANDS], states.IN_TIME),
        ([LATE], states.LATE),
        ([replace(STANDS, nil=True)], states.NIL),
        ([replace(LATE, nil=True)], states.NIL),
        ([filed(1), filed(2, stands=True)], states.REPLACED),
    ],
)
def test_a_return_that_came_says_how_it_came(held, state) -> None:
    assert cell(*held).state == state


def test_an_open_question_is_shown_before_anything_else() -> None:
    found = cell(filed(1), filed(2, stands=True), asked=[ASKED, ASKED])
    assert (found.state, found.questions) == (states.QUESTION, 2)
    answered = replace(ASKED, query=replace(ASKED.query, status=EXPLAINED))
    assert cell(STANDS, asked=[answered]).state == states.IN_TIME


def test_a_cell_tells_what_else_is_true_of_its_month() -> None:
    edit = AcceptedEdit("row_edited", "Sessions", 4, "s", "Kit", dt.date(2026, 6, 9), "Phoned")
    third = replace(filed(3, stands=True), edits=(edit,), drawn_on=dt.date(2026, 6, 15))
    found = cell(third, LATE)
    assert (found.version, found.versions, found.gaps) == (3, (1, 3), (2,))
    assert (found.late_days, found.footfall, found.edited, found.nil) == (3, 17, True, False)
    assert not cell(LATE).edited


def test_the_last_word_on_the_version_that_stands_says_whether_it_is_accepted() -> None:
    assert not cell(STANDS).accepted
    assert cell(STANDS, decided=[word(QUERIED, 1), word(ACCEPTED, 2)]).accepted
    assert not cell(STANDS, decided=[word(ACCEPTED, 1), word(QUERIED, 2)]).accepted
    assert not cell(STANDS, filed(2, stands=True), decided=[word(ACCEPTED, 1)]).accepted


def test_hubs_stand_by_code_months_as_asked_for_and_every_cell_counts_once() -> None:
    other = replace(HUB, code="ABC-DEF")
    months = [Month(2026, 3), MAY, Month(2026, 6)]
    found = matrix([HUB, other], months, [STANDS], [], [], dt.date(2026, 6, 20))
    assert [hub.code for hub in found.hubs] == ["ABC-DEF", "CUM-EWA"]
    assert found.months == tuple(months)
    tally = found.tally()
    assert {state: n for state, n in tally.items() if n} == {
        states.IN_TIME: 1,
        states.MISSING: 1,
        states.NOT_YET: 2,
        states.OUTSIDE: 2,
    }
    assert set(tally) == set(states.STATES)


def test_whom_to_ask_are_missing_months_and_open_questions_the_oldest_first() -> None:
    other = replace(HUB, code="ABC-DEF")
    months = [Month(2026, 4), MAY]
    found = matrix([HUB, other], months, [STANDS], [ASKED], [], dt.date(2026, 6, 20))
    assert [(each.month, each.hub_code, each.state) for each in chased(found)] == [
        ("2026-04", "ABC-DEF", states.MISSING),
        ("2026-04", "CUM-EWA", states.MISSING),
        ("2026-05", "ABC-DEF", states.MISSING),
        ("2026-05", "CUM-EWA", states.QUESTION),
    ]
