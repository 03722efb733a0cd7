"""The privacy notice on paper: to hang up at the door, or to take away."""

from hublog.qt.desk import Desk
from hublog.qt.pages.printing_out import show_paper
from hublog.qt.widgets.arrange import column, flow
from hublog.qt.widgets.buttons import Button
from hublog.qt.widgets.labels import Card, Label


class PaperCard(Card):
    """The notice in two sizes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        words = desk.words
        self.large = Button(words("paper_card.large"), icon="printer")
        self.small = Button(words("paper_card.small"), icon="printer")
        self.large.clicked.connect(lambda: self._show(small=False))
        self.small.clicked.connect(lambda: self._show(small=True))
        self.fill(
            column(
                Label(words("paper_card.title"), "h2"),
                Label(words("paper_card.hint"), "small"),
                flow(self.large, self.small, least=200),
            )
        )

    def _show(self, *, small: bool) -> None:
        desk = self._desk
        desk.ask(
            lambda s: s.printing.notice(small=small),
            lambda card: show_paper(desk, card, "settings"),
            self,
        )
