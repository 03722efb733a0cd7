"""What was learned in a month, in the hub's own words: three prompts, kept whenever the card is left."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QPlainTextEdit

from hublog.domain.learning import LONGEST_LEARNING, PROMPTS, Learning
from hublog.domain.months import Month
from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.theme.theme import theme
from hublog.qt.widgets.arrange import column, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.chips import Chips
from hublog.qt.widgets.choices import Choices
from hublog.qt.widgets.fields import Field
from hublog.qt.widgets.inline import InlineCard
from hublog.qt.widgets.labels import Label
from hublog.services.changed import Changed

_CONSENT = {"yes": True, "no": False}
_HIGH = 104
"""Three lines of an answer, in pixels at 100 %."""


class LearningCard(InlineCard):
    """Nothing on it is a must; what was typed is kept as soon as the card is no longer seen."""

    def __init__(self, desk: Desk, month: Month, learning: Learning) -> None:
        super().__init__()
        words = desk.words
        self._desk, self._month, self._kept = desk, month, learning
        self.fields: dict[str, Field] = {}
        self.texts: dict[str, QPlainTextEdit] = {}
        title = words("month_return.learning.title", month=desk.wording.month(month))
        layout = column(Label(title, "h2"), Label(words("month_return.learning.hint"), "muted"))
        for prompt in PROMPTS:
            layout.addWidget(self._field(prompt, getattr(learning, prompt)))
        offered = [code.code for code in desk.codes["condition"].on(desk.today())]
        codes = dict.fromkeys([*offered, *learning.conditions])
        labels = [(code, desk.label("condition", code)) for code in codes]
        self.conditions = Chips(words("month_return.learning.conditions"), labels)
        self.conditions.choose(learning.conditions)
        ask = words("month_return.learning.consent")
        answers = [(each, words(f"settings.yes_no.{each}")) for each in _CONSENT]
        self.consent = Choices(ask, answers, least=96)
        told = {told: key for key, told in _CONSENT.items()}
        self.consent.choose("" if learning.story_consent is None else told[learning.story_consent])
        layout.addWidget(Label(words("month_return.learning.conditions"), "strong"))
        layout.addWidget(self.conditions)
        layout.addWidget(Label(ask, "strong"))
        layout.addWidget(self.consent)
        layout.addWidget(Label(words("month_return.learning.consent_hint"), "small"))
        close = Button(words("month_return.learning.close"), "primary", icon="check")
        close.clicked.connect(self.done)
        layout.addLayout(row(close, 1))
        self.fill(layout)
        theme().changed.connect(self._measure)
        self._measure()

    def begin(self) -> None:
        """The first prompt."""
        self.texts[PROMPTS[0]].setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Whatever takes the card away, what was typed is kept."""
        self.keep()
        super().hideEvent(event)

    def keep(self) -> None:
        """Keep what was changed."""
        told = self._told()
        if all(getattr(self._kept, name) == value for name, value in told.items()):
            return
        desk, month = self._desk, self._month
        said = desk.words("month_return.learning.kept")

        def kept(changed: Changed) -> None:
            if changed:
                desk.say(said, undoes=changed.stamp)

        def write(services: Any) -> Changed | Problem:  # noqa: ANN401 - the open register
            written: Changed | Problem = services.learning.write(desk.actor, month, **told)
            return written

        desk.do(write, kept, desk)

    def _told(self) -> dict[str, Any]:
        told: dict[str, Any] = {name: edit.toPlainText() for name, edit in self.texts.items()}
        chosen, before = self.conditions.values, self._kept.conditions
        told["conditions"] = before if set(chosen) == set(before) else chosen
        told["story_consent"] = _CONSENT.get(self.consent.value)
        return told

    def _field(self, prompt: str, text: str) -> Field:
        words = self._desk.words
        edit = QPlainTextEdit(text)
        edit.setTabChangesFocus(True)
        field = Field(words(f"learning.prompt.{prompt}"), edit)
        edit.textChanged.connect(lambda: self._hold(prompt))
        self.fields[prompt], self.texts[prompt] = field, edit
        return field

    def _measure(self) -> None:
        for edit in self.texts.values():
            edit.setFixedHeight(theme().px(_HIGH))

    def _hold(self, prompt: str) -> None:
        """What is too long cannot be typed, and that is said."""
        field, edit = self.fields[prompt], self.texts[prompt]
        too_long = len(edit.toPlainText()) > LONGEST_LEARNING
        if too_long:
            cursor = edit.textCursor()
            cursor.movePosition(cursor.MoveOperation.End)
            over = len(edit.toPlainText()) - LONGEST_LEARNING
            cursor.movePosition(cursor.MoveOperation.Left, cursor.MoveMode.KeepAnchor, over)
            cursor.removeSelectedText()
        problem = Problem("LEARNING_TOO_LONG", prompt, {"most": LONGEST_LEARNING})
        field.complain(self._desk.words.problem(problem) if too_long else "")
