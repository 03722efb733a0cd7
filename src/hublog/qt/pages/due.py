"""Due to be forgotten: who was not here for as long as the hub keeps people; kept for a reason, or forgotten."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt

from hublog.domain.problems import Problem
from hublog.domain.rotation import gone_by
from hublog.qt.desk import Desk
from hublog.qt.models.table import Column, number
from hublog.qt.once import Once
from hublog.qt.page import Page
from hublog.qt.widgets.arrange import column, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.reason import Reason
from hublog.qt.widgets.table_view import TableView
from hublog.qt.widgets.tick import Tick
from hublog.qt.widgets.wrong import Wrong
from hublog.services.api import Services
from hublog.services.changed import Changed
from hublog.services.retention import DuePerson

_REASONS = ("helps", "safe", "complaint")
Done = Callable[[Changed], None]


class DuePage(Page):
    """All are marked at first; nothing happens to anybody before a button and a card."""

    name = "due"
    guide = "coordinator"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = self.words
        self.way_back = back = Button(words("due.back"), icon="arrow-left")
        back.clicked.connect(lambda: desk.go("today"))
        self.corner.addWidget(back)
        self.table = TableView(words("due.list"), self._columns())
        self.table.mark_several(True)  # noqa: FBT003 - it is the value
        self.table.chosen.connect(lambda person: desk.go("person", person=person.id))
        self.table.selectionModel().selectionChanged.connect(self._count)
        self.keep = Button(words("due.keep", n=0), icon="clock")
        self.keep.clicked.connect(self._begin_keep)
        self.forget = Button(words("due.forget", n=0), icon="trash-2")
        self.forget.clicked.connect(self._begin_forget)
        everybody, nobody = Button(words("due.all")), Button(words("due.none"))
        everybody.clicked.connect(self.table.selectAll)
        nobody.clicked.connect(self.table.clearSelection)
        self.body.addLayout(self.cards)
        self.body.addWidget(Label(words("due.hint"), "small"))
        self.body.addWidget(wrap(self.keep, self.forget, everybody, nobody))
        self.body.addWidget(self.table, 1)
        self.head(words("due.title"))

    def opened(self, where: Mapping[str, Any]) -> None:
        """Look whose time is over."""
        del where
        self.close_card()
        self._ask()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def heard(self, changed: Changed) -> None:
        """Somebody was forgotten, kept, or came again."""
        if changed.rows.keys() & {"person", "acceptance", "attendance", "volunteer_time", "hub"}:
            self._ask()

    @property
    def marked(self) -> list[str]:
        """The people who are marked, by id."""
        return [person.id for person in self.table.marked]

    def _columns(self) -> list[Column[DuePerson]]:
        words, wording = self.words, self.desk.wording
        return [
            Column(words("due.name"), lambda p: p.name),
            Column(
                words("due.last"),
                lambda p: wording.day_and_year(p.last),
                lambda p: p.last.toordinal(),
            ),
            Column(words("due.how"), lambda p: words(f"due.{p.how}")),
            number(words("due.visits"), lambda p: p.visits),
        ]

    def _ask(self) -> None:
        def asked(services: Services) -> tuple[tuple[DuePerson, ...], int]:
            return services.retention.due(), services.hub.this().keep_months

        self.desk.ask(asked, self._show, self)

    def _show(self, found: tuple[tuple[DuePerson, ...], int]) -> None:
        people, months = found
        state = self.words("due.state", n=len(people), months=months)
        self.head(self.words("due.title"), state)
        self.table.show_marked(people, _id)
        self._count()

    def _count(self) -> None:
        n = len(self.table.marked)
        for button, key in ((self.keep, "keep"), (self.forget, "forget")):
            button.set_words(self.words(f"due.{key}", n=n))
            button.setEnabled(n > 0)

    def _begin_keep(self) -> None:
        self.show_card(KeepCard(self.desk, self.marked), self.table.setFocus)

    def _begin_forget(self) -> None:
        self.show_card(ForgetThemCard(self.desk, self.marked), self.table.setFocus)


def _id(person: DuePerson) -> str:
    return person.id


class KeepCard(InlineCard):
    """Why some people are kept for another year."""

    def __init__(self, desk: Desk, chosen: list[str]) -> None:
        super().__init__()
        self._desk, self._chosen = desk, chosen
        self._once: Once[Services] = Once(desk, self)
        words = desk.words
        quick = [words(f"due.reason.{key}") for key in _REASONS]
        self.reason = Reason(words("due.why"), words("due.own"), quick)
        self.reason.given.connect(self._keep)
        self.keep = Button(words("due.keep_now"), "primary", icon="check")
        self.keep.clicked.connect(self._keep)
        leave = Button(words("due.leave"))
        leave.clicked.connect(self.done)
        title = Label(words("due.why"), "h2")
        self.fill(column(title, self.reason, wrap(self.keep, leave)))

    def begin(self) -> None:
        """With the reason."""
        self.reason.begin()

    def _keep(self) -> None:
        desk, chosen, reason = self._desk, self._chosen, self.reason.value

        def kept(changed: Changed) -> None:
            self.done.emit()
            desk.say(desk.words("due.kept", n=len(chosen)), undoes=changed.stamp)

        self._once.do(
            lambda s: s.retention.keep(desk.actor, chosen, reason),
            kept,
            lambda problem: self.reason.complain(desk.words.problem(problem)),
        )


class ForgetThemCard(InlineCard):
    """Once more whether they shall be forgotten; this cannot be undone."""

    def __init__(self, desk: Desk, chosen: list[str]) -> None:
        super().__init__()
        self._desk, self._chosen = desk, chosen
        words = desk.words
        until = desk.wording.day_and_year(gone_by(desk.today()))
        self.known = Tick(words("due.known"))
        self._wrong = Wrong()
        self.forget = Button(words("due.forget_now"), "primary", icon="trash-2")
        self.forget.clicked.connect(lambda: self._forget(without_copy=False))
        self.anyway = Button(words("due.without_copy"))
        self.anyway.clicked.connect(lambda: self._forget(without_copy=True))
        self.leave = Button(words("due.leave"))
        self.leave.clicked.connect(self.done)
        self.fill(
            column(
                Label(words("due.forget", n=len(chosen)), "h2"),
                Label(words("due.sure"), "strong"),
                Label(words("due.sure_hint", day=until)),
                self.known,
                self._wrong,
                wrap(self.leave, self.forget, self.anyway),
            )
        )
        self.anyway.hide()
        desk.operations.busy.connect(self._settled)

    def begin(self) -> None:
        """On what changes nothing."""
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget(self, *, without_copy: bool) -> None:
        desk, chosen = self._desk, self._chosen
        if not self.known.isChecked():
            self._wrong.say(desk.words("due.tick_first"))
            self.known.setFocus(Qt.FocusReason.OtherFocusReason)
            return

        def forgotten(_: Changed) -> None:
            self.done.emit()
            desk.say(desk.words("due.forgotten", n=len(chosen)))

        def refused(problem: Problem) -> None:
            self._wait(waiting=False)
            self._wrong.say(desk.words.problem(problem))
            self.begin()
            self.anyway.setVisible(problem.code == "COPY_FIRST")

        self._wait(waiting=True)
        desk.do(
            lambda s: s.retention.forget(desk.actor, chosen, without_copy=without_copy),
            forgotten,
            self,
            refused,
        )

    def _wait(self, *, waiting: bool) -> None:
        self._wrong.hide()
        key = "forgetting" if waiting else "forget_now"
        self.forget.set_words(self._desk.words(f"due.{key}"))
        for each in (self.forget, self.anyway, self.leave, self.known):
            each.setEnabled(not waiting)

    def _settled(self, busy: bool) -> None:  # noqa: FBT001 - it is the signal's value
        """A disk that failed answered nothing: it can be tried again, or left."""
        if not busy and not self.leave.isEnabled():
            self._wait(waiting=False)
            self.begin()
