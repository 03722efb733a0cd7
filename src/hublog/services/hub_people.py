"""What a hub sets about people: from which age on, what its privacy notice says, how long it keeps."""

from dataclasses import dataclass, fields, replace
from typing import Any

from hublog.domain.hubs import AGES, KEEP_MONTHS, LONGEST_NOTICE, Hub
from hublog.domain.names import LONGEST_LINE, LONGEST_NAME, clean
from hublog.domain.problems import Problem

_AGE_FIELDS = ("consent_age", "contact_age", "sign_out_age")


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleSettings:
    """What is set anew, by the fields of ``Hub``; what is ``None`` stays as it is."""

    consent_age: int | None = None
    contact_age: int | None = None
    sign_out_age: int | None = None
    complaints_contact: str | None = None
    notice: str | None = None
    keep_months: int | None = None
    asks_wellbeing: bool | None = None
    has_swemwbs: bool | None = None


def amended(hub: Hub, settings: PeopleSettings) -> Hub | Problem:
    """The hub with these settings; another text of the notice gets the next number.

    Problems: HUB_AGE, KEEP_MONTHS, TEXT_TOO_LONG.
    """
    given: dict[str, Any] = {
        f.name: value for f in fields(settings) if (value := getattr(settings, f.name)) is not None
    }
    odd = next((given[each] for each in _AGE_FIELDS if given.get(each, AGES[0]) not in AGES), None)
    if odd is not None:
        return Problem("HUB_AGE", str(odd), {"least": AGES[0], "most": AGES[-1]})
    if given.get("keep_months", KEEP_MONTHS[0]) not in KEEP_MONTHS:
        most = {"least": KEEP_MONTHS[0], "most": KEEP_MONTHS[-1]}
        return Problem("KEEP_MONTHS", str(given["keep_months"]), most)
    if settings.complaints_contact is not None:
        given["complaints_contact"] = clean(settings.complaints_contact)
    if settings.notice is not None:
        given["notice"] = _tidy(settings.notice)
    for name, most_signs in (("complaints_contact", LONGEST_LINE), ("notice", LONGEST_NOTICE)):
        text = given.get(name, "")
        if len(text) > most_signs:
            return Problem("TEXT_TOO_LONG", text[:LONGEST_NAME], {"most": most_signs})
    if given.get("notice", hub.notice) != hub.notice:
        given["notice_version"] = _next(hub.notice_version)
    return replace(hub, **given)


def _tidy(notice: str) -> str:
    """The text without room at the ends of its lines, so that only words make another notice."""
    return "\n".join(line.rstrip() for line in notice.strip().splitlines())


def _next(version: str) -> str:
    return str(int(version) + 1) if version.isdecimal() else f"{version}+"
