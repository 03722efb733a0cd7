"""One question on one card: the answer is kept as it is chosen, and the next one comes."""

from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from hublog.domain import questions
from hublog.domain.people import Person
from hublog.domain.problems import Problem
from hublog.domain.questions import Step
from hublog.qt.desk import Desk
from hublog.qt.once import Once
from hublog.qt.widgets.arrange import clear, column, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.choices import Choices
from hublog.qt.widgets.fields import Field, line_field
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Label
from hublog.services.api import Services
from hublog.services.changed import Changed


class QuestionCard(InlineCard):
    """Asks one question, or all that are missing where ``field`` is empty; all may be skipped."""

    def __init__(self, desk: Desk, person: Person, country: str, field: str) -> None:
        super().__init__()
        self._desk, self._person = desk, person
        self._once: Once[Services] = Once(desk, self)
        every = questions.questions(country)
        missing = questions.unanswered(person, country)
        self._asked = [each for each in every if each.field == field] if field else [*missing]
        self._one = bool(field)
        self._place, self._step = 0, 0
        self._inside: QVBoxLayout = column(gap=10)
        self.choices: list[Choices] = []
        self._typed: tuple[Field, QLineEdit] | None = None
        self.fill(self._inside)
        self._show()

    def begin(self) -> None:
        """Where an answer is typed or chosen."""
        if self._typed is not None:
            self._typed[1].setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.choices:
            self.choices[0].focus_first()

    def _show(self) -> None:
        clear(self._inside)
        self.choices, self._typed = [], None
        if self._place >= len(self._asked):
            self.done.emit()
            return
        words = self._desk.words
        step = self._asked[self._place].steps[self._step]
        if not self._one:
            at = words("person.question_of", n=self._place + 1, of=len(self._asked))
            self._inside.addWidget(Label(at, "small"))
        self._inside.addWidget(Label(words(step.ask), "h1"))
        if step.hint:
            self._inside.addWidget(Label(words(step.hint), "muted"))
        if step.typed:
            self._add_typed(step)
        self._add_choices(step)
        back = Button(words("first_run.back"), icon="arrow-left")
        back.clicked.connect(self._back)
        back.setEnabled(self._place + self._step > 0)
        skip = Button(words("person.skip"), icon="arrow-right")
        skip.clicked.connect(self._next)
        leave = Button(words("person.enough"))
        leave.clicked.connect(self.done)
        self._inside.addWidget(wrap(back, skip, leave))

    def _add_typed(self, step: Step) -> None:
        words = self._desk.words
        field, edit = line_field(words(f"person.typed.{step.typed}"))
        field.setMaximumWidth(420)
        edit.returnPressed.connect(lambda: self._answer(edit.text()))
        self._typed = field, edit
        self._inside.addWidget(field)

    def _add_choices(self, step: Step) -> None:
        words = self._desk.words
        ask = words(step.ask)
        for heading, together in groupby(step.choices, key=lambda choice: choice.heading):
            if heading:
                self._inside.addWidget(Label(words(heading), "strong"))
            group = [(choice.value or _NEXT, words(choice.wording)) for choice in together]
            name = words(heading) if heading else ask
            choices = Choices(name, group, least=230)
            choices.choose(getattr(self._person, self._asked[self._place].field))
            choices.chose.connect(self._chosen)
            self.choices.append(choices)
            self._inside.addWidget(choices)

    def _chosen(self, value: str) -> None:
        if value == _NEXT:
            self._step += 1
            self._show()
            self.begin()
        else:
            self._answer(value)

    def _answer(self, value: str) -> None:
        desk, person = self._desk, self._person.id
        field = self._asked[self._place].field

        def kept(changed: Changed) -> None:
            if changed:
                desk.say(desk.words("person.answer_kept"), undoes=changed.stamp)
            self._next()

        def refused(problem: Problem) -> None:
            if self._typed is None:
                desk.refuse(problem)
                return
            self._typed[0].complain(desk.words.problem(problem))
            self._typed[1].setFocus()

        self._once.do(lambda s: s.people.answer(desk.actor, person, field, value), kept, refused)

    def _next(self) -> None:
        if self._once.under_way:  # what is being kept goes on by itself
            return
        self._place, self._step = self._place + 1, 0
        self._show()
        self.begin()

    def _back(self) -> None:
        if self._once.under_way:
            return
        if self._step:
            self._step = 0
        else:
            self._place = max(0, self._place - 1)
        self._show()
        self.begin()


_NEXT = "next"
"""The choice that leads to the question's next step."""
