"""A value that no field can hold: what is not given stays as it is."""

from enum import Enum
from typing import Final, Literal


class Sentinel(Enum):
    """A value that no field can hold."""

    NOT_GIVEN = "not given"


NOT_GIVEN: Final = Sentinel.NOT_GIVEN
"""Stands for whatever the register says already, since ``None`` takes that away."""
NotGiven = Literal[Sentinel.NOT_GIVEN]
