"""One thing at a time: what is pressed again before it was answered is done once."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject

from hublog.domain.problems import Problem
from hublog.qt.workplace import Workplace

S = TypeVar("S")
T = TypeVar("T")


class Once(QObject, Generic[S]):
    """Does what its owner asks for, unless something it asked for before is still ``under_way``."""

    def __init__(self, desk: Workplace[Any], owner: QObject) -> None:
        super().__init__(owner)
        self._desk, self._owner = desk, owner
        self.under_way = False
        desk.operations.busy.connect(self._settled)

    def do(
        self,
        action: Callable[[S], T | Problem],
        then: Callable[[T], None],
        otherwise: Callable[[Problem], None] | None = None,
    ) -> None:
        """As ``Workplace.do``; nothing where the answer before is still awaited."""
        if self.under_way:
            return
        self.under_way = True

        def done(answer: T) -> None:
            self.under_way = False
            then(answer)

        def refused(problem: Problem) -> None:
            self.under_way = False
            (otherwise or self._desk.refuse)(problem)

        self._desk.do(action, done, self._owner, refused)

    def _settled(self, busy: bool) -> None:  # noqa: FBT001 - it is the signal's value
        """However it ended, by a full disk too, it can be tried again."""
        self.under_way = self.under_way and busy
