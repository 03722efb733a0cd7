"""What came of taking an action back."""

from collections.abc import Mapping
from dataclasses import dataclass

from hublog.domain.journal import RowKey
from hublog.services.changed import Changed
from hublog.services.told import Told


@dataclass(frozen=True, slots=True)
class Undone:
    """An action was taken back, as far as nothing later stands on it.

    ``kept`` counts by table the rows that stay because later facts refer to them;
    ``changed_since`` names by row the fields that stay because somebody changed them since.
    """

    told: Told
    changed: Changed
    kept: Mapping[str, int]
    changed_since: Mapping[RowKey, tuple[str, ...]]
