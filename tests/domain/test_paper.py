"""What the rows of a paper sheet mean."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hublog import resources
from hublog.domain.drafts import Draft, Row
from hublog.domain.matching import Directory
from hublog.domain.paper import (
    Occasion,
    Typed,
    Understood,
    typed,
    understand,
    understand_all,
)
from hublog.domain.paper_without import without
from hublog.services.ports import ListedPerson

MEGAN = ListedPerson("m", "Megan", "Megan Birch", ("Meg",), 17, date(2026, 11, 10))
SAM = ListedPerson("s", "Sam", "Sam Oak", (), 18, None)
SAMANTHA = ListedPerson("t", "Samantha", "Samantha Elm", (), 19, None)
ROWAN = ListedPerson("r", "Rowan Ash", "", (), 20, None)
EVERYBODY = Directory([MEGAN, SAM, SAMANTHA, ROWAN])
OCCASION = Occasion(date(2026, 11, 17), time(13), time(16))


def read(
    text="", age="", first_time="", at="", minutes="", **more: object
) -> Understood[ListedPerson]:
    row = Row(text, age, first_time, at, minutes, **more)
    return understand(row, 4, EVERYBODY, OCCASION)


def faults(understood) -> list[tuple[str, str]]:
    """Each fault by column and code; the sentence of each names the row."""
    words = resources.words()
    told = (*(fault.problem for fault in understood.faults), *understood.notes)
    assert all("ow 4" in words.problem(problem) for problem in told)
    return [(fault.column, fault.problem.code) for fault in understood.faults]


@pytest.mark.parametrize("text", ["Megan Birch", "birch, MEGAN", "Megan", "meg", "17", "Birch"])
def test_somebody_known_is_known_by_whole_parts_of_names_and_cards(text) -> None:
    understood = read(text)
    assert (understood.kind, understood.person, understood.faults) == ("known", MEGAN, ())


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("Sa", (SAM, SAMANTHA)),
        ("Samant", (SAMANTHA,)),
        ("Megan Brich", (MEGAN,)),
        ("Ash Rowan", None),
        ("Rowan Asj", (ROWAN,)),
    ],
)
def test_nobody_is_guessed_at(text, candidates) -> None:
    """DQ13: what is near somebody known is asked, never decided."""
    understood = read(text)
    if candidates is None:
        assert understood.person == ROWAN
        return
    assert (understood.kind, understood.candidates) == ("choose", candidates)
    assert faults(understood) == [("text", "PAPER_WHICH")]


def test_a_choice_names_at_most_three() -> None:
    many = Directory(ListedPerson(str(n), f"Sam {n}", "", (), None, None) for n in range(20))
    understood = understand(Row("Sam"), 4, many)
    assert len(understood.candidates) == 8
    assert understood.faults[0].problem.values["names"] == "Sam 0, Sam 1, Sam 10"


def test_what_was_chosen_holds() -> None:
    assert read("Sam", person_id="t").person == SAMANTHA
    assert (read("Sam", new=True).kind, read("Sam", new=True).name) == ("new", "Sam")
    assert read("Megan Birch", new=True).kind == "new"


def test_somebody_chosen_who_is_gone_is_looked_for_anew() -> None:
    assert read("Megan", person_id="merged since").person == MEGAN
    assert read("Holly Fern", person_id="merged since").kind == "new"


def test_an_unknown_name_is_somebody_new() -> None:
    understood = read(" Holly  Fern ", "34", "y", "2.15")
    assert understood == Understood(
        "new", name="Holly Fern", band="25-34", first_time=True, at=time(14, 15)
    )


def test_people_without_a_name_are_counted_with_what_the_row_says() -> None:
    assert read("+2 65+", "", "1", "15:00") == Understood(
        "count", n=2, band="65+", first_time_n=1, at=time(15)
    )
    assert read("+3", "u18", "yes") == Understood("count", n=3, band="U18", first_time_n=3)
    assert read("+2 65+", "65 or over") == Understood("count", n=2, band="65+")


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("99",), [("text", "PAPER_NO_CARD")]),
        (("3 women",), [("text", "PAPER_NO_CARD")]),
        (("--",), [("text", "PAPER_NAME")]),
        (("x" * 101,), [("text", "PAPER_NAME")]),
        (("", "34"), [("text", "PAPER_NO_NAME")]),
        (("+0",), [("text", "PAPER_COUNT")]),
        (("+1 tall",), [("text", "PAPER_AGE")]),
        (("+2", "tall", "3", "late", "90"), [
            ("age", "PAPER_AGE"), ("first_time", "PAPER_FIRST_MANY"),
            ("minutes", "PAPER_HELPED_UNNAMED"), ("at", "PAPER_TIME"),
        ]),
        (("+2 65+", "34"), [("age", "PAPER_TWO_AGES")]),
        (("+2", "", "", "", "banana"), [("minutes", "PAPER_HELPED_UNNAMED")]),
        (("Megan", "tall", "maybe", "late", "ages"), [
            ("age", "PAPER_AGE"), ("first_time", "PAPER_FIRST"), ("minutes", "PAPER_MINUTES"),
            ("at", "PAPER_TIME"),
        ]),
    ],
)  # fmt: skip
def test_every_cell_that_cannot_be_read_is_named(cells, expected) -> None:
    assert faults(read(*cells)) == expected


def test_an_empty_row_is_nothing() -> None:
    assert read(" ", "\t") == Understood("empty")


def test_somebody_known_who_is_said_to_be_new_may_be_another() -> None:
    understood = read("Megan", first_time="y")
    assert [note.code for note in understood.notes] == ["PAPER_SEEN_BEFORE"]
    assert faults(understood) == []
    assert read("Sam Oak", first_time="y").notes == ()
    assert read("Megan", first_time="n").notes == ()
    assert understand(Row("Megan", first_time="y"), 1, EVERYBODY).notes == ()
    that_day = Occasion(date(2026, 11, 10))
    assert understand(Row("Megan", first_time="y"), 1, EVERYBODY, that_day).notes == ()


def sheet(*rows: Row) -> tuple[Understood[ListedPerson], ...]:
    return understand_all(rows, EVERYBODY, OCCASION)


def test_whoever_stands_there_twice_came_once() -> None:
    """DQ11."""
    rows = sheet(Row("Megan"), Row("Holly Fern"), Row("17"), Row("HOLLY FERN"), Row("+2"))
    assert [[note.code for note in row.notes] for row in rows] == [
        [], [], ["PAPER_TWICE"], ["PAPER_TWICE"], [],
    ]  # fmt: skip
    assert (rows[2].notes[0].where, rows[2].notes[0].values["first"]) == ("3", 1)
    assert typed(rows) == Typed(named=2, counted=2, helped=0)
    assert typed(rows).footfall == 4


def test_a_volunteer_is_a_visitor_only_where_another_row_says_so() -> None:
    rows = sheet(Row("Megan", minutes="90"), Row("Holly Fern", minutes="x"), Row("Megan"))
    assert typed(rows) == Typed(named=1, counted=0, helped=2)
    assert all(row.notes == () for row in rows)


def test_a_volunteer_with_two_times_is_asked_about() -> None:
    rows = sheet(Row("Megan", minutes="90"), Row("Megan", minutes="30"), Row("17", minutes="1.5h"))
    assert [fault.problem.code for fault in rows[1].faults] == ["PAPER_HELPED_TWICE"]
    assert rows[1].faults[0].problem.where == "2"
    assert [note.code for note in rows[2].notes] == ["PAPER_TWICE"]


def test_problems_name_their_own_row() -> None:
    rows = sheet(Row(), Row("--"), Row("Megan", at="late"))
    assert [fault.problem.where for row in rows for fault in row.faults] == ["2", "3"]


_texts = st.text(max_size=12) | st.sampled_from(["Megan", "Sam", "+3", "17", "?", "Holly Fern"])


@given(st.lists(st.builds(Row, _texts, _texts, _texts, _texts, _texts), max_size=8))
def test_any_sheet_is_understood_and_never_counts_more_than_it_says(rows) -> None:
    understood = sheet(*rows)
    assert len(understood) == len(rows)
    sums = typed(understood)
    assert sums.named + sums.helped <= len(rows)
    assert all(row.faults for row in understood if row.kind in {"choose", "problem"})
    assert all(
        (row.kind == "empty") == old.empty for old, row in zip(rows, understood, strict=True)
    )


def draft(*rows: Row, note="") -> Draft:
    return Draft(id="d", saved_at=datetime(2026, 11, 20, 10), rows=rows, note=note)  # noqa: DTZ001 - local


def forgotten(*rows: Row, note="") -> Draft:
    """The draft once Sam Oak is forgotten."""
    return without(draft(*rows, note=note), {"s"}, ("Sam", "Sam Oak"), EVERYBODY)


@pytest.mark.parametrize(
    "row",
    [
        Row("Sam Oak", "34"), Row("sam"), Row("Oak"), Row("18"), Row("Sam Oka"), Row("Somebody",
        person_id="s"), Row("S Oak", new=True), Row("+1", age="Sam Oak"), Row("old Sam"),
    ],
)  # fmt: skip
def test_a_row_that_names_or_means_somebody_forgotten_names_nobody(row) -> None:
    """P14."""
    assert forgotten(row).rows == (Row("+1"),)


def test_nothing_is_left_of_a_forgotten_volunteers_row() -> None:
    """P14."""
    assert forgotten(Row("Sam Oak", minutes="90"), note="Sam was late") == draft(Row())


def test_rows_of_others_stay() -> None:
    rows = (
        *(Row("Megan", "34"), Row("17"), Row("+3"), Row(), Row("Samantha Elm"), Row("Holly Fern")),
        Row("Sam", person_id="t"),
    )
    assert forgotten(*rows, note="Samson sang") == draft(*rows, note="Samson sang")


def test_a_draft_with_nothing_in_it_is_empty() -> None:
    assert draft(Row(), Row(" ")).empty
    assert not draft(Row("x")).empty
    assert not draft(note="x").empty
    assert not Draft(id="d", saved_at=datetime(2026, 11, 20), total=0).empty  # noqa: DTZ001 - local
