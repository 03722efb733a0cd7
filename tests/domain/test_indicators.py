import datetime as dt
from dataclasses import replace

from hublog.domain.facts import Facts
from hublog.domain.indicators import (
    Indicator,
    engagement_band,
    indicators,
)
from hublog.domain.months import Month
from made_facts import HUB, MadeRegister, worked_example

MAY = Month(2026, 5)


def by_id(facts: Facts, month: Month = MAY) -> dict[str, Indicator]:
    return {each.id: each for each in indicators(facts, month)}


def value(register: MadeRegister, id_: str, month: Month = MAY) -> float | None:
    return by_id(register.facts(), month)[id_].value


def may(day: int) -> dt.date:
    return dt.date(2026, 5, day)


def test_the_worked_example_comes_out_number_for_number() -> None:
    """A01, A02, A03, A04, A05, B01, B04, B05, B06, B07: domain.md, worked example."""
    got = by_id(worked_example())
    assert {id_: got[id_].value for id_ in ("A01", "A02", "A02.rate", "A03", "A04.median")} == {
        "A01": 3,
        "A02": 1,
        "A02.rate": 0.25,
        "A03": 17,
        "A04.median": 5,
    }
    assert got["A05"].numerator == 12
    assert {id_: got[id_].value for id_ in ("B01", "B04", "B05")} == {"B01": 7, "B04": 3, "B05": 4}
    assert {id_: round(got[id_].value or 0, 4) for id_ in ("A04", "A05", "B06", "B07")} == {
        "A04": 5.6667,
        "A05": 0.7059,
        "B06": 0.5714,
        "B07": 1.7143,
    }


def test_the_ids_are_those_of_the_contract() -> None:
    assert [each.id for each in indicators(worked_example(), MAY)] == [
        *("A01", "A02", "A02.rate", "A03", "A04", "A04.median", "A05", "A06", "A07"),
        *("B01", "B02", "B03", "B04", "B05", "B06", "B07", "B08"),
        *("B09.newbie", "B09.settling", "B09.core", "B09.dedicated", "B10", "B10.known"),
        *("B11.age_band", "B11.sex", "B11.ethnic_group", "B11.disability", "B11.postcode"),
        *("B11.first_language", "B11.heard_from"),
        *("C01", "C02", "C03", "C03.participants"),
        *("D01.in", "D01.out", "D01.signpost", "D02", "D03", "D04"),
        *("E01", "E02", "E03", "E04", "E05", "E06", "E07", "E08"),
        *("F01", "F01.days", "F02.fsm", "F02.send", "F02.PRE", "F02.PRIM", "F02.SEC", "F02.POST"),
        *("F02.NONE", "F03", "Q01", "Q01.late"),
    ]


def test_a_month_with_nothing_held_has_zeros_for_counts_and_blanks_for_rates() -> None:
    got = by_id(MadeRegister().facts())
    counts = {"A01", "A02", "A03", "A06", "A07", "B01", "B02", "B03", "B04", "B05"}
    counts |= {"B09.newbie", "B09.settling", "B09.core", "B09.dedicated"}
    counts |= {"C01", "C02", "C03", "C03.participants", "Q01.late"}
    counts |= {"D01.in", "D01.out", "D01.signpost", "D02", "F01", "F01.days", "F03"}
    assert {id_ for id_, each in got.items() if each.value == 0} == counts
    assert {id_ for id_, each in got.items() if each.value is None} == got.keys() - counts


def test_only_closed_sessions_count_and_unfinished_ones_are_said() -> None:
    """A01, A03: zero, not run and not recorded are three different things."""
    register = MadeRegister()
    register.session(may(5), "AB", 1)
    register.session(may(6))
    finished = by_id(register.facts())
    register.session(may(12), "ABC", 4, status="open")
    register.session(may(19), status="planned")
    got = by_id(register.facts())
    assert (got["A01"].value, got["A03"].value, got["B01"].value) == (2, 3, 2)
    assert (finished["A01"].note, got["A01"].note) == ("", "unfinished")


