import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from hublog import resources
from hublog.domain.checks.finding import ASKS, BLOCKS, HINTS, Finding
from hublog.domain.checks.travelling import check_rows
from hublog.domain.queries import Query
from hublog.domain.sheet_rows import CheckRow, PersonRow
from look import MonthRegister, word

CONTENT = replace(
    MonthRegister().look().content,
    people=(PersonRow("refA", "NK", None, "", "2026-05", 1, 1, "x"),),
)
DAY = "2026-05-05"


def finding(severity: str = HINTS, *rows: tuple[str, str], **more: object) -> Finding:
    usual = {"rule": "DQ21", "subject": "s", "message": "DQ21.place"}
    return Finding(severity=severity, rows=rows, **{**usual, **more})


def query(**more: object) -> Query:
    usual = {
        "id": "q",
        "month": "2026-05",
        "version": 1,
        "sheet": "Sessions",
        "row_id": "s1",
        "code": "UNUSUAL",
        "message": "So many?",
        "asked_on": dt.date(2026, 6, 9),
    }
    return Query(**{**usual, **more})


def place_of(found: Finding) -> tuple[str, str]:
    (row,) = check_rows([found], [], CONTENT)
    return row.sheet, row.row_id


def test_hints_travel_and_questions_with_the_reason_they_were_accepted_for() -> None:
    asked = finding(ASKS, ("session", "s1"), rule="DQ09", message="DQ09", values={"day": DAY})
    accepted = replace(asked, accepted=word(asked, "A school came"))
    hint = finding(HINTS, ("place", "hall"))
    assert check_rows([hint, accepted], [], CONTENT) == (
        CheckRow("DQ09", ASKS, "Sessions", "s1", "DQ09", (("day", DAY),), "A school came"),
        CheckRow("DQ21", HINTS, "", "", "DQ21.place", (), ""),
    )


def test_what_blocks_or_waits_for_an_answer_stays_at_home() -> None:
    assert check_rows([finding(BLOCKS), finding(ASKS)], [query(status="open")], CONTENT) == ()


def test_rows_are_named_as_their_sheet_names_them() -> None:
    assert place_of(finding(HINTS, ("session", "s1"))) == ("Sessions", "s1")
    assert place_of(finding(HINTS, ("referral", "r1"))) == ("Referrals", "r1")
    assert place_of(finding(HINTS, ("volunteer_time", "v1"))) == ("Volunteering", "v1")
    learned = finding(HINTS, ("learning", "l1"), subject="l1|went_well")
    assert place_of(learned) == ("Learning", "went_well")
    assert place_of(finding(HINTS, ("activity", "a1"))) == ("", "")
    assert place_of(finding(HINTS)) == ("", "")


def test_a_person_is_named_by_the_reference_of_a_row_that_travels_and_by_nothing_else() -> None:
    ada = finding(HINTS, ("person", "A"), people=("Ada Madeup",), reference="refA")
    assert place_of(ada) == ("People", "refA")
    assert place_of(replace(ada, reference="refB")) == ("People", "")
    assert "Ada" not in str(check_rows([ada], [], CONTENT))


def test_what_tells_a_trait_of_somebody_names_no_row() -> None:
    """DQ16 with a reference would tell a birthday."""
    ada = finding(HINTS, ("person", "A"), people=("Ada Madeup",), reference="refA")
    for rule in ("DQ13", "DQ14", "DQ15", "DQ16", "DQ17"):
        assert place_of(replace(ada, rule=rule)) == ("People", "")


def test_answers_to_the_office_travel() -> None:
    explained = query(status="explained", answer="A school came")
    (row,) = check_rows([], [explained], CONTENT)
    assert (row.rule, row.sheet, row.row_id, row.reason) == (
        *("QUERY", "Sessions", "s1"),
        "A school came",
    )
    sentence = resources.words()(f"check.{row.message}", **dict(row.values))
    assert sentence == "The office asked about 2026-05, version 1: So many?"
    assert len(check_rows([], [query(status="fixed")], CONTENT)) == 1


def test_an_answer_names_nobody_whose_row_travels_no_more() -> None:
    """P14: somebody may have been forgotten since the question."""
    about = query(status="explained", sheet="People", row_id="refA")
    gone = replace(about, row_id="refB")
    assert [row.row_id for row in check_rows([], [about, gone], CONTENT)] == ["", "refA"]


@given(st.permutations([finding(HINTS, ("session", f"s{n}"), values={"n": n}) for n in range(5)]))
def test_the_order_does_not_depend_on_how_they_were_found(found) -> None:
    rows = check_rows(found, [], CONTENT)
    assert [row.row_id for row in rows] == ["s0", "s1", "s2", "s3", "s4"]
