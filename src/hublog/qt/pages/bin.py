"""The bin: what was taken off, when and by whom; found as fast as one types, and put back."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from hublog.domain.names import fold
from hublog.qt.desk import Desk
from hublog.qt.models.table import Column
from hublog.qt.page import Page
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.fields import Field
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.table_view import TableView
from hublog.services.bin import Binned, PutBack
from hublog.services.changed import Changed


class BinPage(Page):
    """Enter or the button puts the marked line back."""

    name = "bin"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = self.words
        self._everything: tuple[Binned, ...] = ()
        self.field = QLineEdit()
        self.field.textChanged.connect(self._filter)
        self.field.returnPressed.connect(self._put_marked_back)
        self.table = TableView(words("bin_page.list"), self._columns())
        self.table.chosen.connect(self._put_back)
        self.put_back = Button(
            words("bin_page.put_back"),
            "primary",
            icon="archive-restore",
            hint=words("register.enter"),
        )
        self.put_back.clicked.connect(self._put_marked_back)
        back = Button(words("bin_page.back"), icon="arrow-left")
        back.clicked.connect(lambda: desk.go("settings"))
        self.corner.addWidget(back)
        self.body.addLayout(self.cards)
        self.body.addWidget(Label(words("bin_page.hint"), "small"))
        self.body.addLayout(column(Field(words("bin_page.find"), self.field), gap=0))
        self.body.addWidget(self.table, 1)
        self.body.addLayout(row(self.put_back, 1))
        self.head(words("bin_page.title"))

    def opened(self, where: Mapping[str, Any]) -> None:
        """Ask for all of it, and begin at the search."""
        del where
        self._ask()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def heard(self, changed: Changed) -> None:
        """Whatever was done, something may have gone or come back."""
        del changed
        self._ask()

    def _columns(self) -> list[Column[Binned]]:
        words, wording = self.words, self.desk.wording

        def when(binned: Binned) -> str:
            day = wording.seen(binned.at.date(), self.desk.today())
            return words("bin.at", day=day, time=wording.time(binned.at))

        return [
            Column(words("bin_page.what"), self._said),
            Column(words("bin_page.who"), lambda each: each.who or words("bin.not_noted")),
            Column(words("bin_page.when"), when, lambda each: each.at.isoformat()),
        ]

    def _said(self, binned: Binned) -> str:
        said = self.desk.told(binned.told)
        return self.words("bin.taken_back", what=said) if binned.taken_back else said

    def _ask(self) -> None:
        self.desk.ask(lambda s: s.bin.everything(), self._show, self)

    def _show(self, everything: tuple[Binned, ...]) -> None:
        first = not self._everything
        self._everything = everything
        self.head(self.words("bin_page.title"), self.words("bin_page.state", n=len(everything)))
        self._filter()
        if first:
            self.table.fit()

    def _filter(self) -> None:
        wanted = fold(self.field.text()).split()
        shown = [
            each
            for each in self._everything
            if all(word in fold(f"{self._said(each)} {each.who}") for word in wanted)
        ]
        self.table.show_records(shown)
        self.table.setCurrentIndex(self.table.model().index(0, 0))
        self.put_back.setEnabled(bool(shown))

    def _put_marked_back(self) -> None:
        for binned in self.table.marked:
            self._put_back(binned)

    def _put_back(self, binned: Binned) -> None:
        desk = self.desk

        def done(back: PutBack) -> None:
            key = "window.redone" if binned.taken_back else "window.undone"
            said = self.words(key, what=desk.told(binned.told))
            if back.stays:
                said = f"{said} {self.words('bin_page.partly', n=back.stays)}"
            desk.say(said)
            self._ask()

        desk.do(lambda s: s.bin.put_back(desk.actor, binned.key), done, self)
