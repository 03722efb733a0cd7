"""What was told so far while setting up a hub; Back keeps every answer."""

from dataclasses import dataclass, field
from pathlib import Path

from hublog.domain.problems import Problem
from hublog.qt.pages.set_up_activities import NewActivity
from hublog.services.hub import HubDetails, faults
from hublog.services.ways_in import SeenPack


@dataclass
class Answers:
    """The hub, what it offers, and who helps, as they were typed."""

    name: str = ""
    code: str = ""
    area: str = ""
    contact: str = ""
    country: str = "E"
    activities: list[NewActivity] = field(default_factory=list)
    helpers: str = ""
    pins: dict[str, str] = field(default_factory=dict)
    pack: SeenPack | None = None
    pack_file: Path | None = None

    def details(self) -> HubDetails:
        """The hub itself."""
        return HubDetails(
            code=self.code.strip().upper(),
            name=self.name,
            area_name=self.area,
            country=self.country,
            contact_line=self.contact,
        )

    def faults(self) -> Problem | None:
        """What is wrong with what was told of the hub."""
        return faults(self.details())
