"""Copies in Settings: how it stands with them, one more, and the way to all the rest."""

from hublog.qt.copy_words import CopyWords
from hublog.qt.desk import Desk
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label, Picture
from hublog.services.backup import CopiesStatus


class HubCopiesCard(Card):
    """Short: the list, the stick and the ways back have a page of their own."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        self._sign = Picture("circle-check", 22, "ok")
        self.stands = Label("", "strong")
        self.outside = Label("")
        self.settle = Button(words("page_copies.settle"), icon="archive-restore")
        self.settle.clicked.connect(lambda: desk.go("copies"))
        line = row(self._sign, gap=10)
        line.addWidget(self.stands, 1)
        self.fill(
            column(
                Label(words("page_copies.title"), "h2"),
                line,
                self.outside,
                Label(words("page_copies.card_hint"), "small"),
                row(self.settle, 1),
            )
        )
        desk.copied.connect(self.show_status)

    def show_status(self, status: CopiesStatus) -> None:
        """Show how it stands."""
        words, folder = self._desk.words, status.outside_folder
        well = status.today and status.failed is None
        self._sign.show_icon("circle-check" if well else "info", "ok" if well else "info")
        self.stands.setText(CopyWords(words, self._desk.today()).standing_in_full(status))
        where = words("page_copies.outside.nowhere_short")
        if folder is not None:
            where = words("page_copies.outside.chosen", folder=str(folder))
        self.outside.setText(where)
