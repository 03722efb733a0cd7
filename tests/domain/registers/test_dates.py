import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hublog.domain.registers.dates import decide
from hublog.domain.registers.grid import Cell
from hublog.domain.registers.spelled import Ymd, clock, names_a_month, written

D = dt.date


@pytest.mark.parametrize(
    "text",
    [
        "2024-11-05",
        "2024/11/5",
        "05.11.2024",
        "5.11.24",
        "5 Nov 2024",
        "5th November 2024",
        "Nov 5, 2024",
        "Tue 5 Nov 24",
        "Tuesday, 5 November 2024",
        "5 Tachwedd 2024",
        "Dydd Mawrth 5 Tachwedd 2024",
        "mardi 5 novembre 2024",
        "5 listopada 2024",
        "5 de noviembre de 2024",
        "2024-11-05T10:00:00Z",
        " 5\u00a0Nov 2024 ",
    ],
)
def test_a_date_is_read_however_it_is_spelled(text: str) -> None:
    found = written(text)
    assert found is not None
    assert found.dmy == found.mdy == Ymd(2024, 11, 5)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "10",
        "1.5",
        "Mars",
        "May",
        "Bob May 3",
        "5th",
        "31/02/2024",
        "March 2024",
        "x" * 50,
        "1 2",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert written(text) is None


def test_numbers_are_dates_only_in_a_column_of_dates() -> None:
    assert written(45_601.0) is None
    found = written(45_601.0, serials=True)
    assert found is not None
    assert found.dmy == Ymd(2024, 11, 5)
    assert written(3.0, serials=True) is None


def test_day_and_time_of_a_form_are_parted() -> None:
    found = written("9/6/2018 0:06:16")
    assert found is not None
    assert (found.dmy, found.mdy, found.time) == (Ymd(2018, 6, 9), Ymd(2018, 9, 6), dt.time(0, 6))
    assert written("tea at 10:00") is None


def test_real_dates_and_moments_need_no_reading() -> None:
    assert written(dt.datetime(2024, 11, 5, 9, 30, 15)).time == dt.time(9, 30)  # noqa: DTZ001 - local
    assert written(D(2024, 11, 5)).time is None


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["13/02/2024", "01/03/2024"], "dmy"),
        (["02/13/2024", "03/01/2024"], "mdy"),
        (["Tue 05/11/2024", "12/11/2024"], "dmy"),
        (["Sat 05/11/2024", "12/11/2024"], "mdy"),
        (["05/11/2024", "12/11/2024", "19/11/2024"], "dmy"),
        (["01/02/2024", "05/02/2024", "02/03/2024"], "dmy"),
    ],
)
def test_the_whole_column_decides_the_order(cells: list[str], order: str) -> None:
    found = decide(cells)
    assert (found.order, found.asks) == (order, ())


def test_what_the_column_cannot_decide_is_asked() -> None:
    assert decide(["9/6/2018", "9/6/2018"]).asks == ("date_order",)
    assert decide(["9/6/2018"], order="mdy").days == (D(2018, 9, 6),)
    assert decide(["01/02/2024", "02/01/2024"]).asks == ("date_order",)


def test_dates_without_a_year_are_asked_for_and_run_on_over_new_year() -> None:
    cells = ["6 Nov", "", "4 Dec", "8 Jan", "30 Feb", "5 Feb 2025"]
    assert decide(cells).asks == ("year",)
    assert decide(cells).days == (None, None, None, None, None, D(2025, 2, 5))
    days = decide(cells, year=2024).days
    assert days == (D(2024, 11, 6), None, D(2024, 12, 4), D(2025, 1, 8), None, D(2025, 2, 5))
    assert decide(["29 Feb"], year=2023).days == (None,)


def test_nothing_is_asked_where_nothing_is_open() -> None:
    assert decide(["", "x"]).asks == ()
    assert decide([dt.datetime(2024, 11, 5)]).order is None  # noqa: DTZ001 - local


@pytest.mark.parametrize(
    ("cell", "time"),
    [
        ("10:30", dt.time(10, 30)),
        ("10.30", dt.time(10, 30)),
        ("2pm", dt.time(14)),
        ("12:15 am", dt.time(0, 15)),
        ("14h15", dt.time(14, 15)),
        (dt.time(9, 5, 59), dt.time(9, 5)),
        (dt.datetime(2024, 1, 1, 9, 5), dt.time(9, 5)),  # noqa: DTZ001 - local
        ("10", None),
        ("25:00", None),
        ("noon", None),
        (10.5, None),
    ],
)
def test_a_time_of_day_is_read(cell: Cell, time: dt.time | None) -> None:
    assert clock(cell) == time


@pytest.mark.parametrize("cell", ["March", "Mawrth 2024", "2019", 2019.0, "Jan 24 to Feb"])
def test_months_and_years_are_periods(cell: Cell) -> None:
    assert names_a_month(cell)


@pytest.mark.parametrize(
    "cell", ["5 March 2024", "Marching", 12.0, "1066", "", D(2024, 1, 1), True]
)
def test_days_and_other_things_are_not(cell: Cell) -> None:
    assert not names_a_month(cell)


@given(st.dates(D(2000, 1, 1), D(2099, 12, 31)))
def test_every_spelling_of_a_day_comes_back_as_that_day(day: D) -> None:
    forms = (day.isoformat(), f"{day:%d %B %Y}", f"{day:%a %d %b %y}", f"{day:%d.%m.%Y}")
    for text in forms:
        assert decide([text]).days == (day,)


@given(st.text(max_size=30))
def test_no_text_upsets_the_parser(text: str) -> None:
    decide([text], year=2024)
    clock(text)
    names_a_month(text)
