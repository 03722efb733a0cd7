"""How somebody says they are: when they were asked, whether it is due, and what they said once asked for."""

import datetime as dt
from itertools import groupby

from PySide6.QtWidgets import QVBoxLayout

from hublog.domain.consents import Held
from hublog.domain.months import Month
from hublog.domain.outcomes import SCALES, Outcome
from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.widgets.arrange import clear, column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label, Line
from hublog.services.answers_given import Asked
from hublog.services.changed import Changed
from hublog.services.wellbeing import HowTheyAre

_AGREED = {
    Held.YES: "agreed",
    Held.NO: "refused",
    Held.WITHDRAWN: "taken_back",
    Held.UNASKED: "unasked",
    Held.EXPIRED: "unasked",
}


class HowTheyAreCard(Card):
    """Not there where the hub never asked them; the answers stay covered until somebody wants to see them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        self._person_id = ""
        self.about: HowTheyAre | None = None
        self.lines: QVBoxLayout = column(gap=4)
        self.said: QVBoxLayout = column(gap=4)
        self.ask = Button(words("wellbeing_card.ask_now"), icon="circle-question-mark")
        self.ask.clicked.connect(self._ask_now)
        self.see = Button(words("wellbeing_card.answers"), "link")
        self.see.clicked.connect(self._turn)
        layout = column(Label(words("wellbeing_card.title"), "h2"), gap=8)
        layout.addLayout(self.lines)
        layout.addLayout(self.said)
        layout.addLayout(row(self.ask, self.see, 1))
        self.fill(layout)
        self.hide()
        desk.changed.connect(self._heard)

    def show_person(self, person_id: str) -> None:
        """Show somebody; what they said is covered again."""
        self._person_id, self.about = person_id, None
        self._cover()

        def show(found: HowTheyAre | Problem) -> None:
            if person_id == self._person_id:
                self._show(found)

        self._desk.ask(lambda s: s.wellbeing.of(person_id), show, self)

    def _heard(self, changed: Changed) -> None:
        if self._person_id and changed.rows.keys() & {"outcome", "consent", "hub", "person"}:
            self.show_person(self._person_id)

    def _show(self, found: HowTheyAre | Problem) -> None:
        if isinstance(found, Problem) or not (found.asks or found.asked):
            self.hide()
            return
        words = self._desk.words
        self.about = found
        clear(self.lines)
        self.lines.addWidget(Label(words(f"wellbeing_card.{_AGREED[found.consent]}"), "muted"))
        if not (found.asked or found.refused):
            self.lines.addWidget(Label(words("wellbeing_card.never")))
        for (day, stage, activity), asked in groupby(found.asked, _asking):
            shown = [self._desk.label("instrument", each.instrument) for each in asked]
            what = words("register.dot").join(part for part in (activity, *shown) if part)
            when = self._desk.wording.day_and_year(day)
            self.lines.addWidget(Line())
            self.lines.addWidget(Label(words("wellbeing_card.asked", day=when, what=what)))
            self.lines.addWidget(Label(self._desk.label("stage", stage), "small"))
        for each in found.due:
            month = self._desk.wording.month(Month.of(each.latest))
            self.lines.addWidget(Label(words("wellbeing_card.due", month=month), "strong"))
        self.see.setVisible(bool(found.asked))
        self.ask.setVisible(found.asks and found.old_enough and not found.refused)
        self.show()

    def _ask_now(self) -> None:
        if self.about is not None:
            waits = self.about.due[:1]
            activity = waits[0].activity_id if waits else None
            self._desk.go("wellbeing", person=self.about.person_id, activity=activity)

    def _turn(self) -> None:
        if self.said.count():
            self._cover()
            return
        who = self._person_id

        def show(found: tuple[Outcome, ...] | Problem) -> None:
            if who == self._person_id and not isinstance(found, Problem):
                self._uncover(found)

        self._desk.ask(lambda s: s.wellbeing.answers(who), show, self)

    def _cover(self) -> None:
        clear(self.said)
        self.see.set_words(self._desk.words("wellbeing_card.answers"))

    def _uncover(self, found: tuple[Outcome, ...]) -> None:
        words = self._desk.words
        clear(self.said)
        for outcome in found:
            self.said.addWidget(Line())
            when = self._desk.wording.day_and_year(outcome.date)
            instrument = self._desk.label("instrument", outcome.instrument)
            heading = row(Label(words("wellbeing_card.asked", day=when, what=instrument), "strong"))
            off = Button(words("wellbeing_card.take_off"), "link")
            off.setAccessibleName(
                words("wellbeing_card.take_off_spoken", what=instrument, day=when)
            )
            off.clicked.connect(lambda _=False, id_=outcome.id: self._take_off(id_))
            heading.addWidget(off)
            self.said.addLayout(heading)
            for line in self._answers(outcome):
                self.said.addWidget(Label(line, "small"))
        self.see.set_words(words("wellbeing_card.hide"))

    def _answers(self, outcome: Outcome) -> list[str]:
        words, instrument = self._desk.words, outcome.instrument
        skipped = words("wellbeing_card.skipped")
        asked = zip(SCALES[instrument].questions, outcome.answers, strict=False)
        lines = [
            words(
                "wellbeing_card.answer_line",
                question=words(f"wellbeing.ask.{instrument}.{code}"),
                answer=skipped if answer is None else answer,
            )
            for code, answer in asked
        ]
        if outcome.total is not None:
            lines.append(words("wellbeing_card.total_line", n=outcome.total))
        return lines

    def _take_off(self, outcome_id: str) -> None:
        desk = self._desk
        said = desk.words("wellbeing_card.taken_off")
        desk.do(
            lambda s: s.wellbeing.remove(desk.actor, outcome_id),
            lambda changed: desk.say(said, undoes=changed.stamp),
            self,
        )


def _asking(each: Asked) -> tuple[dt.date, str, str]:
    """What was answered in one go."""
    return each.date, each.stage, each.activity
