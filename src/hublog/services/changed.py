"""What a use case changed: the screens that show it decide for themselves whether to ask again."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hublog.domain.journal import Stamp


@dataclass(frozen=True, slots=True)
class Changed:
    """The rows one action touched, by table; false where nothing had to change."""

    stamp: Stamp | None = None
    rows: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.rows)

    @property
    def people(self) -> frozenset[str]:
        """Ids of the people touched."""
        return self.rows.get("person", frozenset())

    @property
    def sessions(self) -> frozenset[str]:
        """Ids of the sessions touched."""
        return self.rows.get("session", frozenset())
