"""Somebody new at the door: a name is enough; who may be here already is asked with one key."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from hublog.domain.people import NOT_ASKED
from hublog.domain.problems import Problem
from hublog.qt.actions import bind, shown
from hublog.qt.desk import Desk
from hublog.qt.models.rows import Row
from hublog.qt.once import Once
from hublog.qt.pages.register_counting import GROUPS
from hublog.qt.pages.register_doing import Kept, with_here
from hublog.qt.pages.register_finding import FindingCard
from hublog.qt.widgets.arrange import column, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.choices import Choices
from hublog.qt.widgets.fields import Field, line_field
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.rows_view import RowsView
from hublog.services.api import Services
from hublog.services.at_the_door import DoorView
from hublog.services.sign_in import SignedIn

_FIRST = {"yes": True, "no": False}


class NewcomerCard(InlineCard):
    """Kept by Enter; somebody known after all is signed in as themselves."""

    def __init__(self, desk: Desk, view: DoorView, finding: FindingCard, typed: str) -> None:
        super().__init__()
        self._desk, self._view, self._finding = desk, view, finding
        self._once: Once[Services] = Once(desk, self)
        words = desk.words
        self._name_field, self.name = line_field(words("register.new_name"), typed)
        self.name.setProperty("big", True)  # noqa: FBT003 - a property of the style sheet
        self._ask_two()
        self._alike_title = Label(words("register.is_it"), "strong")
        self.alike = RowsView(words("register.is_it"), grows=True)
        self.alike.chosen.connect(self._is_known)
        save = Button(
            words("register.new_save"), "primary", icon="user-plus", hint=words("register.enter")
        )
        save.clicked.connect(self._keep)
        leave = Button(words("register.leave_it"))
        leave.clicked.connect(self.done)
        self.fill(
            column(
                Label(words("register.new_title"), "h2"),
                self._name_field,
                self._alike_title,
                self.alike,
                Field(words("register.new_age"), self.ages),
                Field(words("register.new_first_time"), self.first),
                wrap(save, leave),
            )
        )
        self.name.textChanged.connect(self._look)
        self.name.returnPressed.connect(self._keep)
        bind(self, "is_it", self._is_first)
        self._look()

    def _ask_two(self) -> None:
        """Age and first time; neither has to be answered."""
        words = self._desk.words
        groups = [(band, words(f"register.group.{band}")) for band in GROUPS[:-1]]
        self.ages = Choices(
            words("register.new_age"),
            [*groups, (NOT_ASKED, words("register.not_asked"))],
            least=110,
        )
        self.ages.choose(NOT_ASKED)
        answers = [(key, words(f"register.first_time.{key}")) for key in ("yes", "no", "unknown")]
        self.first = Choices(words("register.new_first_time"), answers, least=130)
        self.first.choose("unknown")

    def begin(self) -> None:
        """The name first."""
        self.name.setFocus()
        self.name.end(False)  # noqa: FBT003 - Qt's own argument

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter anywhere on the card keeps it."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._keep()
        else:
            super().keyPressEvent(event)

    def _look(self) -> None:
        directory = self._finding.directory
        text = self.name.text().strip()
        people = []
        if len(text) > 1:
            near = [*directory.exact(text), *directory.resembling(text)]
            people = list({each.id: each for each in near}.values())[:3]
        rows = [
            Row(
                person.id,
                self._finding.name_of(person, people),
                self._finding.detail_of(person),
                hint=shown("is_it") if place == 0 else "",
                icon="user-check",
                strong=True,
            )
            for place, person in enumerate(people)
        ]
        self.alike.show_rows(rows)
        self.alike.setVisible(bool(rows))
        self._alike_title.setVisible(bool(rows))
        self._name_field.complain("")

    def _is_first(self) -> None:
        if self.alike.rows:
            self._is_known(self.alike.rows[0])

    def _is_known(self, row: Row) -> None:
        self.done.emit()
        self._finding.chosen.emit(row.key)

    def _keep(self) -> None:
        desk, session = self._desk, self._view.session.id
        name, band = self.name.text(), self.ages.value or NOT_ASKED
        first = _FIRST.get(self.first.value)

        def kept(done: Kept[SignedIn]) -> None:
            shown_name = self._finding.name_of(done.answer.person)
            said = desk.words("register.signed_in", name=shown_name, n=done.here)
            desk.say(said, undoes=done.changed.stamp)
            self.done.emit()

        def refused(problem: Problem) -> None:
            if problem.code == "PERSON_NAME":
                self._name_field.complain(desk.words.problem(problem))
                self.name.setFocus()
            else:
                desk.refuse(problem)

        action = with_here(
            session,
            lambda s: s.sign_in.new_person(
                desk.actor, session, name, age_band=band, first_time=first
            ),
        )
        self._once.do(action, kept, refused)
