"""Settings of an office: its name, its key, its activities, who works here, its looks and its copies."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt

from hublog.domain.office.hubs import Office
from hublog.qt.office.activities_card import ActivitiesCard
from hublog.qt.office.desk import OfficeDesk
from hublog.qt.office.page import OfficePage
from hublog.qt.pages.settings_more import AboutCard, CopiesCard, LookCard
from hublog.qt.widgets.arrange import Sides, column
from hublog.qt.widgets.fields import line_field
from hublog.qt.widgets.labels import Card, Label
from hublog.services.office.api import OfficeServices


@dataclass(frozen=True, slots=True)
class _Standing:
    office: Office
    words: str


class OfficeSettings(OfficePage):
    """Every change is kept at once."""

    name = "office_settings"

    def __init__(self, desk: OfficeDesk) -> None:
        super().__init__(desk)
        words = self.words
        self.head(words("settings.title"), words("office_settings.state"))
        self._office: Office | None = None
        self._name, self.office_name = line_field(words("office_set_up.name"))
        contact, self.contact = line_field(
            words("office_set_up.contact"), "", words("office_set_up.contact_hint")
        )
        for edit in (self.office_name, self.contact):
            edit.editingFinished.connect(self._keep)
        who, self.who = line_field(
            words("office_settings.who"), desk.who, words("office_settings.who_hint")
        )
        self.who.editingFinished.connect(self._seat)
        self._words = Label("", "h2")
        title, hint = words("office_settings.key"), words("office_settings.key_hint")
        key = Card(column(Label(title, "h2"), self._words, Label(hint, "small"), gap=6))
        office = Card(
            column(Label(words("office_settings.office"), "h2"), self._name, contact, who, gap=14)
        )
        self.activities = ActivitiesCard(desk)
        left = column(office, key, self.activities, 1, gap=16)
        self.copies = self._copies()
        right = column(LookCard(desk), self.copies, AboutCard(desk), 1, gap=16)
        self.body.addWidget(Sides(left, right, (1, 1)))
        self.body.addStretch(1)

    def opened(self, where: Mapping[str, Any]) -> None:
        """Show the settings as they are."""
        del where
        self._ask()
        self.office_name.setFocus(Qt.FocusReason.OtherFocusReason)

    def heard(self, changed: object) -> None:
        """Somebody else may have changed them."""
        del changed
        self._ask()

    def _copies(self) -> Card:
        """Copies are made here, or by those who run the server."""
        words, where = self.words, self.desk.database
        if not where:
            return CopiesCard(self.desk)
        said = words("office_settings.server", where=where)
        return Card(column(Label(words("settings.copies"), "h2"), Label(said), gap=6))

    def _ask(self) -> None:
        def look(services: OfficeServices) -> _Standing:
            return _Standing(services.hubs.office(), services.packs.our_words())

        self.desk.ask(look, self._show, self)

    def _show(self, stands: _Standing) -> None:
        self._office = stands.office
        self._words.setText(stands.words)
        self.activities.show_all(stands.office.activities)
        for edit, text in (
            (self.office_name, stands.office.name),
            (self.contact, stands.office.contact_line),
        ):
            if not (edit.hasFocus() and edit.isModified()):
                edit.setText(text)

    def _keep(self) -> None:
        name, contact, office = self.office_name.text(), self.contact.text(), self._office
        if office is None or (name.strip(), contact.strip()) == (office.name, office.contact_line):
            return
        for edit in (self.office_name, self.contact):
            edit.setModified(False)
        desk = self.desk

        def kept(_: object) -> None:
            self._name.complain("")
            desk.say(desk.words("office_settings.kept"))

        desk.do(
            lambda s: s.hubs.name_office(name, contact),
            kept,
            self,
            lambda problem: self._name.complain(desk.words.problem(problem)),
        )

    def _seat(self) -> None:
        name = self.who.text().strip()
        if name and name != self.desk.who:
            self.desk.seat(name)
            self.desk.say(self.words("office_settings.seated", name=name))
