"""Settings: the hub, its office, who works here, how it looks, copies; each change is kept at once."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from hublog.domain.hubs import Hub
from hublog.qt.desk import Desk
from hublog.qt.page import Page
from hublog.qt.pages.settings_clock import AskAgainCard, ClockCard
from hublog.qt.pages.settings_copies import HubCopiesCard
from hublog.qt.pages.settings_desk import DeskCard
from hublog.qt.pages.settings_hub import HubCard
from hublog.qt.pages.settings_keys import KeysCard
from hublog.qt.pages.settings_laptops import LaptopsCard, standing_of
from hublog.qt.pages.settings_laptops_cards import MadeCard, SendsCard, StaysCard
from hublog.qt.pages.settings_lock import LockCard, LostCard
from hublog.qt.pages.settings_more import AboutCard, LookCard, OfferCard
from hublog.qt.pages.settings_office import OfficeCard
from hublog.qt.pages.settings_pack import PackCard
from hublog.qt.pages.settings_paper import PaperCard
from hublog.qt.pages.settings_people import PeopleCard
from hublog.qt.pages.settings_seat import SeatCard
from hublog.qt.pages.settings_wellbeing import WellbeingCard
from hublog.qt.widgets.arrange import Sides, column
from hublog.qt.widgets.inline import InlineCard
from hublog.services.changed import Changed
from hublog.services.our_key import Keys
from hublog.services.packs import PackPreview
from hublog.services.seats import Tile


class Settings(Page):
    """Cards in two columns where there is room."""

    name = "settings"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.head(self.words("settings.title"), self.words("settings.state"))
        self.desk_card, self.hub_card = DeskCard(desk), HubCard(desk)
        self.look, self.copies = LookCard(desk), HubCopiesCard(desk)
        self.offer, self.office = OfferCard(desk), OfficeCard(desk)
        self.clock, self.people = ClockCard(desk), PeopleCard(desk)
        self.clock.asks.connect(self._ask_time)
        self.office.seen.connect(self._show_pack)
        self.laptops = LaptopsCard(desk)
        self.laptops.made.connect(lambda made: self._show_about(MadeCard(desk, made)))
        self.laptops.sending.connect(lambda now: self._show_about(SendsCard(desk, now)))
        self.laptops.stays.connect(lambda undone: self._show_about(StaysCard(desk, undone)))
        self.keys, self.lock, self.lost = KeysCard(desk), LockCard(desk), LostCard(desk)
        self.keys.asked.connect(lambda card: self.show_card(card, self.keys.coordinator.setFocus))
        self.desk_card.asked.connect(self._show_seat)
        desk.seated.connect(lambda _: self._ask())
        self.body.addLayout(self.cards)
        left = column(self.offer, self.desk_card, self.people, self.keys, self.copies, gap=16)
        self.paper = PaperCard(desk)
        left.addWidget(self.lost)
        left.addWidget(self.paper)
        self.wellbeing = WellbeingCard(desk)
        right = column(
            self.look, self.hub_card, self.wellbeing, self.lock, self.laptops, self.clock, gap=16
        )
        for last, side in ((self.office, left), (AboutCard(desk), right)):
            side.addWidget(last)
            side.addStretch(1)
        self.body.addWidget(Sides(left, right, (1, 1)))
        self.body.addStretch(1)

    def opened(self, where: Mapping[str, Any]) -> None:
        """Show the settings as they are, and what a pack that was dropped would change."""
        self._ask()
        self.keys.refresh()
        self.clock.show_time()
        self._ask_laptops()
        self.offer.activities.setFocus(Qt.FocusReason.OtherFocusReason)
        if "transfer" in where:
            self.laptops.begin()
            self.show_inside(self.laptops)
        if "pack" in where:
            self.office.look(Path(where["pack"]))

    def heard(self, changed: Changed) -> None:
        """Show them again where the hub changed, and how the laptops stand now."""
        if changed.rows.keys() & {"hub", "seat"}:
            self._ask()
        self._ask_laptops()

    def _ask_laptops(self) -> None:
        self.desk.ask(standing_of, self.laptops.show_laptops, self)

    def _ask(self) -> None:
        self.desk.ask(
            lambda s: (s.hub.this(), s.seats.everybody(), s.our_key.keys()), self._show, self
        )
        self.desk.ask(lambda s: s.backup.status(), self.copies.show_status, self)

    def _show(self, found: tuple[Hub, tuple[Tile, ...], Keys]) -> None:
        hub, tiles, keys = found
        self.hub_card.show_hub(hub)
        self.wellbeing.show_hub(hub)
        self.desk_card.show_hub(hub, tiles)
        self.people.show_hub(hub)
        self.office.show_keys(keys)

    def _show_seat(self, tile: Tile) -> None:
        self.show_card(SeatCard(self.desk, tile), self.desk_card.names.setFocus)

    def _ask_time(self) -> None:
        def asked() -> None:
            self.clock.show_time()
            self.clock.other.setFocus()

        self.show_card(AskAgainCard(self.desk), asked)

    def _show_about(self, card: InlineCard) -> None:
        self.show_card(card, self.laptops.begin)

    def _show_pack(self, file: Path, preview: PackPreview) -> None:
        self.show_card(PackCard(self.desk, file, preview), self.office.pack.setFocus)
