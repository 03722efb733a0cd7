"""What the cells of a foreign sheet say."""

import math

import pytest

from hublog.domain.registers.grid import Cell, number


@pytest.mark.parametrize(
    ("cell", "value"),
    [(7.0, 7), (-2.5, -2.5), ("2,5", 2.5), (" 12 ", 12), (True, None), ("", None)],
)
def test_a_number_is_read_with_point_or_comma(cell: Cell, value: float | None) -> None:
    assert number(cell) == value


@pytest.mark.parametrize("cell", [math.inf, -math.inf, math.nan, 1e300, 10.0**12, "9" * 13])
def test_what_nobody_could_have_counted_is_no_number(cell: Cell) -> None:
    """P11: no database, and no sum, has room for it."""
    assert number(cell) is None
