"""Cells of a paper sheet, as people write them."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hublog.domain import paper_cells as cells
from hublog.domain.ages import BANDS, GROUPS
from hublog.domain.paper_cells import Counted, Helped
from hublog.domain.problems import Problem


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("", "NK"),
        ("?", "NK"),
        ("34", "25-34"),
        ("aged 34 years", "25-34"),
        ("0", "0-4"),
        ("120", "85+"),
        ("65+", "65+"),
        ("65 and over", "65+"),
        ("85 plus", "85+"),
        ("u18", "U18"),
        ("Under 18", "U18"),
        ("children", "U18"),
        ("18\u201324", "18-24"),
        ("18 to 24", "18-24"),
        ("18 - 24", "18-24"),
        ("adult", "NK"),
        ("prefers not to say", "NS"),
    ],
)
def test_an_age_is_a_band_however_it_is_written(text, band) -> None:
    assert cells.age(text) == band


@pytest.mark.parametrize(
    "text", ["121", "999", "-4", "yes", "30-90", "sixty", "13 plus", "x" * 900]
)
def test_what_is_no_age_is_said_so(text) -> None:
    problem = cells.age(text)
    assert isinstance(problem, Problem)
    assert problem.code == "PAPER_AGE"
    assert len(str(problem.values["text"])) <= cells.LONGEST_SHOWN


@pytest.mark.parametrize("band", [*BANDS, *GROUPS])
def test_every_code_is_its_own_name(band) -> None:
    assert cells.age(band) == band


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("+3", Counted(3)),
        ("+ 3", Counted(3)),
        ("+2 65+", Counted(2, "65+")),
        ("+2 x 65+", Counted(2, "65+")),
        ("+2x65+", Counted(2, "65+")),
        ("+65+", Counted(1, "65+")),
        ("+18-24", Counted(1, "18-24")),
        ("+1 under 18", Counted(1, "U18")),
        ("+1 34", Counted(1, "25-34")),
        ("+999", Counted(999)),
        ("?", Counted(1)),
        ("???", Counted(1)),
        ("Megan Birch", None),
        ("17", None),
        ("", None),
    ],
)
def test_people_without_a_name_are_counted(text, counted) -> None:
    assert cells.count(text) == counted


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("+", "PAPER_COUNT"),
        ("+0", "PAPER_COUNT"),
        ("+1000", "PAPER_COUNT"),
        ("+-3", "PAPER_COUNT"),
        ("+Megan", "PAPER_COUNT"),
        ("+3 people", "PAPER_AGE"),
    ],
)
def test_a_count_that_is_none_is_said_so(text, code) -> None:
    assert cells.count(text).code == code


@pytest.mark.parametrize("text", ["y", "yes", "Yes", "x", "1st", "first", "FIRST TIME", "new", "1"])
def test_a_first_time(text) -> None:
    assert cells.first_time(text) is True


@pytest.mark.parametrize(("text", "said"), [("n", False), ("no", False), ("", None), ("?", None)])
def test_no_first_time(text, said) -> None:
    assert cells.first_time(text) is said


def test_a_mark_that_means_nothing_is_asked() -> None:
    assert cells.first_time("banana").code == "PAPER_FIRST"
    assert cells.first_times("banana", 3).code == "PAPER_FIRST"


@pytest.mark.parametrize(("text", "n"), [("", 0), ("2", 2), ("0", 0), ("yes", 3), ("no", 0)])
def test_some_of_those_counted_came_for_the_first_time(text, n) -> None:
    assert cells.first_times(text, 3) == n


def test_no_more_came_for_the_first_time_than_came() -> None:
    assert cells.first_times("4", 3).code == "PAPER_FIRST_MANY"
    assert cells.first_times("9" * 5000, 3).code == "PAPER_FIRST_MANY"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("", None),
        ("10", time(10)),
        ("10.15", time(10, 15)),
        ("1015", time(10, 15)),
        ("915", time(9, 15)),
        ("10:15", time(10, 15)),
        ("10:15:30", time(10, 15)),
        ("10h15", time(10, 15)),
        ("2pm", time(14)),
        ("2.30 p.m.", time(14, 30)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("23:59", time(23, 59)),
    ],
)
def test_a_time_of_day_however_it_is_written(text, at) -> None:
    assert cells.clock(text, None, None) == at


@pytest.mark.parametrize("text", ["24", "10:75", "10:1", "late", "12345", "-1", "10-11"])
def test_what_is_no_time_of_day_is_said_so(text) -> None:
    assert cells.clock(text, None, None).code == "PAPER_TIME"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2", time(14)),
        ("2.15", time(14, 15)),
        ("2am", time(2)),
        ("11", time(11)),
        ("14", time(14)),
        ("5", time(5)),
    ],
)
def test_an_hour_is_of_the_afternoon_where_only_that_fits_the_session(text, at) -> None:
    assert cells.clock(text, time(13), time(16)) == at


def test_an_hour_that_fits_the_session_stays() -> None:
    assert cells.clock("10", time(9), time(23)) == time(10)
    assert cells.clock("2", time(13), None) == time(2)


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("", Helped(helped=False)),
        ("no", Helped(helped=False)),
        ("-", Helped(helped=False)),
        ("yes", Helped(helped=True)),
        ("x", Helped(helped=True)),
        ("90", Helped(helped=True, minutes=90)),
        ("90 mins", Helped(helped=True, minutes=90)),
        ("1.5h", Helped(helped=True, minutes=90)),
        ("1,5 hours", Helped(helped=True, minutes=90)),
        ("1h30", Helped(helped=True, minutes=90)),
        ("1 hr 30 min", Helped(helped=True, minutes=90)),
        ("1:30", Helped(helped=True, minutes=90)),
        ("2h", Helped(helped=True, minutes=120)),
        ("1440", Helped(helped=True, minutes=1440)),
    ],
)
def test_time_that_somebody_helped(text, given) -> None:
    assert cells.helped(text) == given


@pytest.mark.parametrize("text", ["1441", "25h", "0h", "1.5", "all day", "1:75", "9" * 5000, "in"])
def test_time_that_nobody_can_have_helped_is_said_so(text) -> None:
    assert cells.helped(text).code == "PAPER_MINUTES"


@given(st.text())
def test_no_text_is_too_odd_for_a_cell(text) -> None:
    for read in (cells.age, cells.count, cells.first_time, cells.helped):
        read(text)
    cells.first_times(text, 2)
    cells.clock(text, time(13), time(16))
    assert len(cells.shown(text)) <= cells.LONGEST_SHOWN


@given(st.integers(1, 1440))
def test_minutes_and_hours_with_minutes_are_the_same(minutes) -> None:
    hours, rest = divmod(minutes, 60)
    assert cells.helped(f"{minutes} min") == cells.helped(f"{hours}h{rest:02}")
