import pytest
from PySide6.QtCore import Qt

from hublog import resources
from hublog.domain.drafts import Row
from hublog.qt.models.paper import FIELDS, NOTHING, STANDING, STATUS, PaperModel, Standing

ROLE = Qt.ItemDataRole


def read(rows) -> list[Standing]:
    """A row stands for its own name; one called Wren has to be chosen."""
    return [
        NOTHING
        if row.empty
        else Standing(f"it is {row.text}", "user-check", "ok", choose=row.text == "Wren")
        for row in rows
    ]


@pytest.fixture
def model(qapp) -> PaperModel:
    return PaperModel(resources.words(), read)


def shown(model) -> list[str]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_the_model_keeps_its_promises_to_qt(model, qtmodeltester) -> None:
    model.show([Row("Wren"), Row("+3", "65+")])
    qtmodeltester.check(model)


def test_an_empty_row_is_always_at_the_end(model) -> None:
    assert shown(model) == [""]
    model.setData(model.index(0, 0), "Wren")
    assert shown(model) == ["Wren", ""]
    model.setData(model.index(1, 1), "34")
    assert model.rows == (Row("Wren"), Row("", "34"))
    assert model.rowCount() == 3


def test_each_row_says_what_it_is_understood_as(model) -> None:
    model.show([Row("Wren")])
    status = model.index(0, STATUS)
    assert status.data() == "it is Wren"
    assert model.index(0, 0).data(STANDING).choose
    assert model.index(1, STATUS).data() == ""


def test_how_a_row_stands_cannot_be_typed(model) -> None:
    model.show([Row("Wren")])
    assert not model.setData(model.index(0, STATUS), "somebody")
    assert not model.flags(model.index(0, STATUS)) & Qt.ItemFlag.ItemIsEditable
    assert model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable


def test_another_name_is_somebody_else_and_another_age_is_not(model) -> None:
    model.show([Row("Wren", person_id="p1")])
    model.setData(model.index(0, 1), "34")
    assert model.rows[0].person_id == "p1"
    model.setData(model.index(0, 0), "Robin")
    assert model.rows[0] == Row("Robin", "34")


def test_blanks_and_line_ends_around_a_text_are_no_part_of_it(model) -> None:
    model.setData(model.index(0, 0), "  Robin \n  Ash ")
    assert model.rows == (Row("Robin Ash"),)


def test_the_same_text_again_is_no_change(model, qtbot) -> None:
    model.show([Row("Wren")])
    with qtbot.assertNotEmitted(model.edited):
        model.setData(model.index(0, 0), "Wren")
    assert not model.back()


def test_pasted_rows_take_the_place_of_the_empty_one_and_go_before_others(model) -> None:
    model.insert(0, [Row("A"), Row("B")])
    assert shown(model) == ["A", "B", ""]
    model.insert(1, [Row("C")])
    assert shown(model) == ["A", "C", "B", ""]
    model.insert(0, [])
    assert shown(model) == ["A", "C", "B", ""]


def test_a_block_fills_to_the_right_and_downwards_and_never_over_the_edge(model) -> None:
    model.show([Row("A"), Row("B")])
    model.fill(1, 3, [["10:00", "30", "too far"], ["10:05"]])
    assert model.rows == (
        Row("A"),
        Row("B", at="10:00", minutes="30"),
        Row(at="10:05"),
    )


def test_a_row_can_be_taken_out_but_not_the_empty_one(model) -> None:
    model.show([Row("A"), Row("B")])
    model.remove(0)
    model.remove(1)
    model.remove(-1)
    assert model.rows == (Row("B"),)
    assert model.standings == tuple(read(model.rows))


def test_every_change_can_be_taken_back_one_by_one(model) -> None:
    model.setData(model.index(0, 0), "A")
    model.setData(model.index(1, 0), "B")
    model.remove(0)
    seen = [model.rows]
    while model.back():
        seen.append(model.rows)
    assert seen == [(Row("B"),), (Row("A"), Row("B")), (Row("A"),), ()]


def test_there_is_no_way_back_into_another_sheet(model) -> None:
    model.setData(model.index(0, 0), "A")
    model.show([Row("B")])
    assert not model.back()
    assert model.rows == (Row("B"),)


def test_only_rows_that_stand_differently_are_shown_anew(model) -> None:
    model.show([Row("A"), Row("B"), Row("C")])
    told = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    model.read_again()
    assert told == []
    model.setData(model.index(1, 0), "X")
    assert set(told) == {(1, 1)}


def test_a_cell_says_its_row_its_column_its_text_and_how_the_row_stands(model) -> None:
    model.show([Row("Wren")])
    role = ROLE.AccessibleTextRole
    assert model.index(0, 0).data(role) == "Row 1, Name or number: Wren. it is Wren"
    assert model.index(0, 1).data(role) == "Row 1, Age: empty. it is Wren"
    assert model.index(0, STATUS).data(role) == "Row 1, Understood as: it is Wren"
    assert model.index(1, 0).data(role) == "Row 2, Name or number: empty"


def test_columns_have_headings_and_rows_have_numbers(model) -> None:
    across = Qt.Orientation.Horizontal
    headings = [model.headerData(column, across) for column in range(model.columnCount())]
    assert len(set(headings)) == len(FIELDS) + 1
    assert all(headings)
    assert model.headerData(0, Qt.Orientation.Vertical) == "1"
    assert model.headerData(0, across, ROLE.DecorationRole) is None


def test_nothing_is_where_there_is_no_cell(model) -> None:
    assert model.data(model.index(9, 9)) is None
    assert model.index(0, 0).data(ROLE.DecorationRole) is None
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(model.index(0, 0)) == 0
