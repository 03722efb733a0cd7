"""The open store of an office as its pages use it: who works here, and what can be taken back."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject

from hublog.domain.codes import CodeLists
from hublog.domain.problems import Problem
from hublog.domain.words import Words
from hublog.qt.office.places import OFFICE_PLACES
from hublog.qt.operations import Operations
from hublog.qt.workplace import Workplace
from hublog.services.office.api import OfficeServices


class TakeBack(NamedTuple):
    """How something just done is taken back, and what is said of that."""

    action: Callable[[OfficeServices], object]
    said: str


class OfficeDesk(Workplace[OfficeServices]):
    """What every page of an office receives; ``changed`` carries whatever a use case gave back.

    What is done is not kept as a journal here, so that only what says how can be taken back.
    """

    places = OFFICE_PLACES
    key_places = frozenset({"everywhere", "returns", "print", "preview"})

    def __init__(
        self,
        services: OfficeServices,
        words: Words,
        codes: CodeLists,
        operations: Operations,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(services, words, codes, operations, parent)
        self.database = ""
        self._latest: TakeBack | None = None

    def say_undoable(
        self, text: str, action: Callable[[OfficeServices], object], said: str
    ) -> None:
        """Say what was done, with Undo, which says ``said`` once it is taken back."""
        self._latest = TakeBack(action, said)
        self.say(text, undoes=self._latest)

    def undo(self, what: TakeBack | None = None) -> None:
        """Take back what a notice says, or the latest thing that says how."""
        wanted = what or self._latest
        if wanted is None:
            self.say(self.words("office_window.nothing_to_undo"), "info")
            return
        self._latest = None

        def taken_back(services: OfficeServices) -> object | Problem:
            return wanted.action(services)

        self.do(taken_back, lambda _: self.say(wanted.said, "info"), self)

    def redo(self) -> None:
        """Nothing is done again by itself: files are taken in once more, a question is asked anew."""
        self.say(self.words("office_window.nothing_to_redo"), "info")

    def _tell(self, done: object) -> None:
        self.changed.emit(done)
