"""Care notes of a child, asked in a quiet moment: whom to call, who collects, what not to forget."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from hublog.domain.care import LONGEST_LINE, LONGEST_TEXT, MOST_CONTACTS, Care, Contact
from hublog.domain.consents import THEMSELVES
from hublog.domain.names import clean
from hublog.domain.problems import Problem
from hublog.domain.told_day import day_ahead
from hublog.qt.desk import Desk
from hublog.qt.once import Once
from hublog.qt.widgets.arrange import column, flow, holding, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.choices import Choices
from hublog.qt.widgets.fields import Field, line_field
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.picker import Picker
from hublog.qt.widgets.scrolling import bring_into_sight
from hublog.qt.widgets.tick import Tick
from hublog.qt.widgets.wrong import Wrong
from hublog.services.api import Services
from hublog.services.care import CareOf
from hublog.services.care_records import CareChanges
from hublog.services.changed import Changed

_TEXTS = ("collect_by", "allergies", "medical", "needs")
_CODED = ("fsm", "send", "school_phase")
_HOME = {"yes": True, "no": False, "unknown": None}
_USUAL = "PARENT"
_FEWEST = 2


class _Grown(NamedTuple):
    """The fields of one grown-up to call."""

    name_field: Field
    name: QLineEdit
    relationship: Picker
    phone_field: Field
    phone: QLineEdit
    collects: Tick


class CareForm(InlineCard):
    """Everything on it is kept in one action, which can be undone."""

    def __init__(self, desk: Desk, told: CareOf) -> None:
        super().__init__()
        self._desk, self._told = desk, told
        self._once: Once[Services] = Once(desk, self)
        words, care = desk.words, told.care
        self.contacts: list[_Grown] = []
        people = self._people(care.contacts)
        self.texts = {
            name: line_field(words(f"care.{name}"), getattr(care, name), words(f"care.{name}_hint"))
            for name in _TEXTS
        }
        for _, edit in self.texts.values():
            edit.setMaxLength(LONGEST_TEXT)
        self._ask_more(care)
        self._wrong = Wrong()
        save = Button(words("care.save"), "primary", icon="save")
        save.clicked.connect(self._keep)
        leave = Button(words("care.leave"))
        leave.clicked.connect(self.done)
        coded = [Field(words(f"care.{name}"), each) for name, each in self.codes.items()]
        self.fill(
            column(
                Label(words("care.form", name=told.person.name), "h2"),
                Label(words("care.form_hint"), "muted"),
                *people,
                self.texts["collect_by"][0],
                Field(words("care.may_go"), self.home),
                *(self.texts[name][0] for name in ("allergies", "medical")),
                self.none_known,
                self.texts["needs"][0],
                holding(flow(*coded, least=220)),
                self._until_field,
                self._wrong,
                row(save, leave, 1),
            )
        )

    def _people(self, known: Sequence[Contact]) -> list[QWidget]:
        """Room for two grown-ups to call, and for one more once there are two."""
        rows = min(MOST_CONTACTS, max(_FEWEST, len(known) + (len(known) > 1)))
        every = [*known, *[Contact(name="")] * (rows - len(known))]
        return [self._contact(n, each) for n, each in enumerate(every, start=1)]

    def _ask_more(self, care: Care) -> None:
        """How they go home, that nothing is known, what is counted, and when it all goes."""
        words, until = self._desk.words, care.delete_on
        self.home = Choices(
            words("care.may_go"), [(key, words(f"care.home.{key}")) for key in _HOME], least=140
        )
        self.home.choose(next(key for key, said in _HOME.items() if said is care.own_way_home))
        self.none_known = Tick(words("care.none_known"))
        self.none_known.setChecked(care.none_known)
        self.codes = {name: self._coded(name, getattr(care, name)) for name in _CODED}
        day = self._desk.wording.dated(until) if until else ""
        self._until_field, self.until = line_field(
            words("care.until"), day, words("care.until_hint")
        )

    def begin(self) -> None:
        """The first grown-up first."""
        self.contacts[0].name.setFocus(Qt.FocusReason.OtherFocusReason)

    def entered(self) -> None:
        """Enter in a field keeps all of it."""
        self._keep()

    def _contact(self, number: int, contact: Contact) -> QWidget:
        words, n = self._desk.words, number
        name_field, name = line_field(words("care.contact_name", n=n), contact.name)
        phone_field, phone = line_field(words("care.contact_phone", n=n), contact.phone)
        for edit in (name, phone):
            edit.setMaxLength(LONGEST_LINE)
        codes = [
            (each.code, self._desk.label("relationship", each.code))
            for each in self._desk.codes["relationship"]
            if each.code != THEMSELVES
        ]
        spoken = words("care.contact_what", n=n)
        what = Picker(spoken, codes, contact.relationship, shrinks=True)
        collects = Tick(words("care.contact_collects", n=n))
        collects.setChecked(contact.may_collect)
        self.contacts.append(_Grown(name_field, name, what, phone_field, phone, collects))
        return holding(flow(name_field, Field(spoken, what), phone_field, collects, least=220))

    def _coded(self, name: str, code: str) -> Picker:
        choices = [
            (each.code, self._desk.label(name, each.code)) for each in self._desk.codes[name]
        ]
        return Picker(self._desk.words(f"care.{name}"), choices, code, shrinks=True)

    def _changes(self) -> CareChanges | Problem:
        grown_ups = tuple(
            Contact(
                name=each.name.text(),
                relationship=each.relationship.value or _USUAL,
                phone=each.phone.text(),
                may_collect=each.collects.isChecked(),
            )
            for each in self.contacts
            if each.name.text().strip() or each.phone.text().strip()
        )
        given: dict[str, Any] = {name: edit.text() for name, (_, edit) in self.texts.items()}
        given |= {name: each.value for name, each in self.codes.items()}
        if self.until.text().strip():
            day = day_ahead(self.until.text(), self._desk.today())
            if isinstance(day, Problem):
                return day
            given["delete_on"] = day
        return CareChanges(
            contacts=grown_ups,
            own_way_home=_HOME[self.home.value],
            none_known=self.none_known.isChecked(),
            **given,
        )

    def _keep(self) -> None:
        changes = self._changes()
        if isinstance(changes, Problem):
            self._until_field.complain(self._desk.words.problem(changes))
            self.until.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        desk, who = self._desk, self._told.person
        self._once.do(lambda s: s.care.amend(desk.actor, who.id, changes), self._kept, self._refuse)

    def _kept(self, changed: Changed) -> None:
        said = self._desk.words("care.kept", name=self._told.person.name)
        self._desk.say(said, undoes=changed.stamp)
        self.done.emit()

    def _refuse(self, problem: Problem) -> None:
        """At the field that is wrong, where one is: the form is longer than a window is high."""
        said = self._desk.words.problem(problem)
        for each in self.contacts:
            each.name_field.complain("")
            each.phone_field.complain("")
        wrong = next((field for field in self._fields_of(problem)), None)
        self._wrong.setVisible(False)
        if wrong is None:
            self._wrong.say(said)
        else:
            wrong.complain(said)
            wrong.widget.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_sight(wrong)

    def _fields_of(self, problem: Problem) -> Iterator[Field]:
        for each in self.contacts:
            name, phone = each.name.text().strip(), each.phone.text().strip()
            if problem.code == "CARE_NAME" and phone and not name:
                yield each.name_field
            if problem.code == "PHONE_FORM" and clean(phone) == problem.where:
                yield each.phone_field
