"""A list of which a click chooses or removes: the second half of a double click does nothing more."""

from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QListView


class ClickedOnce(QListView):
    """Another row may have moved into the place of the one that was clicked, and is not meant."""

    _second_half = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """What was clicked first is done."""
        self._second_half = True
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click is over when the button comes up."""
        if self._second_half:
            self._second_half = False
            event.accept()
        else:
            super().mouseReleaseEvent(event)
