"""Answers that somebody gave on paper, and the total of a sheet that is not ours to ask: typed by a coordinator."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from hublog.domain.asking import WE_ASK, Answers, Question, questions, with_answer
from hublog.domain.consents import WELLBEING, Held
from hublog.domain.outcomes import SCALES, SWEMWBS
from hublog.domain.paper_days import spelled_day
from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.once import Once
from hublog.qt.theme.theme import theme
from hublog.qt.widgets.arrange import column, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.fields import Field, line_field
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.tick import Tick
from hublog.qt.widgets.wrong import Wrong
from hublog.services.api import Services
from hublog.services.changed import Changed
from hublog.services.consents import Said
from hublog.services.wellbeing import Ask, HowTheyAre

_LONGEST, _WIDTH = 2, 72
_ON_PAPER = Said(method="paper")


class _Number(Field):
    """A field for one answer; ``number`` is ``None`` where it was left out or cannot be one."""

    def __init__(self, desk: Desk, question: str, instrument: str, allowed: range) -> None:
        self.edit = QLineEdit()
        self.edit.setMaxLength(_LONGEST)
        scale = desk.words(f"wellbeing_paper.scale.{instrument}")
        super().__init__(question, self.edit, scale, first=True)
        self._allowed = allowed
        self._wrong = desk.words("wellbeing_paper.out_of_range", least=allowed[0], most=allowed[-1])

        theme().changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        self.edit.setFixedWidth(theme().px(_WIDTH))

    @property
    def number(self) -> int | None:
        """What was typed, where it is one of the answers."""
        typed = self.edit.text().strip()
        number = int(typed) if typed.isdecimal() else None
        return number if number in self._allowed else None

    def is_wrong(self) -> bool:
        """Whether something stands there that is no answer; then the field says so."""
        wrong = bool(self.edit.text().strip()) and self.number is None
        self.complain(self._wrong if wrong else "")
        return wrong


def _number(desk: Desk, asked: Question) -> _Number:
    question = desk.words(f"wellbeing.ask.{asked.instrument}.{asked.code}")
    return _Number(desk, question, asked.instrument, SCALES[asked.instrument].answers)


class PaperAnswers(InlineCard):
    """One field for each question, empty where it was left out; everything is kept in one go.

    ``ask`` says at which stage and about what, as chosen on the page when it is kept.
    """

    def __init__(
        self, desk: Desk, about: HowTheyAre, name: str, ask: Callable[[dt.date], Ask]
    ) -> None:
        super().__init__()
        self._desk, self._about, self._name, self._ask = desk, about, name, ask
        self._once: Once[Services] = Once(desk, self)
        words = desk.words
        self._day_field, self.day = line_field(
            words("wellbeing_paper.day"), hint=words("wellbeing_paper.day_hint")
        )
        self._day_field.setMaximumWidth(420)
        self.answers = {each: _number(desk, each) for each in questions(WE_ASK)}
        self.total = _Number(desk, words("wellbeing_paper.total"), SWEMWBS, SCALES[SWEMWBS].totals)
        self.agreed = Tick(words("wellbeing_paper.agreed", name=name))
        self._wrong = Wrong()
        save = Button(words("wellbeing_paper.keep"), "primary", icon="save")
        save.clicked.connect(self._keep)
        leave = Button(words("wellbeing_paper.leave"))
        leave.clicked.connect(self.done)
        self.fill(
            column(
                Label(words("wellbeing_paper.title", name=name), "h2"),
                Label(words("wellbeing_paper.hint"), "muted"),
                self._day_field,
                *self.answers.values(),
                self.total,
                self.agreed,
                self._wrong,
                wrap(save, leave),
            )
        )
        self.total.setVisible(about.types_totals)
        self.agreed.setVisible(about.consent is not Held.YES)

    def begin(self) -> None:
        """With the day."""
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def entered(self) -> None:
        """Enter in a field keeps all of it."""
        self._keep()

    def _keep(self) -> None:
        words, name = self._desk.words, self._name
        wrong = [each.edit for each in (*self.answers.values(), self.total) if each.is_wrong()]
        day = self._typed_day()
        if isinstance(day, Problem):
            self._day_field.complain(words.problem(day))
            wrong.insert(0, self.day)
        elif not wrong and self._agrees and not self.agreed.isChecked():
            self._refuse(words("wellbeing_paper.agree_first", name=name))
        elif not wrong and not self._answers and self.total.number is None:
            self._refuse(words("wellbeing_paper.nothing"))
        elif not wrong:
            self._write_down(self._ask(day))
        if wrong:
            wrong[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _agrees(self) -> bool:
        """Whether the yes to being asked stands on this paper, since nobody noted one before."""
        return self._about.consent is not Held.YES

    @property
    def _answers(self) -> Answers:
        given: Answers = {}
        for question, field in self.answers.items():
            if field.number is not None:
                given = with_answer(given, question, field.number)
        return given

    def _typed_day(self) -> dt.date | Problem:
        self._day_field.complain("")
        typed, today = self.day.text().strip(), self._desk.today()
        return spelled_day(typed, today) if typed else today

    def _write_down(self, ask: Ask) -> None:
        desk, answers, total = self._desk, self._answers, self.total.number

        def write(_: Changed | None = None) -> None:
            self._once.do(
                lambda s: s.wellbeing.write_down(desk.actor, ask, answers, total),
                self._kept,
                self._refuse_for,
            )

        if self._agrees:
            who, agrees = ask.person_id, self._agrees
            self._once.do(
                lambda s: s.consents.give(desk.actor, who, WELLBEING, agrees, _ON_PAPER),
                write,
                self._refuse_for,
            )
        else:
            write()

    def _kept(self, changed: Changed) -> None:
        desk = self._desk
        desk.say(desk.words("wellbeing_paper.kept", name=self._name), undoes=changed.stamp)
        self.done.emit()

    def _refuse_for(self, problem: Problem) -> None:
        if problem.code == "WELLBEING_ANSWER":
            problem = replace(problem, where=self._desk.label("instrument", problem.where))
        self._refuse(self._desk.words.problem(problem))

    def _refuse(self, sentence: str) -> None:
        self._wrong.say(sentence)
