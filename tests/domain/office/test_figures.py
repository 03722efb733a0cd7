"""The office's figures: each rule of what adds up, in one hub and in all, and what it says where it has no number."""

from statistics import median as of_list

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hublog.domain.office.figures import FIGURES, index_of
from hublog.domain.office.parts import (
    COUNTED,
    NO_CASES,
    NOT_AVAILABLE,
    NOT_RECORDED,
    NOT_RUN,
    median,
)
from made_figures import ALONE, TWO, of, one
from made_office import arrived, said, session, taken_up


def test_session_figures_are_those_of_all_months_together() -> None:
    """A01 to A07, Q01: counts and rates over the rows, the median over all sessions."""
    found = one(
        TWO,
        arrived(
            "2026-05",
            [
                session("2026-05-05", 10, 8, hours=2.0, days_late=0),
                session("2026-05-12", 4, 4, hours=None, days_late=3),
                session("2026-05-19", 0, status="cancelled"),
            ],
        ),
        arrived("2026-06", [session("2026-06-02", 7, 2, hours=1.5, days_late=None)]),
    )
    values = {id_: found[id_].value for id_ in found if id_[0] in "AQ"}
    assert values == {
        "A01": 3,
        "A02": 1,
        "A02.rate": 0.25,
        "A03": 21,
        "A04": 7,
        "A04.median": 7,
        "A05": pytest.approx(14 / 21),
        "A06": 3.5,
        "A07": 2 * 10 + 1.5 * 7,
        "Q01": 1.5,
        "Q01.late": 1,
    }
    assert found["A06"].notes == found["A07"].notes == ("hours_missing",)
    assert found["Q01"].notes == found["Q01.late"].notes == ("days_missing",)
    assert (found["A05"].numerator, found["A05"].denominator) == (14, 21)


def test_nothing_held_is_zero_and_what_nothing_was_held_of_is_not_run() -> None:
    found = one(ALONE, arrived("2026-05", figures={"B01": 0}))
    assert {id_ for id_ in found if found[id_].state == NOT_RUN} == {
        *("A02.rate", "A04", "A04.median", "A05", "Q01"),
    }
    assert [found[id_].value for id_ in ("A01", "A02", "A03", "A06", "A07", "Q01.late")] == [0] * 6
    assert found["B01"].value == 0


def test_what_nobody_wrote_down_is_not_recorded_and_not_zero() -> None:
    returns = arrived("2026-05", [session("2026-05-05", 0, hours=None, days_late=None)])
    found = one(ALONE, returns)
    unknown = ("A06", "A07", "Q01", "Q01.late")
    assert [(found[id_].state, found[id_].value) for id_ in unknown] == [(NOT_RECORDED, None)] * 4
    assert found["A05"].state == NO_CASES
    assert found["A04"].value == 0


def test_sessions_that_may_still_come_are_noted() -> None:
    found = one(ALONE, arrived("2026-05", [session("2026-05-05", 3, status="open")]))
    assert found["A01"].notes == found["A03"].notes == ("unfinished",)
    assert found["A01"].value == 0


def test_amounts_of_summaries_add_up_over_months() -> None:
    """B04, C02, C03, D01, D02: somebody is first only once; B08, D03 by their parts."""
    months = [
        {"B04": 3, "C02": 4.5, "C03": 1, "D01.out": 2, "D02": 1, "B08": (1, 4), "D03": (1, 2)},
        {"B04": 2, "C02": 1.25, "C03": 0, "D01.out": 0, "D02": 0, "B08": (2, 2), "D03": (0, 0)},
    ]
    found = one(TWO, *(arrived(f"2026-0{n}", figures=m) for n, m in enumerate(months, 5)))
    values = {id_: found[id_].value for id_ in ("B04", "C02", "C03", "D01.out", "D02")}
    assert values == {"B04": 5, "C02": 5.75, "C03": 1, "D01.out": 2, "D02": 1}
    assert (found["B08"].value, found["B08"].numerator, found["B08"].denominator) == (0.5, 3, 6)
    assert found["D03"].value == 0.5


def test_an_amount_that_is_blank_in_every_summary_is_not_recorded() -> None:
    found = one(ALONE, arrived(figures={"C02": None}))
    assert (found["C02"].state, found["C02"].value) == (NOT_RECORDED, None)
    half = one(TWO, arrived(figures={"C02": None}), arrived("2026-06", figures={"C02": 2}))
    assert (half["C02"].value, half["C02"].months, half["C02"].months_expected) == (2, 1, 2)


def test_a_summary_that_does_not_name_a_figure_has_it_not() -> None:
    found = one(ALONE, arrived(figures={}))
    assert found["B04"].state == found["B08"].state == found["C01"].state == NOT_AVAILABLE


