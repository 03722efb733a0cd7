"""Everybody the hub knows: found as fast as one types, opened by Enter."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from hublog.domain.matching import Directory
from hublog.qt.desk import Desk
from hublog.qt.models.table import Column, number
from hublog.qt.page import Page
from hublog.qt.pages.people_add import AddCard
from hublog.qt.pages.people_away import AwayBar
from hublog.qt.widgets.arrange import Sides, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.choices import Choices
from hublog.qt.widgets.fields import Field
from hublog.qt.widgets.table_view import TableView
from hublog.services.about_people import PersonRow
from hublog.services.changed import Changed

_KINDS = ("active", "unfinished", "archived", "away")


class People(Page):
    """``opened({"unfinished": True})`` shows those of whom only a name is known."""

    name = "people"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = self.words
        self._rows: tuple[PersonRow, ...] = ()
        self.field = QLineEdit()
        self.field.setProperty("big", True)  # noqa: FBT003 - a property of the style sheet
        self.field.textChanged.connect(self._filter)
        self.field.installEventFilter(self)
        self.kinds = Choices(
            words("people_page.which"), [(k, words(f"people_page.{k}")) for k in _KINDS], least=190
        )
        self.kinds.choose("active")
        self.kinds.chose.connect(self._another_kind)
        self.table = TableView(words("people_page.list"), self._columns())
        self.table.chosen.connect(lambda person: desk.go("person", person=person.id))
        self.add = Button(words("people_page.add"), icon="user-plus")
        self.add.clicked.connect(self._begin_add)
        self.doubles = Button(words("doubles.open"), icon="users-round")
        self.doubles.clicked.connect(lambda: desk.go("doubles"))
        self.requests = Button(words("requests.open"), icon="mail")
        self.requests.clicked.connect(lambda: desk.go("requests"))
        self.corner.addWidget(wrap(self.requests, self.doubles, self.add))
        self.away = AwayBar(desk, self.table)
        self.body.addLayout(self.cards)
        find = Field(words("people_page.find"), self.field)
        self.body.addWidget(Sides(find, self.kinds, (3, 3), least=700))
        self.body.addWidget(self.away)
        self.body.addWidget(self.table, 1)
        self.head(words("window.page.people"))

    def opened(self, where: Mapping[str, Any]) -> None:
        """Ask for everybody, and begin at the search."""
        if where.get("unfinished"):
            self.kinds.choose("unfinished")
        if where.get("find"):
            self.kinds.choose("active")
            self.field.clear()
        self._ask()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def heard(self, changed: Changed) -> None:
        """Ask again where people or their visits changed."""
        if changed.rows.keys() & {"person", "attendance", "session"}:
            self._ask()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search, Down goes to the list and Enter opens the first."""
        if watched is self.field and isinstance(event, QKeyEvent):
            pressed = event.type() is QEvent.Type.KeyPress
            if pressed and event.key() == Qt.Key.Key_Down:
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if pressed and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.table.keyPressEvent(event)
                return True
        return super().eventFilter(watched, event)

    def _columns(self) -> list[Column[PersonRow]]:
        words, wording = self.words, self.desk.wording
        today = self.desk.today

        def seen(person: PersonRow) -> str:
            day = person.last_seen
            return wording.seen(day, today()) if day else words("people_page.never")

        return [
            Column(words("people_page.name"), lambda p: p.name),
            Column(words("people_page.known_as"), lambda p: p.known_as if p.full_name else ""),
            number(words("people_page.card"), lambda p: p.local_no),
            number(words("people_page.visits"), lambda p: p.visits),
            Column(
                words("people_page.last"),
                seen,
                lambda p: p.last_seen.toordinal() if p.last_seen else 0,
            ),
        ]

    def _ask(self) -> None:
        away = self.kinds.value == "away"
        self.desk.ask(
            lambda s: s.putting_away.suggested() if away else s.people.overview(), self._show, self
        )

    def _another_kind(self) -> None:
        """Who was not here for a year is asked for anew; all the others are known."""
        self.away.begin(away=self.kinds.value == "away")
        self._ask()

    def _show(self, rows: tuple[PersonRow, ...]) -> None:
        first = not self._rows
        self._rows = rows
        self._filter()
        if first:
            self.table.fit()

    def _filter(self) -> None:
        text, kind = self.field.text(), self.kinds.value

        def fits(person: PersonRow) -> bool:
            if person.archived != (kind == "archived"):
                return False
            return (kind != "unfinished" or person.unfinished) and person.matches(text)

        shown = [person for person in self._rows if fits(person)]
        self.table.show_records(shown)
        if kind == "away":
            self.away.mark_all()
        else:
            self.table.setCurrentIndex(self.table.model().index(0, 0))
        self.head(self.words("window.page.people"), self.words("people_page.state", n=len(shown)))

    def _begin_add(self) -> None:
        card = AddCard(self.desk, self.field.text().strip(), Directory(self._rows))
        self.show_card(card, self.field.setFocus)
