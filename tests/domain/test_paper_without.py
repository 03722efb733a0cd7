"""Forgetting somebody whose name is printed on a sheet: their line is nobody's, the sheet adds up."""

from dataclasses import replace
from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from hublog.domain.drafts import Draft, Row
from hublog.domain.matching import Directory
from hublog.domain.paper import Occasion, typed, understand_all
from hublog.domain.paper_without import without
from hublog.services.ports import ListedPerson

NAMES = ("Megan Birch", "Sam Oak", "Rowan Ash", "Dale Maple", "Kim Cherry", "Lee Hazel")
PEOPLE = [
    ListedPerson(f"p{n}", name.split()[0], name, (), 40 + n, None) for n, name in enumerate(NAMES)
]
LINES = tuple(each.id for each in PEOPLE)
WAYS = ("{line}", "line {line}", "{line}.", "{name}", "card {card}", "{card}")
"""How somebody who is printed there may be typed."""


@st.composite
def sheets(draw) -> Draft:
    """A printed sheet with some of those on it, each typed once, and people counted."""
    who = draw(st.lists(st.sampled_from(range(len(PEOPLE))), unique=True))
    rows = [
        Row(draw(st.sampled_from(WAYS)).format(line=n + 1, name=NAMES[n], card=40 + n)) for n in who
    ]
    rows += [Row(f"+{n}") for n in draw(st.lists(st.integers(1, 9), max_size=2))]
    at = datetime(2026, 11, 20, 10)  # noqa: DTZ001 - local wall time
    return Draft(id="d", saved_at=at, rows=tuple(draw(st.permutations(rows))), lines=LINES)


@given(sheets(), st.sampled_from(range(len(PEOPLE))))
def test_after_forgetting_as_many_came_and_no_row_means_them(draft, gone) -> None:
    """P14, at any point of typing: by number, by card or by name."""
    before = Directory(PEOPLE)
    read = understand_all(draft.rows, before, Occasion(lines=draft.lines))
    assert not any(row.faults for row in read)

    left = without(draft, {PEOPLE[gone].id}, (NAMES[gone].split()[0], NAMES[gone]), before)
    after = Directory([each for n, each in enumerate(PEOPLE) if n != gone])
    again = understand_all(left.rows, after, Occasion(lines=left.lines))
    assert not any(row.faults for row in again)
    assert typed(again).footfall == typed(read).footfall
    assert left.lines == tuple("" if each == PEOPLE[gone].id else each for each in LINES)
    named = {row.person.id for row in read if row.person} - {PEOPLE[gone].id}
    assert {row.person.id for row in again if row.person} == named


def test_a_sheet_that_does_not_name_them_stays_as_it_is() -> None:
    at = datetime(2026, 11, 20, 10)  # noqa: DTZ001 - local wall time
    draft = Draft(id="d", saved_at=at, rows=(Row("1"), Row("line 9")), lines=LINES[:3])
    assert without(draft, {"p5"}, ("Lee", "Lee Hazel"), Directory(PEOPLE)) == draft
    gone = replace(draft, lines=("", *LINES[1:3]))
    (one, nine) = understand_all(gone.rows, Directory(PEOPLE), Occasion(lines=gone.lines))
    codes = [fault.problem.code for row in (one, nine) for fault in row.faults]
    assert codes == ["PAPER_LINE_GONE", "PAPER_NO_LINE"]
