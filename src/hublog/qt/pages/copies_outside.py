"""Where a second set of copies goes, and after how many days without one somebody is reminded."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from hublog.qt.copy_words import CopyWords
from hublog.qt.desk import Desk
from hublog.qt.widgets.arrange import column, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.choices import Choices
from hublog.qt.widgets.labels import Card, Label
from hublog.services.backup import CopiesStatus

_DAYS = (3, 7, 14, 30)


class OutsideCard(Card):
    """Both are kept for this laptop at once; neither is part of the register."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        self.place, self.told = Label("", "strong"), Label("")
        self.choose = Button(words("page_copies.outside.choose"), icon="folder-open")
        self.choose.clicked.connect(self._choose)
        self.remove = Button(words("page_copies.outside.remove"), "link")
        self.remove.clicked.connect(lambda: self.keep(None))
        days = [(str(n), words("page_copies.outside.days", n=n)) for n in _DAYS]
        self.days = Choices(words("page_copies.outside.remind"), days, least=96)
        self.days.chose.connect(lambda key: self._remind(int(key)))
        self.fill(
            column(
                Label(words("page_copies.outside.title"), "h2"),
                Label(words("page_copies.outside.hint"), "small"),
                self.place,
                self.told,
                wrap(self.choose, self.remove),
                column(Label(words("page_copies.outside.remind"), "strong"), self.days, gap=4),
            )
        )

    def show_status(self, status: CopiesStatus) -> None:
        """Show what is chosen, and how it stands with the set there."""
        words, folder = self._desk.words, status.outside_folder
        where = words("page_copies.outside.nowhere")
        if folder is not None:
            where = words("page_copies.outside.chosen", folder=str(folder))
        self.place.setText(where)
        said = self._said(status)
        self.told.setText(said)
        self.told.setVisible(bool(said))
        key = "choose" if folder is None else "change"
        self.choose.set_words(words(f"page_copies.outside.{key}"))
        self.remove.setVisible(folder is not None)
        self.days.choose(str(status.remind_days))

    def keep(self, folder: Path | None) -> None:
        """Copies go to that folder from now on, or nowhere else any more."""
        desk = self._desk

        def kept(_: object) -> None:
            key = "removed" if folder is None else "kept"
            desk.say(desk.words(f"page_copies.outside.{key}", folder=str(folder)))
            self._ask()

        desk.do(lambda s: s.backup.choose_outside(folder), kept, self)

    def _said(self, status: CopiesStatus) -> str:
        words = self._desk.words
        said = []
        if status.outside_folder is not None and not status.outside_there:
            said.append(words("page_copies.outside.missing"))
        if status.outside_same_disk:
            said.append(words("page_copies.outside.same_disk"))
        if status.outside_last is not None:
            when = CopyWords(words, self._desk.today()).when(status.outside_last)
            said.append(words("page_copies.outside.last", when=when))
        return " ".join(said)

    def _choose(self) -> None:
        title = self._desk.words("page_copies.outside.where")
        folder = QFileDialog.getExistingDirectory(self, title, str(Path.home()))
        if folder:
            self.keep(Path(folder))

    def _remind(self, days: int) -> None:
        desk = self._desk

        def kept(_: object) -> None:
            desk.say(desk.words("page_copies.outside.reminds", n=days))
            self._ask()

        desk.do(lambda s: s.backup.remind_after(days), kept, self)

    def _ask(self) -> None:
        self._desk.ask(lambda s: s.backup.status(), self._desk.copied.emit, self)
