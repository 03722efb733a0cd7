"""The screen turned to somebody who answers alone: one question, large; nothing of the register."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hublog.domain.asking import Answers, Question, answer_to, questions, with_answer
from hublog.domain.consents import WELLBEING
from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.once import Once
from hublog.qt.pages.turned_answers import AnswerButtons, Answering, Large
from hublog.qt.theme.theme import theme
from hublog.qt.widgets.arrange import clear, column, flow, holding, row, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.scrolling import scrolling
from hublog.services.api import Services
from hublog.services.consents import ALONE
from hublog.services.wellbeing import Ask, Asking

_WIDTH = 940
_HIGH_ENOUGH = 450
T = TypeVar("T")


class Turned(QWidget):
    """Asks one question a page, and whether they want to at all where nobody did.

    ``over`` once they are done or stop; whoever shows it locks the window then. Each answer is kept
    at once beside the register, for that person and day alone.
    """

    over = Signal()

    def __init__(self, desk: Desk, ask: Ask, *, agreed: bool) -> None:
        super().__init__()
        self._desk, self._ask = desk, ask
        self._asking: Asking | None = None
        self._answers: Answers = {}
        self._steps: list[str | Question] = []
        self._place = self._first = 0
        self.buttons: Answering | None = None
        self._has_keys: QWidget | None = None
        self._once: Once[Services] = Once(desk, self)
        self._keeps = False
        desk.operations.busy.connect(self._settled)
        self._inside = column()
        self._holder = QWidget()
        self._holder.setLayout(self._inside)
        self._holder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        across = row(1, gap=0)
        across.addWidget(self._holder, 1000)
        across.addStretch(1)
        self._outer = column(1, across, 2, gap=0)
        self._area = scrolling(self._outer)
        self._below = column(gap=0)
        self.setLayout(column(self._area, self._below, gap=0))
        self.setAccessibleName(desk.words("turned.title"))
        theme().changed.connect(self._measure)
        self._measure()
        if agreed:
            self._begin()
        else:
            self._ask_whether()

    def begin(self) -> None:
        """Have the keys, now that it fills the window; a focus proxy would leave Tab out of some answers."""
        (self._has_keys or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc stops here; a digit goes to its answer."""
        if event.key() == Qt.Key.Key_Escape:
            self.over.emit()
        elif self.buttons is None or not self.buttons.typed(event.text()):
            super().keyPressEvent(event)

    def _ask_whether(self) -> None:
        words = self._desk.words
        yes = self._large("turned.yes", self._agree)
        no = self._large("turned.no", self._refuse)
        answers = Answering({1: yes, 2: no}, flow(yes, no, least=200, most_columns=2))
        answers.setAccessibleName(words("turned.agree"))
        why = words("turned.agree_why", n=len(questions(self._ask.instruments)))
        asked = Label(words("turned.agree"), self._role)
        self._show(asked, Label(why), foot=answers, first=answers)
        self.buttons = answers

    def _agree(self) -> None:
        desk, who = self._desk, self._ask.person_id
        self._once.do(
            lambda s: s.consents.give(desk.actor, who, WELLBEING, True, ALONE),  # noqa: FBT003
            lambda _: self._begin(),
            self._sorry,
        )

    def _refuse(self) -> None:
        desk, who = self._desk, self._ask.person_id
        self._once.do(
            lambda s: s.consents.refuse_for_good(desk.actor, who),
            lambda _: self._thank("turned.thanks_no"),
            self._sorry,
        )

    def _begin(self) -> None:
        ask = self._ask
        self._desk.ask(lambda s: s.wellbeing.begin(ask), self._begun, self)

    def _begun(self, found: Asking | Problem) -> None:
        if isinstance(found, Problem):
            self._sorry(found)
            return
        self._asking, self._answers = found, found.so_far
        self._steps = _steps(found.ask.instruments)
        # Whoever stopped in the middle goes on where they were.
        told = [n for n, step in enumerate(self._steps) if self._is_answered(step)]
        self._place = max(told, default=-1) + 1
        # What was said before is shown to nobody: it may be somebody else who sits there now.
        self._first = self._place if told else 0
        self._step()

    def _is_answered(self, step: str | Question) -> bool:
        return isinstance(step, Question) and answer_to(self._answers, step) is not None

    def _step(self) -> None:
        if self._place >= len(self._steps):
            self._keep()
            return
        step = self._steps[self._place]
        if isinstance(step, str):
            go = self._button("turned.go_on", self._next, "primary")
            intro = Label(self._desk.words(f"wellbeing.intro.{step}"), "h2")
            self._show(intro, foot=self._foot(go), first=go)
        else:
            self._question(step)

    def _question(self, asked: Question) -> None:
        words = self._desk.words
        every = [step for step in self._steps if isinstance(step, Question)]
        at = words("turned.progress", n=every.index(asked) + 1, of=len(every))
        question = Label(words(f"wellbeing.ask.{asked.instrument}.{asked.code}"), self._role)
        said = answer_to(self._answers, asked)
        buttons = AnswerButtons(words, asked.instrument, said, low=self._low)
        buttons.setAccessibleName(question.text())
        buttons.chose.connect(lambda answer: self._answer(asked, answer))
        skip = self._button("turned.skip", lambda: self._answer(asked, None))
        at_which = Label(at, "muted")
        self._show(at_which, question, buttons, foot=self._foot(skip), first=buttons.first)
        self.buttons = buttons

    def _foot(self, onward: Button) -> QWidget:
        back = self._button("first_run.back", self._back)
        back.setEnabled(self._place > self._first)
        leave = self._button("turned.leave", self.over.emit, "quiet")
        leave.setAccessibleName(self._desk.words("turned.leave_spoken"))
        return holding(row(back, onward, 1, leave))

    def _answer(self, asked: Question, answer: int | None) -> None:
        asking = self._asking
        if asking is None:
            return
        self._answers = answers = with_answer(self._answers, asked, answer)
        self._desk.ask(lambda s: s.wellbeing.keep_so_far(asking, answers), lambda _: None, self)
        self._next()

    def _next(self) -> None:
        self._place += 1
        self._step()

    def _back(self) -> None:
        self._place -= 1
        self._step()

    def _keep(self) -> None:
        desk, asking, answers = self._desk, self._asking, self._answers
        if asking is None:
            return
        self._show(Label(desk.words("turned.thanks"), "h1"))
        self._keeps = True
        desk.do(
            lambda s: s.wellbeing.keep(desk.actor, asking.ask, answers),
            lambda _: self._thank("turned.thanks_kept"),
            self,
            self._sorry,
        )

    def _thank(self, key: str) -> None:
        words = self._desk.words
        lock = self._button("turned.hand_back", self.over.emit, "primary")
        thanks = Label(words("turned.thanks"), "h1")
        self._show(thanks, Label(words(key), "h2"), foot=wrap(lock), first=lock)

    def _settled(self, busy: bool) -> None:  # noqa: FBT001 - it is the signal's value
        """Nothing is under way, and no answer came: whoever sits here is not left without a way on."""
        if self._keeps and not busy:
            self._sorry()

    def _sorry(self, _: Problem | None = None) -> None:
        lock = self._button("turned.hand_back", self.over.emit, "primary")
        said = Label(self._desk.words("turned.not_kept"), "h2")
        self._show(said, foot=wrap(lock), first=lock)

    def _large(self, key: str, does: Callable[[], object]) -> Button:
        button = Large(self._desk.words(key))
        button.low = self._low
        button.clicked.connect(lambda _: does())
        return button

    def _button(self, key: str, does: Callable[[], object], kind: str = "plain") -> Button:
        button = Button(self._desk.words(key), kind)
        button.clicked.connect(lambda _: does())
        return button

    def _show(
        self, *things: QWidget, foot: QWidget | None = None, first: QWidget | None = None
    ) -> None:
        """Show these; in a low window the foot stays in sight below what scrolls."""
        self.buttons, self._keeps = None, False
        clear(self._inside)
        clear(self._below)
        self._spread()
        for thing in things:
            self._inside.addWidget(thing)
        if foot is not None and self._low:
            self._below.addLayout(column(foot, margins=(28, 0, 28, 8)))
        elif foot is not None:
            self._inside.addWidget(foot)
        self._area.verticalScrollBar().setValue(0)
        self._has_keys = first
        if first is not None:
            first.show()  # else what stands in its place still has the keys
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _low(self) -> bool:
        """Whether the window is so low, or the text so large, that the answers would be far away."""
        return self.height() < theme().px(_HIGH_ENOUGH)

    @property
    def _role(self) -> str:
        return "h2" if self._low else "h1"

    def _spread(self) -> None:
        around, between = ((28, 8, 28, 8), 8) if self._low else ((28, 14, 28, 14), 20)
        self._outer.setProperty("margins", around)
        self._inside.setProperty("gap", between)
        for layout in (self._outer, self._inside):
            theme().measure(layout)

    def _measure(self) -> None:
        self._holder.setMaximumWidth(theme().px(_WIDTH))


def _steps(instruments: tuple[str, ...]) -> list[str | Question]:
    """The questions, and before each that begins a run of them what is said first."""
    found: list[str | Question] = []
    for each in questions(instruments):
        if each.place == 0 and each.instrument in {"ONS4", "UCLA3"}:
            found.append(each.instrument)
        found.append(each)
    return found
