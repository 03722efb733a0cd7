"""Advice and referrals on a card: written down within seconds, and later what became of them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from hublog.qt.desk import Desk
from hublog.qt.pages.referral_advice import AdviceForm
from hublog.qt.pages.referral_outcome import OutcomeForm
from hublog.qt.widgets.arrange import column
from hublog.qt.widgets.inline import InlineCard


class ReferralCard(InlineCard):
    """A new one, of a session where one is given, or what became of the one of ``referral_id``."""

    wide = True

    def __init__(self, desk: Desk, *, session_id: str = "", referral_id: str = "") -> None:
        super().__init__()
        self.form: AdviceForm | OutcomeForm = (
            OutcomeForm(desk, referral_id) if referral_id else AdviceForm(desk, session_id)
        )
        self.form.done.connect(self.done)
        self.fill(column(self.form))

    def begin(self) -> None:
        """The first question that is not answered yet."""
        self.form.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter anywhere on the card keeps it."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.form.keep()
        else:
            super().keyPressEvent(event)
