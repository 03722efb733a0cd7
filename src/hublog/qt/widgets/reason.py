"""Asks for a reason: one of a few at a tap, or in somebody's own words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hublog.domain.acceptances import LONGEST_REASON
from hublog.qt.widgets.arrange import column
from hublog.qt.widgets.choices import Choices
from hublog.qt.widgets.fields import line_field


class Reason(QWidget):
    """A tap writes the reason into the field, where it can be said more exactly; Enter gives it.

    ``said`` are the words of before, where the reason is given anew.
    """

    given = Signal()

    def __init__(self, ask: str, own: str, quick: Sequence[str], *, said: str = "") -> None:
        super().__init__()
        self.quick = Choices(ask, [(each, each) for each in quick], least=210)
        self.quick.chose.connect(self._take)
        self.field, self.own = line_field(own, said)
        self.quick.choose(said)
        self.own.setMaxLength(LONGEST_REASON)
        self.own.textEdited.connect(self.quick.choose)
        self.own.returnPressed.connect(self.given)
        self.setLayout(column(self.quick, self.field, gap=8))

    @property
    def value(self) -> str:
        """What was said so far."""
        return self.own.text()

    def begin(self) -> None:
        """The first of the few; where something was said before, that."""
        if self.value:
            self.own.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.quick.focus_first()

    def complain(self, sentence: str) -> None:
        """Say what is wrong with the reason, and where to mend it."""
        self.field.complain(sentence)
        self.own.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, reason: str) -> None:
        self.own.setText(reason)
        self.field.complain("")
        self.own.setFocus(Qt.FocusReason.OtherFocusReason)
