"""The place above the rows of a paper sheet where one question at a time is asked about it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hublog.domain.activities import Activity
from hublog.domain.drafts import Draft
from hublog.domain.problems import Problem
from hublog.qt.desk import Desk
from hublog.qt.pages.today_cards import NotRunningCard
from hublog.qt.pages.type_up_cards import DifferenceCard, ResumeCard, ThrownCard
from hublog.qt.pages.type_up_sight import Sight
from hublog.qt.widgets.arrange import column
from hublog.qt.widgets.inline import InlineCard
from hublog.services.sheet_view import SheetView


class Asides(QWidget):
    """``went_on``, ``thrown`` and ``brought_back`` carry a Draft.

    ``accepted`` where a total shall be kept as it is, ``left`` when a question was left.
    """

    went_on = Signal(object)
    thrown = Signal(object)
    brought_back = Signal(object)
    accepted = Signal()
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.card: InlineCard | None = None
        self._place: QVBoxLayout = column(gap=0)
        self.setLayout(self._place)
        self.hide()

    @property
    def lost(self) -> Draft | None:
        """The sheet that was thrown away just now."""
        return self.card.draft if isinstance(self.card, ThrownCard) else None

    def offer(self, drafts: Sequence[Draft], activities: Mapping[str, Activity]) -> None:
        """Offer to go on with what was begun before; what was thrown away is offered first."""
        if not drafts:
            if isinstance(self.card, ResumeCard):
                self.close_card()
        elif self.lost is None:
            card = ResumeCard(self._desk, drafts, activities)
            card.went_on.connect(self.went_on)
            card.thrown.connect(self.thrown)
            self._show(card)

    def tell_thrown(self, draft: Draft, activities: Mapping[str, Activity]) -> None:
        """Say that a sheet was thrown away, and offer to bring it back."""
        card = ThrownCard(self._desk, draft, activities)
        card.back.connect(self.brought_back)
        self._show(card)

    def ask_total(self, problem: Problem) -> None:
        """Ask whether the other total is right."""
        card = DifferenceCard(self._desk, problem)
        card.accepted.connect(self.accepted)
        self._show(card)
        card.begin()

    def ask_why(self, view: SheetView | None, sight: Sight) -> None:
        """Ask why the session of the sheet did not run."""
        if view is not None and view.session is not None:
            of = view.session
            activity = sight.activities[of.activity_id]
            card = NotRunningCard(self._desk, activity, of.date, of.start)
            self._show(card)
            card.begin()

    def take_focus(self) -> bool:
        """Begin with what is asked; whether anything is."""
        if self.card is not None:
            self.card.begin()
        return self.card is not None

    def typed_on(self) -> None:
        """Somebody typed on: what was asked about the sheet before is over."""
        if isinstance(self.card, ThrownCard | DifferenceCard | NotRunningCard):
            self.close_card()

    def close_card(self) -> None:
        """Ask nothing."""
        card, self.card = self.card, None
        if card is not None:
            self._place.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.hide()

    def _show(self, card: InlineCard) -> None:
        self.close_card()
        self.card = card
        card.done.connect(self._leave)
        self._place.addWidget(card)
        self.show()

    def _leave(self) -> None:
        self.close_card()
        self.left.emit()
