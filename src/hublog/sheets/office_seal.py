"""Whether a workbook of the programme office is whole, and as it was when the office sealed it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hublog.domain import verification as differing
from hublog.domain.problems import Problem
from hublog.domain.verification import Difference
from hublog.sheets import manifest
from hublog.sheets.comparing import Compared
from hublog.sheets.layout import Sheet
from hublog.sheets.verifying import number, seal_state


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the file has to be; ``code`` is what its Problems begin with, such as ``REPLY``."""

    kind: str
    code: str
    format_version: int
    sheets: Sequence[Sheet]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """Who sealed it, for which hub, and when."""

    office_key: str
    hub_code: str
    made_on: date


def sealed_by_office(compared: Compared, wanted: Wanted, where: str) -> Sealed | Problem:
    """Whose it is, once everything in it is as it was sealed.

    Problems, after the name of the kind: NOT_A_…, …_NEWER, …_UNSEALED, …_EDITED (a row),
    …_NOT_WHOLE (a sheet or column), …_SEAL_BROKEN; REPLY_IS_PACK and PACK_IS_REPLY where the office's
    other file is held for it.
    """
    problem = _fault(compared, wanted, where)
    if problem is not None:
        return problem
    seal = manifest.seal_of(compared.manifest)
    made_on = day_said(compared.manifest.get("made_on", ""))
    hub = compared.manifest.get("hub_code", "")
    if seal is None or made_on is None or not hub:
        return Problem(f"NOT_A_{wanted.code}", where)
    return Sealed(office_key=seal.public_key, hub_code=hub, made_on=made_on)


def day_said(text: str) -> date | None:
    """The day that an ISO text says, if it says one."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _fault(compared: Compared, wanted: Wanted, where: str) -> Problem | None:
    said, code = compared.manifest, wanted.code
    kind = compared.believed("kind", wanted.kind)
    if kind != wanted.kind and kind in {manifest.REPLY, manifest.PACK}:
        return Problem("REPLY_IS_PACK" if kind == manifest.PACK else "PACK_IS_REPLY", where)
    if kind != wanted.kind or not compared.tables:
        return Problem(f"NOT_A_{code}", where)
    if number(compared.believed("format_version", "")) > wanted.format_version:
        return Problem(f"{code}_NEWER", where, {"version": said.get("app_version", "")})
    if manifest.seal_of(said) is None:
        return Problem(f"{code}_UNSEALED", where)
    if compared.differences:
        return _edited(compared.differences[0], code, where)
    absent = [each.name for each in wanted.sheets if each.name not in compared.tables]
    if absent:
        return Problem(f"{code}_NOT_WHOLE", where, {"sheet": absent[0]})
    if seal_state(manifest.seal_of(said), said, "") != differing.VALID:
        return Problem(f"{code}_SEAL_BROKEN", where)
    return None


def _edited(first: Difference, code: str, where: str) -> Problem:
    row = first.row or first.sent_row
    if row is None:
        return Problem(f"{code}_NOT_WHOLE", where, {"sheet": first.sheet})
    return Problem(f"{code}_EDITED", where, {"sheet": first.sheet, "row": row})
