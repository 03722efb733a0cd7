"""The hubs that send returns to the office: who they are, since when, and the key they are known by."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from hublog.domain.hub_packs import PackActivity
from hublog.domain.hubs import COUNTRIES, DUE_DAYS, is_hub_code
from hublog.domain.months import Month
from hublog.domain.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """A partner of a hub in the NHS or elsewhere; ``org_type`` is of that list, ``since`` a month or empty."""

    org_type: str
    name: str
    since: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedHub:
    """One hub on the office's list.

    ``first_month`` and ``last_month`` (``YYYY-MM``; the last one empty while the hub goes on) say for
    which months returns are expected; a return is due on day ``due_day`` of the month after.
    ``public_key`` is the key its returns are held against, empty until it is known; ``pinned_on`` and
    ``pinned_by`` say who compared its five words, and when.
    """

    code: str
    name: str
    area_name: str = ""
    country: str = "E"
    contact: str = ""
    first_month: str = ""
    last_month: str = ""
    due_day: int = 6
    partners: tuple[Partner, ...] = ()
    public_key: str = ""
    pinned_on: dt.date | None = None
    pinned_by: str = ""

    def expects(self, month: Month) -> bool:
        """Whether a return is expected for that month."""
        return bool(self.first_month) and self.first_month <= str(month) <= (
            self.last_month or "9999"
        )

    def due_on(self, month: Month) -> dt.date:
        """The day by which the month's return is due."""
        return month.due(self.due_day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The programme office itself; ``public_key`` is what hubs hold its replies and packs against.

    ``activities`` are those it asks hubs to use, by code.
    """

    name: str
    contact_line: str = ""
    language: str = "en"
    public_key: str = ""
    activities: tuple[PackActivity, ...] = ()


def faults(hub: ListedHub, org_types: Iterable[str]) -> Problem | None:
    """What is wrong with a hub's details.

    Problems: HUB_CODE, HUB_NAME, HUB_COUNTRY, DUE_DAY, OFFICE_HUB_MONTHS, OFFICE_PARTNER.
    """
    if not is_hub_code(hub.code):
        return Problem("HUB_CODE", hub.code)
    if not hub.name:
        return Problem("HUB_NAME", hub.code)
    if hub.country not in COUNTRIES:
        return Problem("HUB_COUNTRY", hub.country)
    if hub.due_day not in DUE_DAYS:
        return Problem("DUE_DAY", str(hub.due_day))
    if not _are_months(hub.first_month, hub.last_month) or not hub.first_month:
        return Problem("OFFICE_HUB_MONTHS", hub.code)
    if hub.last_month and hub.last_month < hub.first_month:
        return Problem("OFFICE_HUB_MONTHS", hub.code)
    known = set(org_types)
    for each in hub.partners:
        if not each.name or each.org_type not in known or not _are_months(each.since):
            return Problem("OFFICE_PARTNER", hub.code, {"name": each.name})
    return None


def _are_months(*texts: str) -> bool:
    for text in filter(None, texts):
        try:
            Month.parse(text)
        except ValueError:
            return False
    return True
