"""The use cases about people's rights, and about people who are in the register twice; a part of ``Services``."""

from typing import TYPE_CHECKING

from hublog.services.guard import use_cases
from hublog.services.ports import Clock, Ids, Store

if TYPE_CHECKING:  # imported when first asked for, so that small commands start at once
    from hublog.services.doubles import Doubles


class RightsOfPeople:
    """What ``Services`` has of these."""

    store: Store
    clock: Clock
    ids: Ids

    @use_cases
    def doubles(self) -> "Doubles":
        """Who may be in the register twice."""
        from hublog.services.doubles import Doubles  # noqa: PLC0415 - imported when first asked for

        return Doubles(self.store, self.clock)
