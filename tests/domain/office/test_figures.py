"""The office's figures: each rule of what adds up, what never does, and what is not available."""

from collections.abc import Mapping
from statistics import median as of_list

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hublog.domain.months import Month
from hublog.domain.office.arrived import Arrived
from hublog.domain.office.figures import FIGURES, Figures, HubTotals, figures, index_of
from hublog.domain.office.parts import (
    COUNTED,
    NO_CASES,
    NOT_AVAILABLE,
    NOT_RECORDED,
    NOT_RUN,
    Figure,
    median,
)
from hublog.domain.office.spans import Span
from hublog.domain.office.totals import totals
from made_office import arrived, hub, person, said, session, taken_up

APRIL, MAY, JUNE = Month(2026, 4), Month(2026, 5), Month(2026, 6)
QUARTER = Span(APRIL, JUNE)
ALONE = Span(MAY, MAY)
TWO = Span(MAY, JUNE)


def of(span: Span, *returns: Arrived, country: str = "E", hubs: str = "") -> Figures:
    """The figures of these returns; ``hubs`` are further ones from which nothing came."""
    codes = {*hubs.split(), *(each.hub_code for each in returns)}
    mine = {code: [r for r in returns if r.hub_code == code] for code in sorted(codes)}
    return figures(
        {
            code: HubTotals(hub(code, country=country), totals(each, span))
            for code, each in mine.items()
        },
        span,
    )


def one(span: Span, *returns: Arrived, **more: str) -> Mapping[str, Figure]:
    """The figures of the one hub that these are of."""
    ((_, found),) = of(span, *returns, **more).by_hub.items()
    return found


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


def test_a_single_month_says_its_people_itself() -> None:
    """B01, B05 to B07, B10, B11, C01 as the Summary has them, whatever rows are shared."""
    lines = {"B01": 9, "B05": 7, "B06": (3, 9), "B07": (14, 9), "B10.known": (4, 9), "C01": 2}
    found = one(
        ALONE,
        arrived(
            figures={**lines, "B10": (1, 4), "B11.sex": (8, 9)}, people=[person("A", decile=1)]
        ),
    )
    assert {id_: found[id_].value for id_ in ("B01", "B05", "C01")} == {
        "B01": 9,
        "B05": 7,
        "C01": 2,
    }
    assert (found["B10.IOD2025"].numerator, found["B10.IOD2025"].denominator) == (1, 4)
    assert found["B10.IOD2025"].notes == ()
    assert found["B11.sex"].value == pytest.approx(8 / 9)


def test_the_quarter_and_the_year_to_date_are_what_the_last_summary_says() -> None:
    """B02, B03: distinct over the longer window, never a sum; B05 and B07 follow by definition."""
    months = [
        arrived("2026-04", [session("2026-04-07", 6)], {"B01": 5, "B02": 5, "B03": 5, "B04": 5}),
        arrived("2026-05", [session("2026-05-05", 5)], {"B01": 5, "B02": 7, "B03": 7, "B04": 2}),
        arrived("2026-06", [session("2026-06-02", 9)], {"B01": 9, "B02": 12, "B03": 12, "B04": 3}),
    ]
    found = one(QUARTER, *months)
    assert {id_: found[id_].value for id_ in ("B01", "B02", "B03", "B05")} == {
        **dict.fromkeys(("B01", "B02", "B03"), 12),
        "B05": 2,
    }
    assert (found["B07"].numerator, found["B07"].denominator) == (20, 12)
    assert (found["B06"].state, found["B06"].notes) == (NOT_AVAILABLE, ("not_shared",))
    assert (found["B01"].months, found["B01"].months_expected) == (3, 3)


def test_without_a_month_in_between_nothing_is_made_of_the_longer_window() -> None:
    """B05, B07: first visits and visits of a month that is missing are not known."""
    found = one(
        QUARTER,
        arrived("2026-04", [session("2026-04-07", 6)], {"B04": 5}),
        arrived("2026-06", [session("2026-06-02", 9)], {"B02": 12, "B04": 3}),
    )
    assert found["B01"].value == 12
    assert found["B05"].state == found["B07"].state == NOT_AVAILABLE


def test_more_first_visits_than_people_say_nothing_of_who_returned() -> None:
    """B05: returns of months that do not fit together."""
    months = {"2026-04": {"B04": 9}, "2026-05": {"B04": 1}, "2026-06": {"B02": 8, "B04": 1}}
    found = one(
        QUARTER, *(arrived(m, [session(f"{m}-07", 1)], lines) for m, lines in months.items())
    )
    assert found["B05"].state == NOT_AVAILABLE
    nobody = one(QUARTER, arrived("2026-06", figures={"B02": 0}))
    assert (nobody["B01"].value, nobody["B07"].state) == (0, NO_CASES)


