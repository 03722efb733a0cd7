"""The use cases about children, as ``Services`` hands them out."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from hublog.domain.codes import CodeLists
from hublog.services.guard import use_cases
from hublog.services.ports import Clock, Ids, Store

if TYPE_CHECKING:  # imported when first asked for, so that small commands start at once
    from hublog.services.camp import Camps
    from hublog.services.care import CareOfChildren


class ForChildren:
    """Care of children, and the days of a camp."""

    store: Store
    clock: Clock
    ids: Ids
    codes: Callable[[], CodeLists]

    @use_cases
    def care(self) -> "CareOfChildren":
        """What those on shift must know to look after children."""
        from hublog.services.care import CareOfChildren  # noqa: PLC0415 - imported when first asked for

        return CareOfChildren(self.store, self.clock, self.ids, self.codes)

    @use_cases
    def camp(self) -> "Camps":
        """The days of an activity for children, and signing them out."""
        from hublog.services.camp import Camps  # noqa: PLC0415 - imported when first asked for

        return Camps(self.store, self.clock)
