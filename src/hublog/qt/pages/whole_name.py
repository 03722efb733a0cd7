"""A grown-up is named so that the next shift knows who it was: one word alone is asked about, once."""

from PySide6.QtCore import Qt

from hublog.domain.words import Words
from hublog.qt.widgets.fields import Field


class WholeName:
    """Over a field; what was typed stays as it is, and is kept where it is meant so.

    ``asked`` once nobody shall be asked any more.
    """

    def __init__(self, words: Words, field: Field) -> None:
        self._words, self._field = words, field
        self.asked = False

    def asks(self, typed: str) -> bool:
        """Whether it asked for the whole name now, at the field."""
        if self.asked or len(typed.split()) != 1:
            return False
        self.asked = True
        self._field.complain(self._words("whole_name.ask", name=typed.strip()))
        self._field.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
