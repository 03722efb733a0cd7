"""Evidence: what the returns of all hubs say together about what works."""

from collections.abc import Mapping
from typing import Any

from hublog.qt.office.desk import OfficeDesk
from hublog.qt.office.page import OfficePage
from hublog.qt.widgets.labels import Label


class EvidencePage(OfficePage):
    """Its cards are laid into ``body``."""

    name = "evidence"

    def __init__(self, desk: OfficeDesk) -> None:
        super().__init__(desk)
        self.head(self.words("window.page.evidence"))
        self.body.addWidget(Label(self.words("office_evidence.empty"), "muted"))
        self.body.addStretch(1)

    def opened(self, where: Mapping[str, Any]) -> None:
        """Show the page."""
        del where
        self.setFocus()
