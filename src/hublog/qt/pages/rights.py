"""What one person may ask for about themselves, each on a card of its own."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hublog.domain.names import BUTTON_NAME, shortened
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.page import Page
from hublog.qt.widgets.arrange import Sides, column
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.choices import Choices
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
        self.way_back = self.back
        self.corner.addWidget(self.back)
        self.forget = Button(words("rights.forget.open"), icon="trash-2")
        self.forget.clicked.connect(lambda: desk.go("forget", person=self._wanted))
        self.copy = Button(words("rights.copy.open"), icon="copy")
        self.copy.clicked.connect(lambda: desk.go("copy", person=self._wanted))
        self.write = Button(words("rights.requests.open"), icon="file-input")
        self.write.clicked.connect(self._write_down)
        answers = [(key, words(f"rights.keep_here.{key}")) for key in ("yes", "no")]
        self.keep_here = Choices(words("rights.keep_here.title"), answers, least=200)
        self.keep_here.chose.connect(self._keep_here)
        self.body.addLayout(self.cards)
        self.body.addWidget(self._right("copy", self.copy))
        self.body.addWidget(self._right("keep_here", self.keep_here))
        self.body.addWidget(self._right("requests", self.write))
        self.body.addWidget(self._right("forget", self.forget))
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
        back = self.words("rights.back", name=shortened(person.name, BUTTON_NAME))
        self.back.set_words(back, self.words("rights.back", name=person.name))
        self.keep_here.choose("yes" if person.keep_here else "no")

    def _write_down(self) -> None:
        if self.person is not None:
            self.desk.go("requests", person=self.person.id, name=self.person.name)

    def _keep_here(self, answer: str) -> None:
        desk, person = self.desk, self.person
        if person is None:
            return
        here = answer == "yes"
        said = self.words(f"rights.keep_here.{'on' if here else 'off'}", name=person.name)
        desk.do(
            lambda s: s.requests.keep_here(desk.actor, person.id, here=here),
            lambda changed: desk.say(said, undoes=changed.stamp),
            self,
            self._refused,
        )

    def _refused(self, problem: Problem) -> None:
        """What is pressed is how it stands."""
        self.desk.refuse(problem)
        self._ask()

    def _right(self, key: str, does: QWidget) -> Card:
        """One right: what it is, and what does it, beside each other where there is room."""
        words = self.words
        told = column(
            Label(words(f"rights.{key}.title"), "h2"), Label(words(f"rights.{key}.hint")), 1, gap=4
        )
        return Card(column(Sides(told, column(does, 1, gap=0), (3, 2)), gap=0))
