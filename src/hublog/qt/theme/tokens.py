"""The colours of each look and the measures they share (screens.md, Look)."""

from dataclasses import dataclass
from enum import StrEnum


class Look(StrEnum):
    """What a person may choose; ``SYSTEM`` follows the laptop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class Status:
    """A colour that says how something stands, and the background it may stand on."""

    ink: str
    ground: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one look; ``heat`` goes from quiet to busy, ``series`` are a chart's lines."""

    background: str
    surface: str
    ink: str
    muted: str
    line: str
    border: str
    primary: str
    on_primary: str
    chosen: str
    focus: str
    ok: Status
    warn: Status
    error: Status
    info: Status
    heat: tuple[str, ...]
    series: tuple[str, ...]
    made_up: Status

    def status(self, kind: str) -> Status:
        """The status colours named ok, warn, error or info."""
        found: Status = getattr(self, kind)
        return found


LIGHT = Tokens(
    background="#F6F4EF",
    surface="#FFFFFF",
    ink="#1B1F23",
    muted="#4A5158",
    line="#DDD9CF",
    border="#767D85",
    primary="#0B4F6C",
    on_primary="#FFFFFF",
    chosen="#E8F1F6",
    focus="#1B1F23",
    ok=Status("#17512F", "#E3F2E8"),
    warn=Status("#7A4B00", "#FFF1D6"),
    error=Status("#A3121F", "#FDE8E9"),
    info=Status("#1D4E89", "#E6EEF8"),
    heat=("#EEF3F6", "#C5DCE6", "#8FBFD2", "#4F98B5", "#1F6F91", "#0B4F6C"),
    series=("#0B4F6C", "#B35900", "#0072B2", "#D55E00", "#A8508A"),
    made_up=Status("#FFFFFF", "#5B2A86"),
)
DARK = Tokens(
    background="#14181C",
    surface="#1E242A",
    ink="#F2F4F5",
    muted="#B9C1C8",
    line="#343C44",
    border="#7E8891",
    primary="#7CC7E8",
    on_primary="#0B2733",
    chosen="#17323F",
    focus="#FFC93C",
    ok=Status("#7FD6A2", "#15301F"),
    warn=Status("#FFC766", "#3A2A0B"),
    error=Status("#FF9A9F", "#3A1518"),
    info=Status("#9CC4F5", "#15283F"),
    heat=("#0B4F6C", "#1F6F91", "#4F98B5", "#8FBFD2", "#C5DCE6", "#EEF3F6"),
    series=("#7CC7E8", "#FFB454", "#6FB7FF", "#FF8A5B", "#E5A3CC"),
    made_up=Status("#1C0B2B", "#D3B3F2"),
)
CONTRAST = Tokens(
    background="#000000",
    surface="#000000",
    ink="#FFFFFF",
    muted="#FFFFFF",
    line="#FFFFFF",
    border="#FFFFFF",
    primary="#FFE45C",
    on_primary="#000000",
    chosen="#2B2A00",
    focus="#00E5FF",
    ok=Status("#8CFFB5", "#000000"),
    warn=Status("#FFD27F", "#000000"),
    error=Status("#FFB3B6", "#000000"),
    info=Status("#B8D8FF", "#000000"),
    heat=("#000000", "#332E00", "#665C00", "#998A00", "#CCB800", "#FFE45C"),
    series=("#FFE45C", "#FFB454", "#6FB7FF", "#FF8A5B", "#E5A3CC"),
    made_up=Status("#000000", "#E3C6FF"),
)

SIZES = {"small": 15, "body": 18, "input": 22, "h2": 21, "h1": 30, "count": 64}
"""Text in pixels at 100 %."""
GAP = 12
"""The usual distance between two things."""
RADIUS, CARD_RADIUS = 8, 12
TARGET, COUNT_TARGET = 44, 60
"""The least height of what can be clicked, in pixels at 100 %."""
SCALES = (1.0, 1.15, 1.3, 1.5, 1.75, 2.0)
"""The text sizes a person may choose."""
