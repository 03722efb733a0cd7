"""What one person may ask for about themselves, each on a card of its own."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt

from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.page import Page
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label
from hublog.services.about_people import PersonDetails
from hublog.services.changed import Changed


class RightsPage(Page):
    """``opened({"person": id})``."""

    name = "rights"
    guide = "coordinator"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = self.words
        self.person: Person | None = None
        self._wanted = ""
        self.back = Button(words("rights.open"), icon="arrow-left")
        self.back.clicked.connect(lambda: desk.go("person", person=self._wanted))
        self.corner.addWidget(self.back)
        self.forget = Button(words("rights.forget.open"), icon="trash-2")
        self.forget.clicked.connect(lambda: desk.go("forget", person=self._wanted))
        self.body.addLayout(self.cards)
        self.body.addWidget(
            Card(
                column(
                    Label(words("rights.forget.title"), "h2"),
                    Label(words("rights.forget.hint")),
                    row(self.forget, 1),
                )
            )
        )
        self.body.addStretch(1)

    def opened(self, where: Mapping[str, Any]) -> None:
        """Show the person."""
        self._wanted = str(where.get("person", self._wanted))
        self._ask(first=True)

    def heard(self, changed: Changed) -> None:
        """Ask again where somebody changed."""
        if "person" in changed.rows:
            self._ask()

    def _ask(self, *, first: bool = False) -> None:
        wanted = self._wanted

        def show(details: PersonDetails | Problem) -> None:
            if isinstance(details, Problem):
                self.desk.go("people")
                self.desk.refuse(details)
            elif wanted == self._wanted:
                self._show(details.person)
                if first:
                    self.back.setFocus(Qt.FocusReason.OtherFocusReason)

        self.desk.ask(lambda s: s.people.details(wanted), show, self)

    def _show(self, person: Person) -> None:
        self.person = person
        self.head(self.words("rights.title", name=person.name), self.words("rights.state"))
        self.back.set_words(self.words("rights.back", name=person.name))
