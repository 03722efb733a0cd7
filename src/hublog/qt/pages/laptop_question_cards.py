"""One question that two laptops leave open, on one card: keys 1 and 2 answer it, 3 leaves it for later."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from hublog.domain.months import Month
from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.pages.laptop_sides import Side, side_by_side
from hublog.qt.pages.laptop_values import Values, said_moment
from hublog.qt.widgets.arrange import column, row, wrap
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.fields import line_field
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Label
from hublog.services.api import Services
from hublog.services.changed import Changed
from hublog.services.laptop_asked import About, TwoAnswers
from hublog.services.laptop_asked import Side as Answer

_KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)
Settling = Callable[[Services], Changed | Problem]


class QuestionCard(InlineCard):
    """``done`` when it is left for later; what is settled is told to every page."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.words = desk, desk.words
        self.buttons: list[Button] = []
        self.later = self.button(self.words("laptop_questions.later"), self.done.emit)
        self._wrong = Label("", "error")

    def begin(self) -> None:
        """On what changes nothing: Enter alone decides nothing."""
        self.later.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number presses the button that shows it; held down it does not answer what comes next."""
        key = Qt.Key(event.key())
        if key in _KEYS and event.isAutoRepeat():
            event.accept()
        elif key in _KEYS and (place := _KEYS.index(key)) < len(self.buttons):
            self.buttons[place].click()
        elif key == _KEYS[-1]:
            self.later.click()
        else:
            super().keyPressEvent(event)

    def answer(
        self, text: str, settling: Settling, said: str, *, spoken: str = "", icon: str = "check"
    ) -> Button:
        """A button that settles it; the next number presses it."""
        made = self.button(text, lambda: self.settle(settling, said), icon=icon, spoken=spoken)
        self.buttons.append(made)
        made.hint = str(len(self.buttons))
        return made

    def button(
        self, text: str, does: Callable[[], object], *, icon: str = "", spoken: str = ""
    ) -> Button:
        """A button that does something."""
        made = Button(text, icon=icon, spoken=spoken)
        made.clicked.connect(does)
        return made

    def settle(self, settling: Settling, said: str) -> None:
        """Do it, and say what was done."""

        def settled(changed: Changed) -> None:
            self.desk.say(said, undoes=changed.stamp)

        self.desk.do(settling, settled, self, self._refused)

    def lay(
        self, place: str, title: str, *things: QWidget, under: tuple[QWidget, ...] = ()
    ) -> None:
        """Lay it out: which of how many, its title, what it shows, and the way to leave it."""
        self.later.hint = str(len(_KEYS))
        layout = column(Label(place, "small"), Label(title, "h2"), *things, self._wrong)
        if under:
            layout.addWidget(wrap(*under, self.later))
        else:
            layout.addLayout(row(self.later, 1))
        self.fill(layout)
        self._wrong.hide()

    def _refused(self, problem: Problem) -> None:
        self._wrong.setText(self.words.problem(problem))
        self._wrong.show()


class TwoAnswersCard(QuestionCard):
    """Two values of one field; this laptop's stands first."""

    def __init__(self, desk: Desk, question: TwoAnswers, values: Values, place: str) -> None:
        super().__init__(desk)
        self._question, self._values = question, values
        sides = (question.counts, question.other)
        ordered = sorted(sides, key=lambda each: not each.here)
        shown: list[QWidget] = [side_by_side([self._side(each) for each in ordered])]
        self.text: QLineEdit | None = None
        under: tuple[QWidget, ...] = ()
        if question.free_text:
            field, self.text = line_field(self.words("laptop_questions.neither"))
            self.text.returnPressed.connect(self._write)
            write = self.button(self.words("laptop_questions.keep_text"), self._write, icon="check")
            shown.append(field)
            under = (write,)
        what = values.fields(question.table, question.fields)
        about = said_about(desk, question.about)
        title = self.words("laptop_questions.about", about=about, what=what) if about else what
        self.lay(place, title, *shown, under=under)

    def _side(self, side: Answer) -> Side:
        words, question = self.words, self._question
        shown = self._values.values(question.table, question.fields, side.shown)
        counts = side is question.counts
        keep = self.answer(
            words("laptop_questions.keep"),
            lambda s: s.laptop_questions.settle(self.desk.actor, question, other=not counts),
            words("laptop_questions.kept", what=shown),
            spoken=words(
                "laptop_questions.keep_spoken", what=f"{_where(self.desk, side)}, {shown}"
            ),
        )
        mark = words("laptop_questions.counts") if counts else ""
        return Side(
            _where(self.desk, side),
            [said_who(self.desk, side.by, side.at)],
            keep,
            strong=shown,
            mark=mark,
        )

    def _write(self) -> None:
        text = self.text.text().strip() if self.text is not None else ""
        if not text:
            if self.text is not None:
                self.text.setFocus()
            return
        question = self._question
        self.settle(
            lambda s: s.laptop_questions.settle(self.desk.actor, question, text=text),
            self.words("laptop_questions.kept", what=text),
        )


def said_about(desk: Desk, about: About) -> str:
    """What the row is that two answers are about."""
    day = desk.wording.short_day(about.day) if about.day else ""
    month = desk.wording.month(Month.parse(about.month)) if about.month else ""
    parts = (about.person, about.activity, day, month, about.name)
    return desk.words("laptop_value.comma").join(part for part in parts if part)


def said_who(desk: Desk, by: str, at: dt.datetime) -> str:
    """Who changed it, and when."""
    when = said_moment(desk, at)
    if not by:
        return desk.words("laptop_questions.changed", when=when)
    return desk.words("laptop_questions.changed_by", name=by, when=when)


def _where(desk: Desk, side: Answer) -> str:
    return said_laptop(desk, side.laptop, here=side.here)


def said_laptop(desk: Desk, laptop: str, *, here: bool) -> str:
    """Which laptop something stands on."""
    if here:
        return desk.words("laptop_questions.here")
    if not laptop:
        return desk.words("laptop_questions.there_nobody")
    return desk.words("laptop_questions.there", laptop=laptop)
