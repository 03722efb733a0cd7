"""What is told at the end of a day with children: how many were not signed out, and where that is done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hublog.domain.children import FOR_CHILDREN
from hublog.domain.problems import Problem
from hublog.qt.actions import shown
from hublog.qt.desk import Desk
from hublog.qt.widgets.arrange import Sides, column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label, Picture, spoken
from hublog.qt.workplace import Way
from hublog.services.at_the_door import DoorView
from hublog.services.camp import Camp


class NotSignedOut(QWidget):
    """Seen while somebody is here at a session for children; never a bar to finishing it."""

    def __init__(self, desk: Desk, view: DoorView) -> None:
        super().__init__()
        self._desk, self._session = desk, view.session.id
        self._for_children = view.activity.age_group == FOR_CHILDREN
        self.said = ""
        """What is said, empty where everybody was signed out."""
        self.text = Label("", "strong")
        self.days = Button(desk.words("children.days"), icon="grid-3x3", hint=shown("camp_days"))
        self.days.clicked.connect(lambda: desk.go("camp", session=self._session))
        heading = row(gap=10)
        heading.addWidget(Picture("circle-alert", 24, "warn"), 0, Qt.AlignmentFlag.AlignTop)
        heading.addWidget(self.text, 1)
        self._card = Card(column(Sides(heading, self.days, (1, 0), least=420, gap=10)), "warn")
        self.setLayout(column(self._card))
        self.hide()

    @property
    def way(self) -> Way | None:
        """To where they are signed out, where somebody was not."""
        session = {"session": self._session}
        return Way(self._desk.words("children.days"), "camp", session) if self.said else None

    def ask(self) -> None:
        """How many there are now; some may have left since."""
        session = self._session
        if self._for_children:
            self._desk.ask(lambda s: s.camp.week(session), self._show, self)

    def _show(self, camp: Camp | Problem) -> None:
        here = 0 if isinstance(camp, Problem) else len(camp.week.here(self._session))
        self.said = self._desk.words("children.not_signed_out", n=here) if here else ""
        self.text.setText(self.said)
        spoken(self._card, self.said)
        self.setVisible(bool(here))
