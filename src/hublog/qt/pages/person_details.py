"""A person's names, their days and how to reach them; each is kept as soon as it is left."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QLineEdit

from hublog.domain.births import spelled_birth
from hublog.domain.paper_days import spelled_day
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.widgets.arrange import column
from hublog.qt.widgets.choices import Choices
from hublog.qt.widgets.fields import Field, line_field
from hublog.qt.widgets.labels import Card, Label
from hublog.services.about_people import PersonDetails
from hublog.services.amend_people import PersonChanges
from hublog.services.changed import Changed

_FIELDS = (
    *("known_as", "full_name", "also_known_as", "birth", "first_seen_on"),
    *("phone", "email", "note"),
)
_CONTACT = {"yes": True, "no": False, "unknown": None}


class DetailsCard(Card):
    """Nothing to save: what is typed is kept when the field is left, and can be undone."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        self._details: PersonDetails | None = None
        self._fields: dict[str, tuple[Field, QLineEdit]] = {}
        layout = column(Label(words("person.details"), "h2"))
        for name in _FIELDS:
            key = f"person.hint.{name}"
            hint = words(key) if key in words else ""
            field, edit = line_field(words(f"person.field.{name}"), "", hint)
            edit.editingFinished.connect(partial(self._keep, name))
            self._fields[name] = field, edit
            layout.addWidget(field)
        answers = [(key, words(f"person.contact.{key}")) for key in _CONTACT]
        self.contact = Choices(words("person.contact_ok"), answers, least=120)
        self.contact.chose.connect(self._keep_contact)
        layout.addWidget(Field(words("person.contact_ok"), self.contact))
        self.fill(layout)

    @property
    def known_as(self) -> QLineEdit:
        """Where one begins."""
        return self._fields["known_as"][1]

    def show_person(self, details: PersonDetails) -> None:
        """Show somebody; a field that is being typed in is left alone."""
        same = self._details is not None and self._details.person.id == details.person.id
        self._details = details
        for name, (field, edit) in self._fields.items():
            if not (same and edit.hasFocus() and edit.isModified()):
                edit.setText(self._text(name))
                field.complain("")
        ok = details.person.contact_ok
        self.contact.choose("unknown" if ok is None else "yes" if ok else "no")

    def _text(self, name: str) -> str:
        if self._details is None:
            return ""
        if name == "birth":
            return _said_birth(self._desk, self._details.person)
        value = getattr(self._details.person, name)
        if name == "first_seen_on":
            return self._desk.wording.dated(value) if value else ""
        return ", ".join(value) if isinstance(value, tuple) else str(value)

    def _told(self, name: str, text: str) -> PersonChanges | Problem:
        """What the text of a field says; one that is emptied takes the answer away."""
        if name == "birth":
            birth = spelled_birth(text)
            if isinstance(birth, Problem):
                return birth
            year, month, day = birth
            return PersonChanges(birth_year=year, birth_month=month, birth_day=day)
        told: Any = text
        if name == "also_known_as":
            told = tuple(part.strip() for part in text.split(","))
        elif name == "first_seen_on":
            told = spelled_day(text, self._desk.today()) if text else None
        return told if isinstance(told, Problem) else PersonChanges(**{name: told})

    def _keep(self, name: str) -> None:
        field, edit = self._fields[name]
        text = edit.text().strip()
        if self._details is None or text == self._text(name):
            field.complain("")
            return
        told = self._told(name, text)
        if isinstance(told, Problem):
            field.complain(self._desk.words.problem(told))
            return
        edit.setModified(False)
        self._amend(told, field)

    def _keep_contact(self, key: str) -> None:
        self._amend(PersonChanges(contact_ok=_CONTACT[key]), None)

    def _amend(self, changes: PersonChanges, field: Field | None) -> None:
        if self._details is None:
            return
        desk, person = self._desk, self._details.person

        def kept(changed: Changed) -> None:
            if field is not None:
                field.complain("")
            if changed:
                desk.say(desk.words("person.kept", name=person.name), undoes=changed.stamp)

        def refused(problem: Problem) -> None:
            if field is None:
                desk.refuse(problem)
            else:
                field.complain(desk.words.problem(problem))

        desk.do(lambda s: s.people.amend(desk.actor, person.id, changes), kept, self, refused)


def _said_birth(desk: Desk, person: Person) -> str:
    """Such as ``12 Mar 1984``, ``Mar 1984`` or ``1984``, as far as it is known."""
    number = person.birth_month
    month = desk.words(f"date.month_short.{number}") if number else None
    parts = (person.birth_day, month, person.birth_year)
    return " ".join(str(part) for part in parts if part is not None)
