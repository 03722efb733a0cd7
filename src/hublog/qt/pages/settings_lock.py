"""After how many minutes this laptop locks, and what is on it, for the day it is lost."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from hublog.qt.actions import shown
from hublog.qt.desk import Desk
from hublog.qt.document import flowing
from hublog.qt.lost_page import lost_html, lost_page, said_figures, said_kinds, said_special
from hublog.qt.pages.preview import preview
from hublog.qt.paper import save_page
from hublog.qt.widgets.arrange import column, flow, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.choices import Choices
from hublog.qt.widgets.labels import Card, Label
from hublog.services.what_is_held import HeldHere

_MINUTES = (2, 3, 5, 10, 15)


class LockCard(Card):
    """Kept for this laptop, not in the register."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        self.minutes = Choices(
            words("lock_card.after"),
            [(str(n), words("lock_card.minutes", n=n)) for n in _MINUTES],
            least=110,
        )
        self.minutes.chose.connect(self._keep)
        self.now = Button(words("lock_card.now"), icon="lock", hint=shown("lock"))
        self.now.clicked.connect(lambda: desk.go("lock"))
        self.fill(
            column(
                Label(words("lock_card.title"), "h2"),
                column(Label(words("lock_card.after"), "strong"), self.minutes, gap=6),
                Label(words("lock_card.hint"), "small"),
                row(self.now, 1),
            )
        )
        self.minutes.choose(str(desk.lock_minutes))

    def _keep(self, minutes: str) -> None:
        desk = self._desk
        desk.lock_minutes = int(minutes)
        desk.locks_after.emit(desk.lock_minutes)
        desk.say(desk.words("lock_card.kept", n=desk.lock_minutes), "info")


class LostCard(Card):
    """Counts when it is asked to: a large register takes its time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._here: HeldHere | None = None
        words = desk.words
        self.said = Label(words("lost_card.hint"), "small")
        self.count = Button(words("lost_card.show"), icon="users")
        self.count.clicked.connect(self._count)
        self.save = Button(words("lost_card.pdf"), icon="download")
        self.save.clicked.connect(self._ask_where)
        self.print = Button(words("lost_card.print"), icon="printer")
        self.print.clicked.connect(self._print)
        for each in (self.save, self.print):
            each.hide()
        self.fill(
            column(
                Label(words("lost.title"), "h2"),
                self.said,
                flow(self.count, self.save, self.print, least=170),
            )
        )

    def save_as(self, file: Path) -> None:
        """Keep the page as a PDF."""
        if self._here is not None:
            desk, words = self._desk, self._desk.words
            kept = save_page(file, words("lost.title"), lost_page(words, self._here))
            desk.say(
                words("lost_card.saved" if kept else "lost_card.failed", file=str(file)),
                "ok" if kept else "warn",
            )

    def _count(self) -> None:
        self._desk.ask(lambda s: s.what_is_held.now(), self._show, self)

    def _show(self, here: HeldHere) -> None:
        self._here = here
        words = self._desk.words
        told = [*said_figures(words, here), *said_kinds(words, here), said_special(words, here)]
        self.said.setText("\n".join(line for line in told if line))
        for each in (self.save, self.print):
            each.show()

    def _ask_where(self) -> None:
        words = self._desk.words
        start = str(Path.home() / words("lost_card.pdf_name"))
        file, _ = QFileDialog.getSaveFileName(
            self, words("lost.title"), start, words("recovery.pdf")
        )
        if file:
            self.save_as(Path(file))

    def _print(self) -> None:
        if self._here is not None:
            words = self._desk.words
            html = lost_html(words, self._here, "lost.title")
            page = flowing(words("lost.title"), html, words("lost_card.pdf_name"))
            preview(self._desk, page, "settings")
