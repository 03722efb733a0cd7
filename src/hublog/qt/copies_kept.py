"""The copy of the day: made once the register is open, and how it stands is told to whoever shows it."""

from PySide6.QtCore import QObject, Signal

from hublog.qt.copy_words import CopyWords
from hublog.qt.desk import Desk
from hublog.qt.workplace import Way
from hublog.services.api import Services
from hublog.services.backup import CopiesStatus
from hublog.services.copying import Copied


class CopiesKept(QObject):
    """``told`` when ``said`` says something else: how it stands with copies, for the lowest line."""

    told = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._status: CopiesStatus | None = None
        desk.copied.connect(self._hear)

    @property
    def said(self) -> str:
        """As of now: what was made today is of yesterday when the window stands open overnight."""
        status, today = self._status, self._desk.today()
        if status is None:
            return ""
        if status.last is not None and status.last.copy.made_at.date() != today:
            status = status._replace(today=False)
        return CopyWords(self._desk.words, today).standing(status)

    def begin(self) -> None:
        """Make the copy of today where there is none; what is made up needs none."""
        if not self._desk.made_up:
            self._desk.ask(_copied_today, self._made, self)

    def _made(self, made: tuple[Copied | None, CopiesStatus]) -> None:
        copied, status = made
        desk = self._desk
        if copied is not None and copied.problem is not None:
            way = Way(desk.words("page_copies.look"), "copies", {})
            desk.say(desk.words.problem(copied.problem), "warn", way=way)
        desk.copied.emit(status)

    def _hear(self, status: CopiesStatus) -> None:
        self._status = status
        self.told.emit()


def _copied_today(services: Services) -> tuple[Copied | None, CopiesStatus]:
    return services.backup.daily(), services.backup.status()
