"""The frame around the pages of an office that is open."""

from pathlib import Path
from typing import ClassVar

from hublog.domain.codes import CodeLists
from hublog.domain.words import Words
from hublog.qt.entrance import OpenedOffice
from hublog.qt.office.desk import OfficeDesk
from hublog.qt.office.page import OfficePage
from hublog.qt.operations import Operations
from hublog.qt.page_frame import PageFrame, Standing
from hublog.qt.preferences import Preferences


class OfficeFrame(PageFrame):
    """Shows the pages of an office."""

    desk: OfficeDesk
    pages: ClassVar[dict[str, str]] = {
        "returns": "hublog.qt.office.returns_page.ReturnsPage",
        "evidence": "hublog.qt.office.evidence_page.EvidencePage",
        "packs": "hublog.qt.office.packs_page.PacksPage",
        "office_settings": "hublog.qt.office.settings_page.OfficeSettings",
        "help": "hublog.qt.office.help.OfficeHelp",
        "preview": "hublog.qt.pages.preview.Preview",
        "keys": "hublog.qt.pages.keys.Keys",
    }
    largest = "hublog.qt.office.taking_in_card"

    def begin(self, ready: Standing) -> None:
        """The returns, once the name of the office is known."""

        def start(name: str) -> None:
            self._name = name
            self.show_who()
            self.go("returns")
            ready()

        self._name = ""
        self.desk.ask(lambda s: s.hubs.office().name, start, self)

    def drop(self, files: list[Path]) -> None:
        """The page that is shown may want them; else they are taken in as returns."""
        if isinstance(self.page, OfficePage) and self.page.drop(files):
            return
        self.desk.go("returns", files=files)

    def look_for(self) -> None:
        """Any hub."""
        self.desk.go("packs", find=True)

    def said_who(self) -> str:
        """Which office it is, and who works here."""
        name = getattr(self, "_name", "")
        who = self.desk.who
        return self.desk.words("register.dot").join(part for part in (who, name) if part)

    def _heard(self, changed: object) -> None:
        self.desk.ask(lambda s: s.hubs.office().name, self._named, self)
        super()._heard(changed)

    def _named(self, name: str) -> None:
        self._name = name
        self.show_who()


def office_frame(
    opened: OpenedOffice,
    words: Words,
    codes: CodeLists,
    operations: Operations,
    preferences: Preferences,
) -> OfficeFrame:
    """The frame around a store, which remembers who works here and where files are saved."""
    desk = OfficeDesk(opened.services, words, codes, operations)
    desk.database = opened.database
    desk.actor = preferences.name or desk.actor
    desk.returns = preferences.returns
    desk.seated.connect(preferences.remember_name)
    desk.saves_in.connect(preferences.remember_returns)
    return OfficeFrame(desk)
