"""The answers to one question as large buttons: 0 to 10 side by side, or words one below the other."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from hublog.domain.outcomes import ONS4, SCALES
from hublog.domain.words import Words
from hublog.qt.theme.theme import theme
from hublog.qt.theme.tokens import RADIUS, TARGET
from hublog.qt.widgets.arrange import column, flow, row
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.scrolling import bring_into_sight

_TOGETHER = 1200
"""Milliseconds in which a 0 after a 1 makes 10."""
_HEIGHT = 64
_ROOM = 6
"""Between the ring and the answers."""
_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class Answering(QWidget):
    """Answers of which none has the keys at first, so that no Enter too many gives one.

    The focus is on all of them, ringed, until a digit, an arrow key or Tab goes to one; Enter chooses it.
    """

    def __init__(self, buttons: Mapping[int, Button], layout: QLayout) -> None:
        super().__init__()
        self._begun = ""
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.setInterval(_TOGETHER)
        self._over.timeout.connect(self._forget)
        self.buttons = buttons
        self.setLayout(column(layout, gap=0, margins=(_ROOM, _ROOM, _ROOM, _ROOM)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def typed(self, digit: str) -> bool:
        """Go to the answer of that digit, or to 10 where a 0 follows a 1; whether there is one."""
        if not digit.isdecimal():
            return False
        together = int(self._begun + digit)
        wanted = together if together in self.buttons else int(digit)
        button = self.buttons.get(wanted)
        self._begun = digit
        self._over.start()
        if button is None:
            return False
        _go(button)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys move among the answers; Enter on what was chosen before chooses it again."""
        step = _STEPS.get(Qt.Key(event.key()))
        every, focused = list(self.buttons.values()), self.focusWidget()
        at = next((n for n, button in enumerate(every) if button is focused), -1)
        if step is not None:
            _go(every[(at + step) % len(every) if at >= 0 else 0 if step > 0 else -1])
        elif at >= 0 and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            every[at].click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        """The ring, while no answer has the keys yet."""
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme().color("focus"), 3))
            ring = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
            painter.drawRoundedRect(ring, theme().px(RADIUS), theme().px(RADIUS))

    def _forget(self) -> None:
        self._begun = ""


class AnswerButtons(Answering):
    """The answers to one question; ``chose`` carries the one that is given.

    In a ``low`` window they are less high, and words stand side by side.
    """

    chose = Signal(int)

    def __init__(
        self, words: Words, instrument: str, said: int | None, *, low: bool = False
    ) -> None:
        scale = SCALES[instrument].answers
        numbers = instrument == ONS4
        buttons: dict[int, Large] = {}
        for answer in scale:
            text = str(answer) if numbers else words(f"wellbeing.answer.{instrument}.{answer}")
            spoken = words("turned.number", n=answer) if numbers else text
            buttons[answer] = button = Large(text, "choice", spoken=spoken)
            button.low = low
            button.setChecked(answer == said)
            button.clicked.connect(lambda _=False, answer=answer: self.chose.emit(answer))
        every, gap = buttons.values(), 6 if low else 8
        if numbers:
            ends = row(
                Label(words("wellbeing.ends.least"), "muted", wraps=False),
                1,
                Label(words("wellbeing.ends.most"), "muted", wraps=False),
            )
            layout = column(flow(*every, least=64, gap=gap, most_columns=len(scale)), ends, gap=8)
        else:
            layout = column(flow(*every, least=200, gap=gap, most_columns=2 if low else 1), gap=0)
        super().__init__(buttons, layout)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if said is not None:
            self.setFocusProxy(self.buttons[said])


class Large(Button):
    """A button with a large word or number; arrow keys are its neighbours' too."""

    low = False

    def sizeHint(self) -> QSize:
        """In a low window there is less room around the words."""
        wanted = super().sizeHint()
        return wanted - QSize(theme().px(18), 0) if self.low else wanted

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt would go by what stands beside it, out of the answers."""
        if Qt.Key(event.key()) in _STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _font(self) -> QFont:
        return theme().font("h2", 600 if self.isChecked() else 400)

    def _height(self) -> int:
        return TARGET if self.low else _HEIGHT


def _go(button: Button) -> None:
    button.setFocus(Qt.FocusReason.OtherFocusReason)
    bring_into_sight(button)
