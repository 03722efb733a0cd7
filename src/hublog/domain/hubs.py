"""The hub that keeps this register, and the places where it meets."""

import re
from dataclasses import dataclass
from datetime import date

COUNTRIES = ("E", "W", "N", "S")
DUE_DAYS = range(1, 32)
"""The days of a month on which a return may be due."""
AGES = range(5, 22)
"""From which ages on a hub may let somebody answer, be reached or leave by themselves."""
KEEP_MONTHS = range(1, 241)
"""So many months somebody may be kept after they last came."""
LONGEST_NOTICE = 8000
"""Signs of a privacy notice: two pages."""
_CODE = re.compile(r"[A-Z0-9]{2,6}(-[A-Z0-9]{2,6})+")


def is_hub_code(text: str) -> bool:
    """Whether a hub can go by this code: capitals and digits in parts, such as ``CUM-EWA``."""
    return _CODE.fullmatch(text) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hub:
    """The place or group that keeps this register; it has a code such as ``CUM-EWA``.

    ``country`` is E, W, N or S. ``share_rows`` lets pseudonymous rows about people who agreed
    travel in the return; it is off until the hub turns it on. ``records_complete_from`` is the
    day from which the register holds everything; before it is known, first visits are provisional.
    ``privacy_names`` shows first name and initial where visitors can see the screen. A return is due on day ``due_day`` of the month after
    its own. ``office_key`` is the public key of the programme office, empty until the hub knows it;
    ``area_list`` names the list of areas that it gave (``domain.areas``). ``returns_from`` is the id of
    the laptop that sends the returns; empty while there is but one. Below ``consent_age`` a grown-up
    answers for a child, below ``contact_age`` grown-ups to call are needed, below ``sign_out_age`` a
    child leaves with somebody. ``complaints_contact`` and ``notice`` stand in the privacy notice, whose
    wording is ``notice_version``. Somebody is due to be forgotten ``keep_months`` after they last came.
    ``asks_wellbeing`` turns the wellbeing questions on, ``has_swemwbs`` the total of a licensed hub.
    """

    id: str
    code: str
    name: str
    area_name: str = ""
    country: str = "E"
    language: str = "en"
    contact_line: str = ""
    share_rows: bool = False
    records_complete_from: date | None = None
    privacy_names: bool = True
    due_day: int = 6
    office_key: str = ""
    area_list: str = ""
    returns_from: str = ""
    consent_age: int = 16
    contact_age: int = 18
    sign_out_age: int = 12
    complaints_contact: str = ""
    notice: str = ""
    notice_version: str = "1"
    keep_months: int = 36
    asks_wellbeing: bool = False
    has_swemwbs: bool = False
    alive: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A room, hall or field where sessions are held; ``capacity`` in people."""

    id: str
    name: str
    address: str = ""
    capacity: int | None = None
    alive: bool = True
