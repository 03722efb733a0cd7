"""The lines of the consolidated sheets as returns make them."""

from dataclasses import replace

from hublog.domain.months import Month
from hublog.domain.office.arrived import BreakdownSaid
from hublog.domain.office.lines import (
    BreakdownLine,
    ConditionLine,
    LearningLine,
    PersonLine,
    breakdown_lines,
    condition_lines,
    in_order,
    learning_lines,
    person_lines,
    session_lines,
    together,
)
from hublog.domain.office.spans import Span, expected
from hublog.domain.sheet_rows import LearningRow
from made_office import arrived, hub, person, session

MAY, JUNE = Month(2026, 5), Month(2026, 6)


def test_a_person_is_one_line_over_all_months() -> None:
    """The latest age and decile that are told, the earliest first month, all visits together."""
    may = arrived(
        "2026-05",
        people=[person("A", 2, decile=3, age_band="55-64"), person("B", 1)],
    )
    june = arrived("2026-06", people=[person("A", 4, age_band="65-74", first_ever_month="2026-02")])
    other = replace(june, hub_code="AAA-AAA", people=(person("A", 1),))
    lines = list(person_lines(in_order([june, may, other], Span(MAY, JUNE))))
    assert [(line.hub_code, line.person_ref) for line in lines] == [
        *(("AAA-AAA", "A"), ("CUM-EWA", "A"), ("CUM-EWA", "B")),
    ]
    assert lines[1] == PersonLine("CUM-EWA", "A", "65-74", 3, "IOD2025", "2026-02", 2, 6)


def test_a_session_under_two_conditions_stands_in_two_lines_beside_all_of_its_kind() -> None:
    rows = [
        session("2026-05-05", 10, conditions="PEER;GPSITE"),
        session("2026-05-12", 4, conditions="PEER"),
        session("2026-05-19", 6),
        session("2026-05-26", 9, conditions="PEER", status="cancelled"),
    ]
    assert condition_lines(together([arrived(sessions=rows)])) == (
        ConditionLine("CUM-EWA", "DROPIN", "GPSITE", 1, 10, 3, 20),
        ConditionLine("CUM-EWA", "DROPIN", "PEER", 2, 14, 3, 20),
    )


def test_other_lines_name_their_hub_and_month_and_stay_as_they_are() -> None:
    each = arrived(
        sessions=[session("2026-05-05", 3, status="planned")],
        breakdown=(BreakdownSaid("sex", "F", "*", "40"),),
        learning=(LearningRow("went_well", "=text", "PEER", "no"),),
    )
    (line,) = session_lines([each])
    assert (line.hub_code, line.month, line.row.status) == ("CUM-EWA", "2026-05", "planned")
    assert list(breakdown_lines([each])) == [
        BreakdownLine("CUM-EWA", "2026-05", "sex", "F", "*", "40")
    ]
    assert list(learning_lines([each])) == [
        LearningLine("CUM-EWA", "2026-05", "went_well", "=text", "PEER", "no")
    ]


def test_returns_outside_the_span_are_left_out() -> None:
    held = [arrived(f"2026-0{n}") for n in (4, 5, 6, 7)]
    assert [each.month for each in in_order(held, Span(MAY, JUNE))] == ["2026-05", "2026-06"]


def test_a_span_knows_its_months_and_which_hubs_owe_any() -> None:
    span = Span(Month(2025, 11), Month(2026, 2))
    assert [str(month) for month in span.months] == ["2025-11", "2025-12", "2026-01", "2026-02"]
    assert (str(span), str(Span(MAY, MAY))) == ("2025-11_2026-02", "2026-05")
    assert MAY in Span(MAY, JUNE)
    assert Month(2026, 7) not in Span(MAY, JUNE)
    assert "2026-05" not in Span(MAY, JUNE)
    later = hub(first_month="2026-01", last_month="2026-01")
    assert expected(later, span) == (Month(2026, 1),)


def test_a_span_is_the_quarter_or_the_year_to_date_or_neither() -> None:
    """B02, B03: from January, April, July or October; from April."""
    assert Span(Month(2026, 4), JUNE).to_date == ("B02", "B03")
    assert Span(Month(2026, 4), Month(2026, 8)).to_date == ("B03",)
    assert Span(Month(2026, 7), Month(2026, 8)).to_date == ("B02",)
    assert Span(MAY, JUNE).to_date == ()
    assert Span(Month(2025, 4), Month(2026, 3)).to_date == ("B03",)
