"""A person's names and how to reach them; each is kept as soon as it is left."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QLineEdit

from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.widgets.arrange import column
from hublog.qt.widgets.choices import Choices
from hublog.qt.widgets.fields import Field, line_field
from hublog.qt.widgets.labels import Card, Label
from hublog.services.about_people import PersonDetails
from hublog.services.amend_people import PersonChanges
from hublog.services.changed import Changed

_FIELDS = ("known_as", "full_name", "also_known_as", "phone", "email", "note")
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
        value = getattr(self._details.person, name)
        return ", ".join(value) if isinstance(value, tuple) else str(value)

    def _keep(self, name: str) -> None:
        field, edit = self._fields[name]
        text = edit.text().strip()
        if self._details is None or text == self._text(name):
            field.complain("")
            return
        told: Any = (
            tuple(part.strip() for part in text.split(",")) if name == "also_known_as" else text
        )
        edit.setModified(False)
        self._amend(PersonChanges(**{name: told}), field)

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
