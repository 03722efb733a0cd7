"""Keeps a draft as it grows: at once where nothing is under way, else as soon as that is done."""

from PySide6.QtCore import QObject

from hublog.domain.drafts import Draft
from hublog.domain.problems import Problem
from hublog.qt.desk import Desk


class Keeper(QObject):
    """Of several changes in one breath only the last is written."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._waiting: Draft | None = None
        self._busy = False
        desk.operations.busy.connect(self._ready)

    def keep(self, draft: Draft) -> None:
        """Keep the draft as it is now, in its turn."""
        self._waiting = draft
        if not self._busy:
            self.flush()

    def flush(self) -> None:
        """Hand over what still waits, whatever is under way."""
        draft, self._waiting = self._waiting, None
        if draft is not None:
            self._busy = True
            self._desk.ask(lambda services: services.type_up.keep(draft), self._kept, self)

    def forget(self) -> None:
        """Let go of what waits: it is written or thrown away."""
        self._waiting = None

    def _kept(self, kept: Draft | Problem) -> None:
        self._busy = False
        if isinstance(kept, Problem):
            self._desk.refuse(kept)
        else:
            self._desk.kept.emit()
        self.flush()

    def _ready(self, busy: bool) -> None:  # noqa: FBT001 - it is the signal's value
        """Nothing is under way any more, however it ended."""
        self._busy = self._busy and busy
