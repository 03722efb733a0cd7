"""A person who knows the file better says so before anything is written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hublog.domain.problems import Problem
from hublog.domain.registers.corrections import MEANINGS
from hublog.domain.registers.reading import Reading, Shape
from hublog.domain.registers.recognise import recognise
from made_grids import grid
from reading_grids import MATRIX, VISITS, names, read, refused

COUNTS = """
| Date       | Kitchen | Garden | Notes |
| 2024-11-05 | 4       | 6      | sunny |
| 2024-11-12 | 5       | 7      |       |
"""


def chosen(reading: Reading) -> dict[str, str]:
    return {each.key: each.answer for each in reading.corrections}


def test_every_column_is_a_choice_that_nobody_need_make() -> None:
    found = read(VISITS)
    assert [(each.key, each.answer, each.asked) for each in found.corrections] == [
        ("header_row", "1", False),
        ("column.A", "date", False),
        ("column.B", "name", False),
        *found_more(found),
    ]
    assert all(each.choices == MEANINGS for each in found.corrections[1:])
    assert not [each for each in found.questions if each.topic == "column"]


def found_more(found: Reading) -> list[tuple[str, str, bool]]:
    return [(each.key, each.answer, False) for each in found.corrections[3:]]


def test_another_column_holds_the_names() -> None:
    table = (
        "| Date | Name | Goes by |\n| 2024-11-05 | Hall | Ann Smith |\n| 2024-11-06 | Hall | Bo |"
    )
    assert names(read(table)) == ["Hall"]
    found = read(table, column__C="name")
    assert names(found) == ["Ann Smith", "Bo"]
    assert chosen(found) == {
        "header_row": "1",
        "column.A": "date",
        "column.B": "not_used",
        "column.C": "name",
    }
    assert found.corrections[3].asked


def test_a_column_is_left_out() -> None:
    table = "| Date | Name | Phone |\n| 2024-11-05 | Ann | 01234 |"
    (ann,) = read(table, column__C="not_used").people
    assert ann.phone == ""
    assert read(table).people[0].phone


def test_another_column_holds_the_dates() -> None:
    table = """
    | Joined     | Name | Came       |
    | 2020-01-07 | Ann  | 2024-11-05 |
    | 2020-01-07 | Bob  | 2024-11-12 |
    """
    assert [line.day.year for line in read(table).lines] == [2020, 2020]
    assert [line.day.day for line in read(table, column__C="date").lines] == [5, 12]
    assert [line.day.day for line in read(table, column__A="not_used").lines] == [5, 12]


def test_numbers_of_people_are_chosen_among_columns() -> None:
    assert [each.key for each in read(COUNTS).open_questions] == [
        *("column.B", "column.C", "activity"),
    ]
    one = read(COUNTS, column__B="count")
    assert [each.key for each in one.open_questions] == ["column.C", "activity"]
    both = read(COUNTS, column__B="count", column__C="IGNORE", activity="Tea")
    assert (both.counted, both.open_questions, chosen(both)["column.C"]) == (9, (), "not_used")
    every = read(COUNTS, column__B="count", column__C="count", activity="Tea")
    assert every.counted == 22


def test_a_headcount_by_header_gives_way_to_what_a_person_says() -> None:
    table = "| Date | Number | Helpers |\n| 2024-11-05 | 4 | 6 |"
    assert read(table).counted == 4
    assert read(table, column__C="count").counted == 10
    swapped = read(table, column__B="not_used", column__C="count")
    assert swapped.counted == 6


def test_a_date_of_a_matrix_is_left_out() -> None:
    found = read(MATRIX)
    first = next(each for each in found.corrections if each.answer == "date")
    fewer = read(MATRIX, **{first.key.replace(".", "__"): "not_used"})
    assert fewer.parts[0].shape is Shape.MATRIX
    assert fewer.sessions == found.sessions - 1


def test_dates_across_are_no_matrix_where_the_date_is_in_a_column() -> None:
    table = """
    | Name | Came on    | 2024-11-05 | 2024-11-12 |
    | Ann  | 2024-10-01 | 1          | 0          |
    | Bob  | 2024-10-08 | 1          | 1          |
    """
    assert read(table).parts[0].shape is Shape.MATRIX
    found = read(table, column__B="date")
    assert (found.parts[0].shape, [line.day.month for line in found.lines]) == (
        Shape.VISITS,
        [10, 10],
    )


def test_the_row_of_headings_is_named() -> None:
    table = """
    | Date       | Name  |       |
    | When       | Owner | Guest |
    | 2024-11-05 | Bob   | Ann   |
    """
    found = read(table, header_row="2", column__C="name", column__A="date")
    assert (names(found), found.parts[0].header_row) == (["Ann"], 2)
    assert chosen(found)["header_row"] == "2"


@pytest.mark.parametrize("row", ["0", "9", "-1", "x"])
def test_a_row_without_headings_is_refused(row) -> None:
    found = recognise([grid(VISITS)], {"header_row": row})
    assert found == Problem("HEADER_ROW_EMPTY", "Sheet1")


@pytest.mark.parametrize(
    ("table", "answers", "code"),
    [
        (VISITS, {"column.B": "banana"}, "ANSWER_NOT_POSSIBLE"),
        (VISITS, {"column.C": "count"}, "COLUMN_NOT_POSSIBLE"),
        (VISITS, {"column.B": "not_used"}, "NOT_A_REGISTER"),
        (VISITS, {"column.A": "name", "column.B": "name"}, "COLUMN_NOT_POSSIBLE"),
        (COUNTS, {"column.D": "date", "column.B": "count"}, "COLUMN_NOT_POSSIBLE"),
        (MATRIX, {"column.B": "count"}, "COLUMN_NOT_POSSIBLE"),
        ("| Name | Phone |\n| Ann | 1 |", {"column.B": "hours"}, "COLUMN_NOT_POSSIBLE"),
    ],
)
def test_what_does_not_fit_is_refused(table, answers, code) -> None:
    assert refused(table, **answers) == code


def test_a_register_that_lies_turned_has_no_columns_to_correct() -> None:
    found = read("""
        | Date       | Ann Smith | Bob Jones |
        | 2024-11-05 | x         |           |
        | 2024-11-12 | x         | x         |
    """)
    assert (found.parts[0].shape, found.corrections) == (Shape.TURNED, ())


letters = st.sampled_from(["column.A", "column.B", "column.C", "column.D"])


@settings(max_examples=150)
@given(
    st.sampled_from([VISITS, MATRIX, COUNTS]),
    st.dictionaries(letters, st.sampled_from(MEANINGS), max_size=4),
    st.sampled_from(["", "1", "2"]),
)
def test_no_correction_upsets_the_recognition(table, told, row) -> None:
    """What was said is what comes back, or a Problem says why not."""
    answers = {**told, "header_row": row} if row else told
    found = recognise([grid(table)], answers)
    if isinstance(found, Reading):
        shown = {key: answer for key, answer in chosen(found).items() if key in told}
        assert shown == {key: told[key] for key in shown}
