"""What is wrong on a card, where no field of it can say so: seen wherever the page stands, and heard."""

from PySide6.QtCore import QCoreApplication, QEvent, QTimer

from hublog.qt.widgets.labels import Label
from hublog.qt.widgets.reading_out import read_out
from hublog.qt.widgets.scrolling import bring_into_sight


class Wrong(Label):
    """Hidden while nothing is wrong."""

    def __init__(self) -> None:
        super().__init__("", "error")
        self.hide()

    def say(self, sentence: str) -> None:
        """Say what is wrong: to whoever looks, and to whoever hears."""
        self.setText(sentence)
        self.show()
        read_out(self, sentence, at_once=True)
        QTimer.singleShot(0, self, self._come_into_sight)

    def _come_into_sight(self) -> None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        bring_into_sight(self)
