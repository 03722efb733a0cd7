"""The office's figures of different people: what may be said of them over several months, and what never."""

import pytest

from hublog.domain.office.figures import index_of
from hublog.domain.office.parts import NO_CASES, NOT_AVAILABLE, NOT_RECORDED
from made_figures import ALONE, QUARTER, TWO, of, one
from made_office import arrived, person, session


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
