"""Every figure of a month opens the rows it was made of, and they add up to it."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hublog.domain.behind import rows_behind
from hublog.domain.indicators import Indicator, figures
from hublog.domain.ledger import ledger
from hublog.domain.month_rows import Rows
from hublog.domain.months import Month
from made_facts import MadeRegister, worked_example

MAY = Month(2026, 5)
SUMS = {
    "A03": lambda row: row.footfall,
    "A04": lambda row: row.footfall,
    "A05": lambda row: row.named,
    "A06": lambda row: row.hours or 0,
    "A07": lambda row: (row.hours or 0) * row.footfall,
    "B07": lambda row: row.visits,
    "C02": lambda row: (row.minutes or 0) / 60,
}
"""What the rows of a figure add up to, where it is not how many of them count."""
SHARES = {"B10": [True, False], "B10.known": [True, True, False], "B11.sex": [True, False, False]}


def stated(figure: Indicator, rows: Rows) -> float | None:
    """The figure, or its upper part, as the rows tell it; they know no median and no "not known"."""
    counting = [row for row in rows.rows if row.counts]
    if figure.id in SUMS:
        return sum(map(SUMS[figure.id], counting))
    if figure.id == "C01":
        return len({row.person_id for row in counting})
    return len(counting)


days = st.dates(dt.date(2026, 4, 20), dt.date(2026, 6, 10)) | st.dates(
    dt.date(2025, 12, 1), dt.date(2026, 6, 30)
)
names = st.sets(st.sampled_from("ABCDEFGHIJ"))
visits = st.lists(
    st.tuples(days, names, st.integers(0, 9), st.sampled_from(["closed", "open", "cancelled"])),
    max_size=12,
)
helped = st.lists(st.tuples(st.sampled_from("ABXYZ"), days, st.none() | st.integers(0, 300)))
facts_about = st.tuples(st.sampled_from([None, 1, 2, 3]), st.sampled_from(["NK", "NS", "F"]))


@settings(max_examples=60)
@given(visits, helped, st.dictionaries(st.sampled_from("ABCDE"), facts_about), st.booleans())
def test_rows_add_up_to_every_figure(held, times, told, forget) -> None:
    """A01 to Q01: of any register, also after somebody was forgotten."""
    register = MadeRegister()
    for day, who, counted, status in held:
        late = day + dt.timedelta(days=counted % 3)
        register.session(day, sorted(who), counted, status=status, entered_on=late)
    for who, day, minutes in times:
        register.helped(who, day, minutes)
    for who, (decile, sex) in told.items():
        register.person(who, imd_decile=decile, sex=sex)
    if forget:
        register.person("A", status="forgotten")
    book = ledger(register.facts())
    for figure in figures(book, MAY.window):
        rows = rows_behind(book, MAY, figure.id)
        if figure.numerator is not None:
            assert stated(figure, rows) == figure.numerator, figure.id
            if figure.id not in {"A04", "A05", "B07"}:
                assert len(rows.rows) == figure.denominator, figure.id
        elif figure.value is not None and figure.id not in {"A04.median", "Q01"}:
            assert stated(figure, rows) == pytest.approx(figure.value), figure.id


def test_what_is_not_known_shows_its_rows_all_the_same() -> None:
    """C02, Q01.late: a blank figure is explained by what is missing."""
    register = MadeRegister()
    register.session(dt.date(2026, 5, 5), "A", start=None)
    register.helped("A", dt.date(2026, 5, 5), None)
    book = ledger(register.facts())
    (session,) = rows_behind(book, MAY, "A06").rows
    (time,) = rows_behind(book, MAY, "C02").rows
    assert (session.hours, session.entered_on, time.minutes, time.activity) == (None,) * 3 + ("",)
    assert not rows_behind(book, MAY, "Q01.late").rows[0].counts


def test_newcomers_of_three_months_before_count_if_they_came_back() -> None:
    """B08: the same days as the figure, and how often they came in them."""
    register = MadeRegister()
    register.session(dt.date(2026, 2, 3), "AB")
    register.session(dt.date(2026, 2, 3), "B", start=dt.time(14))
    register.session(dt.date(2026, 3, 3), "A")
    register.session(dt.date(2026, 5, 30), "B")
    book = ledger(register.facts())
    rows = rows_behind(book, MAY, "B08").rows
    assert [(row.name, row.visits, row.counts) for row in rows] == [("A", 2, True), ("B", 2, False)]


def test_new_volunteers_are_listed_with_their_first_time() -> None:
    """C01, C03: who came before they helped counts as one of the participants."""
    register = MadeRegister()
    register.session(dt.date(2026, 5, 5), "A")
    for who, day in (("A", 5), ("B", 5), ("A", 12), ("C", 19)):
        register.helped(who, dt.date(2026, 5, day), 60)
    register.helped("B", dt.date(2026, 4, 7), 60)
    register.person("C", status="forgotten")
    book = ledger(register.facts())
    assert [(r.name, r.counts) for r in rows_behind(book, MAY, "C01").rows] == [
        ("A", True),
        ("B", True),
        ("A", True),
        ("", False),
    ]
    assert [(r.name, r.date.day) for r in rows_behind(book, MAY, "C03").rows] == [("A", 5)]
    assert [r.counts for r in rows_behind(book, MAY, "C03.participants").rows] == [True]


def test_a_share_shows_everybody_it_is_a_share_of() -> None:
    """B10, B11: those who count are marked."""
    register = MadeRegister()
    register.session(dt.date(2026, 5, 5), "ABC")
    register.person("A", imd_decile=2, sex="F")
    register.person("B", imd_decile=3)
    book = ledger(register.facts())
    marked = {id_: [r.counts for r in rows_behind(book, MAY, id_).rows] for id_ in SHARES}
    assert marked == SHARES


def test_people_say_how_often_they_came_and_since_when() -> None:
    book = ledger(worked_example())
    kind, rows = "people", rows_behind(book, MAY, "B01")
    assert rows.kind == kind
    assert [(r.name, r.visits, r.first_visit.day, r.first_in_month) for r in rows.rows[:3]] == [
        ("A", 3, 28, False),
        ("B", 2, 28, False),
        ("C", 2, 28, False),
    ]
    assert [row.name for row in rows_behind(book, MAY, "B04").rows] == ["E", "F", "G"]


def test_sessions_say_what_became_of_them() -> None:
    register = MadeRegister()
    register.session(dt.date(2026, 5, 26), status="cancelled")
    register.sessions[0] = replace(register.sessions[0], cancel_reason="NOVOL")
    (row,) = rows_behind(ledger(register.facts()), MAY, "A02.rate").rows
    assert (row.status, row.reason, row.footfall, row.activity) == ("cancelled", "NOVOL", 0, "")


def test_a_figure_that_does_not_exist_has_no_rows() -> None:
    with pytest.raises(KeyError):
        rows_behind(ledger(worked_example()), MAY, "Z99")
