import pytest

from hublog.domain.office.filed import missing_below, standing
from made_filed import filed


def test_one_version_of_each_month_stands() -> None:
    may, june = filed(2, stands=True), filed(1, stands=True, month="2026-06")
    assert standing([filed(1), may, june]) == {
        ("CUM-EWA", "2026-05"): may,
        ("CUM-EWA", "2026-06"): june,
    }


@pytest.mark.parametrize(
    ("versions", "missing"),
    [((), ()), ((1,), ()), ((2, 1), ()), ((3,), (1, 2)), ((1, 4, 2), (3,))],
)
def test_versions_below_the_highest_that_never_came_are_missing(versions, missing) -> None:
    assert missing_below(versions) == missing
