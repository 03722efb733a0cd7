"""The hub's own settings: each is kept as soon as it is typed."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QDate, QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QDateEdit, QLineEdit

from hublog.domain.hubs import Hub
from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.widgets.arrange import column
from hublog.qt.widgets.fields import Field, line_field
from hublog.qt.widgets.labels import Card, Label
from hublog.services.changed import Changed

_UNKNOWN = QDate(1990, 1, 1)
"""Earlier than any register; the field shows in words that the day is not known."""
_TEXTS = {"name": "name", "area_name": "area", "contact_line": "contact_line"}
"""The fields that are texts, and the words above each."""


class HubCard(Card):
    """Name, area, contact, since when the records are complete, and whether rows are shared."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._hub: Hub | None = None
        words = desk.words
        self.texts: dict[str, tuple[Field, QLineEdit]] = {}
        things = column(Label(words("settings.hub"), "h2"), gap=14)
        for name, key in _TEXTS.items():
            hint = words("settings.contact_hint") if name == "contact_line" else ""
            field, edit = line_field(words(f"settings.{key}"), "", hint)
            edit.editingFinished.connect(partial(self._typed, name))
            self.texts[name] = field, edit
            things.addWidget(field)
        self.complete_from = QDateEdit()
        self.complete_from.setCalendarPopup(True)
        self.complete_from.setDisplayFormat("d MMMM yyyy")
        self.complete_from.setMinimumDate(_UNKNOWN)
        self.complete_from.setSpecialValueText(words("settings.complete_unknown"))
        self.complete_from.editingFinished.connect(self._day_chosen)
        things.addWidget(
            Field(
                words("settings.complete_from"),
                self.complete_from,
                words("settings.complete_hint"),
            )
        )
        self.share_rows = QCheckBox(words("settings.share_rows"))
        self.share_rows.setAccessibleDescription(words("settings.share_hint"))
        self.share_rows.clicked.connect(self._sharing)
        self._code = Label("", "small")
        things.addLayout(
            column(self.share_rows, Label(words("settings.share_hint"), "small"), gap=2)
        )
        things.addWidget(self._code)
        self.fill(things)

    def show_hub(self, hub: Hub) -> None:
        """Show the settings as they are; what somebody is typing just now stays."""
        self._hub = hub
        for name, (field, edit) in self.texts.items():
            if not (edit.hasFocus() and edit.isModified()):
                edit.setText(getattr(hub, name))
                field.complain("")
        since = hub.records_complete_from
        blocked = QSignalBlocker(self.complete_from)
        self.complete_from.setMaximumDate(_qt(self._desk.today()))
        self.complete_from.setDate(_qt(since) if since else _UNKNOWN)
        blocked.unblock()
        self.share_rows.setChecked(hub.share_rows)
        self._code.setText(self._desk.words("settings.code", code=hub.code))

    def _typed(self, name: str) -> None:
        field, edit = self.texts[name]
        text = edit.text().strip()
        if self._hub is None or text == getattr(self._hub, name):
            return
        edit.setModified(False)
        said = self._desk.words(f"settings.changed_{name}", name=text)

        def refused(problem: Problem) -> None:
            field.complain(self._desk.words.problem(problem))

        self._keep(said, {name: text}, refused)

    def _day_chosen(self) -> None:
        chosen = self.complete_from.date()
        day = dt.date(chosen.year(), chosen.month(), chosen.day())
        if self._hub is None or chosen == _UNKNOWN or day == self._hub.records_complete_from:
            return
        said = self._desk.words(
            "settings.changed_records_complete_from", day=self._desk.wording.day_and_year(day)
        )
        self._keep(said, {"records_complete_from": day})

    def _sharing(self, on: bool) -> None:  # noqa: FBT001 - the signal's own argument
        said = self._desk.words(f"settings.{'on' if on else 'off'}.share_rows")
        self._keep(said, {"share_rows": on})

    def _keep(
        self,
        said: str,
        settings: dict[str, Any],
        refused: Callable[[Problem], None] | None = None,
    ) -> None:
        desk = self._desk

        def kept(changed: Changed) -> None:
            if changed:
                desk.say(said, undoes=changed.stamp)

        desk.do(lambda s: s.hub.amend(desk.actor, **settings), kept, self, refused)


def _qt(day: dt.date) -> QDate:
    return QDate(day.year, day.month, day.day)
