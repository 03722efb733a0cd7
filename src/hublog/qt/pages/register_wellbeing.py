"""The way from the door to asking somebody how they are, where the hub asks."""

from hublog.qt.desk import Desk
from hublog.qt.widgets.buttons import Button
from hublog.services.changed import Changed


class HowAreYouButton(Button):
    """Not there where the hub does not ask; ``activity_id`` is what they are asked about."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.words("wellbeing_page.title"), "quiet", icon="sparkles")
        self._desk = desk
        self.activity_id = ""
        self.clicked.connect(lambda: desk.go("wellbeing", activity=self.activity_id))
        self.hide()
        desk.changed.connect(self._heard)
        self._ask()

    def _heard(self, changed: Changed) -> None:
        if "hub" in changed.rows:
            self._ask()

    def _ask(self) -> None:
        self._desk.ask(lambda s: s.hub.this().asks_wellbeing, self.setVisible, self)