def test_in_any_other_window_only_shared_rows_tell_people_apart() -> None:
    """B01, B05, B06, B07, B10: each person once, by the latest decile that is known."""
    may = arrived(
        "2026-05",
        [session("2026-05-05", 9)],
        people=[
            person("A", 1, decile=9, first_ever_month="2025-01"),
            person("B", 1, decile=2),
            person("C", 3),
        ],
    )
    june = arrived(
        "2026-06",
        [session("2026-06-02", 9)],
        people=[person("A", 2, decile=1, first_ever_month="2025-01"), person("B", 1)],
    )
    found = one(TWO, may, june)
    assert (found["B01"].value, found["B05"].value) == (3, 1)
    assert (found["B06"].numerator, found["B06"].denominator) == (3, 3)
    assert (found["B07"].numerator, found["B07"].denominator) == (8, 3)
    assert (found["B10.IOD2025"].numerator, found["B10.IOD2025"].denominator) == (2, 2)
    assert (found["B10.known"].numerator, found["B10.known"].denominator) == (2, 3)
    assert found["B01"].notes == ("agreed_only",)


def test_a_month_whose_rows_stay_at_the_hub_is_not_counted_in_them() -> None:
    """B01: a month in which nobody came by name tells as much as one that is shared."""
    shared = arrived("2026-05", [session("2026-05-05", 1)], people=[person("A")])
    named = arrived("2026-06", [session("2026-06-02", 5)])
    assert one(TWO, shared, named)["B01"].months == 1
    unnamed = arrived("2026-06", [session("2026-06-02", 5, 0)])
    assert one(TWO, shared, unnamed)["B01"].months == 2
    alone = one(TWO, named)["B01"]
    assert (alone.state, alone.notes, alone.value) == (NOT_AVAILABLE, ("not_shared",), None)


def test_where_nobody_came_by_name_all_summer_nobody_is_certain() -> None:
    found = one(TWO, arrived("2026-05"), arrived("2026-06", [session("2026-06-02", 5, 0)]))
    assert (found["B01"].value, found["B01"].months, found["B01"].notes) == (0, 2, ())
    assert found["B06"].state == NO_CASES
    assert found["B10.IOD2025"].state == NO_CASES


def test_what_needs_one_month_is_not_made_of_several() -> None:
    """C01, B11."""
    found = one(TWO, arrived(figures={"C01": 2, "B11.sex": (1, 2)}))
    for id_ in ("C01", "B11.sex"):
        assert (found[id_].state, found[id_].notes) == (NOT_AVAILABLE, ("one_month_only",))


def test_deciles_of_two_indices_are_never_pooled() -> None:
    """B10: one line for each index."""
    rows = [
        person("A", decile=1),
        person("B", decile=7),
        person("C", decile=2, imd_index="WIMD2025"),
    ]
    for span, returns in (
        (ALONE, [arrived(people=rows, figures={"B10": (2, 3)})]),
        (TWO, [arrived(people=rows), arrived("2026-06")]),
    ):
        found = one(span, *returns)
        assert "B10" not in found
        assert (found["B10.IOD2025"].numerator, found["B10.IOD2025"].denominator) == (1, 2)
        assert (found["B10.WIMD2025"].numerator, found["B10.WIMD2025"].denominator) == (1, 1)
    both = of(
        ALONE,
        arrived(hub_code="AAA-AAA", figures={"B01": 9, "B10": (1, 4)}),
        arrived(
            hub_code="BBB-BBB",
            people=[person("C", decile=2, imd_index="WIMD2025")],
            figures={"B01": 4, "B10": (2, 3)},
        ),
    ).in_all
    assert (both["B10.IOD2025"].value, both["B10.IOD2025"].hubs_expected) == (0.25, 1)
    assert both["B10.WIMD2025"].value == pytest.approx(2 / 3)
    assert [index_of(id_) for id_ in both if id_.startswith("B10")] == ["IOD2025", "WIMD2025", ""]


def test_a_hub_that_shares_no_rows_is_taken_to_use_its_countrys_index_and_that_is_said() -> None:
    line = {"B01": 9, "B10": (1, 4)}
    assert one(ALONE, arrived(figures=line))["B10.IOD2025"].notes == ("index_by_country",)
    assert "B10.WIMD2025" in one(ALONE, arrived(figures=line), country="W")
    assert not any(index_of(id_) for id_ in one(ALONE, arrived(figures=line), country="S"))


def test_people_of_whom_no_decile_is_known_are_not_no_people() -> None:
    """B10: not recorded where people came, no cases where nobody did."""
    unknown = one(ALONE, arrived(figures={"B01": 9, "B10": (0, 0)}))
    assert unknown["B10.IOD2025"].state == NOT_RECORDED
    nobody = one(ALONE, arrived(figures={"B01": 0, "B10": (0, 0)}))
    assert nobody["B10.IOD2025"].state == NO_CASES
    rows = one(TWO, arrived(people=[person("A"), person("B", decile=99)]))
    assert rows["B10.IOD2025"].state == NOT_RECORDED


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
