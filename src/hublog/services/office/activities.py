"""Which activities the office asks its hubs to use: adding one, and taking one off the list."""

from collections.abc import Callable

from hublog.domain.codes import CodeLists
from hublog.domain.hub_packs import PackActivity
from hublog.domain.names import LONGEST_NAME, clean
from hublog.domain.office.activities import fault, tidied
from hublog.domain.problems import Problem
from hublog.services.office.ports import OfficeStore


class OfficeActivities:
    """Use cases about the activities that go into every pack made from now on."""

    def __init__(self, store: OfficeStore, codes: Callable[[], CodeLists]) -> None:
        self._store = store
        self._codes = codes

    def all(self) -> tuple[PackActivity, ...]:
        """Every activity on the list, by code."""
        with self._store.reading() as reader:
            return reader.office().activities

    def add(self, activity: PackActivity) -> PackActivity | Problem:
        """Put a new activity on the list. Problems: those of ``activities.fault``."""
        tidy = tidied(activity)
        with self._store.writing() as work:
            # Of two who give one name to two codes at once, the second is told.
            work.lock_all()
            wrong = fault(tidy, work.office().activities, self._codes()["activity_type"])
            if wrong is not None:
                return wrong
            work.put_activity(tidy)
            work.commit()
        return tidy

    def remove(self, code: str) -> PackActivity | Problem:
        """Take an activity off the list; hubs that have it keep it. Problem: OFFICE_NO_SUCH_ACTIVITY."""
        wanted = clean(code).upper()
        with self._store.writing() as work:
            for each in work.office().activities:
                if each.short_code == wanted:
                    work.remove_activity(wanted)
                    work.commit()
                    return each
        return Problem("OFFICE_NO_SUCH_ACTIVITY", wanted[:LONGEST_NAME])
