"""People and privacy in Settings: from which ages on, the privacy notice, how long somebody is kept."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from hublog.domain.hubs import Hub
from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.theme.theme import theme
from hublog.qt.widgets.arrange import column
from hublog.qt.widgets.fields import Field, line_field
from hublog.qt.widgets.labels import Card, Label
from hublog.services.changed import Changed
from hublog.services.hub_people import PeopleSettings

_NUMBERS = ("consent_age", "contact_age", "sign_out_age", "keep_months")
_HIGH = 150
"""Some lines of the notice, in pixels at 100 %; the rest scrolls."""


class NoticeText(QPlainTextEdit):
    """A text of many lines; ``left`` when the focus goes elsewhere."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        theme().changed.connect(self._measure)
        self._measure()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed is kept then."""
        super().focusOutEvent(event)
        self.left.emit()

    def _measure(self) -> None:
        self.setFixedHeight(theme().px(_HIGH))


class PeopleCard(Card):
    """Each setting is kept when its field is left."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._hub: Hub | None = None
        words = desk.words
        things = column(Label(words("settings_people.title"), "h2"), gap=14)
        self.fields: dict[str, tuple[Field, QLineEdit]] = {}
        for name in (*_NUMBERS, "complaints_contact"):
            below = words(f"settings_people.hint.{name}")
            field, edit = line_field(words(f"settings_people.{name}"), "", below)
            edit.editingFinished.connect(partial(self._typed, name))
            self.fields[name] = field, edit
            things.addWidget(field)
        self.notice = NoticeText()
        self.notice.left.connect(self._notice_typed)
        self.notice_field = Field(
            words("settings_people.notice"), self.notice, words("settings_people.hint.notice")
        )
        self._number = Label("", "small")
        things.addLayout(column(self.notice_field, self._number, gap=4))
        self.fill(things)

    def show_hub(self, hub: Hub) -> None:
        """Show the settings as they are; what somebody is typing just now stays."""
        self._hub = hub
        for name, (field, edit) in self.fields.items():
            if not (edit.hasFocus() and edit.isModified()):
                edit.setText(str(getattr(hub, name)))
                field.complain("")
        if not (self.notice.hasFocus() and self.notice.document().isModified()):
            self.notice.setPlainText(hub.notice)
            self.notice_field.complain("")
        self._number.setText(self._desk.words("consent.notice_number", n=hub.notice_version))

    def _typed(self, name: str) -> None:
        field, edit = self.fields[name]
        text = edit.text().strip()
        if self._hub is None or text == str(getattr(self._hub, name)):
            return
        edit.setModified(False)
        value: str | int = text
        if name in _NUMBERS:
            # What is no number at all is refused like one that cannot be.
            value = int(text) if text.isascii() and text.isdecimal() else 0

        def refused(problem: Problem) -> None:
            odd = replace(problem, where=text) if name in _NUMBERS else problem
            field.complain(self._desk.words.problem(odd))

        self._keep({name: value}, refused)

    def _notice_typed(self) -> None:
        text = self.notice.toPlainText()
        if self._hub is None or text == self._hub.notice:
            return
        self.notice.document().setModified(False)

        def refused(problem: Problem) -> None:
            self.notice_field.complain(self._desk.words.problem(problem))

        self._keep({"notice": text}, refused)

    def _keep(self, settings: dict[str, str | int], refused: Callable[[Problem], None]) -> None:
        desk = self._desk
        wanted = PeopleSettings(**settings)  # type: ignore[arg-type]  # each has the type of its field

        def kept(changed: Changed) -> None:
            if changed:
                desk.say(desk.words("settings_people.kept"), undoes=changed.stamp)

        desk.do(lambda s: s.hub.amend_people(desk.actor, wanted), kept, self, refused)
