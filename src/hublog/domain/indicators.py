"""The figures of a month, each with one definition (domain.md, Indicators)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure: rates as fractions, times in hours, ``None`` for what does not apply.

    ``id`` is the indicator's, parts with a dot (``A02.rate``); ``note`` is the key of a sentence
    below ``figures.note`` in the catalogue, empty where there is nothing to add.
    """

    id: str
    value: float | None
    numerator: float | None = None
    denominator: float | None = None
    note: str = ""
