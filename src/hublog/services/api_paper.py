"""The use cases about what is printed, as ``Services`` hands them out."""

from typing import TYPE_CHECKING

from hublog.services.guard import use_cases
from hublog.services.outside import Outside
from hublog.services.ports import Clock, Store

if TYPE_CHECKING:  # imported when first asked for, so that small commands start at once
    from hublog.services.printing import Printing


class ForPaper:
    """What ``Services`` has of these."""

    store: Store
    clock: Clock
    outside: Outside

    @use_cases
    def printing(self) -> "Printing":
        """What is printed for people at a session."""
        from hublog.services.printing import Printing  # noqa: PLC0415 - imported when first asked for

        return Printing(self.store, self.clock, self.outside.paper)