def test_hours_are_from_start_to_end_and_a_session_without_times_is_said() -> None:
    """A06, A07."""
    register = MadeRegister()
    register.session(may(5), "AB", 1)
    register.session(may(6), "A", end=dt.time(13))
    got = by_id(register.facts())
    assert (got["A06"].value, got["A07"].value, got["A06"].note) == (5.0, 9.0, "")
    register.session(may(7), "ABC", end=None)
    got = by_id(register.facts())
    assert (got["A06"].value, got["A07"].value) == (5.0, 9.0)
    assert got["A06"].note == got["A07"].note == "hours_missing"


def test_hours_are_blank_where_no_session_has_its_times() -> None:
    """A06, A07: not recorded is not zero."""
    register = MadeRegister()
    register.session(may(5), "AB", start=None, end=None)
    assert (value(register, "A06"), value(register, "A07")) == (None, None)


def test_a_tally_never_falls_below_zero() -> None:
    """A03: two laptops may each have taken the same count off."""
    register = MadeRegister()
    session = register.session(may(5), "A", {"65+": 1, "U18": 2})
    register.count(session, "65+", -1)
    register.count(session, "65+", -1)
    assert value(register, "A03") == 3


def test_a_forgotten_person_stays_in_the_footfall_and_leaves_the_people() -> None:
    """A03, A05, B01, C01: footfall stays true, coverage falls; volunteer hours stay."""
    register = MadeRegister()
    register.session(may(5), "AB")
    register.helped("A", may(5), 60)
    register.helped("B", may(5), 30)
    register.person("A", known_as="", status="forgotten")
    got = by_id(register.facts())
    assert [got[i].value for i in ("A03", "A05", "B01", "C01", "C02", "C03")] == [
        2,
        0.5,
        1,
        1,
        1.5,
        1,
    ]


def test_two_records_of_one_person_count_once() -> None:
    """B01, B06: merges are resolved, within one session too."""
    register = MadeRegister()
    register.session(may(5), "AB")
    register.session(may(6), "B")
    register.person("B", status="merged", merged_into="A")
    got = by_id(register.facts())
    assert [got[i].value for i in ("A03", "B01", "B06", "B07")] == [2, 1, 1.0, 2.0]


def test_longer_windows_count_distinct_people() -> None:
    """B02, B03: the quarter began in April, the year too."""
    register = MadeRegister()
    register.session(dt.date(2026, 3, 31), "XYZ")
    register.session(dt.date(2026, 4, 7), "ABC")
    register.session(may(5), "CD")
    register.session(dt.date(2026, 7, 1), "AE")
    facts = register.facts()
    assert [by_id(facts)[i].value for i in ("B01", "B02", "B03")] == [2, 4, 4]
    july = by_id(facts, Month(2026, 7))
    assert [july[i].value for i in ("B01", "B02", "B03")] == [2, 2, 5]


def test_where_only_some_were_named_the_different_people_say_so() -> None:
    """B01, B02: coverage stands beside every figure of different people."""
    register = MadeRegister()
    register.session(dt.date(2026, 4, 7), "A", 5)
    register.session(may(5), "A")
    got = by_id(register.facts())
    assert [got[i].note for i in ("B01", "B02", "B03")] == ["", "named_only", "named_only"]


def test_first_ever_is_the_earlier_of_what_was_told_and_what_was_written_down() -> None:
    """B04, B05."""
    register = MadeRegister()
    register.session(dt.date(2025, 1, 7), "A")
    register.session(may(5), "ABC")
    register.session(may(12), "D")
    register.person("A", first_seen_on=may(5))
    register.person("B", first_seen_on=dt.date(2024, 6, 1))
    register.person("C", first_seen_on=may(1))
    assert (value(register, "B04"), value(register, "B05")) == (2, 2)


def test_first_visits_are_provisional_until_the_records_are_complete() -> None:
    """B04: and new volunteers likewise."""
    facts = worked_example()
    notes = [
        by_id(replace(facts, hub=replace(HUB, records_complete_from=since)))["B04"].note
        for since in (None, may(31), may(1), dt.date(2026, 4, 30))
    ]
    assert notes == ["provisional", "provisional", "provisional", ""]
    assert by_id(facts)["C03"].note == "provisional"


