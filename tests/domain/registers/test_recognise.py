import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hublog.domain.problems import Problem
from hublog.domain.registers.grid import Grid
from hublog.domain.registers.reading import Question, Reading, Shape
from hublog.domain.registers.recognise import recognise
from made_grids import grid
from reading_grids import MATRIX, VISITS, names, read, refused


def test_every_sheet_that_is_a_register_is_read_and_the_others_are_named() -> None:
    found = read(MATRIX, VISITS, "| nothing |\n| here |", activity="Tea")
    assert [part.shape for part in found.parts] == [Shape.MATRIX, Shape.VISITS]
    assert names(found) == ["Ann Smith", "Bob Jones", "Bob"]
    assert found.left_out[-1][:4] == ("Sheet3", "sheet_not_a_register", 1, 2)


def test_a_question_knows_its_topic() -> None:
    question = Question("mark.1.5", ("present",), "", asked=False)
    assert (question.topic, question.about, question.is_open) == ("mark", "1.5", True)


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ("| Year | Tea | Lunch |\n| 2019 | 400 | 500 |\n| 2020 | 300 | 600 |", "PERIOD_TOTALS"),
        ("| Activity | January | February | March |\n| Tea | 40 | 50 | 60 |", "PERIOD_TOTALS"),
        (
            "| Date | Number |\n| 2024-01-01 | 4 |\n| 2024-02-01 | 5 |\n| 2024-03-01 | 5 |",
            "PERIOD_TOTALS",
        ),
        (
            "| Name | 2024-01-01 | 2024-02-01 | 2024-03-01 |\n| Ann | 4 | 5 | 6 |",
            "PERIOD_TOTALS",
        ),
        (
            (
                "| Job | 2024-11-05 | 2024-11-12 |\n| Door | Ann Smith | Bob Jones |"
                "\n| Tea | Cat Low | Dot High |"
            ),
            "A_ROTA",
        ),
        (
            (
                "| Date | Door | Tea |\n| 2024-11-05 | Ann Smith | Bob Jones |"
                "\n| 2024-11-12 | Cat Low | Dot High |"
            ),
            "A_ROTA",
        ),
        ("| Name | Attendance rate |\n| Ann | 0.5 |\n| Bob | 0.75 |", "ONLY_PERCENTAGES"),
        ("| Name | Percentage |\n| Ann | 50% |\n| Bob | 75% |", "ONLY_PERCENTAGES"),
        (
            "| Name | 2024-11-05 | 2024-11-12 |\n| Ann | 0.5 | 0.2 |\n| Bob | 25% | 10% |",
            "ONLY_PERCENTAGES",
        ),
        ("| Name | 2024-11-05 | 2024-11-12 |\n| Ann | | |\n| Bob | | |", "NO_MARKS"),
        (
            (
                "| Timestamp | How did you hear of us? | Was the room warm? | Will you come again? |"
                "\n| 2024-11-05 10:00 | friend | yes | yes |"
            ),
            "A_SURVEY",
        ),
        (
            (
                "| How did you hear of us? | Was the room warm? | Will you come again? |"
                "\n| friend | yes | yes |"
            ),
            "A_SURVEY",
        ),
        ("| Name | Total |\n| | 5 |", "NOT_A_REGISTER"),
        ("| Item | Price |\n| Tea | 1 |", "NOT_A_REGISTER"),
        ("| Date | |\n| 2024-11-05 | |", "NOT_A_REGISTER"),
        ("| Name | |\n| | x |", "NOT_A_REGISTER"),
        ("| 2024-11-05 | 2024-11-12 |\n| 5 | 6 |", "NOT_A_REGISTER"),
        ("| | |", "NOT_A_REGISTER"),
    ],
)
def test_what_is_no_register_is_refused_with_its_reason(table: str, code: str) -> None:
    assert refused(table) == code


@pytest.mark.parametrize("table", [VISITS, MATRIX, "| Name | Phone |\n| Ann | 1 |"])
def test_it_tells_how_far_it_is_over_all_sheets(table: str) -> None:
    told: list[int] = []
    sheet = grid(table)
    recognise([sheet, sheet], {}, tick=told.append)
    assert told == sorted(told)
    assert len(sheet.rows) <= told[-1] < 2 * len(sheet.rows)


def test_no_sheets_are_no_register() -> None:
    assert recognise([], {}) == Problem("NOT_A_REGISTER")


CELLS = st.one_of(
    st.just(""),
    st.sampled_from(["Name", "Date", "Total", "x", "P", "5/11", "5 Nov 2024", "Hours", "Ann", "%"]),
    st.text(max_size=6),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)
GRIDS = st.lists(st.lists(CELLS, max_size=6).map(tuple), max_size=8).map(
    lambda rows: Grid("S", tuple(rows))
)


@settings(max_examples=150)
@given(st.lists(GRIDS, max_size=2))
def test_no_grid_upsets_the_recognition(grids: list[Grid]) -> None:
    """P11: every file ends in a reading or in a refusal."""
    found = recognise(grids, {"activity": "Tea", "volunteer": "Val", "date_order": "dmy"})
    assert isinstance(found, Reading | Problem)
    if isinstance(found, Reading):
        assert all(line.who is None or line.who < len(found.people) for line in found.lines)
