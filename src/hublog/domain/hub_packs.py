"""What the programme office gives a hub: its settings, the activity codes to use, and its areas."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from hublog.domain.codes import CodeList, CodeLists
from hublog.domain.hubs import COUNTRIES, DUE_DAYS, is_hub_code
from hublog.domain.names import LONGEST_LINE, LONGEST_NAME, fold
from hublog.domain.problems import Detail, Problem

_ACTIVITY_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{0,11}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PackActivity:
    """An activity as the office calls it; ``type`` is a code of list ``activity_type``."""

    short_code: str
    name: str
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Where a postcode lies.

    ``lsoa`` is the code of its small area, ``district`` that of its local authority.
    ``imd_decile`` is 1 (the most deprived tenth) to 10 by the index that ``imd_index`` names, or
    ``None`` where no index speaks of the area.
    """

    postcode: str
    lsoa: str
    imd_decile: int | None
    imd_index: str
    district: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HubPack:
    """One hub's pack; ``country`` and ``due_day`` as in ``Hub``.

    ``office_key`` is the public key that the pack was sealed with, which a reader finds there.
    """

    hub_code: str
    hub_name: str
    area_name: str
    country: str
    contact_line: str
    due_day: int
    made_on: dt.date
    activities: tuple[PackActivity, ...]
    areas: tuple[Area, ...]
    office_name: str
    office_key: str


def is_activity_code(text: str) -> bool:
    """Whether an office may call an activity by that code."""
    return _ACTIVITY_CODE.fullmatch(text) is not None


def pack_fault(pack: HubPack, codes: CodeLists, where: str) -> Problem | None:
    """What cannot be right about a pack's settings and activities, if anything.

    ``where`` names the pack in the sentence; areas have their own rules (``domain.areas``). Problems:
    PACK_HUB_CODE, PACK_HUB_NAME, PACK_COUNTRY, PACK_DUE_DAY, PACK_OFFICE_NAME, PACK_TEXT_TOO_LONG,
    PACK_ACTIVITY_CODE, PACK_ACTIVITY_NAME, PACK_ACTIVITY_TWICE, PACK_TYPE_UNKNOWN.
    """
    found = (*_about_hub(pack, where), *_about_activities(pack, where))
    return next(iter(found), None) or _type_fault(pack, codes["activity_type"], where)


def _about_hub(pack: HubPack, where: str) -> Iterator[Problem]:
    if not is_hub_code(pack.hub_code):
        yield Problem("PACK_HUB_CODE", where, {"code": pack.hub_code[:LONGEST_NAME]})
    if not pack.hub_name:
        yield Problem("PACK_HUB_NAME", where)
    if pack.country not in COUNTRIES:
        yield Problem("PACK_COUNTRY", where, {"country": pack.country[:LONGEST_NAME]})
    if pack.due_day not in DUE_DAYS:
        yield Problem("PACK_DUE_DAY", where, {"day": pack.due_day})
    if not pack.office_name:
        yield Problem("PACK_OFFICE_NAME", where)
    for text, most in (
        (pack.hub_name, LONGEST_NAME),
        (pack.area_name, LONGEST_NAME),
        (pack.office_name, LONGEST_NAME),
        (pack.contact_line, LONGEST_LINE),
    ):
        if len(text) > most:
            values: dict[str, Detail] = {"text": text[:LONGEST_NAME], "most": most}
            yield Problem("PACK_TEXT_TOO_LONG", where, values)


def _about_activities(pack: HubPack, where: str) -> Iterator[Problem]:
    codes: set[str] = set()
    names: set[str] = set()
    for each in pack.activities:
        values: dict[str, Detail] = {"code": each.short_code[:LONGEST_NAME]}
        name = fold(each.name)
        if not is_activity_code(each.short_code):
            yield Problem("PACK_ACTIVITY_CODE", where, values)
        if not name or len(each.name) > LONGEST_NAME:
            yield Problem("PACK_ACTIVITY_NAME", where, {**values, "most": LONGEST_NAME})
        if each.short_code in codes or name in names:
            yield Problem("PACK_ACTIVITY_TWICE", where, values)
        codes.add(each.short_code)
        names.add(name)


def _type_fault(pack: HubPack, types: CodeList, where: str) -> Problem | None:
    for each in pack.activities:
        if each.type not in types:
            values = {"code": each.short_code, "type": each.type[:LONGEST_NAME]}
            return Problem("PACK_TYPE_UNKNOWN", where, values)
    return None
