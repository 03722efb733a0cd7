"""Hub packs as an office might make them; every name, postcode and area in them is made up."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from hublog import resources
from hublog.domain.hub_packs import Area, HubPack, PackActivity
from hublog.services.ports import Seal
from hublog.sheets.pack_writer import pack_workbook
from sealed_return import HUB_KEY, by

OFFICE_SECRET = HUB_KEY
_OFFICE = by(OFFICE_SECRET)
OFFICE_KEY = _OFFICE(b"").public_key
DAY = dt.date(2026, 6, 12)
AREAS = (
    Area(
        postcode="CA14 3AA",
        lsoa="E01019124",
        imd_decile=1,
        imd_index="IOD2025",
        district="E06000063",
    ),
    Area(
        postcode="CA15 8AA",
        lsoa="E01019125",
        imd_decile=10,
        imd_index="IOD2025",
        district="E06000063",
    ),
    Area(postcode="DG1 2BD", lsoa="S01007590", imd_decile=None, imd_index="", district="S12000006"),
)


def made_pack(**more: Any) -> HubPack:  # noqa: ANN401 - passes on what a test says
    """A pack for the hub that the tests set up."""
    whole: dict[str, Any] = {
        "hub_code": "CUM-EWA",
        "hub_name": "Ewanrigg Hub",
        "area_name": "Maryport",
        "country": "E",
        "contact_line": "Tuesday team, 01900 000000",
        "due_day": 8,
        "made_on": DAY,
        "activities": (
            PackActivity(short_code="WARM", name="Warm space", type="DROPIN"),
            PackActivity(short_code="GARD", name="Community garden", type="GARDEN"),
        ),
        "areas": AREAS,
        "office_name": "Made-up Programme Office",
        "office_key": OFFICE_KEY,
    }
    return HubPack(**{**whole, **more})


def pack_file(pack: HubPack | None = None, seal: Callable[[bytes], Seal] = _OFFICE) -> bytes:
    """Its workbook, sealed with the made-up key of the office."""
    codes = resources.code_lists()
    return pack_workbook(pack or made_pack(), resources.words(), codes, seal)
