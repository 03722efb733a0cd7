"""Two different answers: what two laptops say differently, one thing at a time, settled or left for later."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt

from hublog.qt.desk import Desk
from hublog.qt.page import Page
from hublog.qt.pages.laptop_names import names_in
from hublog.qt.pages.laptop_question_cards import QuestionCard, TwoAnswersCard
from hublog.qt.pages.laptop_twin_cards import (
    BelowZeroCard,
    CardTwiceCard,
    TwoPeopleCard,
    TwoSessionsCard,
    VersionsCard,
)
from hublog.qt.pages.laptop_values import Values
from hublog.qt.widgets.arrange import clear, column, row, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label, Picture
from hublog.services.api import Services
from hublog.services.changed import Changed
from hublog.services.laptop_asked import (
    BelowZero,
    CardTwice,
    Questions,
    TwoAnswers,
    TwoPeople,
    TwoSessions,
    VersionsTwice,
)

Question = TwoAnswers | TwoSessions | TwoPeople | CardTwice | VersionsTwice | BelowZero
Key = tuple[str, ...]
"""What a question is about, by which it is known again after others were settled."""


class LaptopQuestions(Page):
    """Shows the first that was not put off; whatever is put off stays open."""

    name = "laptop_questions"
    guide = "laptops"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._put_off: set[Key] = set()
        self._shown: Key = ()
        self._asked = column(gap=0)
        self.body.addLayout(self.cards)
        self.body.addLayout(self._asked)
        self.body.addStretch(1)

    def opened(self, where: Mapping[str, Any]) -> None:
        """Begin with the first, whatever was put off before."""
        del where
        self._put_off = set()
        self._ask()

    def heard(self, changed: Changed) -> None:
        """Something may be settled now, or open again."""
        del changed
        self._ask()

    def _ask(self) -> None:
        self.desk.ask(_everything, self._show, self)

    def _show(self, found: tuple[Questions, Mapping[str, str]]) -> None:
        questions, names = found
        asked = in_turn(questions)
        self.head(
            self.words("laptop_questions.title"), self.words("laptop_questions.state", n=len(asked))
        )
        self._shown = ()
        self.close_card()
        clear(self._asked)
        left = [each for each in asked if key_of(each) not in self._put_off]
        if not left:
            self._end(len(asked))
            return
        first = left[0]
        self._shown = key_of(first)
        place = self.words("laptop_questions.of", n=len(asked) - len(left) + 1, of=len(asked))
        self.show_card(self._card(first, names, place), self._later)

    def _card(self, question: Question, names: Mapping[str, str], place: str) -> QuestionCard:
        desk = self.desk
        here = names.get(desk.services.store.device, "")
        if isinstance(question, TwoAnswers):
            return TwoAnswersCard(desk, question, Values(desk, names), place)
        if isinstance(question, TwoSessions):
            return TwoSessionsCard(desk, question, here, place)
        if isinstance(question, TwoPeople):
            return TwoPeopleCard(desk, question, here, place)
        if isinstance(question, CardTwice):
            return CardTwiceCard(desk, question, here, place)
        if isinstance(question, VersionsTwice):
            return VersionsCard(desk, question, names, place)
        return BelowZeroCard(desk, question, place)

    def _later(self) -> None:
        """The card was left, by its button or by Esc."""
        if self._shown:
            self._put_off.add(self._shown)
            self._shown = ()
            self._ask()

    def _end(self, put_off: int) -> None:
        words = self.words
        today = Button(words("laptop_questions.today"), "primary", icon="sun")
        today.clicked.connect(lambda: self.desk.go("today"))
        settings = Button(words("laptop_questions.settings"), icon="settings")
        settings.clicked.connect(lambda: self.desk.go("settings"))
        buttons = [today, settings]
        if put_off:
            again = Button(words("laptop_questions.again"), icon="eye")
            again.clicked.connect(lambda: self.opened({}))
            buttons.insert(1, again)
            title, more = words("laptop_questions.put_off", n=put_off), "put_off_more"
        else:
            title, more = words("laptop_questions.nothing_open"), "nothing_open_more"
        heading = row(Picture("circle-dot" if put_off else "circle-check", 28, "ok"), gap=12)
        heading.addWidget(Label(title, "h2"), 1)
        said = Label(words(f"laptop_questions.{more}"), "muted")
        self._asked.addWidget(Card(column(heading, said, wrap(*buttons))))
        today.setFocus(Qt.FocusReason.OtherFocusReason)


def in_turn(questions: Questions) -> Sequence[Question]:
    """What decides most comes first: one session or two, one person or two."""
    return (
        *questions.sessions,
        *questions.people,
        *questions.cards,
        *questions.answers,
        *questions.versions,
        *questions.below_zero,
    )


def key_of(question: Question) -> Key:
    """What a question is about."""
    match question:
        case TwoAnswers():
            return ("answers", question.table, question.row_id, *question.fields)
        case TwoSessions():
            return ("sessions", question.one.session.id, question.other.session.id)
        case TwoPeople():
            return ("people", question.one.person.id, question.other.person.id)
        case CardTwice():
            return ("card", str(question.card))
        case VersionsTwice():
            return ("version", question.month, str(question.version))
        case BelowZero():
            return ("below_zero", question.session_id, question.age_band)


def _everything(services: Services) -> tuple[Questions, Mapping[str, str]]:
    found = services.laptop_questions.open()
    return found, names_in(services, found)
