"""Asking what somebody agrees to, in a quiet moment: one question at a time, the notice beside it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt, QTimer
from PySide6.QtWidgets import QPlainTextEdit

from hublog.domain.consents import REGISTER
from hublog.domain.problems import Problem
from hublog.qt.consent_said import asked_of, said_who
from hublog.qt.desk import Desk
from hublog.qt.notice_words import as_text
from hublog.qt.once import Once
from hublog.qt.pages.camp_said import said_name
from hublog.qt.pages.consent_who import WhoAnswers
from hublog.qt.theme.theme import theme
from hublog.qt.theme.tokens import COUNT_TARGET, TARGET
from hublog.qt.widgets.arrange import Sides, clear, column, flow, holding, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.scrolling import bring_into_sight
from hublog.services.api import Services
from hublog.services.changed import Changed
from hublog.services.consents import Said, Standing

_NOTICE_HIGH, _HIGH_ENOUGH, _EDGE = 240, 450, 6


class ConsentCard(InlineCard):
    """Asks first who answers, then each of these purposes; every answer is kept as it is given.

    Nothing is chosen beforehand: where a yes is meant, somebody says yes.
    """

    keeps_at_once = True
    wide = True

    def __init__(self, desk: Desk, standing: Standing, purposes: Sequence[str]) -> None:
        super().__init__()
        self._desk, self._standing, self._purposes = desk, standing, tuple(purposes)
        self._once: Once[Services] = Once(desk, self)
        self._place, self._first = -1, 0
        self._said = Said()
        self._inside = column(gap=12)
        self.who: WhoAnswers | None = None
        self.question = self.more = Label("")
        self.yes = self.no = self.later = Button("")
        self.notice = QPlainTextEdit(as_text(standing.hub, desk.words))
        self.notice.setReadOnly(True)
        self.notice.setTabChangesFocus(True)
        self.notice.setAccessibleName(desk.words("consent.notice"))
        self.notice.setMinimumHeight(theme().px(_NOTICE_HIGH))
        version = desk.words("consent.notice_number", n=standing.hub.notice_version)
        beside = column(
            Label(desk.words("consent.notice"), "strong"),
            Label(version, "small"),
            self.notice,
            gap=6,
        )
        asking = column(holding(self._inside), 1)
        self.fill(column(Sides(asking, beside, (3, 2)), gap=0))
        self._show()

    def begin(self) -> None:
        """Who answers; at a question the button that says neither yes nor no."""
        if self.who is not None:
            self.who.begin()
        else:
            self.later.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        clear(self._inside)
        self.who = None
        if self._place >= len(self._purposes):
            self.done.emit()
        elif self._place < 0:
            self._show_who()
        else:
            self._show_question(self._purposes[self._place])

    def _show_who(self) -> None:
        words, standing = self._desk.words, self._standing
        self.who = WhoAnswers(self._desk, standing, said=self._said)
        on = Button(words("consent.go_on"), "primary", icon="arrow-right")
        on.clicked.connect(self._go_on)
        self.who.name.returnPressed.connect(self._go_on)
        name = said_name(self._desk, standing.person)
        self._inside.addWidget(Label(words("consent.title", name=name), "h1"))
        hint = "consent.child_hint" if standing.grown_up else "consent.hint"
        self._inside.addWidget(Label(words(hint), "muted"))
        self._inside.addWidget(self.who)
        self._inside.addWidget(wrap(on, self._leave()))

    def _show_question(self, purpose: str) -> None:
        words = self._desk.words
        who = said_who(self._desk, self._said.given_by, self._said.relationship)
        at = words("consent.question_of", n=self._place + 1, of=len(self._purposes), who=who)
        self._inside.addWidget(Label(at, "small"))
        asked = asked_of(self._desk, self._standing.person, purpose, self._said.relationship)
        low = self.window().height() < theme().px(_HIGH_ENOUGH)
        self.question = Label(asked.question, "h2" if low else "h1")
        self.more = Label(asked.more, "muted")
        self._inside.addWidget(self.question)
        self._inside.addWidget(self.more)
        self.yes = Button(words("consent.yes"), icon="check")
        self.no = Button(words("consent.no"), icon="x")
        self.later = Button(words("consent.later"), icon="clock")
        self.yes.clicked.connect(lambda: self._answer(agrees=True))
        self.no.clicked.connect(lambda: self._answer(agrees=False))
        self.later.clicked.connect(self._next)
        three = (self.yes, self.no, self.later)
        for button in three:
            button.setMinimumHeight(theme().px(TARGET if low else COUNT_TARGET))
        # Where the answers would be far away, they take no more room than their words.
        self._inside.addWidget(wrap(*three) if low else holding(flow(*three, least=160)))
        back = Button(words("first_run.back"), icon="arrow-left")
        back.clicked.connect(self._back)
        self._inside.addWidget(wrap(back, self._leave()))

    def _leave(self) -> Button:
        leave = Button(self._desk.words("consent.enough"))
        leave.clicked.connect(self.done)
        return leave

    def _go_on(self) -> None:
        if self.who is not None and not self.who.complain():
            self._said = self.who.said
            self._place, self._first = self._first, 0
            self._turn()

    def _answer(self, *, agrees: bool) -> None:
        desk, person, said = self._desk, self._standing.person.id, self._said
        purpose = self._purposes[self._place]

        def kept(changed: Changed) -> None:
            key = "consent.kept_yes" if agrees else "consent.kept_no"
            if purpose == REGISTER and not agrees:
                key = "consent.kept_no_name"
            desk.say(desk.words(key), undoes=changed.stamp)
            self._next()

        def refused(problem: Problem) -> None:
            if problem.code != "CONSENT_GROWN_UP":
                desk.refuse(problem)
                return
            desk.refuse(replace(problem, where=said_name(desk, self._standing.person)))
            self._place, self._first = -1, self._place  # the questions before it are answered
            self._said = replace(said, relationship="")
            self._turn()

        self._once.do(
            lambda s: s.consents.give(desk.actor, person, purpose, agrees, said), kept, refused
        )

    def _next(self) -> None:
        self._go(1)

    def _back(self) -> None:
        self._go(-1)

    def _go(self, by: int) -> None:
        if not self._once.under_way:  # what is being kept goes on by itself
            self._place += by
            self._turn()

    def _turn(self) -> None:
        self._show()
        if self._place < len(self._purposes):
            self.begin()
            QTimer.singleShot(0, self, self._come_into_sight)

    def _come_into_sight(self) -> None:
        """The question is seen from its beginning, or else as much of it as leaves the answers in sight."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        bring_into_sight(self, QRect(0, 0, 1, 1))
        if self.who is None:
            bring_into_sight(self.later, QRect(0, self.later.height() - _EDGE, 1, _EDGE))
