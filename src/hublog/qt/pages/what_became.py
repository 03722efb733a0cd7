"""What became of those who were passed on or sent to us a while ago: one question for each."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from hublog.domain.names import screen_name
from hublog.domain.problems import Problem
from hublog.domain.referrals import OUTCOMES
from hublog.qt.desk import Desk
from hublog.qt.page import Page
from hublog.qt.pages.referral_advice import said_org
from hublog.qt.widgets.arrange import clear, column, flow, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label
from hublog.services.changed import Changed
from hublog.services.referrals import Noted

_STILL, _LATER = "still", "later"


class WhatBecame(Page):
    """Shows the one that waits longest; what is pressed is kept, and the next one comes."""

    name = "what_became"
    guide = "coordinator"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._put_off: set[str] = set()
        self._answering = False
        self.noted: Noted | None = None
        self.answers: dict[str, Button] = {}
        self._place = column(gap=0)
        self.body.addLayout(self._place)
        self.body.addStretch(1)
        desk.operations.busy.connect(self._settled)

    def opened(self, where: Mapping[str, Any]) -> None:
        """Begin with the first, whatever was put off before."""
        del where
        self._put_off = set()
        self._ask()

    def heard(self, changed: Changed) -> None:
        """It may be answered now, or open again."""
        if changed.rows.keys() & {"referral", "person"}:
            self._ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The number of an answer gives it; Esc goes back to Today."""
        number = event.text()
        if event.key() == Qt.Key.Key_Escape:
            self.desk.go("today")
        elif event.isAutoRepeat():
            event.accept()
        elif number.isdecimal() and 1 <= int(number) <= len(self.answers):
            list(self.answers.values())[int(number) - 1].click()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        self.desk.ask(lambda s: s.referrals.to_ask(), self._show, self)

    def _show(self, found: tuple[Noted, ...]) -> None:
        left = [each for each in found if each.referral.id not in self._put_off]
        words, self.noted, self.answers = self.words, left[0] if left else None, {}
        self._answering = False
        clear(self._place)
        if self.noted is None:
            self.head(words("what_became.title"))
            back = Button(words("what_became.back"), "primary", icon="sun")
            back.clicked.connect(lambda: self.desk.go("today"))
            self._place.addWidget(Card(column(Label(words("what_became.done")), row(back, 1))))
            back.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.head(words("what_became.title"), words("what_became.state"))
        place = words("what_became.where", n=len(found) - len(left) + 1, of=len(found))
        self._place.addWidget(self._card(self.noted, place))
        # A key pressed once too often shall answer nothing.
        self.answers[_LATER].setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, noted: Noted, place: str) -> Card:
        desk, words = self.desk, self.words
        said = {each: desk.label("referral_status", each) for each in OUTCOMES}
        said |= {each: words(f"what_became.{each}") for each in (_STILL, _LATER)}
        for number, (answer, text) in enumerate(said.items(), 1):
            button = Button(text, "quiet" if answer == _LATER else "plain", hint=str(number))
            button.clicked.connect(partial(self._answer, answer))
            self.answers[answer] = button
        who = screen_name(noted.person, "", privacy=desk.privacy_names)
        return Card(
            column(
                Label(place, "small"),
                Label(who or words("what_became.someone"), "h2"),
                Label(self._said(noted)),
                flow(*self.answers.values(), least=300, most_columns=2),
            ),
            "first",
        )

    def _said(self, noted: Noted) -> str:
        """What it was, and how long ago."""
        desk, referral = self.desk, noted.referral
        days = (desk.today() - referral.date).days
        parts = (
            desk.words(f"referral.direction.{referral.direction}"),
            said_org(desk, referral),
            desk.label("referral_reason", referral.reason),
            desk.wording.short_day(referral.date),
            desk.words("what_became.since", n=days),
        )
        return desk.words("register.dot").join(part for part in parts if part)

    def _answer(self, answer: str) -> None:
        desk, noted = self.desk, self.noted
        if noted is None:
            return
        # A second stroke before the next one stands here shall answer nobody.
        self.noted, self.answers, self._answering = None, {}, True
        actor, referral = desk.actor, noted.referral.id
        if answer == _LATER:
            self._put_off.add(referral)
            self._ask()
        elif answer == _STILL:
            said = self.words("what_became.kept_waiting")
            desk.do(
                lambda s: s.referrals.still_waits(actor, referral),
                self._kept(said),
                self,
                self._refused,
            )
        else:
            what = desk.label("referral_status", answer)
            said = self.words("what_became.kept", what=what)
            desk.do(
                lambda s: s.referrals.tell(actor, referral, answer),
                self._kept(said),
                self,
                self._refused,
            )

    def _refused(self, problem: Problem) -> None:
        self.desk.refuse(problem)
        self._ask()

    def _settled(self, busy: bool) -> None:  # noqa: FBT001 - it is the signal's value
        """Nothing is under way any more, and nothing came of the answer: it is asked again."""
        if self._answering and not busy:
            self._answering = False
            self._ask()

    def _kept(self, said: str) -> Any:  # noqa: ANN401 - what is done once it is kept
        return lambda changed: self.desk.say(said, undoes=changed.stamp)
