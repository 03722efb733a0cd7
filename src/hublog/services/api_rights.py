"""The use cases about people's rights, and about people who are in the register twice; a part of ``Services``."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from hublog.domain.codes import CodeLists
from hublog.services.guard import use_cases
from hublog.services.outside import Outside
from hublog.services.ports import Clock, Ids, Store

if TYPE_CHECKING:  # imported when first asked for, so that small commands start at once
    from hublog.services.doubles import Doubles
    from hublog.services.requests import Requests
    from hublog.services.retention import Retention
    from hublog.services.subject_access import SubjectAccess


class RightsOfPeople:
    """What ``Services`` has of these."""

    store: Store
    clock: Clock
    ids: Ids
    codes: Callable[[], CodeLists]
    outside: Outside

    @use_cases
    def doubles(self) -> "Doubles":
        """Who may be in the register twice."""
        from hublog.services.doubles import Doubles  # noqa: PLC0415 - imported when first asked for

        return Doubles(self.store, self.clock)

    @use_cases
    def subject_access(self) -> "SubjectAccess":
        """A copy of everything about somebody."""
        from hublog.services.subject_access import SubjectAccess  # noqa: PLC0415 - as above

        return SubjectAccess(self.store, self.clock, self.codes, self.outside.copy_writer())

    @use_cases
    def retention(self) -> "Retention":
        """Those who are due to be forgotten."""
        from hublog.services.retention import Retention  # noqa: PLC0415 - as above

        return Retention(self.store, self.clock)

    @use_cases
    def requests(self) -> "Requests":
        """What people ask of the hub about their own details."""
        from hublog.services.requests import Requests  # noqa: PLC0415 - as above

        return Requests(self.store, self.clock, self.ids)
