"""The activities that the office asks its hubs to use, each under one code; every pack carries them."""

from collections.abc import Iterable

from hublog.domain.codes import CodeList
from hublog.domain.hub_packs import PackActivity, is_activity_code
from hublog.domain.names import LONGEST_NAME, clean, fold
from hublog.domain.problems import Problem


def tidied(activity: PackActivity) -> PackActivity:
    """The activity as it is kept: codes in capitals, single blanks."""
    return PackActivity(
        short_code=clean(activity.short_code).upper(),
        name=clean(activity.name),
        type=clean(activity.type).upper(),
    )


def fault(
    activity: PackActivity, others: Iterable[PackActivity], types: CodeList
) -> Problem | None:
    """What is wrong with an activity that is new beside those others.

    What passes here passes ``hub_packs.pack_fault`` in every pack. Problems: OFFICE_ACTIVITY_CODE,
    OFFICE_ACTIVITY_NAME, UNKNOWN_CODE, OFFICE_ACTIVITY_CODE_TAKEN, OFFICE_ACTIVITY_NAME_TAKEN.
    """
    code, name = activity.short_code, fold(activity.name)
    if not is_activity_code(code):
        return Problem("OFFICE_ACTIVITY_CODE", code[:LONGEST_NAME])
    if not name or len(activity.name) > LONGEST_NAME:
        return Problem("OFFICE_ACTIVITY_NAME", code, {"most": LONGEST_NAME})
    if activity.type not in types:
        choices = ", ".join(each.code for each in types)
        return Problem("UNKNOWN_CODE", activity.type[:LONGEST_NAME], {"choices": choices})
    for other in others:
        if other.short_code == code:
            return Problem("OFFICE_ACTIVITY_CODE_TAKEN", code, {"name": other.name})
        if fold(other.name) == name:
            values = {"code": other.short_code}
            return Problem("OFFICE_ACTIVITY_NAME_TAKEN", activity.name, values)
    return None