def test_retention_asks_who_came_back_within_ninety_days() -> None:
    """B08: of February's four, one came back on day 90, one the same day only, one too late."""
    register = MadeRegister(hub=replace(HUB, records_complete_from=dt.date(2026, 1, 1)))
    first = dt.date(2026, 2, 3)
    register.session(first, "ABCD")
    register.session(first, "B", start=dt.time(14))
    register.session(first + dt.timedelta(days=90), "A")
    register.session(first + dt.timedelta(days=91), "C")
    got = by_id(register.facts())["B08"]
    assert (got.numerator, got.denominator, got.value, got.note) == (1, 4, 0.25, "")


def test_retention_waits_until_the_ninety_days_are_over() -> None:
    """B08: only cohorts whose own 90 days are over; after 31 January they may end in May."""
    register = MadeRegister()
    register.session(dt.date(2026, 1, 30), "A")
    assert by_id(register.facts(), Month(2026, 4))["B08"].value == 0
    register.session(dt.date(2026, 1, 31), "B")
    got = by_id(register.facts(), Month(2026, 4))["B08"]
    assert (got.value, got.note) == (None, "cohort_open")
    assert by_id(register.facts(), Month(2028, 4))["B08"].note == "provisional"


def test_engagement_bands_look_back_twelve_months() -> None:
    """B09."""
    register = MadeRegister()
    for n, name in ((1, "A"), (2, "B"), (3, "C"), (5, "D"), (6, "E"), (11, "F"), (12, "G")):
        for day in range(n):
            register.session(dt.date(2025, 6, 1) + dt.timedelta(days=day), name)
    register.session(dt.date(2025, 5, 31), "ABCH")
    got = by_id(register.facts())
    bands = [got[f"B09.{band}"].value for band in ("newbie", "settling", "core", "dedicated")]
    assert bands == [2, 2, 2, 1]
    assert engagement_band(40) == "dedicated"


def test_the_most_deprived_fifth_is_a_share_of_those_known() -> None:
    """B10."""
    register = MadeRegister()
    register.session(may(5), "ABCD")
    for name, decile in (("A", 1), ("B", 2), ("C", 3)):
        register.person(name, imd_decile=decile)
    got = by_id(register.facts())
    assert (got["B10"].numerator, got["B10"].denominator) == (2, 3)
    assert got["B10.known"].value == 0.75


def test_to_prefer_not_to_say_is_an_answer_and_an_age_may_be_a_year_or_a_band() -> None:
    """B11."""
    register = MadeRegister()
    register.session(may(5), "ABCD")
    register.person("A", birth_year=1950, sex="F")
    register.person("B", age_band="25-34", sex="NS")
    register.person("C", age_band="NS", sex="NK")
    got = by_id(register.facts())
    assert (got["B11.age_band"].value, got["B11.sex"].value) == (0.75, 0.5)
    assert got["B11.heard_from"].value == 0


def test_volunteers_are_people_with_time_given_and_hours_are_what_is_known() -> None:
    """C01, C02, C03: P had come before; Q helped a year ago; R came only later."""
    register = MadeRegister()
    register.session(may(5), "P")
    register.session(may(20), "R")
    register.helped("Q", dt.date(2025, 5, 1), 60)
    register.helped("P", may(5), 90)
    register.helped("Q", may(5), 30)
    register.helped("R", may(6), None)
    got = by_id(register.facts())
    assert [got[i].value for i in ("C01", "C02", "C03", "C03.participants")] == [3, 2.0, 2, 1]
    assert got["C02"].note == "minutes_missing"


def test_hours_of_volunteers_are_blank_where_none_were_given() -> None:
    """C02: helped, time not given."""
    register = MadeRegister()
    register.helped("P", may(5), None)
    assert (value(register, "C01"), value(register, "C02")) == (1, None)


def test_timeliness_is_the_median_of_days_and_counts_late_sessions() -> None:
    """Q01."""
    register = MadeRegister()
    register.session(may(5), "A")
    assert (value(register, "Q01"), value(register, "Q01.late")) == (None, None)
    for day, entered in ((6, 6), (7, 9), (8, 28)):
        register.session(may(day), "A", entered_on=may(entered))
    assert (value(register, "Q01"), value(register, "Q01.late")) == (2, 2)
