import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hublog.domain.problems import Problem
from hublog.domain.registers.grid import Grid
from hublog.domain.registers.reading import Line, Listed, Question, Reading, Shape
from hublog.domain.registers.recognise import recognise
from made_grids import grid


def read(*tables: str, **answers: str) -> Reading:
    grids = [grid(table, f"Sheet{n}") for n, table in enumerate(tables, 1)]
    found = recognise(grids, {key.replace("__", "."): text for key, text in answers.items()})
    assert isinstance(found, Reading), found
    return found


def refused(table: str, **answers: str) -> str:
    found = recognise([grid(table)], answers)
    assert isinstance(found, Problem), found
    return found.code


def names(reading: Reading) -> list[str]:
    return [each.name for each in reading.people]


def left(reading: Reading) -> list[tuple[str, int, int, str]]:
    return [(each.reason, each.first_row, each.last_row, each.column) for each in reading.left_out]


def keys(reading: Reading) -> list[str]:
    return [each.key for each in reading.open_questions]


MATRIX = """
| Tuesday drop-in |            |            |            |       |
|                 |            |            |            |       |
| Name            | 2024-11-05 | 2024-11-12 | 2024-11-19 | Total |
| Ann Smith       | x          |            |            | 1     |
| Bob Jones       | x          | x          |            | 2     |
| Total           | 2          | 1          | 0          | 3     |
|                 |            |            |            |       |
| Key             |            |            |            |       |
| x = here        |            |            |            |       |
"""


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


VISITS = """
| Date       | Name      | Phone | Notes |
| 05/11/2024 | Ann Smith | 01    |       |
| 13/11/2024 | Bob       |       | late  |
| 13/11/2024 | ann smith |       |       |
| 13/11/2024 |           |       |       |
|            | Cat       |       |       |
| Total      | 3         |       |       |
| thanks     |           |       |       |
"""


def test_one_row_for_each_visit() -> None:
    found = read(VISITS, activity="Tea")
    assert found.parts[0].shape is Shape.VISITS
    assert names(found) == ["Ann Smith", "Bob"]
    assert (found.sessions, found.attendances) == (2, 3)
    assert left(found)[:4] == [
        ("no_name", 5, 5, ""),
        ("no_date", 6, 6, ""),
        ("totals", 7, 7, ""),
        ("below", 8, 8, ""),
    ]


def test_in_and_out_as_two_rows_are_one_attendance() -> None:
    found = read("""
        | Full Name | Activity Date       | Activity Status |
        | Ann       | 2024-11-05 10:00:00 | Enterance       |
        | Ann       | 2024-11-05 11:00:00 | Existance       |
        | Ann       | 2024-11-05 12:00:00 | Enterance       |
        | Ann       | 2024-11-07 12:00:00 | Existance       |
        | Bob       | 2024-11-05 12:00:00 |                 |
    """)
    assert (found.sessions, found.attendances) == (1, 1)
    assert found.lines[0].at == dt.datetime(2024, 11, 5, 10)  # noqa: DTZ001 - local
    assert left(found) == [("no_mark", 6, 6, "")]


def test_a_status_for_each_visit_tells_who_came() -> None:
    found = read("""
        | Date       | Name | Status  |
        | 2024-11-05 | Ann  | Present |
        | 2024-11-05 | Bob  | Absent  |
    """)
    assert (found.attendances, found.absent) == (1, 1)


def test_the_export_of_a_form() -> None:
    found = read("""
        | Timestamp        | First name | Surname | E-mail        | Will you come again? |
        | 9/6/2018 0:06:16 | Ann        | Smith   | a@example.org | yes                  |
        | 9/6/2018 0:06:16 | Zoë-Mae    | Ó Néill |               | no                   |
    """)
    assert found.parts[0].shape is Shape.FORM
    assert found.people[0] == Listed("Ann Smith", known_as="Ann", email="a@example.org")
    assert names(found)[1] == "Zoë-Mae Ó Néill"
    assert keys(found) == ["date_order", "activity"]


def test_headcounts_of_sessions() -> None:
    found = read("""
        | Date       | Number |
        | 2024-11-05 | 12     |
        | 2024-11-12 | 0      |
        | 2024-11-19 | 8½     |
        | 2024-11-26 |        |
        | Total      | 12     |
    """)
    assert found.parts[0].shape is Shape.HEADCOUNTS
    assert [(line.counted, line.band) for line in found.lines] == [(12, "NK"), (None, "NK")]
    assert (found.sessions, found.counted, found.attendances) == (2, 12, 0)
    assert left(found)[:2] == [("count_unclear", 4, 4, ""), ("no_count", 5, 5, "")]
    assert found.totals[0].agrees


def test_headcounts_by_age() -> None:
    found = read("""
        | Date       | Under 18 | 65+ | Total |
        | 2024-11-05 | 4        | 6   | 10    |
        | Total      | 4        |     | 10    |
    """)
    assert [(line.counted, line.band) for line in found.lines] == [(4, "U18"), (6, "65+")]
    assert ("computed", 0, 0, "D") in left(found)