def test_newcomers_whose_ninety_days_are_not_over_are_left_out_and_said() -> None:
    """B08: only cohorts whose 90 days are over."""
    waiting = arrived(figures={"B08": said("B08", None, "Not yet.")})
    found = one(ALONE, waiting)
    assert (found["B08"].state, found["B08"].notes) == (NOT_AVAILABLE, ("cohort_open",))
    both = one(TWO, waiting, arrived("2026-06", figures={"B08": (1, 2)}))["B08"]
    assert (both.value, both.months, both.notes) == (0.5, 1, ("cohort_open",))
    sure = one(ALONE, arrived(figures={"B08": said("B08", (1, 2), "")._replace(note="Maybe.")}))
    assert sure["B08"].notes == ("provisional",)


def test_what_looks_back_a_year_is_what_the_last_month_says() -> None:
    """B09: the rolling twelve months end with the window."""
    found = one(
        TWO,
        arrived("2026-05", figures={"B09.core": 4}),
        arrived("2026-06", figures={"B09.core": 6}),
    )
    assert (found["B09.core"].value, found["B09.core"].months_expected) == (6, 1)
    without = one(TWO, arrived("2026-05", figures={"B09.core": 4}))
    assert without["B09.core"].state == NOT_AVAILABLE


def test_the_median_of_referrals_is_over_those_taken_up() -> None:
    """D04."""
    rows = (
        taken_up(3),
        taken_up(10),
        taken_up(4),
        taken_up(90, "declined"),
        taken_up(1, direction="in"),
    )
    assert one(ALONE, arrived(referrals=rows))["D04"].value == 4
    assert one(ALONE, arrived())["D04"].state == NO_CASES
    unknown = one(ALONE, arrived(figures={"D02": 1}, referrals=(taken_up(None),)))
    assert unknown["D04"].state == NOT_RECORDED


def test_a_hub_that_sent_nothing_has_nothing_not_even_zero() -> None:
    found = one(TWO, hubs="AAA-AAA")
    assert {(each.state, each.value, each.hubs, each.months) for each in found.values()} == {
        (NOT_AVAILABLE, None, 0, 0)
    }
    assert {each.hubs_expected for each in found.values()} == {1}
    assert found["A01"].months_expected == 2


def test_in_all_counts_add_up_and_rates_come_of_summed_parts() -> None:
    found = of(
        ALONE,
        arrived(hub_code="AAA-AAA", sessions=[session("2026-05-05", 10, 1)], figures={"B01": 1}),
        arrived(
            hub_code="BBB-BBB",
            sessions=[session("2026-05-05", 2, 2), session("2026-05-12", 4, 4)],
            figures={"B01": 5, "B06": (1, 5)},
        ),
        hubs="CCC-CCC",
    ).in_all
    assert (found["A03"].value, found["A05"].value, found["A04.median"].value) == (16, 7 / 16, 4)
    assert (found["A03"].hubs, found["A03"].hubs_expected, found["A03"].whole) == (2, 3, False)
    assert (found["A03"].months, found["A03"].months_expected) == (2, 3)
    assert (found["B01"].value, found["B01"].notes) == (6, ("upper_bound",))
    assert (found["B06"].value, found["B06"].hubs, found["B06"].notes) == (0.2, 1, ())


def test_people_of_several_hubs_are_counted_at_each_and_that_is_said() -> None:
    """Principle 5: a sum of hubs' different people is an upper bound."""
    lines = {"B01": 5, "B04": 1, "B06": (1, 5), "C02": 4, "C03": 1, "D02": 1}
    found = of(ALONE, *(arrived(hub_code=code, figures=lines) for code in ("AAA-AAA", "BBB-BBB")))
    notes = {id_: found.in_all[id_].notes for id_ in lines}
    assert notes == {
        **dict.fromkeys(("B01", "B04", "C03"), ("upper_bound",)),
        "B06": ("once_a_hub",),
        **dict.fromkeys(("C02", "D02"), ()),
    }
    assert all(figure.notes == () for hub_ in found.by_hub.values() for figure in hub_.values())


def test_what_is_not_certain_at_one_hub_is_not_certain_in_all() -> None:
    """B04, B01, C02: the notes of the Summaries, whatever language they are in."""
    lines = {id_: said(id_, 5, "Nid yw'n sicr eto.") for id_ in ("B01", "B04", "C02", "D02")}
    found = of(ALONE, arrived(figures=lines)).in_all
    assert [found[id_].notes for id_ in lines] == [
        *(("named_only",), ("provisional",), ("minutes_missing",), ()),
    ]


def test_figures_stand_in_the_order_of_their_ids() -> None:
    found = of(ALONE, arrived(figures=dict.fromkeys(FIGURES, (1, 2))))
    ids = [id_ for id_ in found.in_all if not index_of(id_)]
    assert ids == [id_ for id_ in FIGURES if id_ not in {"B02", "B03", "B10"}]
    assert found.in_all["B10.IOD2025"].state == COUNTED


@given(st.dictionaries(st.integers(-3, 9), st.integers(1, 4), min_size=1))
@settings(max_examples=60)
def test_a_median_of_numbers_that_were_counted_is_the_median(spread) -> None:
    assert median(spread) == of_list([n for n, often in spread.items() for _ in range(often)])
