"""Somebody new on the page of everybody, by name alone; who may be there already is shown while one types."""

from PySide6.QtCore import Qt

from hublog.domain.matching import Directory
from hublog.domain.problems import Problem
from hublog.qt.actions import bind, shown
from hublog.qt.desk import Desk
from hublog.qt.models.rows import Row
from hublog.qt.once import Once
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.fields import line_field
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.rows_view import RowsView
from hublog.services.about_people import PersonRow
from hublog.services.api import Services
from hublog.services.changed import Changed

_MOST = 3


class AddCard(InlineCard):
    """Kept by Enter, and their page opens for the rest; so does that of somebody who is known after all."""

    def __init__(self, desk: Desk, typed: str, known: Directory[PersonRow]) -> None:
        super().__init__()
        self._desk, self._known = desk, known
        self._once: Once[Services] = Once(desk, self)
        words = desk.words
        self._field, self.name = line_field(words("register.new_name"), typed)
        self.name.textChanged.connect(self._look)
        self.name.returnPressed.connect(self._keep)
        self._title = Label(words("register.is_it"), "strong")
        self.alike = RowsView(words("register.is_it"), grows=True)
        self.alike.chosen.connect(self._is_known)
        keep = Button(words("people_page.add_now"), "primary", icon="user-plus")
        keep.clicked.connect(self._keep)
        leave = Button(words("register.leave_it"))
        leave.clicked.connect(self.done)
        title = Label(words("people_page.add"), "h2")
        self.fill(column(title, self._field, self._title, self.alike, row(keep, leave, 1)))
        bind(self, "is_it", self._is_first)
        self._look()

    def begin(self) -> None:
        """The name."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self) -> None:
        text = self.name.text().strip()
        near = [*self._known.exact(text), *self._known.resembling(text)] if len(text) > 1 else []
        people = list({each.id: each for each in near}.values())[:_MOST]
        self.alike.show_rows(
            [
                Row(
                    person.id,
                    person.name,
                    self._detail(person),
                    hint=shown("is_it") if place == 0 else "",
                    icon="user-check",
                    strong=True,
                )
                for place, person in enumerate(people)
            ]
        )
        self.alike.setVisible(bool(people))
        self._title.setVisible(bool(people))
        self._field.complain("")

    def _detail(self, person: PersonRow) -> str:
        """By what somebody who is known can be told from others of the name."""
        words, day = self._desk.words, person.last_seen
        parts = [words("person.card", card=person.local_no)] if person.local_no else []
        if day is not None:
            last = self._desk.wording.day_and_year(day)
            parts.append(words("month_doubles.last", day=last))
        return words("register.dot").join(parts)

    def _is_first(self) -> None:
        if self.alike.rows:
            self._is_known(self.alike.rows[0])

    def _is_known(self, line: Row) -> None:
        self.done.emit()
        self._desk.go("person", person=line.key)

    def _keep(self) -> None:
        desk, name = self._desk, self.name.text()

        def added(changed: Changed) -> None:
            self.done.emit()
            (person,) = changed.people
            desk.go("person", person=person)
            desk.say(desk.words("people_page.added", name=name.strip()), undoes=changed.stamp)

        def refused(problem: Problem) -> None:
            self._field.complain(desk.words.problem(problem))
            self.name.setFocus()

        self._once.do(lambda s: s.people.add(desk.actor, name), added, refused)
