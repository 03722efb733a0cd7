"""Settings: the hub, who works here, how it looks, copies; every change is kept at once."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt

from hublog.domain.hubs import Hub
from hublog.qt.desk import Desk
from hublog.qt.page import Page
from hublog.qt.pages.settings_desk import DeskCard
from hublog.qt.pages.settings_hub import HubCard
from hublog.qt.pages.settings_more import AboutCard, CopiesCard, LookCard, OfferCard
from hublog.qt.widgets.arrange import Sides, column
from hublog.services.changed import Changed


class Settings(Page):
    """Cards in two columns where there is room."""

    name = "settings"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.head(self.words("settings.title"), self.words("settings.state"))
        self.desk_card, self.hub_card = DeskCard(desk), HubCard(desk)
        self.look, self.copies = LookCard(desk), CopiesCard(desk)
        self.offer = OfferCard(desk)
        left = column(self.offer, self.desk_card, self.copies, 1, gap=16)
        right = column(self.look, self.hub_card, AboutCard(desk), 1, gap=16)
        self.body.addWidget(Sides(left, right, (1, 1)))
        self.body.addStretch(1)

    def opened(self, where: Mapping[str, Any]) -> None:
        """Show the settings as they are."""
        del where
        self._ask()
        self.offer.activities.setFocus(Qt.FocusReason.OtherFocusReason)

    def heard(self, changed: Changed) -> None:
        """Show them again where the hub changed."""
        if "hub" in changed.rows:
            self._ask()

    def _ask(self) -> None:
        self.desk.ask(lambda s: s.hub.this(), self._show, self)

    def _show(self, hub: Hub) -> None:
        self.hub_card.show_hub(hub)
        self.desk_card.show_hub(hub)
