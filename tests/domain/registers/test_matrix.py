import datetime as dt

from hublog.domain.problems import Problem
from hublog.domain.registers.reading import Shape
from hublog.domain.registers.recognise import recognise
from made_grids import grid
from reading_grids import MATRIX, keys, left, names, read, refused


def test_people_against_dates() -> None:
    found = read(MATRIX, activity="Drop-in")
    (part,) = found.parts
    assert (part.shape, part.header_row) == (Shape.MATRIX, 3)
    assert names(found) == ["Ann Smith", "Bob Jones"]
    assert (found.sessions, found.attendances, found.marks) == (2, 3, {"x": 3})
    assert [(t.stated, t.read, t.agrees) for t in found.totals] == [(2, 2, True), (1, 1, True)]
    assert left(found) == [
        ("totals", 6, 6, ""),
        ("below", 8, 9, ""),
        ("empty_dates", 0, 0, "D"),
        ("computed", 0, 0, "E"),
    ]
    assert found.open_questions == ()


def test_a_total_that_differs_is_told() -> None:
    found = read(MATRIX.replace("| 2          | 1", "| 5          | 1"), activity="Drop-in")
    assert [t.agrees for t in found.totals] == [False, True]


def test_a_row_of_totals_needs_no_label() -> None:
    found = read("""
        | Name | 2024-11-05 | 2024-11-12 |
        | Ann  | 1          | 1          |
        | Bob  | 0          | 1          |
        |      | 1          | 2          |
        |      | 3          |            |
    """)
    assert names(found) == ["Ann", "Bob"]
    assert (found.absent, found.attendances) == (1, 3)
    assert left(found) == [("totals", 4, 4, ""), ("below", 5, 5, "")]


def test_a_marked_row_without_a_name_is_left_out_and_reading_goes_on() -> None:
    found = read("""
        | Name | 2024-11-05 | 2024-11-12 |
        | Ann  | x          | x          |
        |      | x          |            |
        |      |            |            |
        | Bob  |            | x          |
        |      |            |            |
        | Thanks to everybody |  |       |
    """)
    assert names(found) == ["Ann", "Bob"]
    assert left(found) == [("no_name", 3, 3, ""), ("below", 7, 7, "")]


def test_the_same_turned_dates_down_and_names_across() -> None:
    found = read("""
        | Date       | Ann Smith | Bob Jones | Total |
        | 2024-11-05 | x         | x         | 2     |
        | 2024-11-12 |           | x         | 1     |
        | 2024-11-19 |           |           | 0     |
    """)
    assert found.parts[0].shape is Shape.TURNED
    assert names(found) == ["Ann Smith", "Bob Jones"]
    assert (found.sessions, found.attendances) == (2, 3)
    assert ("totals", 0, 0, "D") in left(found)
    assert ("empty_dates", 4, 4, "") in left(found)
    assert keys(found) == ["activity"]
    assert {line.row for line in found.lines} == {2, 3}


def test_names_without_a_heading_are_found_by_their_variety() -> None:
    found = read("""
        |    |       | 5 Nov 2024 | 12 Nov 2024 |
        | A1 | Ann   | x          |             |
        | A1 | Bob   | x          | x           |
    """)
    assert names(found) == ["Ann", "Bob"]


def test_marks_are_counted_and_unknown_ones_asked() -> None:
    table = """
        | Name | 2024-11-05 | 2024-11-12 | 2024-11-19 |
        | Ann  | P          | A          | zz         |
        | Bob  | TRUE       | L          | 10:15      |
        | Cat  | ✓          | FALSE      | zz         |
    """
    found = read(table)
    assert found.marks == {
        "A": 1,
        "FALSE": 1,
        "L": 1,
        "P": 1,
        "TRUE": 1,
        "time": 1,
        "zz": 2,
        "✓": 1,
    }
    assert keys(found) == ["mark.zz", "activity"]
    assert (found.attendances, found.absent) == (5, 2)
    answered = read(table, mark__zz="present", MARK__l="ABSENT", activity="Tea")
    assert (answered.attendances, answered.absent, keys(answered)) == (6, 3, [])


def test_an_answer_that_is_no_choice_is_told() -> None:
    found = recognise([grid(MATRIX)], {"mark.x": "perhaps"})
    assert isinstance(found, Problem)
    assert (found.code, found.where) == ("ANSWER_NOT_POSSIBLE", "mark.x")
    no_year = "| Name | 5 Nov | 12 Nov |\n| Ann | x | x |"
    assert refused(no_year, year="last") == "ANSWER_NOT_POSSIBLE"
    assert keys(read(no_year)) == ["year"]
    assert read(no_year, year="2024").lines[0].day == dt.date(2024, 11, 5)


def test_hours_in_a_matrix_become_volunteer_time() -> None:
    found = read(
        """
        | Volunteer | 2024-11-05 | 2024-11-12 |
        | Ann       | 2.5        | 3          |
        | Bob       |            | 2          |
        """,
        mark__number="hours",
    )
    assert [line.minutes for line in found.volunteer_times] == [150, 180, 120]
    assert (found.sessions, keys(found)) == (0, [])


def test_rows_of_activities_with_numbers_are_headcounts() -> None:
    found = read("""
        | Activity | 2024-11-05 | 2024-11-12 |
        | Lunch    | 12         | 14         |
        | Tea      |            | 9          |
    """)
    assert (found.counted, found.sessions, names(found)) == (35, 3, [])
