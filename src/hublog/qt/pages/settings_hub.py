"""The hub's own settings: each is kept as soon as it is typed."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QLineEdit

from hublog.domain.hubs import Hub
from hublog.domain.months import Month
from hublog.domain.paper_days import spelled_day
from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.widgets.arrange import column
from hublog.qt.widgets.choices import Choices
from hublog.qt.widgets.fields import Field, line_field
from hublog.qt.widgets.labels import Card, Label
from hublog.services.changed import Changed

_TEXTS = {"name": "name", "area_name": "area", "contact_line": "contact_line"}
"""The fields that are texts, and the words above each."""


class HubCard(Card):
    """Name, area, contact, since when records are complete, when returns are due, what is shared."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._hub: Hub | None = None
        words = desk.words
        self.texts: dict[str, tuple[Field, QLineEdit]] = {}
        things = column(Label(words("settings.hub"), "h2"), gap=14)
        for name, key in _TEXTS.items():
            below = words("settings.contact_hint") if name == "contact_line" else ""
            field, edit = line_field(words(f"settings.{key}"), "", below)
            edit.editingFinished.connect(partial(self._typed, name))
            self.texts[name] = field, edit
            things.addWidget(field)
        self.day_field, self.day = line_field(
            words("settings.complete_from"), "", words("settings.complete_hint")
        )
        self.day.editingFinished.connect(self._day_typed)
        things.addWidget(self.day_field)
        self.due_field, self.due = line_field(
            words("settings.due_day"), "", words("settings.due_hint")
        )
        self.due.editingFinished.connect(self._due_typed)
        things.addWidget(self.due_field)
        self.share_rows = Choices(
            words("settings.share_rows"),
            [(each, words(f"settings.yes_no.{each}")) for each in ("yes", "no")],
            least=96,
        )
        self.share_rows.chose.connect(self._sharing)
        caption = Label(words("settings.share_rows"), "strong")
        hint = Label(words("settings.share_hint"), "small")
        things.addLayout(column(caption, self.share_rows, hint, gap=4))
        self._code = Label("", "small")
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
        if not (self.day.hasFocus() and self.day.isModified()):
            self.day.setText(self._said(since) if since else "")
            self.day_field.complain("")
        if not (self.due.hasFocus() and self.due.isModified()):
            self.due.setText(str(hub.due_day))
            self.due_field.complain("")
        self.share_rows.choose("yes" if hub.share_rows else "no")
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

    def _day_typed(self) -> None:
        typed = self.day.text().strip()
        if self._hub is None or not typed or not self.day.isModified():
            return
        day = spelled_day(typed, self._desk.today())
        if isinstance(day, Problem):
            self.day_field.complain(self._desk.words.problem(day))
            return
        self.day_field.complain("")
        self.day.setModified(False)
        self.day.setText(self._said(day))
        if day != self._hub.records_complete_from:
            said = self._desk.words(
                "settings.changed_records_complete_from", day=self._desk.wording.day_and_year(day)
            )
            self._keep(said, {"records_complete_from": day})

    def _due_typed(self) -> None:
        typed = self.due.text().strip()
        if self._hub is None or typed == str(self._hub.due_day):
            return
        # What is no number at all is refused like a day that no month has.
        day = int(typed) if typed.isascii() and typed.isdecimal() else 0
        self.due.setModified(False)

        def refused(problem: Problem) -> None:
            self.due_field.complain(self._desk.words.problem(replace(problem, where=typed)))

        self._keep(self._desk.words("settings.changed_due_day", day=day), {"due_day": day}, refused)

    def _said(self, day: dt.date) -> str:
        return self._desk.words(
            "settings.day", day=day.day, month=self._desk.wording.month(Month.of(day))
        )

    def _sharing(self, answer: str) -> None:
        said = self._desk.words(f"settings.{'on' if answer == 'yes' else 'off'}.share_rows")
        self._keep(said, {"share_rows": answer == "yes"})

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
