"""What becomes of a file that arrives at the office: taken, kept beside, asked about or refused."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from hublog.domain import verification as differing
from hublog.domain.months import Month
from hublog.domain.office.filed import Filed, missing_below
from hublog.domain.office.hubs import ListedHub
from hublog.domain.problems import Problem
from hublog.domain.verification import Difference, Verification

TAKEN, REPLACED, OLDER, SAME = "taken", "replaced", "older", "same"
"""Taken in: a month's first, one that replaces the version that stood, an older one kept beside the one
that stands; or the same again, which changes nothing."""
TWO_CONTENTS, EDITED, NEW_KEY = "two_contents", "edited", "new_key"
"""Waits for a person: the same version with other content, rows edited outside, a key nobody compared."""
OTHER_KEY, BAD_SEAL, UNKNOWN_HUB, NOT_EXPECTED, DRAFT, PASSWORD, NOT_A_RETURN, BROKEN = (
    *("other_key", "bad_seal", "unknown_hub", "not_expected", "draft", "password"),
    *("not_a_return", "broken"),
)
"""Refused: sealed by another key (a red stop), a seal that does not fit, a hub nobody listed, a month that
is not expected, not signed off, locked by a password that is not known, another workbook, damaged."""

IN = frozenset({TAKEN, REPLACED, OLDER})
"""After these the office holds the return."""
WAITING = frozenset({TWO_CONTENTS, EDITED, NEW_KEY, PASSWORD})
"""These can be settled by a person, file in hand."""
OUTCOMES = (
    *(TAKEN, REPLACED, OLDER, SAME, TWO_CONTENTS, EDITED, NEW_KEY, PASSWORD),
    *(OTHER_KEY, BAD_SEAL, UNKNOWN_HUB, NOT_EXPECTED, DRAFT, NOT_A_RETURN, BROKEN),
)

_PASSWORD_CODES = frozenset({"FILE_NEEDS_PASSWORD", "FILE_WRONG_PASSWORD"})
_FOREIGN_CODES = frozenset({"NOT_A_RETURN", "A_REPLY", "A_PACK", "FILE_NOT_A_SHEET"})
_OF_ROWS = frozenset(
    {differing.ROW_EDITED, differing.ROW_ADDED, differing.ROW_REMOVED, differing.ROW_DOUBLED}
)
_SEALS = frozenset({differing.SEAL_BROKEN, differing.SEAL_MISSING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one file; ``kind`` is one of ``OUTCOMES``, with a sentence of its own.

    ``replaces`` is the version that stood before, ``gaps`` are versions that never arrived, and
    ``problem`` says why a file was refused. ``differences`` are the rows edited outside.
    """

    file_name: str
    kind: str
    hub_code: str = ""
    month: str = ""
    version: int = 0
    public_key: str = ""
    replaces: int = 0
    gaps: tuple[int, ...] = ()
    problem: Problem | None = None
    differences: tuple[Difference, ...] = ()
    erased: int = 0
    """So many people whom the hub forgot were deleted here too."""


def refused(file_name: str, problem: Problem) -> Outcome:
    """What a file is that could not be read as a return at all."""
    kind = NOT_A_RETURN if problem.code in _FOREIGN_CODES else BROKEN
    if problem.code in _PASSWORD_CODES:
        kind = PASSWORD
    return Outcome(file_name=file_name, kind=kind, problem=problem)


def stops(
    found: Verification, file_name: str, hub: ListedHub | None, today: dt.date
) -> Outcome | None:
    """Why a return cannot be believed as it is; ``None`` where its hub sealed every cell of it."""

    def stop(kind: str, **more: object) -> Outcome:
        return Outcome(
            file_name=file_name,
            kind=kind,
            hub_code=found.hub_code,
            month=found.month,
            version=found.version,
            public_key=found.public_key,
            **more,  # type: ignore[arg-type]
        )

    kinds = {each.kind for each in found.differences}
    if found.status != "signed":
        return stop(DRAFT)
    if found.seal in {differing.BROKEN, differing.NO_SEAL} or kinds & _SEALS:
        return stop(BAD_SEAL, differences=found.differences)
    if hub is None:
        return stop(UNKNOWN_HUB)
    if not hub.public_key:
        return stop(NEW_KEY)
    if found.seal == differing.OTHER_KEY:
        return stop(OTHER_KEY)
    if not _expected(found.month, hub, today):
        return stop(NOT_EXPECTED)
    return stop(EDITED, differences=found.differences) if found.differences else None


def _expected(month: str, hub: ListedHub, today: dt.date) -> bool:
    return bool(month) and month <= str(Month.of(today)) and hub.expects(Month.parse(month))


def beside(found: Verification, held: Collection[Filed]) -> tuple[str, int, tuple[int, ...]]:
    """What a good return is beside the versions of its month that are held.

    The outcome's kind, the version it replaces (0 for none), and the versions that never arrived.
    """
    gaps = missing_below([*(each.version for each in held), found.version])
    same = [each for each in held if each.version == found.version]
    if same:
        return (SAME if same[0].digest == found.digest else TWO_CONTENTS), 0, gaps
    top = max((each.version for each in held), default=0)
    if found.version < top:
        return OLDER, 0, gaps
    return (REPLACED if top else TAKEN), top, gaps


def can_be_accepted(differences: Collection[Difference]) -> bool:
    """Whether staff may decide row by row: nothing else differs than rows, labels and remarks."""
    harmless = {differing.PAGE_EDITED, differing.BESIDE_EDITED, differing.SHEET_ADDED}
    return all(each.kind in _OF_ROWS | harmless for each in differences)
