"""The hub pack as data: its sheets, what they hold, and what the file is called."""

from hublog.domain.hub_packs import HubPack
from hublog.sheets.canonical import Kind
from hublog.sheets.layout import CODES, ROW_DIGEST, Column, Sheet

FORMAT_VERSION = 1
FRONT = "Cover"

_DIGEST = Column(ROW_DIGEST, Kind.ID, 13)
HUB = Sheet(
    "Hub",
    (
        Column("hub_code", Kind.CODE, 14),
        Column("hub_name", Kind.TEXT, 30, wrap=True),
        Column("area_name", Kind.TEXT, 24, wrap=True),
        Column("country", Kind.CODE, 11),
        Column("contact_line", Kind.TEXT, 40, wrap=True),
        Column("due_day", Kind.INTEGER, 10),
        Column("office_name", Kind.TEXT, 28, wrap=True),
        _DIGEST,
    ),
)
ACTIVITIES = Sheet(
    "Activities",
    (
        Column("activity_code", Kind.CODE, 18),
        Column("activity", Kind.TEXT, 50, wrap=True),
        Column("type", Kind.CODE, 16),
        _DIGEST,
    ),
)
AREAS = Sheet(
    "Areas",
    (
        Column("postcode", Kind.CODE, 14),
        Column("lsoa21cd", Kind.CODE, 16),
        Column("imd_decile", Kind.INTEGER, 14),
        Column("imd_index", Kind.CODE, 16),
        Column("lad", Kind.CODE, 28),
        _DIGEST,
    ),
)
SHEETS = (HUB, ACTIVITIES, AREAS, CODES)
"""Every data sheet of a pack, in the order of the workbook; columns only grow."""


def file_name(pack: HubPack) -> str:
    """The name of the workbook, such as ``CUM-EWA_pack_2026-06-12.xlsx``."""
    return f"{pack.hub_code}_pack_{pack.made_on}.xlsx"