def test_several_columns_of_numbers_are_asked() -> None:
    table = "| Date | Kitchen | Garden |\n| 2024-11-05 | 4 | 6 |\n| 2024-11-12 | 5 | 7 |"
    assert keys(read(table)) == ["column.B", "column.C", "activity"]
    found = read(table, column__B="count", column__C="ignore", activity="Tea")
    assert (found.counted, keys(found)) == (9, [])


def test_hours_of_a_volunteer_who_is_not_named() -> None:
    table = """
        | Date       | Hours Worked | Overtime | Sick leave |
        | 2024-11-05 | 8            | 1        | False      |
        | 2024-11-06 | 0            | 0        | True       |
        | 2024-11-07 | 7:30         | 0        | False      |
    """
    found = read(table)
    assert (found.parts[0].shape, keys(found)) == (Shape.HOURS, ["volunteer"])
    assert [line.minutes for line in found.lines] == [480, 450]
    assert left(found)[0] == ("no_hours", 3, 3, "")
    assert names(read(table, volunteer="Val Green")) == ["Val Green"]


def test_hours_with_names_and_lengths_of_time() -> None:
    sheet = grid("| Date | Volunteer | Hours |\n| 2024-11-05 | Ann | 1 |\n| 2024-11-05 | Bob | 2 |")
    rows = (
        *sheet.rows,
        (dt.date(2024, 11, 6), "Cat", dt.timedelta(minutes=90)),
        (dt.date(2024, 11, 6), "Dot", "?"),
    )
    found = recognise([Grid("S", rows)], {})
    assert isinstance(found, Reading)
    assert [(line.who, line.minutes) for line in found.lines] == [(0, 60), (1, 120), (2, 90)]


def test_a_list_of_people() -> None:
    found = read("""
        | Prénom  | Nom   | Email         | Labo | Commentaires |
        | Ann     | Smith | a@example.org | X    | only Mondays |
        |         |       |               |      |              |
        | Bob     | Jones |               | X    |              |
        |         |       |               | X    |              |
        | Total   |       |               | 2    |              |
    """)
    assert found.people == (
        Listed("Ann Smith", known_as="Ann", email="a@example.org", note="only Mondays"),
        Listed("Bob Jones", known_as="Bob"),
    )
    assert (found.sessions, keys(found)) == (0, [])
    assert ("no_name", 5, 5, "") in left(found)
    assert ("not_needed", 0, 0, "D") in left(found)


OWN = """
| minutes | role      | count | name | activity | date       | start | end   | session_status | card | first_time_count | cancel_reason | age_band | sex |
|         |           |       | Ann  | Tea      | 2024-11-05 | 10:00 | 12:00 | closed         | 7    |                  |               | 65+      | f   |
|         |           |       | Ann  | Tea      | 2024-11-12 | 10:00 | 12:00 |                |      |                  |               |          |     |
|         |           | 4     |      | Tea      | 2024-11-05 | 10:00 | 12:00 | closed         |      | 2                |               | U18      |     |
| 120     | volunteer |       | Val  | Tea      | 2024-11-05 | 10:00 | 12:00 | closed         |      |                  |               |          |     |
|         | volunteer |       | Vic  | Tea      | 2024-11-05 | 10:00 | 12:00 | closed         |      |                  |               |          |     |
|         |           |       |      | Tea      | 2024-11-19 | 10:00 | 12:00 | cancelled      |      |                  | novol         |          |     |
|         |           |       |      | Tea      | 2024-11-26 | 10:00 | 12:00 | closed         |      |                  |               |          |     |
|         |           |       |      | Tea      | 2024-12-03 | 10:00 | 12:00 | perhaps        |      |                  |               |          |     |
"""


def test_the_own_layout_needs_no_question() -> None:
    found = read(OWN)
    assert (found.parts[0].shape, found.questions) == (Shape.OWN, ())
    assert found.people == (
        Listed("Ann", card="7", age_band="65+", sex="F"),
        Listed("Val"),
        Listed("Vic"),
    )
    assert (found.sessions, found.attendances, found.counted) == (4, 2, 4)
    ten, twelve = dt.time(10), dt.time(12)
    assert found.lines[2] == Line(
        4, dt.date(2024, 11, 5), None, "Tea", ten, twelve, counted=4, band="U18", first_time=2
    )
    assert [line.minutes for line in found.volunteer_times] == [120, None]
    assert (found.lines[5].status, found.lines[5].cancel_reason) == ("cancelled", "NOVOL")
    assert found.lines[6].status == "closed"
    assert left(found) == [("status_unknown", 9, 9, "")]


def test_a_name_without_a_card_joins_the_only_one_with_a_card() -> None:
    table = """
        | date       | activity | name | card |
        | 2024-11-05 | Tea      | Ann  | 1    |
        | 2024-11-12 | Tea      | ann  |      |
        | 2024-11-05 | Tea      | Bob  | 2    |
        | 2024-11-05 | Tea      | Bob  | 3    |
        | 2024-11-12 | Tea      | Bob  |      |
    """
    found = read(table)
    assert [(p.name, p.card) for p in found.people] == [
        ("Ann", "1"),
        ("Bob", "2"),
        ("Bob", "3"),
        ("Bob", ""),
    ]
    assert [line.who for line in found.lines] == [0, 0, 1, 2, 3]


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
