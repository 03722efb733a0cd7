import datetime as dt

from hublog.domain.registers.grid import Grid
from hublog.domain.registers.reading import Line, Listed, Reading, Shape
from hublog.domain.registers.recognise import recognise
from made_grids import grid
from reading_grids import VISITS, keys, left, names, read


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
    found = read(table, column__B="count", column__C="not_used", activity="Tea")
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


def test_a_row_of_the_own_layout_may_end_before_its_last_columns() -> None:
    found = recognise(
        [
            Grid(
                "",
                (
                    ("date", "activity", "count", "first_time_count", "start"),
                    ("2024-11-05", "Tea", 4.0),
                ),
            )
        ],
        {},
    )
    assert isinstance(found, Reading)
    assert (found.counted, found.lines[0].first_time, found.lines[0].start) == (4, 0, None)


def test_a_row_of_the_own_layout_that_is_no_one_fact_is_left_out_and_named() -> None:
    found = read("""
        | date       | activity | name     | card | count | first_time_count | role        | minutes |
        | 2024-11-05 | Tea      | Sum      |      |       |                  |             |         |
        | 2024-11-05 | Tea      |          | 12   |       |                  |             |         |
        | 2024-11-05 | Tea      |          |      |       |                  | volunteer   |         |
        | 2024-11-05 | Tea      |          |      |       |                  |             | 60      |
        | 2024-11-05 | Tea      | 123      |      |       |                  |             |         |
        | 2024-11-05 | Tea      | Bob      |      | 4     |                  |             |         |
        | 2024-11-05 | Tea      | Cat      |      | 1     |                  | participant |         |
        | 2024-11-05 | Tea      |          |      | 2     | some             |             |         |
        | 2024-11-05 | Tea      | Dan      |      |       |                  | volunteer   | -60     |
        | 2024-11-05 | Tea      | Eve      |      |       |                  | volunteer   | 1441    |
        | 2024-11-05 | Tea      | Fay      |      |       |                  | volunteer   | soon    |
        | 2024-11-05 | Tea      | Gus      |      |       |                  | volunteer   | 1440    |
    """)
    assert [(each.first_row, each.reason, each.detail) for each in found.left_out] == [
        (3, "no_name", ""),
        (4, "no_name", ""),
        (5, "no_name", ""),
        (6, "no_name", ""),
        (7, "name_and_count", "4"),
        (9, "count_unclear", "some"),
        (10, "time_unclear", "-60"),
        (11, "time_unclear", "1441"),
        (12, "time_unclear", "soon"),
    ]
    assert names(found) == ["Sum", "Cat", "Gus"]
    assert [line.minutes for line in found.volunteer_times] == [1440]


def test_what_no_list_knows_is_told_and_the_row_is_taken() -> None:
    found = read("""
        | date       | activity | start | end   | name | age_band | sex | count |
        | 2024-11-05 | Tea      | ten   | 12:00 | Ann  | teens    | F   |       |
        | 2024-11-05 | Tea      | ten   | 12:00 | Bob  | NK       | ?   |       |
        | 2024-11-05 | Tea      | ten   | 12:00 | Cat  | 65-74    | nk  |       |
        | 2024-11-05 | Tea      | ten   | 12:00 |      | many     |     | 3     |
    """)
    assert [(each.first_row, each.reason, each.detail) for each in found.left_out] == [
        (2, "band_unknown", "teens"),
        (2, "clock_unclear", "ten"),
        (3, "sex_unknown", "?"),
        (5, "band_unknown", "many"),
    ]
    assert [(p.age_band, p.sex) for p in found.people] == [
        ("NK", "F"),
        ("NK", "NK"),
        ("65-74", "NK"),
    ]
    assert [(x.start, x.counted, x.band) for x in found.lines][-1] == (None, 3, "NK")


def test_a_list_of_people_tells_what_no_list_knows() -> None:
    found = read("""
        | name        | age band |
        | Ann Example | teens    |
        | Bea Sample  | 65+      |
    """)
    assert [(each.first_row, each.reason) for each in found.left_out] == [(2, "band_unknown")]
    assert [each.age_band for each in found.people] == ["NK", "65+"]


def test_a_row_without_any_cell_is_passed_over() -> None:
    rows = (("Date", "Name"), ("2024-11-05", "Ann"), (), ("2024-11-12", "Ann"))
    found = recognise((Grid("Sheet1", rows),), {"activity": "Tea"})
    assert isinstance(found, Reading)
    assert (found.sessions, found.left_out) == (2, ())
