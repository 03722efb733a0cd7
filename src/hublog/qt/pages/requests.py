"""What people ask of the hub: the list with its last days, each acknowledged or answered with one button."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hublog.domain.hubs import Hub
from hublog.domain.names import BUTTON_NAME, shortened
from hublog.domain.paper_days import spelled_day
from hublog.domain.problems import Problem
from hublog.domain.rights import COMPLAINT, KINDS_OF_REQUEST
from hublog.qt.desk import Desk
from hublog.qt.once import Once
from hublog.qt.page import Page
from hublog.qt.widgets.arrange import clear, column, holding, row, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.choices import Choices
from hublog.qt.widgets.fields import line_field
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Card, Label, Line, Picture
from hublog.services.api import Services
from hublog.services.changed import Changed
from hublog.services.requests import Asked


class RequestsPage(Page):
    """``opened({"person": id, "name": …})`` begins with a request of that person."""

    name = "requests"
    guide = "coordinator"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = self.words
        self.back = self.way_back = Button(words("requests.back"), icon="arrow-left")
        self.back.clicked.connect(self._go_back)
        self._from = ""
        self.add = Button(words("requests.add"), "primary", icon="plus")
        self.add.clicked.connect(lambda: self._begin_add("", ""))
        self.corner.addWidget(wrap(self.add, self.back))
        self.contact = Label("", "small")
        self._list = column(gap=8)
        self.buttons: list[Button] = []
        self.body.addLayout(self.cards)
        self.body.addWidget(Label(words("requests.hint")))
        self.body.addWidget(self.contact)
        self.body.addWidget(Card(self._list))
        self.body.addStretch(1)

    def opened(self, where: Mapping[str, Any]) -> None:
        """Show them all."""
        self._ask()
        person, name = str(where.get("person", "")), str(where.get("name", ""))
        self._from = person
        if person:
            back = self.words("rights.back", name=shortened(name, BUTTON_NAME))
            self.back.set_words(back, self.words("rights.back", name=name))
            self._begin_add(person, name)
        else:
            self.back.set_words(self.words("requests.back"))
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def heard(self, changed: Changed) -> None:
        """One came in or was answered; whoever asked may be called otherwise."""
        if changed.rows.keys() & {"request", "person", "hub"}:
            self._ask()

    def _go_back(self) -> None:
        if self._from:
            self.desk.go("rights", person=self._from)
        else:
            self.desk.go("people")

    def _ask(self) -> None:
        def asked(services: Services) -> tuple[tuple[Asked, ...], Hub]:
            return services.requests.everything(), services.hub.this()

        self.desk.ask(asked, self._show, self)

    def _show(self, found: tuple[tuple[Asked, ...], Hub]) -> None:
        everything, hub = found
        words = self.words
        n = sum(each.request.open for each in everything)
        self.head(words("requests.title"), words("requests.state", n=n))
        contact = hub.complaints_contact
        self.contact.setText(
            words("requests.contact", contact=contact) if contact else words("requests.no_contact")
        )
        if any(each.hasFocus() for each in self.buttons):
            # The button goes: what comes next answers no other request, and undoes none.
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        clear(self._list)
        self.buttons = []
        self._list.addWidget(Label(words("requests.list"), "h2"))
        if not everything:
            self._list.addWidget(Label(words("requests.none"), "muted"))
        for each in everything:
            self._list.addWidget(Line())
            self._list.addWidget(self._line(each))

    def _line(self, asked: Asked) -> QWidget:
        request, words, wording = asked.request, self.words, self.desk.wording
        what = self.desk.label("request", request.kind)
        who = asked.name or words("requests.somebody")
        due, late = request.due_on, False
        if due is not None:
            late = due < self.desk.today()
            key = "acknowledge_by" if request.to_acknowledge else "answer_by"
            until = words(f"requests.{key}", day=wording.short_day(due))
        else:
            day = request.answered_on or request.received_on
            until = words("requests.answered_on", day=wording.short_day(day))
        parts = [until, words("requests.late")] if late else [until]
        told = column(Label(f"{who}: {what}", "strong"), gap=2)
        if request.note:
            told.addWidget(Label(request.note))
        told.addWidget(Label(words("register.dot").join(parts), "error" if late else "muted"))
        icon, kind = ("circle-check", "ok") if due is None else ("clock", "info")
        line = row(Picture("circle-alert" if late else icon, 22, "warn" if late else kind), gap=10)
        line.addLayout(told, 1)
        if request.open:
            line.addLayout(column(self._button(asked, f"{who}: {what}"), gap=0))
        return holding(line)

    def _button(self, asked: Asked, about: str) -> Button:
        request, words, desk = asked.request, self.words, self.desk
        key = "acknowledge" if request.to_acknowledge else "answer"
        does = words(f"requests.{key}")
        spoken = words("today.spoken_need", does=does, need=about)
        button = Button(does, icon="check", spoken=spoken)

        def settle() -> None:
            said = words("requests.acknowledged" if key == "acknowledge" else "requests.answered")
            desk.do(
                lambda s: getattr(s.requests, key)(desk.actor, request.id),
                lambda changed: desk.say(said, undoes=changed.stamp),
                self,
            )

        button.clicked.connect(settle)
        self.buttons.append(button)
        return button

    def _begin_add(self, person: str, name: str) -> None:
        self.show_card(_AddCard(self.desk, person, name), self.add.setFocus)


class _AddCard(InlineCard):
    """What somebody asks for; a complaint is the likeliest of those that nobody knows."""

    def __init__(self, desk: Desk, person: str, name: str) -> None:
        super().__init__()
        self._desk, self._person = desk, person
        self._once: Once[Services] = Once(desk, self)
        words = desk.words
        kinds = [(kind, desk.label("request", kind)) for kind in KINDS_OF_REQUEST]
        self.kinds = Choices(words("requests.kind"), kinds, least=220)
        self.kinds.choose(COMPLAINT)
        self._note_field, self.note = line_field(
            words("requests.note"), hint=words("requests.note_hint")
        )
        self._day_field, self.day = line_field(
            words("requests.received"), hint=words("requests.received_hint")
        )
        for edit in (self.note, self.day):
            edit.returnPressed.connect(self._keep)
        self.keep = Button(words("requests.keep"), "primary", icon="check")
        self.keep.clicked.connect(self._keep)
        leave = Button(words("requests.leave"))
        leave.clicked.connect(self.done)
        title = f"{words('requests.add')}: {name}" if name else words("requests.add")
        self.fill(
            column(
                Label(title, "h2"),
                Label(words("requests.kind"), "strong"),
                self.kinds,
                self._note_field,
                self._day_field,
                wrap(self.keep, leave),
            )
        )

    def begin(self) -> None:
        """With what they ask for."""
        self.kinds.focus_first()

    def _keep(self) -> None:
        desk, kind = self._desk, self.kinds.value or COMPLAINT
        person, note, typed = self._person, self.note.text(), self.day.text().strip()
        day = spelled_day(typed, desk.today()) if typed else desk.today()
        if isinstance(day, Problem):
            to_come = day.code == "SESSION_IN_FUTURE"
            wrong = Problem("REQUEST_TO_COME", day.where) if to_come else day
            self._day_field.complain(desk.words.problem(wrong))
            self.day.setFocus()
            return

        def kept(changed: Changed) -> None:
            self.done.emit()
            desk.say(desk.words("requests.kept"), undoes=changed.stamp)

        def refused(problem: Problem) -> None:
            self._note_field.complain(desk.words.problem(problem))

        self._once.do(
            lambda s: s.requests.add(
                desk.actor, kind, person_id=person, note=note, received_on=day
            ),
            kept,
            refused,
        )
