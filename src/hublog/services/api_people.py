"""The use cases about one person that windows and commands receive as part of ``Services``."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hublog.domain.codes import CodeLists
from hublog.services.access import Access
from hublog.services.guard import use_cases
from hublog.services.outside import Outside
from hublog.services.ports import Clock, Ids, Store

if TYPE_CHECKING:  # imported when first asked for, as in ``services.api``
    from hublog.services.camp import Camps
    from hublog.services.care import CareOfChildren
    from hublog.services.consents import Consents
    from hublog.services.doubles import Doubles
    from hublog.services.forget import Forget
    from hublog.services.putting_away import PuttingAway
    from hublog.services.requests import Requests
    from hublog.services.retention import Retention
    from hublog.services.subject_access import SubjectAccess
    from hublog.services.wellbeing import Wellbeing


@dataclass(frozen=True)
class AboutPeople:
    """What all use cases are made of, and those about what a person agreed to and asked for."""

    store: Store
    clock: Clock
    ids: Ids
    codes: Callable[[], CodeLists]
    outside: Outside
    access: Access

    @use_cases
    def consents(self) -> "Consents":
        """What people said yes or no to."""
        from hublog.services.consents import Consents

        return Consents(self.store, self.clock, self.ids, self.codes)

    @use_cases
    def putting_away(self) -> "PuttingAway":
        """Those who do not come any more."""
        from hublog.services.putting_away import PuttingAway

        return PuttingAway(self.store, self.clock)

    @use_cases
    def forget(self) -> "Forget":
        """Forgetting a person who asks for it."""
        from hublog.services.forget import Forget

        return Forget(self.store, self.clock)

    @use_cases
    def care(self) -> "CareOfChildren":
        """What those on shift must know to look after children."""
        from hublog.services.care import CareOfChildren

        return CareOfChildren(self.store, self.clock, self.ids, self.codes)

    @use_cases
    def camp(self) -> "Camps":
        """The days of an activity for children, and signing them out."""
        from hublog.services.camp import Camps

        return Camps(self.store, self.clock, self.access)

    @use_cases
    def doubles(self) -> "Doubles":
        """Who may be in the register twice."""
        from hublog.services.doubles import Doubles

        return Doubles(self.store, self.clock)

    @use_cases
    def wellbeing(self) -> "Wellbeing":
        """How people say they are."""
        from hublog.services.wellbeing import Wellbeing

        return Wellbeing(self.store, self.clock, self.ids)

    @use_cases
    def subject_access(self) -> "SubjectAccess":
        """A copy of everything about somebody."""
        from hublog.services.subject_access import SubjectAccess

        return SubjectAccess(self.store, self.clock, self.codes, self.outside.copy_writer())

    @use_cases
    def retention(self) -> "Retention":
        """Those who are due to be forgotten."""
        from hublog.services.retention import Retention

        return Retention(self.store, self.clock)

    @use_cases
    def requests(self) -> "Requests":
        """What people ask of the hub about their own details."""
        from hublog.services.requests import Requests

        return Requests(self.store, self.clock, self.ids)
