"""A child leaves: who collects them, with one key where it is somebody expected; or alone, and why."""

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from hublog.domain.care import LONGEST_LINE
from hublog.domain.names import TAKEN_OUT, shortened
from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.once import Once
from hublog.qt.pages.camp_said import said_name
from hublog.qt.widgets.arrange import column, flow, holding, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.fields import Field, line_field
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.time_field import OpenTimeField
from hublog.services.api import Services
from hublog.services.changed import Changed
from hublog.services.leaving import Leaving

_MOST = 30
"""Letters of a name on a button; the whole of it is read out."""


class SignedOut(NamedTuple):
    """Somebody left, and so many are still here."""

    changed: Changed
    still: int


class LeavingCard(InlineCard):
    """Kept as soon as it is said; nobody who has to be collected goes alone without a reason.

    Of a day that is over it asks when that was.
    """

    def __init__(self, desk: Desk, session: str, leaving: Leaving) -> None:
        super().__init__()
        self._desk, self._session, self._leaving = desk, session, leaving
        self._once: Once[Services] = Once(desk, self)
        words = desk.words
        self._shown = said_name(desk, leaving.person)
        self.who = [self._collector(name) for name in leaving.collectors]
        self.alone = Button(words("camp_leaving.alone"), icon="arrow-right")
        self.alone.clicked.connect(self._goes_alone)
        self._other_field, self.other = line_field(
            words("camp_leaving.other"), hint=words("camp_leaving.other_hint")
        )
        self._why_field, self.why = line_field(words("camp_leaving.why"))
        self.at = OpenTimeField(leaving.session.end)
        self._at_field = Field(words("camp_leaving.at"), self.at, words("camp_leaving.at_hint"))
        for edit in (self.other, self.why):
            edit.setMaxLength(LONGEST_LINE)
        must = f"camp_leaving.{'must' if leaving.must_be_collected else 'may'}"
        leave = Button(words("camp_leaving.not_yet"))
        leave.clicked.connect(self.done)
        must_be = leaving.must_be_collected
        first, last = (self.who, [self.alone]) if must_be else ([self.alone, *self.who], [])
        self.fill(
            column(
                Label(words("camp_leaving.title", name=self._shown), "h2"),
                Label(words(must), "muted"),
                *self._barred(),
                self._at_field,
                holding(flow(*first, least=200)),
                self._other_field,
                *self._phones(),
                self._why_field,
                row(*last, leave, 1),
            )
        )
        self._why_field.hide()
        self._at_field.setVisible(leaving.over)

    def begin(self) -> None:
        """On whoever is expected, so that Enter is enough; else where a name is typed."""
        first = self.who[0] if self.who else self.other
        if not self._leaving.must_be_collected:
            first = self.alone
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field keeps what it says."""
        focused = QApplication.focusWidget()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if focused is self.other:
                self._keep(self.other.text(), alone=False)
            elif focused is self.why:
                self._keep(self.why.text(), alone=True)
        super().keyPressEvent(event)

    def _barred(self) -> list[Label]:
        words, barred = self._desk.words, self._leaving.barred
        if not barred:
            return []
        nameless = words("camp_leaving.nameless")
        names = (nameless if each == TAKEN_OUT else each for each in barred)
        said = words("laptop_value.comma").join(names)
        return [Label(words("camp_leaving.barred", names=said), "error")]

    def _phones(self) -> list[Label]:
        called = (each for each in self._leaving.contacts if each.phone)
        key = "camp_leaving.phone"
        return [
            Label(self._desk.words(key, name=each.name, phone=each.phone), "small")
            for each in called
        ]

    def _collector(self, name: str) -> Button:
        button = Button(shortened(name, _MOST), icon="user-check", spoken=name)
        button.clicked.connect(partial(self._keep, name, alone=False))
        return button

    def _goes_alone(self) -> None:
        if self._leaving.must_be_collected and not self.why.text().strip():
            self._why_field.show()
            self.why.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._keep(self.why.text(), alone=True)

    def _keep(self, said: str, *, alone: bool) -> None:
        desk, session, who = self._desk, self._session, self._leaving.person.id
        at = self.at.at if self._leaving.over else None
        if isinstance(at, Problem):
            self._refused(Problem("SESSION_TIME_UNCLEAR", str(at.values["text"])))
            return

        def signed_out(services: Services) -> SignedOut | Problem:
            changed = services.camp.sign_out(desk.actor, session, who, said, alone=alone, at=at)
            if isinstance(changed, Problem):
                return changed
            camp = services.camp.week(session)
            still = 0 if isinstance(camp, Problem) else len(camp.week.here(session))
            return SignedOut(changed, still)

        def kept(done: SignedOut) -> None:
            key = "camp_leaving.went_alone" if alone else "camp_leaving.left"
            told = desk.words(key, name=self._shown, who=said, n=done.still)
            desk.say(told, undoes=done.changed.stamp)
            self.done.emit()

        self._once.do(signed_out, kept, self._refused)

    def _refused(self, problem: Problem) -> None:
        fields = {
            "WHO_COLLECTS": self._other_field,
            "MAY_NOT_COLLECT": self._other_field,
            "WHY_ALONE": self._why_field,
            "WHEN_LEFT": self._at_field,
            "SESSION_TIME_UNCLEAR": self._at_field,
        }
        where = problem.where if problem.code == "SESSION_TIME_UNCLEAR" else self._shown
        said = self._desk.words.problem(Problem(problem.code, where, problem.values))
        for each in fields.values():
            each.complain("")
        wrong = fields.get(problem.code)
        if wrong is None:
            self._desk.refuse(problem)
        else:
            wrong.show()
            wrong.complain(said)
            wrong.widget.setFocus(Qt.FocusReason.OtherFocusReason)
