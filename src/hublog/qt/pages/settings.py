"""Settings: the hub, its office, who works here, how it looks, copies; each change is kept at once."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from hublog.domain.hubs import Hub
from hublog.qt.desk import Desk
from hublog.qt.page import Page
from hublog.qt.pages.settings_copies import HubCopiesCard
from hublog.qt.pages.settings_desk import DeskCard
from hublog.qt.pages.settings_hub import HubCard
from hublog.qt.pages.settings_more import AboutCard, LookCard, OfferCard
from hublog.qt.pages.settings_office import OfficeCard
from hublog.qt.pages.settings_pack import PackCard
from hublog.qt.widgets.arrange import Sides, column
from hublog.services.changed import Changed
from hublog.services.our_key import Keys
from hublog.services.packs import PackPreview


class Settings(Page):
    """Cards in two columns where there is room."""

    name = "settings"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.head(self.words("settings.title"), self.words("settings.state"))
        self.desk_card, self.hub_card = DeskCard(desk), HubCard(desk)
        self.look, self.copies = LookCard(desk), HubCopiesCard(desk)
        self.offer, self.office = OfferCard(desk), OfficeCard(desk)
        self.office.seen.connect(self._show_pack)
        self.body.addLayout(self.cards)
        left = column(self.offer, self.desk_card, self.copies, self.office, 1, gap=16)
        right = column(self.look, self.hub_card, AboutCard(desk), 1, gap=16)
        self.body.addWidget(Sides(left, right, (1, 1)))
        self.body.addStretch(1)

    def opened(self, where: Mapping[str, Any]) -> None:
        """Show the settings as they are, and what a pack that was dropped would change."""
        self._ask()
        self.offer.activities.setFocus(Qt.FocusReason.OtherFocusReason)
        if "pack" in where:
            self.office.look(Path(where["pack"]))

    def heard(self, changed: Changed) -> None:
        """Show them again where the hub changed."""
        if "hub" in changed.rows:
            self._ask()

    def _ask(self) -> None:
        self.desk.ask(lambda s: (s.hub.this(), s.our_key.keys()), self._show, self)
        self.desk.ask(lambda s: s.backup.status(), self.copies.show_status, self)

    def _show(self, found: tuple[Hub, Keys]) -> None:
        hub, keys = found
        self.hub_card.show_hub(hub)
        self.desk_card.show_hub(hub)
        self.office.show_keys(keys)

    def _show_pack(self, file: Path, preview: PackPreview) -> None:
        self.show_card(PackCard(self.desk, file, preview), self.office.pack.setFocus)
