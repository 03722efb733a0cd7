"""What a person was asked and what they said; every answer can be asked again."""

from PySide6.QtCore import Qt, Signal

from hublog.domain import questions
from hublog.domain.people import NOT_ASKED, PREFERS_NOT_TO_SAY, Person
from hublog.domain.questions import Question
from hublog.qt.desk import Desk
from hublog.qt.models.rows import Row
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label
from hublog.qt.widgets.rows_view import RowsView


class AnswersCard(Card):
    """``asked`` carries a question's field, or nothing where all that is missing shall be asked."""

    asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        self.list = RowsView(words("person.answers"), lined=True, grows=True)
        self.list.chosen.connect(lambda chosen: self.asked.emit(chosen.key))
        self.missing = Button(words("person.ask_missing"), icon="circle-question-mark")
        self.missing.clicked.connect(lambda: self.asked.emit(""))
        self.fill(
            column(
                Label(words("person.answers"), "h2"),
                Label(words("person.answers_hint"), "muted"),
                self.list,
                row(self.missing, 1),
                gap=8,
            )
        )

    def begin(self) -> None:
        """Go back to where the questions are."""
        target = self.missing if self.missing.isVisible() else self.list
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_person(self, person: Person, country: str) -> None:
        """Show the answers of somebody."""
        asked = questions.questions(country)
        self.list.show_rows([self._row(person, each) for each in asked])
        self.missing.setVisible(bool(questions.unanswered(person, country)))

    def _row(self, person: Person, question: Question) -> Row:
        title = self._desk.words(f"person.question.{question.field}")
        return Row(question.field, title, said_answer(self._desk, person, question))


def said_answer(desk: Desk, person: Person, question: Question) -> str:
    """The answer in the words in which it was asked."""
    words = desk.words
    value = getattr(person, question.field)
    if question.field == "age_band" and person.birth_year is not None:
        return words("person.born", year=str(person.birth_year))
    if value in {"", NOT_ASKED}:
        return words("question.always.NK")
    if value == PREFERS_NOT_TO_SAY:
        return words("question.always.NS")
    choices = (choice for step in question.steps for choice in step.choices)
    return next((words(c.wording) for c in choices if c.value == value), value)
