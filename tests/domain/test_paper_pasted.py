"""Rows copied from a spreadsheet."""

from hypothesis import given
from hypothesis import strategies as st

from hublog.domain.drafts import MOST_ROWS, Row
from hublog.domain.paper_pasted import rows_from_text


def test_rows_have_the_columns_of_the_sheet() -> None:
    text = "Megan Birch\t34\ty\t10:15\r\nTom Oak\t\t\t\t90\r\n+3\t65+\r\n"
    assert rows_from_text(text) == (
        Row("Megan Birch", "34", "y", "10:15"),
        Row("Tom Oak", minutes="90"),
        Row("+3", "65+"),
    )


def test_quoted_cells_may_hold_line_ends_tabs_and_quotes() -> None:
    assert rows_from_text('"Megan\r\nBirch"\t34\n"Tom ""Tommy"" Oak"\t\n"A\tB"\n') == (
        Row("Megan Birch", "34"),
        Row('Tom "Tommy" Oak'),
        Row("A B"),
    )


def test_a_lone_quote_swallows_nothing() -> None:
    assert rows_from_text('"Megan\t34\nTom\t20') == (Row('"Megan', "34"), Row("Tom", "20"))


def test_a_cell_that_is_far_too_long_is_cut_and_the_rest_is_read() -> None:
    long, other = rows_from_text(f"{'x' * 200_000}\nTom")
    assert other == Row("Tom")
    assert len(long.text) == 200


def test_empty_rows_and_further_columns_are_left_out() -> None:
    assert rows_from_text("\n\t\t\nTom\t1\t\t\t\tsixth\tseventh\n \t ") == (Row("Tom", "1"),)
    assert rows_from_text("") == ()


def test_headings_are_left_out_and_say_what_the_columns_hold() -> None:
    text = "First name\tSurname\tHours\tAge\tTime in\nMegan\tBirch\t1.5\t34\t10:15\nTom\tOak\tx\n"
    assert rows_from_text(text) == (
        Row("Megan Birch", "34", "", "10:15", "1.5h"),
        Row("Tom Oak", minutes="x"),
    )


def test_our_own_headings_are_known() -> None:
    text = "Name or number\tAge\tFirst time\tIn at\tHelped (minutes)\nTom\t20\ty\t10\t30"
    assert rows_from_text(text) == (Row("Tom", "20", "y", "10", "30"),)


def test_a_card_stands_for_a_name_that_is_missing() -> None:
    assert rows_from_text("Card\tName\n17\t\n18\tTom\n\t") == (Row("17"), Row("Tom"))


def test_one_column_of_names_with_its_heading() -> None:
    assert rows_from_text("Name\nMegan\n") == (Row("Megan"),)


def test_somebody_whose_name_is_like_a_heading_stays() -> None:
    assert rows_from_text("Will Child\nMegan") == (Row("Will Child"), Row("Megan"))
    assert rows_from_text("Will Child\t34\nMegan") == (Row("Will Child", "34"), Row("Megan"))


def test_a_heading_that_is_of_no_use_is_a_row_like_any() -> None:
    assert rows_from_text("Age\n34") == (Row("Age"), Row("34"))


def test_too_many_rows_are_refused() -> None:
    assert len(rows_from_text("x\n" * MOST_ROWS)) == MOST_ROWS
    problem = rows_from_text("x\n" * (MOST_ROWS + 1))
    assert (problem.code, problem.where) == ("SHEET_TOO_LONG", "501")


@given(st.text())
def test_anything_may_be_pasted(text) -> None:
    assert all(not row.empty for row in rows_from_text(text))


_cells = st.text(alphabet="abcdefg'\u0175+ 123\"", max_size=8)


@given(st.lists(st.lists(_cells, min_size=5, max_size=5), max_size=6))
def test_what_a_spreadsheet_copies_comes_back(table) -> None:
    def quoted(cell: str) -> str:
        return '"' + cell.replace('"', '""') + '"'

    text = "\r\n".join("\t".join(map(quoted, line)) for line in table)
    cleaned = [[" ".join(cell.split()) for cell in line] for line in table]
    assert rows_from_text(text) == tuple(Row(*line) for line in cleaned if any(line))
